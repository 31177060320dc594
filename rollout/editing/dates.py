"""A date as it is typed: what will be written, what that claims in words and what it does not, and what it may mean."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rollout.evidence.edtf import EdtfDate, EdtfError, in_words, parse
from rollout.importing.dates import Parsed, understand
from rollout.importing.deciding import Decided, settle
from rollout.words.said import capital, in_turn, said
from rollout.words.say import later, say

DATES = ("date", "due", "known", "source_date")
"""The columns that hold a date."""
_ASKED: Mapping[str, tuple[str, tuple[Any, Any]]] = {
    "day-first": ("day_first", (True, False)),
    "edtf": ("edtf", (True, False)),
    "century": ("century", (1900, 2000)),
    "bce": ("historical", (True, False)),
}
"""What a date can wait for: by which decision, and the two that there are."""
_SILENT: Mapping[str, str] = {
    "minute": later("No second is claimed."),
    "day": later("No time of day is claimed."),
    "month": later("No day is claimed, only the month."),
    "quarter": later("No month is claimed, only the quarter."),
    "season": later("No month is claimed, only the season."),
    "year": later("No month is claimed, only the year."),
    "decade": later("No year is claimed, only the decade."),
    "century": later("No year is claimed, only the century."),
    "millennium": later("No year is claimed, only the millennium."),
}
_DOUBTS: Mapping[str, str] = {
    "approximate": later("It is about then; no span is claimed."),
    "uncertain": later("The source is not sure of it."),
    "both": later("The source is not sure of it, and it is about then."),
}
_ONE_OF = later("One of them is meant; which, is not claimed.")
_PLAIN = re.compile(r"[0-9X\-/\[\],.?~%]+")
_BEGINNINGS: Mapping[str, str] = {
    "open": later("No beginning is claimed."),
    "unknown": later("Its beginning is not known."),
}
_ENDS: Mapping[str, str] = {"open": later("No end is claimed."), "unknown": later("Its end is not known.")}


@dataclass(frozen=True, slots=True)
class Told:
    """What a typed date becomes."""

    date: str = ""
    """As it will be written; empty where that is not decided."""
    words: str = ""
    silent: str = ""
    """What it does not claim."""
    choices: tuple[tuple[str, str], ...] = ()
    """What it may mean, each as it would be written and in words; the person chooses."""
    wrong: str = ""


def told(text: str, exact: bool = False) -> Told:
    """Return what a typed date becomes; exact: it stands as it is to be written, and nothing is asked.

    >>> told("summer 2019").date, told("about 23 Jan 2019").date, told("since June 2017").date
    ('2019-22', '2019-01-23~', '2017-06/..')
    >>> [date for date, _ in told("3/4/2019").choices]
    ['2019-04-03', '2019-03-04']
    """
    text = text.strip()
    if not text:
        return Told()
    if exact:
        try:
            return _said(parse(text))
        except EdtfError:
            pass
    parsed = understand(text)
    found = [*dict.fromkeys(_readings(parsed, Decided()))]
    if len(found) == 1:
        return _said(parse(found[0]))
    if found:
        return Told(choices=tuple((one, in_words(parse(one))) for one in found))
    if settle(parsed, Decided()).asks:
        return Told(wrong=say("Write the year too."))
    return Told(wrong=_wrong(text, settle(parsed, Decided()).wrong))


def _wrong(text: str, reason: str) -> str:
    """Return why a text is no date: as the reader of the file says it where it is meant for that."""
    if _PLAIN.fullmatch(text):
        try:
            parse(text)
        except EdtfError as error:
            return in_turn(error.wrong, error.example)
    why = said("{reason}.", reason=capital(reason))
    return in_turn(why, said("Write it like 23 Jan 2019, summer 2019, about 2019, since June 2017."))


def _readings(parsed: Parsed, decided: Decided) -> Iterator[str]:
    """Yield every date that a text may mean."""
    reading = settle(parsed, decided)
    if reading.date:
        yield reading.date
    elif reading.asks in _ASKED:
        name, values = _ASKED[reading.asks]
        for value in values:
            yield from _readings(parsed, replace(decided, **{name: value}))


def _said(date: EdtfDate) -> Told:
    silent = [
        _SILENT.get(date.precision),
        _DOUBTS.get(date.certainty),
        _BEGINNINGS.get(date.start),
        _ENDS.get(date.end),
        _ONE_OF if date.kind == "one-of" else None,
    ]
    return Told(date.text, in_words(date), " ".join(say(words) for words in silent if words))
