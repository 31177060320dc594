"""Our reading of EDTF beside two others, used in development only; each disagreement has its reason here."""

import contextlib
import io
import warnings
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rollout.evidence.edtf import EdtfError, parse
from tests.edtf_cases import FURTHER_ACCEPTED, LOC_ACCEPTED, REFUSED
from tests.edtf_disagreements import EDTF, UNDATE
from tests.support.cases import for_each


@cache
def theirs(name: str) -> Any:
    """Return a package of theirs, imported when it is first asked: both take long, and every worker reads this file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of both, as they are imported
        found = import_module(name)
        if name == "undate.converters.edtf":
            # Its calendars come with the first date; where they were just installed, Python warns as it compiles them.
            found.EDTFDateConverter().parse("2000")
        return found


# edtf 5.0.2 raises ten to any exponent written and so never comes back from Y1E99999999.
TEXTS = [
    text for text in (str(row[0]) for row in (*LOC_ACCEPTED, *FURTHER_ACCEPTED, *REFUSED)) if text[:1] not in ("Y", "y")
]


def _ours(text: str) -> str:
    try:
        d = parse(text)
    except EdtfError:
        return "refused"
    return f"{d.earliest or ''}..{d.latest or ''}"


def _edtf(text: str) -> str:
    # Its parser reports to standard output as it fails, and lets errors of several kinds through.
    edtf = theirs("edtf")
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            read = edtf.parse_edtf(text)
        except edtf.EDTFParseException:
            return "refused"
        except (AttributeError, TypeError, ValueError) as error:
            return f"breaks: {type(error).__name__}"
        try:
            ends = [read.lower_strict(), read.upper_strict()]
        except (AttributeError, TypeError, ValueError) as error:
            return f"breaks: {type(error).__name__}"
    # An open end is an infinite number to it.
    return "..".join("" if isinstance(end, float) else "{:04}-{:02}-{:02}".format(*end[:3]) for end in ends)


def _undate(text: str) -> str:
    try:
        read = theirs("undate.converters.edtf").EDTFDateConverter().parse(text)
    except (ValueError, theirs("lark").exceptions.LarkError):
        return "refused"
    if isinstance(read, theirs("undate").UndateInterval):
        return f"{read.earliest.earliest if read.earliest else ''}..{read.latest.latest if read.latest else ''}"
    return f"{read.earliest}..{read.latest}"


def _check(text: str, theirs: Callable[[str], str], listed: dict[str, tuple[str, str]]) -> None:
    answer = theirs(text)
    if answer == _ours(text):
        assert text not in listed, "listed as a disagreement, but there is none"
    else:
        assert listed[text][0] == answer


@for_each("text", TEXTS, ids=repr)
def test_we_agree_with_edtf_or_have_a_reason(text: str) -> None:
    _check(text, _edtf, EDTF)


@for_each("text", TEXTS, ids=repr)
def test_we_agree_with_undate_or_have_a_reason(text: str) -> None:
    _check(text, _undate, UNDATE)


@pytest.mark.parametrize("listed", [EDTF, UNDATE], ids=["edtf", "undate"])
def test_no_disagreement_is_listed_that_is_not_tried(listed: dict[str, tuple[str, str]]) -> None:
    assert set(listed) <= set(TEXTS)


@given(st.dates(), st.sampled_from((4, 7, 10)), st.sampled_from(("", "?", "~", "%")))
@settings(deadline=None, max_examples=60)
def test_we_agree_with_both_on_any_plain_date(day: date, width: int, sign: str) -> None:
    text = day.isoformat()[:width] + sign
    assert _edtf(text) == _undate(text) == _ours(text)


@given(st.dates(), st.dates())
@settings(deadline=None, max_examples=60)
def test_we_agree_with_undate_on_any_two_days_as_an_interval(first: date, last: date) -> None:
    assume(first != last)  # they refuse an interval of one day; it is short, not reversed
    text = f"{first.isoformat()}/{last.isoformat()}"
    assert _undate(text) == _ours(text)
