"""The forms in which most dates of long lists are written, read at once as what the slow way would read."""

import re

from rollout.importing.points import Point
from rollout.importing.words import month_of

_DAY, _WORD, _YEAR = r"(?P<d>\d{1,2})", r"(?P<m>[^\W\d_]{3,12})", r"(?P<y>[12]\d{3})"
_NAMED = re.compile(rf"{_DAY} {_WORD} {_YEAR}|(?P<m2>[^\W\d_]{{3,12}}) (?P<d2>\d{{1,2}}), (?P<y2>[12]\d{{3}})")
_PAIR = re.compile(rf"(?!00)(?P<a>\d{{1,2}})(?P<s>[/.])(?P<b>\d{{1,2}})(?P=s){_YEAR}")


def usual(text: str) -> Point | None:
    """Return the date of `14 March 1999`, `March 14, 1999` or `3/4/1999`; None for any other form.

    >>> usual("14 März 1999") == usual("March 14, 1999") == Point(year=1999, month=3, day=14)
    True
    """
    if found := _PAIR.fullmatch(text):
        return Point(year=int(found["y"]), pair=(int(found["a"]), int(found["b"])), dotted=found["s"] == ".")
    found = _NAMED.fullmatch(text)
    month = month_of(found["m"] or found["m2"]) if found else None
    if not found or month is None:
        return None
    return Point(year=int(found["y"] or found["y2"]), month=month, day=int(found["d"] or found["d2"]))
