"""Which column of a table plays which role, and which of them makes the lanes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rollout.importing.tables import Row

KEPT = ("keep", "status", "source", "lane", "lane?", "publisher", "type")
"""Roles of columns that stand beside ours as they are, where nothing of ours holds their cells."""
WHO, WORDS, MAYBE = "disputed by", "dispute", "dispute?"
"""Roles of columns that say who contradicts a row, and what is said against it; a name that may mean one of them."""
PLACED = ("lat", "lon", "coordinates")
"""Roles of columns that say where on the earth it was."""
PARTS = ("month", "day", "quarter", "week", "end year", "end month", "end day")
"""Roles of columns that say a part of a date, and may be there beside a whole one."""
_LEFT = {*KEPT, *PARTS, *PLACED, WHO, WORDS, "all day", "url", "time", "end time", "end", "private"}
FEW, MANY = 2, 12  # values of a column that makes lanes without being asked
URL = re.compile(r"https?://(?:(?![,;]https?://)[^\s<>\"'\]|])+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, which of ours it is, and what of its cells says so."""

    place: int
    name: str
    role: str
    """Ours; `keep` where it is none, `private` where nobody else may see it, `empty`, or `lane?`."""
    values: tuple[str, ...]
    """Up to three cells."""
    rank: int = 0
    count: int = 0
    """Different values, as far as they were counted."""
    dated: float = 0
    linked: float = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Which column is which."""

    columns: tuple[Column, ...]
    lane: str = ""
    """The column that makes the lanes, if one does."""
    lanes: tuple[Column, ...] = ()
    """Those that could."""
    text_is_title: bool = False
    clocks: Mapping[str, Column] = field(default_factory=dict)
    """Dates and times in UTC and in local time, where the table has both."""

    roles: dict[str, list[Column]] = field(init=False, repr=False, compare=False)
    """The columns of each role: they are asked for every cell."""
    left: list[Column] = field(init=False, repr=False, compare=False)
    """Those of which a cell may stand in no column of ours."""
    by_lane: int | None = field(init=False, repr=False, compare=False)
    """Where the column stands that makes the lanes."""
    ends: bool = field(init=False, repr=False, compare=False)
    """Whether any says when something ended."""

    def __post_init__(self) -> None:
        """Look at the columns once."""
        roles: dict[str, list[Column]] = {}
        for each in self.columns:
            roles.setdefault(each.role, []).append(each)
        object.__setattr__(self, "roles", roles)
        object.__setattr__(self, "left", [each for each in self.columns if each.role in _LEFT])
        lanes = (each.place for each in self.columns if self.lane and each.name == self.lane)
        object.__setattr__(self, "by_lane", next(lanes, None))
        object.__setattr__(self, "ends", any(role.startswith("end") for role in roles))

    def place(self, role: str) -> int | None:
        """Return where the column of a role stands."""
        found = self.roles.get(role)
        return found[0].place if found else None

    def all(self, role: str) -> list[Column]:
        """Return the columns of a role."""
        return self.roles.get(role, [])


@dataclass(frozen=True, slots=True)
class Mapped:
    """What an earlier import made of the columns of a list, which a newer one of the same list keeps."""

    lane: str | None = None
    """The column that made the lanes, "" where none did; None: there was no import."""
    private: tuple[str, ...] = ()

    def lanes(self, found: Plan, answer: str) -> Plan:
        """Return the plan with the lanes as they were, unless an answer says otherwise: few new rows change no lane."""
        names = {"", *(each.name for each in found.columns)}
        return found if answer or self.lane is None or self.lane not in names else replace(found, lane=self.lane)


def laned(found: Plan, rows: Sequence[Row], lane: str) -> Plan:
    """Return the plan with what makes the lanes: one column that says so by name, or the only one that could."""
    counted = [_counted(each, rows) for each in found.columns if each.role in ("lane", "lane?")]
    strong = [each for each in counted if each.role == "lane"]
    weak = [
        each for each in counted if each.role == "lane?" and each.count >= FEW and each.count * 2 <= max(len(rows), 4)
    ]
    lanes = strong + weak
    few = [each for each in strong if each.count <= MANY] or [each for each in weak if each.count <= MANY]
    crowded = any(each.count > MANY for each in strong) and len(lanes) > 1
    chosen = lane or (few[0].name if len(few) == 1 and not crowded else "")
    return Plan(found.columns, chosen, tuple(lanes), found.text_is_title, found.clocks)


def _counted(column: Column, rows: Sequence[Row]) -> Column:
    values = {
        first_of(cell[0]) for row in rows if (cell := row.cells[column.place : column.place + 1]) and cell[0].strip()
    }
    return Column(
        column.place, column.name, column.role, column.values, column.rank, len(values), column.dated, column.linked
    )


def first_of(cell: str) -> str:
    """Return the first of several values in one cell.

    >>> first_of("Counts; Rules")
    'Counts'
    """
    return " ".join(cell.split(";", maxsplit=1)[0].split())
