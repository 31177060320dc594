"""Rows of a table to events: each written, waiting for an answer by name, or refused with its reason."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rollout.evidence.vocabulary import NOT_STATED
from rollout.importing.cited import Source, sources
from rollout.importing.clocks import TIME
from rollout.importing.dates import is_open, understand
from rollout.importing.deciding import Reading, settle
from rollout.importing.disputes import Against, against, is_nobody
from rollout.importing.moments import MIDNIGHT, Cut, a_day_less, cell_of, ends_before, is_all_day, unused
from rollout.importing.months import as_meant
from rollout.importing.plans import KEPT, PARTS, PLACED, WHO, WORDS, Column, Plan, first_of
from rollout.importing.precise import as_precise
from rollout.importing.rough import is_rough
from rollout.importing.tables import Row
from rollout.importing.texts import addresses, headline, leading, one_line, plain, without_addresses
from rollout.importing.whereabouts import spot_in, spot_of
from rollout.importing.zones import zoned
from rollout.words.said import said

_BETWEEN = re.compile("[;,|]")
MOST_DATES = 50_000  # of one list that are remembered while it is read


@dataclass(frozen=True, slots=True)
class Draft:
    """One event as it will be written, and what of its row is nobody's column but the file's own."""

    row: Row
    date: str
    title: str
    cells: Mapping[str, str]
    """Ours by name, only those that are filled."""
    sources: tuple[Source, ...] = ()
    against: tuple[Against, ...] = ()
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


def read(table: Cut) -> tuple[list[Draft], list[Held]]:
    """Return the events of a table in the order of its rows, and the rows that are none."""
    drafts: list[Draft] = []
    held: list[Held] = []
    settled = lru_cache(MOST_DATES)(
        lambda text: settle(understand(as_meant(text, table.decided.croatian)), table.decided)
    )
    for row, text in zip(table.grid.rows, table.whens, strict=True):
        found = _row(table, row, text, settled)
        if isinstance(found, Draft):
            drafts.append(found)
        else:
            held.append(found)
    return drafts, held


def _row(table: Cut, row: Row, text: str, settled: Callable[[str], Reading]) -> Draft | Held:
    if not table.dated:
        return Held(row, "date")
    if table.midnight or is_all_day(table.plan, row):
        text = MIDNIGHT.sub("", text)
    reading = settled(text)
    if ends_before(table.plan, row):
        reading = replace(reading, date=a_day_less(reading.date))
    for each in table.precise:
        reading = replace(reading, date=as_precise(reading.date, each.of(row)))
    title, summary, links = _words(table, row)
    if not reading.date:
        return Held(row, reading.asks, reading.wrong)
    if not title:
        return Held(row, wrong=said("nothing says what happened"))
    zone = cell_of(row, table.plan.place("zone")) or understand(text).zone
    reading, zone, zoneless = zoned(table, reading, zone)
    cells = {"summary": summary, **_fields(table, row), "zone": zone}
    cited = tuple(sources(table.plan, row, links))
    kept, private = _others(table, row, cited)
    if ("~" in reading.date and is_rough(text)) or understand(text).beyond:
        kept[ROUGH] = text
    return Draft(
        row,
        reading.date,
        title,
        {name: cell for name, cell in cells.items() if cell},
        cited,
        against(table.plan, row),
        kept,
        private,
        cell_of(row, table.plan.place("id")),
        zoneless,
    )


def _words(table: Cut, row: Row) -> tuple[str, str, list[str]]:
    """Return title and summary as plain text, and the addresses that stand in both."""
    plan = table.plan
    raw, more = cell_of(row, plan.place("title")), cell_of(row, plan.place("summary"))
    title, links = plain(raw, table.marked)
    text, others = plain(more, table.marked)
    found = [*links, *addresses(title), *others, *addresses(text)]
    if plan.text_is_title or not title:
        whole = title or text
        short = headline(whole)
        return short, whole if one_line(whole) != short else "", found
    return one_line(title), text, found


def _fields(table: Cut, row: Row) -> dict[str, str]:
    """Return the cells of ours that are taken as they are."""
    plan = table.plan
    cells = {name: " ".join(plain(cell_of(row, plan.place(name)))[0].split()) for name in ("place", "tags")}
    cells["tags"] = "; ".join(filter(None, (each.strip() for each in _BETWEEN.split(cells["tags"]))))
    cells["notes"] = plain(cell_of(row, plan.place("notes")))[0]
    by = cell_of(row, plan.place("by"))
    cells["asserted_by"] = by if by not in ("", NOT_STATED) else table.answers.who
    cells["lane"] = first_of(cell_of(row, plan.by_lane))
    if spot := _spot(plan, row)[0]:
        cells["lat"], cells["lon"] = spot
    return cells


def _spot(plan: Plan, row: Row) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
    """Return latitude and longitude of a row, of two cells or of one, and the roles of the columns that say so."""
    lat, lon, both = (cell_of(row, plan.place(name)) for name in PLACED)
    if spot := spot_of(lat, lon):
        return spot, PLACED if spot_in(both) == spot else PLACED[:2]
    return spot_in(both), PLACED[2:]


def _others(table: Cut, row: Row, cited: Sequence[Source]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the cells that are not ours, those to be seen and those that are private."""
    kept: dict[str, str] = {}
    private: dict[str, str] = {}
    named = {name for one in cited for name in (one.publisher, one.title)}
    spot, by = _spot(table.plan, row)
    for each in table.plan.left:
        cell = plain(cell_of(row, each.place))[0]
        if not cell or (spot and each.role in by):
            continue
        if each.role == "private":
            private[each.name] = cell
        elif each.role in ("source", "publisher") and (cell in named or not without_addresses(leading(cell))):
            continue  # it stands whole in the columns of ours
        elif _is_left(table, row, each, cell):
            kept[each.name] = cell
    return kept, private


ROUGH = "date as written"
"""The column of dates that say which part of a month or year they mean, for which there is no date."""


def _is_left(table: Cut, row: Row, column: Column, cell: str) -> bool:
    """Return whether a cell says what no column of ours holds."""
    if column.role in PLACED:
        return True
    if column.role in PARTS:
        return unused(table, row, column.role)
    if column.role in KEPT:
        return not _used(table.plan, column, cell)
    if column.role in ("time", "end time"):
        return not TIME.match(cell) or bool(understand(f"2000-01-01 {cell}").wrong)
    if column.role in (WHO, WORDS, "all day"):
        return is_nobody(cell) is (column.role != "all day")
    return (column.role == "url" and not addresses(leading(cell))) or (column.role == "end" and _unread(cell))


def _unread(cell: str) -> bool:
    """Return whether a last day says nothing that could stand in the date."""
    return bool(understand(cell).wrong) and not is_open(cell) and not re.search(r"\d:\d\d", cell)


def _used(plan: Plan, column: Column, cell: str) -> bool:
    """Return whether a cell stands whole in a column of ours."""
    if column.name == plan.lane:
        return first_of(cell) == " ".join(cell.split())
    return any(each is column for each in plan.clocks.values())
