"""When a row happened, from whichever of its cells say so, and what its column decides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rollout.importing.answers import Answers
from rollout.importing.clocks import TIME
from rollout.importing.dates import is_open, is_yearless, understand
from rollout.importing.days import day_text, unix
from rollout.importing.deciding import Decided, only_edtf, orders
from rollout.importing.firsts import asked
from rollout.importing.headers import fold, order_of
from rollout.importing.months import is_croatian
from rollout.importing.names import YES
from rollout.importing.plans import Plan
from rollout.importing.precise import Precise, precise
from rollout.importing.strange import strange
from rollout.importing.tables import Grid, Row
from rollout.importing.yearless import MONTHS

_ONE_FIGURE = re.compile(r"\d{4}[-/.]\d(?!\d)")
"""How months are written by whoever fills them up with no nought."""
_TIMED = re.compile(r"\d[T ]?\d?\d:\d\d")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
MIDNIGHT = re.compile(r"[T ](?:00:00(?::00(?:\.0+)?)?(?=Z|$|[\s/+-])Z?|12:00(?::00)? ?[Aa][Mm]\b)")


@dataclass(frozen=True, slots=True)
class Cut:
    """A table with its columns named, and all that is needed to read its rows."""

    grid: Grid
    plan: Plan
    answers: Answers
    marked: bool
    """Whether cells may hold markup."""
    decided: Decided
    midnight: bool
    """Whether every time of day is midnight, so that none is one."""
    firsts: tuple[str, ...] = ()
    """What the days can be that are the first of a month, where they are too many to be days."""
    whens: tuple[str, ...] = ()
    """What each row says of its date."""
    precise: tuple[Precise, ...] = ()
    """What says how precise each date is."""

    @property
    def dated(self) -> bool:
        """Whether any column says when."""
        return bool(self.plan.clocks) or any(each.role in ("date", "year") for each in self.plan.columns)


def cut(grid: Grid, plan: Plan, answers: Answers, marked: bool, day_first: bool | None) -> Cut:
    """Return a table ready to be read, with what the cells of its dates decide among themselves."""
    bare = Cut(grid, plan, answers, marked, Decided(), False)
    whens = [when(bare, row) for row in grid.rows]
    proved = orders(understand(each) for each in whens)
    named = (order_of(each.name) for each in plan.columns if each.role == "date")
    told = next((each for each in (answers.day_first, day_first, *named) if each is not None), None)
    decided = Decided(
        day_first=proved.pop() if len(proved) == 1 else told,
        century=answers.century,
        year=answers.year,
        historical=False if answers.historical is None and _says_edtf(plan) else answers.historical,
        edtf=True if any(map(only_edtf, whens)) or _says_edtf(plan) else answers.edtf,
        months=any(_ONE_FIGURE.match(each) and not understand(each).doubt for each in whens),
        strange=strange(whens, grid.columns),
        common=answers.common,
        whole=answers.whole,
        croatian=is_croatian(whens),
    )
    timed = [each for each in whens if _TIMED.search(each)]
    midnight = bool(timed) and all(MIDNIGHT.search(each) for each in timed)
    said = precise(plan.columns, grid.rows)
    doubtful = () if marked or said or plan.place("date") is None else tuple(whens)
    return Cut(grid, plan, answers, marked, decided, midnight, asked(doubtful), tuple(whens), said)


def _says_edtf(plan: Plan) -> bool:
    return any("edtf" in fold(each.name) for each in plan.columns if each.role == "date")


def cell_of(row: Row, place: int | None) -> str:
    """Return a cell of a row, nothing where the row is shorter."""
    return row.cells[place].strip() if place is not None and place < len(row.cells) else ""


def when(table: Cut, row: Row) -> str:
    """Return what a row says of its date, from whichever of its cells do."""
    plan = table.plan
    if table.plan.clocks:
        return _clocked(table, row)
    start = _moment(table, row, "")
    end = _moment(table, row, "end ") if plan.ends else ""
    if plan.place("date") is None:
        return f"{start} – {end}" if start and end and end != start else start
    if not end or not start or start in (end, f"{end} {_time(start)}") or understand(start).kind == "interval":
        return start
    if end.startswith("@"):
        return f"{start} – {end[1:]}" if end[1:].zfill(5) > _time(start).zfill(5) else start
    end = "now" if is_open(end) else end
    return start if understand(end).wrong and end != "now" else f"{start} – {end}"


def _time(start: str) -> str:
    return start.rpartition(" ")[2]


def _clocked(table: Cut, row: Row) -> str:
    """Return a day and time in UTC, or in local time where that is the answer."""
    local = table.answers.zone.casefold() not in ("", "utc", "z", "gmt")
    clock = "local" if local else "utc"
    columns = table.plan.clocks
    time_column = columns.get(f"time {clock}")
    day, time = cell_of(row, columns[f"date {clock}"].place), cell_of(row, time_column.place) if time_column else ""
    return f"{day}T{time}{'' if local else 'Z'}" if time and day else day


def _moment(table: Cut, row: Row, end: str) -> str:
    """Return a date with the time beside it: of one cell, or of year, month and day in three."""
    date = "end" if end else "date"
    place, plan = table.plan.place(date), table.plan
    if place is not None:
        day = _day(table, cell_of(row, place))
        year = cell_of(row, plan.place(f"{end}year"))
        day = f"{day} {year}" if year.isdecimal() and is_yearless(day) else day or year
    else:
        parts = [cell_of(row, plan.place(f"{end}{part}")) for part in ("year", "month", "day")]
        day = _grouped(table, row, parts[0]) if not end and parts[0] and not parts[1] else ""
        day = day or _parts(parts)
    time = time_of(table.plan, row, end)
    if end and time and not day:
        return f"@{time}"
    return f"{day} {time}" if day and time and not re.search(r"\d:\d\d", day) else day


def unused(table: Cut, row: Row, part: str) -> bool:
    """Return whether a part of a date in its own cell is in no date: a whole one stands beside it, or it is none."""
    plan, whole = table.plan, table.plan.place("date") is not None
    if part.startswith("end "):
        return plan.place("end") is not None or (whole and bool(understand(_moment(table, row, "end ")).wrong))
    grouped = not cell_of(row, plan.place("month")) and bool(_grouped(table, row, "2000"))
    return whole or (part in ("quarter", "week") and not grouped)


def time_of(plan: Plan, row: Row, end: str) -> str:
    """Return the time of day of a row; nothing where its cell says none, as `towards evening`."""
    time = cell_of(row, plan.place(f"{end}time"))
    return time if TIME.match(time) and not is_all_day(plan, row) else ""


def is_all_day(plan: Plan, row: Row) -> bool:
    """Return whether a row says that it has no time of day, as calendars do that write midnight beside it."""
    return cell_of(row, plan.place("all day")).casefold() in YES


def ends_before(plan: Plan, row: Row) -> bool:
    """Return whether a row of whole days ends at the midnight after its last one."""
    end, time = cell_of(row, plan.place("end")), cell_of(row, plan.place("end time"))
    return is_all_day(plan, row) and bool(MIDNIGHT.search(f"{end} {time}"))


def a_day_less(date: str) -> str:
    """Return a stretch of days without its last one.

    >>> a_day_less("2019-06-01/2019-06-02"), a_day_less("2019-06-01/2019-06-04"), a_day_less("2019-06")
    ('2019-06-01', '2019-06-01/2019-06-03', '2019-06')
    """
    first, _, last = date.partition("/")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", last) or last in ("0000-01-01", "0001-01-01"):
        return date
    before = (datetime.fromisoformat(last) - timedelta(days=1)).date().isoformat()
    return first if before == first else f"{first}/{before}"


def _day(table: Cut, cell: str) -> str:
    if table.grid.epoch and _SERIAL.fullmatch(cell):
        return day_text(float(cell), "d/m/y" if "." not in cell else "d/m/y h", table.grid.epoch)
    return unix(cell) or cell


def _grouped(table: Cut, row: Row, year: str) -> str:
    """Return the quarter or the week of a year, each in its own cell; nothing where there is none."""
    quarter, week = (cell_of(row, table.plan.place(part)) for part in ("quarter", "week"))
    if found := re.fullmatch(r"[qQ]?([1-4])", quarter):
        return f"Q{found[1]} {year}"
    found = re.fullmatch(r"(?:kw|w)? ?(\d{1,2})", week.casefold())
    return f"{year}-W{int(found[1]):02}" if found else ""


def _parts(parts: Sequence[str]) -> str:
    """Return a date in three cells as one, or what is wrong with it as text."""
    # A nought is how databases write that nobody knows.
    year, *rest = (each.removesuffix(".0") for each in parts)
    month, day = ("" if set(each) == {"0"} else each for each in rest)
    if not year:  # a day of some year, which is asked for
        named = MONTHS[int(month) - 1] if re.fullmatch("0?[1-9]|1[0-2]", month) else month
        return " ".join(filter(None, (day, named))) if named else ""
    if not month.isdecimal() and month:
        return " ".join(filter(None, (day, month, year)))
    if re.fullmatch(r"-?\d{1,4}", year) and (year.startswith("-") or len(year) < 4):
        year = f"-{year[1:]:0>4}" if year.startswith("-") else f"{year:0>4}"
    return "-".join(filter(None, (year, f"{month:0>2}" if month else "", f"{day:0>2}" if day and month else "")))
