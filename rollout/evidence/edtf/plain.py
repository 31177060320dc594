"""The dates that most files hold, plain days and ranges between two, in a third of the time that the grammar takes."""

from __future__ import annotations

import re
from datetime import date

from rollout.evidence.edtf.value import EdtfDate

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def plain(text: str) -> EdtfDate | None:
    """Return what `parse` does for a plain day or a range between two of them; None for all that needs the grammar.

    >>> plain("2017-08-01").latest, plain("2017-08"), plain("2017-02-30")
    (datetime.date(2017, 8, 1), None, None)
    """
    first, slash, last = text.partition("/")
    begin = _day(first)
    end = _day(last) if slash else begin
    if begin is None or end is None or end < begin:
        return None
    return EdtfDate(text, begin, end, "day", "certain", "known", "known", "interval" if slash else "date")
