"""Which column of a table is which of ours: by its name, held against what its cells hold."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rollout.importing.beside import clocks, is_called_clock, is_called_date, timed, unread
from rollout.importing.clocks import TIME
from rollout.importing.dates import is_open, is_yearless, understand
from rollout.importing.days import is_unix, unix
from rollout.importing.headers import fold, is_media, is_personal, is_private, role_of
from rollout.importing.plans import MAYBE, URL, WHO, WORDS, Column, Plan, laned
from rollout.importing.roles import ONE
from rollout.importing.tables import Grid, Row

LOOKED_AT = 200  # rows
_YEARLIKE = re.compile(r"1\d{3}|20\d\d|\d{8,}|[^\d\s].*|.*[^\d\s].*")
_CODE = re.compile(r"(?=\S*\d)\S*")
_NUMBER = re.compile(r"[-+]?[\d.,\s]+%?")


def is_timelinejs_sheet(cells: Iterable[str]) -> bool:
    """Return whether a header is that of a TimelineJS sheet."""
    found = {fold(each) for each in cells}
    return {"year", "headline", "text"} <= found and bool(found & {"display date", "end year", "media"})


def plan(grid: Grid, rows: Sequence[Row], chosen: Mapping[str, str], shown: Iterable[str] = (), lane: str = "") -> Plan:
    """Return which column of a table is which of ours.

    chosen: roles by the name of a column, as answered. shown: private columns that may be seen.
    """
    columns = [
        _column(grid, place, name, rows[:LOOKED_AT], chosen, set(shown)) for place, name in enumerate(grid.columns)
    ]
    columns = _linked(columns)
    columns = _single(timed(_dated(_disputed(columns))))
    columns, text_is_title = _titled(columns)
    columns = _tidied(columns)
    return laned(Plan(tuple(columns), text_is_title=text_is_title, clocks=clocks(columns)), rows, lane)


def _column(
    grid: Grid, place: int, name: str, rows: Sequence[Row], chosen: Mapping[str, str], shown: set[str]
) -> Column:
    cells = [cell for row in rows if (cell := row.cells[place : place + 1]) and cell[0].strip()]
    texts = [cell[0].strip() for cell in cells]
    size = len(texts) or 1
    role, rank = role_of(name)
    clock = is_called_clock(name)
    dated = sum(_is_date(text, chosen.get(name, role)) or (clock and is_unix(text)) for text in texts) / size
    where = URL.search if role in ("source", "url", "publisher") else URL.match
    linked = sum(bool(where(text)) for text in texts) / size
    if role == "lane?" and fold(name) == "type" and is_timelinejs_sheet(grid.columns):
        role = "type"
    private = is_private(name) or place in grid.hidden or sum(map(is_personal, texts)) * 2 > size
    if name in chosen:
        role, rank = chosen[name], -1
    elif private and name not in shown:
        role = "private"
    elif not texts:
        role = "empty"
    return Column(place, name, role or "keep", tuple(dict.fromkeys(texts))[:3], rank, len(set(texts)), dated, linked)


def _is_date(text: str, role: str) -> bool:
    return not understand(text).wrong or (role == "date" and bool(unix(text))) or (role == "end" and is_open(text))


def _as(column: Column, role: str) -> Column:
    return replace(column, role=role)


def _linked(columns: list[Column]) -> list[Column]:
    """Return the columns with every one of addresses as such, but for those of pictures."""
    alone = sum(each.role == "source" for each in columns) == 1

    def one(each: Column) -> Column:
        if each.rank < 0 or each.role in ("private", "empty", "title", "summary", WHO, WORDS):
            return each
        if is_media(each.name):
            return _as(each, "keep")
        if each.linked > 0.4 and each.role != "notes":
            named = each.role == "source" and each.linked < 1 and alone  # by some rows it is named, without address
            return each if named else _as(each, "url")
        return _as(each, "keep") if each.role == "url" and not each.linked else each

    return [one(each) for each in columns]


def _is_whole(column: Column) -> bool:
    """Return whether a column that is called a day, or a longer part of a year, holds dates."""
    return column.role == "day" or (column.role in ("month", "week", "quarter") and column.dated > 0.5)


def _dated(columns: list[Column]) -> list[Column]:
    """Return the columns with one date: the surest name whose cells are dates, else cells that are dates."""
    parts = any(each.role == "year" for each in columns)
    if not parts:
        columns = [_as(each, "date") if _is_whole(each) else each for each in columns]
    named = [each for each in columns if each.role == "date" and (each.dated > 0 or each.rank < 0)]
    if not named and parts:
        return [_as(each, "keep") if each.role == "date" else each for each in columns]
    if not named:
        free = [
            each
            for each in columns
            if each.role in ("keep", "lane?", "source date", "end", "time", "title", "id") and each.dated > 0.5
        ]
        called = [each for each in free if is_called_date(each.name)]
        rivals = [each for each in free if each.role == "keep" and not all(map(_NUMBER.fullmatch, each.values))]
        if len(called or rivals) > 1:  # none of which by a name that we know
            return [_as(each, "keep") if each.role == "date" else each for each in columns]
        free = called or free
        # Numbers are years only where all of them could be; a column of dates in words is surer.
        named = [each for each in free if not all(map(_NUMBER.fullmatch, each.values))]
        named = named or [each for each in free if all(map(_YEARLIKE.fullmatch, each.values))]
        if named and unread(columns):  # which of them is meant is asked, not guessed
            return [_as(each, "keep") if each.role == "date" else each for each in columns]
    if not named:
        # A column that is called so and holds nothing of the kind: its rows say why.
        named = [each for each in columns if each.role == "date" and each.values]
    best = min(named, key=lambda each: (each.rank, each.place), default=None)
    turned = [
        _as(each, "date") if each is best else _as(each, "keep") if each.role == "date" else each for each in columns
    ]
    if best and parts:
        kept = ("month", "day") if best.values and all(map(is_yearless, best.values)) else ("year", "month", "day")
        turned = [_as(each, "keep") if each.role in kept else each for each in turned]
    return turned


def _disputed(columns: list[Column]) -> list[Column]:
    """Return the columns with those kept that may say that a row is disputed, and may be what a list is about.

    Beside one that says who disputes it, one that is called a dispute says what.
    """
    beside = WORDS if any(each.role == WHO for each in columns) else "keep"
    roles = {WORDS: beside}
    return [_as(each, roles.get(fold(each.name), "keep")) if each.role == MAYBE else each for each in columns]


def _single(columns: list[Column]) -> list[Column]:
    """Return the columns with each role played once, by the surest."""
    best: dict[str, Column] = {}
    for each in columns:
        if each.role in ONE and (each.role not in best or each.rank < best[each.role].rank):
            best[each.role] = each
    return [_as(each, "keep") if each.role in ONE and best[each.role] is not each else each for each in columns]


def _titled(columns: list[Column]) -> tuple[list[Column], bool]:
    """Return the columns with a title; the one text of a table is both title and summary."""
    roles = {each.role for each in columns}
    if "title" in roles:
        return columns, False
    chosen = next((each for each in columns if each.role == "summary"), None)
    if chosen is None:
        texts = [each for each in columns if each.role in ("keep", "lane?", "source", "status") and not _plain(each)]
        texts = [each for each in texts if each.dated <= 0.5] or texts
        texts = [each for each in texts if each.role != "status"] or texts  # how it stands now is not what happened
        texts = [each for each in texts if not _of_source(each)] or texts
        chosen = max(texts, key=_telling, default=None)
    return [_as(each, "title") if each is chosen else each for each in columns], True


def _of_source(column: Column) -> bool:
    """Return whether a column says where something was read, not what happened."""
    return column.role == "source" or role_of(fold(column.name).partition(" ")[0])[0] == "source"


def _telling(column: Column) -> tuple[bool, bool, int, int]:
    """Return how likely a column says what happened: in words, long ones, and seldom the same."""
    coded = all(map(_CODE.fullmatch, column.values))
    return not column.linked, not coded, column.count * sum(map(len, column.values)), -column.place


def _plain(column: Column) -> bool:
    return is_media(column.name) or all(_NUMBER.fullmatch(value) or value in ("yes", "no") for value in column.values)


def _tidied(columns: list[Column]) -> list[Column]:
    """Return the columns, those whose cells are not what their names say kept as they are."""

    def one(each: Column) -> Column:
        wrong = (each.role in ("end", "source date") and each.dated < 0.5) or (
            each.role in ("time", "end time") and not any(map(TIME.match, each.values))
        )
        if (wrong and each.rank >= 0) or (each.role == "never"):
            return _as(each, "keep")
        return each

    return [one(each) for each in columns]
