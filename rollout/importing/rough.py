"""Dates that say which part of a month, a year or a century they mean: a date can only be about it."""

import re

_WORDS = (
    "early late mid middle beginning end start anfang mitte ende début debut mi fin fines finales principios "
    "comienzos mediados início inicio começo meio meados fim fins final finais inizio metà fine начало начале "
    "середина середине конец конце eind begin midden week weeks weekend w/c woche semaine semana"
)
_ROUGH = re.compile(rf"(?<![^\W\d_])(?:{_WORDS.replace(' ', '|')})(?![^\W\d_])|[初底末]|[中上下]旬", re.IGNORECASE)


def is_rough(text: str) -> bool:
    """Return whether a date says so.

    >>> is_rough("Mitte Januar 2030"), is_rough("2018年初"), is_rough("c. 1900")
    (True, True, False)
    """
    return bool(_ROUGH.search(text))
