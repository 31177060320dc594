"""Days of the week beside a date: taken out of it, and what they say of day and month where these are figures."""

import re
from datetime import date
from functools import cache

_NAMES = (
    "mon monday mo montag lun lundi lunes lunedì segunda segunda-feira mandag måndag maandag poniedziałek "
    "понедельник пн",
    "tue tues tuesday di dienstag mardi martes martedì terça terça-feira tirsdag tisdag dinsdag wtorek вторник вт",
    "wed weds wednesday mi mittwoch mer mercredi miércoles miercoles mercoledì quarta quarta-feira onsdag woensdag "
    "środa среда среду ср",
    "thu thur thurs thursday do donnerstag jeu jeudi jueves giovedì quinta quinta-feira torsdag donderdag czwartek "
    "четверг чт",
    "fri friday fr freitag ven vendredi viernes venerdì sexta sexta-feira fredag vrijdag piątek пятница пятницу пт",
    "sat saturday sa samstag sonnabend sam samedi sábado sabado sabato lørdag lördag zaterdag sobota "
    "суббота субботу сб",
    "sun sunday so sonntag dim dimanche domingo domenica søndag söndag zondag niedziela воскресенье вс",
)
"""The days from Monday on, in the languages people send."""
SURE = 1924
"""The first year in which a date has the same day of the week wherever it was written."""
_BEFORE = r"(?:^\(?|(?<=[–/&,] )|(?<=[–/&])|(?<= - )|(?<= to )|(?<= bis )|(?<= au )|(?<= and )|(?<= und ))"


@cache
def _numbers() -> dict[str, int]:
    return {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a day of the week in front of a date."""
    names = "|".join(sorted(map(re.escape, _numbers()), key=lambda name: -len(name)))
    return re.compile(rf"{_BEFORE}({names})\b\)?\.?,?\s+(?=\S)")


def without(line: str) -> tuple[str, tuple[int, ...]]:
    """Return a line without the days of the week in front of its dates, and these: 1 is Monday.

    >>> without("mon 06/05/2019 – wed 08/05/2019")
    ('06/05/2019 – 08/05/2019', (1, 3))
    """
    days = tuple(_numbers()[found[1]] for found in _pattern().finditer(line))
    return _pattern().sub("", line) if days else line, days


def day_first(pair: tuple[int, int], year: int | None, weekday: int) -> bool | None:
    """Return whether the first of two figures is the day, where only one order falls on the day of the week.

    Before the last countries gave up the Julian calendar it decides nothing.

    >>> day_first((6, 5), 2019, 1), day_first((6, 5), 2019, 3), day_first((6, 5), 2019, 7), day_first((6, 5), 1415, 1)
    (True, False, None, None)
    """
    if year is None or not weekday or year < SURE:
        return None
    orders = [_falls(year, pair[1], pair[0], weekday), _falls(year, pair[0], pair[1], weekday)]
    return orders[0] if orders[0] != orders[1] else None


def _falls(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).isoweekday() == weekday
    except ValueError:
        return False
