"""Days that are written as ordinals, as `12. Januar 2019`: told from the numbers of a list, which look alike."""

import re
from collections.abc import Sequence

from rollout.importing.months import ENGLISH
from rollout.importing.words import month_of

_NUMBERED = re.compile(r"\s*(\d{1,3})[.)]\s")
_ORDINAL = re.compile(r"(\s*(?:3[01]|[12]\d|0?[1-9]))\.(?=\s+([^\W\d_]+))")


def with_days(lines: Sequence[str]) -> Sequence[str]:
    """Return lines in which no day at the beginning can be taken for the number of a line.

    The numbers of a list run from 1 on. Where they do, a day is only what stands before a month in another language
    than English, in which nobody writes the day so.

    >>> with_days(["12. Januar 2019 – Cards"]), with_days(["1. March 2019 – Cards", "2. April 2020 – More"])
    (['12 Januar 2019 – Cards'], ['1. March 2019 – Cards', '2. April 2020 – More'])
    """
    days = [found if (found := _ORDINAL.match(line)) and month_of(found[2]) else None for line in lines]
    numbers = [int(found[1]) for line in lines if (found := _NUMBERED.match(line))]
    listed = numbers == [*range(1, len(numbers) + 1)]
    if listed and all(one[2].casefold() in ENGLISH for one in days if one):
        return lines
    return [line[: one.end(1)] + line[one.end() :] if one else line for line, one in zip(lines, days, strict=True)]
