"""Rows of a table to events: each written, waiting for an answer by name, or refused with its reason."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from rollout.evidence.text import safe_link
from rollout.importing.answers import Answers
from rollout.importing.columns import Column, Plan, first_of
from rollout.importing.dates import Decided, Parsed, Reading, only_edtf, orders, settle, understand
from rollout.importing.days import day_text
from rollout.importing.headers import fold, names
from rollout.importing.tables import Grid, Row
from rollout.importing.texts import addresses, headline, one_line, plain

_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?(?=Z|$|/|[+-])Z?")
_KEPT_AS_LINK = re.compile(r"^(?:url|publisher|source title|source date)$")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row says that it is from."""

    url: str
    publisher: str = ""
    title: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One event as it will be written, and what of its row is nobody's column but the file's own."""

    row: Row
    date: str
    title: str
    cells: Mapping[str, str]
    """Ours by name, only those that are filled."""
    sources: tuple[Source, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)
    private: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    """The id that the file gives it."""
    zoneless: bool = False
    """Whether it has a time of day and nobody says in which zone."""


@dataclass(frozen=True, slots=True)
class Held:
    """A row that is not written: it waits for an answer, or nothing can be read from it."""

    row: Row
    question: str = ""
    wrong: str = ""


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


def cut(grid: Grid, plan: Plan, answers: Answers, marked: bool, day_first: bool | None) -> Cut:
    """Return a table ready to be read, with what the cells of its dates decide among themselves."""
    bare = Cut(grid, plan, answers, marked, Decided(), False)
    whens = [when(bare, row) for row in grid.rows]
    proved = orders(understand(each) for each in whens)
    told = answers.day_first if answers.day_first is not None else day_first
    decided = Decided(
        day_first=proved.pop() if len(proved) == 1 else told,
        century=answers.century,
        year=answers.year,
        historical=answers.historical,
        edtf=True if any(map(only_edtf, whens)) or _says_edtf(plan) else answers.edtf,
    )
    timed = [each for each in whens if re.search(r"\d[T ]?\d?\d:\d\d", each)]
    midnight = bool(timed) and all(_MIDNIGHT.search(each) for each in timed)
    return Cut(grid, plan, answers, marked, decided, midnight)


def _says_edtf(plan: Plan) -> bool:
    return any("edtf" in fold(each.name) for each in plan.columns if each.role == "date")


def _cell(row: Row, place: int | None) -> str:
    return row.cells[place].strip() if place is not None and place < len(row.cells) else ""


def when(table: Cut, row: Row) -> str:
    """Return what a row says of its date, from whichever of its cells do."""
    plan = table.plan
    if table.plan.clocks:
        return _clocked(table, row)
    start = _moment(table, row, "")
    end = _moment(table, row, "end ")
    if plan.place("date") is None:
        return f"{start} – {end}" if start and end and end != start else start
    if not end or not start or end == start or understand(start).kind == "interval" or understand(end).wrong:
        return start
    if end.startswith("T"):
        return f"{start} – {start.split('T')[0]}{end}"
    return f"{start} – {end}"


def _clocked(table: Cut, row: Row) -> str:
    """Return a day and time in UTC, or in local time where that is the answer."""
    local = table.answers.zone.casefold() not in ("", "utc", "z", "gmt")
    clock = "local" if local else "utc"
    columns = table.plan.clocks
    time_column = columns.get(f"time {clock}")
    day, time = _cell(row, columns[f"date {clock}"].place), _cell(row, time_column.place) if time_column else ""
    return f"{day}T{time}{'' if local else 'Z'}" if time and day else day


def _moment(table: Cut, row: Row, end: str) -> str:
    """Return a date with the time beside it: of one cell, or of year, month and day in three."""
    date = "end" if end else "date"
    place, plan = table.plan.place(date), table.plan
    if place is not None:
        day = _day(table, _cell(row, place))
    else:
        day = _parts([_cell(row, plan.place(f"{end}{part}")) for part in ("year", "month", "day")])
    time = _cell(row, plan.place(f"{end}time"))
    if end and time and not day:
        return f"T{time}" if table.plan.place("end") is not None else ""
    return f"{day} {time}" if day and time and not re.search(r"\d:\d\d", day) else day


def _day(table: Cut, cell: str) -> str:
    if table.grid.epoch and _SERIAL.fullmatch(cell):
        return day_text(float(cell), "d/m/y" if "." not in cell else "d/m/y h", table.grid.epoch)
    return cell


def _parts(parts: Sequence[str]) -> str:
    """Return a date in three cells as one, or what is wrong with it as text."""
    year, month, day = (each.removesuffix(".0") for each in parts)
    if not year:
        return ""
    if not month.isdecimal() and month:
        return " ".join(filter(None, (day, month, year)))
    if re.fullmatch(r"-?\d{1,4}", year) and (year.startswith("-") or len(year) < 4):
        year = f"-{year[1:]:0>4}" if year.startswith("-") else f"{year:0>4}"
    return "-".join(filter(None, (year, f"{month:0>2}" if month else "", f"{day:0>2}" if day and month else "")))


def read(table: Cut) -> tuple[list[Draft], list[Held]]:
    """Return the events of a table in the order of its rows, and the rows that are none."""
    drafts: list[Draft] = []
    held: list[Held] = []
    for row in table.grid.rows:
        found = _row(table, row)
        if isinstance(found, Draft):
            drafts.append(found)
        else:
            held.append(found)
    return drafts, held


def _row(table: Cut, row: Row) -> Draft | Held:
    text = when(table, row)
    if table.midnight:
        text = _MIDNIGHT.sub("", text)
    said = understand(text)
    reading = settle(said, table.decided)
    title, summary, links = _words(table, row)
    if not reading.date:
        return Held(row, reading.asks, reading.wrong)
    if not title:
        return Held(row, wrong="nothing says what happened")
    zone = _cell(row, table.plan.place("zone")) or said.zone
    reading, zone, zoneless = _zoned(table, reading, zone)
    cells = {"summary": summary, **_fields(table, row), "zone": zone}
    kept, private = _others(table, row)
    return Draft(
        row,
        reading.date,
        title,
        {name: cell for name, cell in cells.items() if cell},
        tuple(_sources(table, row, links)),
        kept,
        private,
        _cell(row, table.plan.place("id")),
        zoneless,
    )


def _zoned(table: Cut, reading: Reading, zone: str) -> tuple[Reading, str, bool]:
    """Return a date with its zone: the one named beside it, or the one that was answered."""
    bare = re.search(r"T\d\d:\d\d(?::\d\d)?(?=$|/)", reading.date)
    if not bare:
        return reading, zone or _utc(reading.date), False
    answer = table.answers.zone
    if table.plan.clocks or (not zone and answer.casefold() in ("", "local")):
        return reading, "", not answer
    zone = zone or answer
    return Reading("/".join(_offset(each, zone) for each in reading.date.split("/"))), zone, False


def _utc(date: str) -> str:
    return "UTC" if re.search(r"\d\dZ", date) else ""


def _offset(date: str, zone: str) -> str:
    if "T" not in date or zone.upper() in ("UTC", "GMT", "Z"):
        return f"{date}Z" if "T" in date else date
    try:
        moment = datetime.fromisoformat(date).replace(tzinfo=ZoneInfo(zone))
    except (ValueError, OSError, KeyError):
        return date
    return f"{date}{moment:%z}"[:-2] + ":" + f"{moment:%z}"[3:5]


def _words(table: Cut, row: Row) -> tuple[str, str, list[str]]:
    """Return title and summary as plain text, and the addresses that stand in both."""
    plan = table.plan
    raw, more = _cell(row, plan.place("title")), _cell(row, plan.place("summary"))
    title, links = plain(raw, table.marked)
    text, others = plain(more, table.marked)
    found = [*links, *addresses(title), *others, *addresses(text)]
    if plan.text_is_title or not title:
        whole = title or text
        short = headline(whole)
        return short, whole if one_line(whole) != short else ("" if title else ""), found
    return one_line(title), text, found


def _fields(table: Cut, row: Row) -> dict[str, str]:
    """Return the cells of ours that are taken as they are."""
    plan = table.plan
    cells = {name: " ".join(plain(_cell(row, plan.place(name)))[0].split()) for name in ("place", "tags")}
    cells["tags"] = "; ".join(filter(None, (each.strip() for each in re.split("[;,|]", cells["tags"]))))
    cells["notes"] = plain(_cell(row, plan.place("notes")))[0]
    cells["asserted_by"] = _cell(row, plan.place("by")) or table.answers.who
    lane = next((each for each in plan.columns if plan.lane and each.name == plan.lane), None)
    cells["lane"] = first_of(_cell(row, lane.place)) if lane else ""
    where = [_cell(row, plan.place(name)).replace(",", ".") for name in ("lat", "lon")]
    if all(re.fullmatch(r"-?\d{1,3}(?:\.\d{1,15})?", each) for each in where) and abs(float(where[0])) <= 90:
        cells["lat"], cells["lon"] = where
    return cells


def _sources(table: Cut, row: Row, links: Sequence[str]) -> Iterator[Source]:
    """Yield every address of a row once, with what the columns beside it say of it."""
    seen: set[str] = set()
    for column in table.plan.all("url"):
        said = _beside(table.plan, column, row)
        for url in addresses(_cell(row, column.place)):
            if url not in seen:
                seen.add(url)
                yield Source(url, *said)
    for url in links:
        if url not in seen:
            seen.add(url)
            yield Source(url)


def _beside(plan: Plan, column: Column, row: Row) -> tuple[str, str, str]:
    """Return publisher, title and date of the source whose address stands in a column."""
    found = {"publisher": "", "source title": "", "source date": ""}
    stem = _stem(column.name)
    alone = len(plan.all("url")) == 1 or column is plan.all("url")[0]
    for each in plan.columns:
        cell = _cell(row, each.place)
        if not cell or each.role in ("url", "private"):
            continue
        role = {"source": "publisher"}.get(each.role, each.role)
        same = bool(stem) and _stem(each.name) == stem
        if same:
            role = _ROLE_BESIDE.get(
                fold(each.name.rpartition(".")[2]), "publisher" if fold(each.name) == stem else role
            )
        if role in found and (same or (alone and each.role in (*found, "source"))):
            found[role] = found[role] or " ".join(cell.split())
    date = settle(understand(found["source date"]), Decided()).date if found["source date"] else ""
    return found["publisher"], found["source title"], date


_ROLE_BESIDE = {
    "title": "source title",
    "name": "publisher",
    "outlet": "publisher",
    "publisher": "publisher",
    "date": "source date",
    "source": "publisher",
}


def _stem(name: str) -> str:
    """Return what the columns of one source have in common: `sources 1.url` and `sources 1.title`, `News1 URL` and `News1`."""
    path, dot, _ = name.rpartition(".")
    if dot:
        return fold(path)
    whole = names(name)[0]
    bare = re.sub(r"\b(?:url|link|address|title|date|name|publisher)\b", " ", whole)
    return " ".join(bare.split()) if re.search(r"\d", bare) else ""


def _others(table: Cut, row: Row) -> tuple[dict[str, str], dict[str, str]]:
    """Return the cells that are not ours, those to be seen and those that are private."""
    kept: dict[str, str] = {}
    private: dict[str, str] = {}
    for each in table.plan.columns:
        cell = plain(_cell(row, each.place))[0]
        if not cell:
            continue
        if each.role == "private":
            private[each.name] = cell
        elif each.role in ("keep", "status", "source", "lane", "lane?", "publisher", "type") and not _used(
            table.plan, each, cell
        ):
            kept[each.name] = cell
    return kept, private


def _used(plan: Plan, column: Column, cell: str) -> bool:
    """Return whether a cell stands whole in a column of ours."""
    if column.name == plan.lane:
        return first_of(cell) == " ".join(cell.split())
    return any(each is column for each in plan.clocks.values())


def parsed(table: Cut, row: Row) -> Parsed:
    """Return what a row says of its date, for a list of the forms that dates have."""
    return understand(when(table, row))


def trusted(url: str) -> str:
    """Return an address that may be linked, or nothing."""
    return safe_link(url)
