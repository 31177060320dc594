"""Days that are the first of a month: what spreadsheets and databases write where somebody gave a month alone."""

import re
from collections.abc import Sequence

_DAY = re.compile(r"\d{4}-\d\d-(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_FIRST = re.compile(r"\d{4}-\d\d-01")
FEW, SHARE = 2, 3


def asked(dates: Sequence[str]) -> tuple[str, ...]:
    """Return what such days can be, where a list has so many that they are hardly all days; else nothing.

    dates: as the list writes them. One day in thirty is the first of a month: a third of them are no chance.
    """
    days = [found for each in dates if (found := _DAY.fullmatch(each))]
    firsts = [found[0] for found in days if found[1] == "01"]
    if len(firsts) < FEW or len(firsts) * SHARE < len(days):
        return ()
    return ("days", "months", *(("years",) if all(each[5:7] == "01" for each in firsts) else ()))


def example(dates: Sequence[str]) -> str:
    """Return the first such day of a list."""
    return next(each[:10] for each in dates if _FIRST.match(each))


def whole(date: str, answer: str) -> str:
    """Return a date as an answer says that it is to be taken.

    >>> whole("2021-05-01", "months"), whole("2021-01-01", "years"), whole("2021-05-02", "months")
    ('2021-05', '2021', '2021-05-02')
    """
    if answer not in ("months", "years") or not _FIRST.fullmatch(date):
        return date
    return date[:7] if answer == "months" or date[5:7] != "01" else date[:4]
