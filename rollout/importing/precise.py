"""How precise each date of a list is, where a column beside them says so: no day is taken that it takes back."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rollout.importing.headers import fold
from rollout.importing.plans import Column
from rollout.importing.tables import Row

_CALLED = re.compile(r"precision|\bprec\b|genauigkeit|accuracy|precisao|exactitud|точность|精度|granularity")
_OF_PLACE = re.compile(r"\b(?:geo|location|place|where|lat|lon|coord|spatial|position|ort|lieu|lugar)|地")
_DOUBTFUL = re.compile(
    r"(?:is |date |dates |datum |fecha )*(?:approx(?:imate)?|circa|ca|estimated|ungefahr|environ|aproximad[ao])"
    r"(?: date| datum| fecha)?"
)
_WORDS = {
    "day": "day days daily exact precise full ymd tag taggenau genau jour exacte dia exacta giorno dag день 日 天",
    "month": "month months monthly ym monat mois mes mese maand месяц 月",
    "year": "year years yearly y jahr annee ano anno jaar год 年",
    "decade": "decade jahrzehnt decennie decada",
    "century": "century jahrhundert siecle siglo",
    "season": "season seasons quarter half saison trimestre semestre quartal halbjahr jahreszeit estacion trimestre",
    "~": "week weekly semaine woche semana approximate approximatif approximative approx approximately about circa ca "
    "c estimated estimate ungefahr geschatzt environ aproximado aproximada приблизительно 大约 约",
    "?": "uncertain unsure doubtful unsicher incertain incierto 不确定",
}
WIKIDATA = {"11": "day", "10": "month", "9": "year", "8": "decade", "7": "century"}
ACLED = {"1": "day", "2": "~", "3": "month"}
"""A two is a day of a week in which something happened, a three stands in the middle of the month."""
_FLAGS = dict.fromkeys(("yes", "true", "1", "x", "ja", "oui", "si", "да", "是"), "~") | dict.fromkeys(
    ("no", "false", "0", "nein", "non", "нет", "否"), "day"
)
_GRAINS = {fold(word): grain for grain, words in _WORDS.items() for word in words.split()}
_DAYS = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-\d\d)?(?:T[^/~?]*)?([~?%]?)")


@dataclass(frozen=True, slots=True)
class Precise:
    """The column that says it, and what each of its values means: day, month, year … or `~` (about), `?` (not sure)."""

    column: Column
    grains: Mapping[str, str]
    strange: tuple[str, ...] = ()
    """Values that nobody understands: what they say of their rows is not known."""

    def of(self, row: Row) -> str:
        """Return what is said of a row; empty where nothing is."""
        cell = row.cells[self.column.place : self.column.place + 1]
        return self.grains.get(fold(cell[0]), "") if cell else ""


def is_called_precise(column: Column) -> bool:
    """Return whether a column may say, by its name, how precise dates are: no place's precision does."""
    name = fold(column.name)
    return column.role not in ("date", "empty") and bool(_CALLED.search(name)) and not _OF_PLACE.search(name)


def precise(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Precise, ...]:
    """Return what says how precise dates are: the columns of which most values are understood."""
    found = (_precise(each, rows) for each in columns if each.role not in ("date", "empty", "title"))
    return tuple(filter(None, found))


def _precise(column: Column, rows: Sequence[Row]) -> Precise | None:
    doubtful = _DOUBTFUL.fullmatch(fold(column.name))
    if not doubtful and not is_called_precise(column):
        return None
    cells = (row.cells[column.place] for row in rows if column.place < len(row.cells))
    values = {value for cell in cells if (value := fold(cell))}
    grains = _FLAGS if doubtful else _means(column, values)
    strange = sorted(values - grains.keys())
    return Precise(column, grains, tuple(strange)) if len(strange) * 2 < len(values) else None


def _means(column: Column, values: set[str]) -> Mapping[str, str]:
    if fold(column.name) == "time precision" and values <= ACLED.keys():
        return ACLED
    return WIKIDATA if values and values <= WIKIDATA.keys() else _GRAINS


def as_precise(date: str, grain: str) -> str:
    """Return a date, or both ends of one, as precise as is said and never more.

    >>> as_precise("2014-01-01T00:00:00Z", "year"), as_precise("2019", "month"), as_precise("2019-05-02/..", "~")
    ('2014', '2019', '2019-05-02~/..')
    """
    ends = list(dict.fromkeys(_end(each, grain) for each in date.split("/"))) if grain not in ("", "day") else [date]
    return "/".join(ends)


def _end(date: str, grain: str) -> str:
    found = _DAYS.fullmatch(date)
    if not found:
        return date
    year, month, sign = found.groups()
    if grain in "~?":
        return date if "T" in date or date[-1] in "~?%" else f"{date}{grain}"
    if grain in ("month", "season"):  # a day of it, or its first month, says no more than about when
        about = f"{year}-{month}" if month else year
        return about + (sign or "~" * (grain == "season" and bool(month)))
    return {"year": year, "decade": f"{year[:-1]}X", "century": f"{year[:-2]}XX"}[grain] + sign
