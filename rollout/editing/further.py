"""The further sources of an event: its rows in `sources.csv` as they are opened, written, and taken back."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from rollout.editing.log import RowChange
from rollout.editing.sheet import Sheet, sheet
from rollout.evidence.citation import SOURCE_COLUMNS

MOST = 200  # of one event
_HEADER = ",".join(SOURCE_COLUMNS) + "\n"


@dataclass(frozen=True, slots=True)
class Item:
    """One further source as it is to be written."""

    mark: str
    """Of its row as it was opened; empty for a new one."""
    fields: Mapping[str, str]
    exact: bool = False
    """Whether its date stands as it is to be written."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """All further sources that an event is to have."""

    mark: str
    """What changes with the first changed letter of those that it had when it was opened."""
    items: tuple[Item, ...]


NOTHING = Wanted("", ())


def readable(rows: Sheet | None, there: bool) -> bool:
    """Return whether rows can be written into a `sources.csv`: there is none, or it can be read."""
    return not there if rows is None else "event" in rows.columns


def begun() -> Sheet:
    """Return a `sources.csv` without a row."""
    return sheet(_HEADER.encode(), known=tuple(SOURCE_COLUMNS))


def own(rows: Sheet | None, event: str) -> list[int]:
    """Return the places of the rows of an event."""
    at = rows.columns.get("event") if rows else None
    if rows is None or at is None:
        return []
    return [place for place, one in enumerate(rows.rows) if place and event == "".join(one.cells[at : at + 1]).strip()]


def opened(rows: Sheet | None, event: str) -> Wanted:
    """Return the further sources that an event has."""
    places = own(rows, event)
    if rows is None or not places:
        return NOTHING
    items = tuple(Item(rows.rows[place].mark, _fields(rows, place)) for place in places)
    return Wanted(sha256("\n".join(one.mark for one in items).encode()).hexdigest(), items)


def _fields(rows: Sheet, place: int) -> Mapping[str, str]:
    return {name: cell for name, cell in rows.fields(place).items() if name != "event"}


def written(rows: Sheet, event: str, name: str, wanted: Sequence[Item]) -> tuple[Sheet, tuple[RowChange, ...]]:
    """Return a `sources.csv` with the further sources that an event is to have, and which rows that changes.

    event: the name that its rows have; name: the one that they are to have. What stays keeps its bytes and its
    place, and a cell that nobody names its words.
    """
    kept, new = _matched(rows, event, wanted)
    moved = {"event": name} if name != event else {}
    changes: list[RowChange] = []
    for place in reversed(own(rows, event)):
        before, item = rows.rows[place].text, kept.get(place)
        rows = rows.without(place) if item is None else rows.changed(place, {**item.fields, **moved})
        after = None if item is None else rows.rows[place].text
        if after != before:
            changes.append((place, before, after))
    at = max(own(rows, name), default=len(rows.rows) - 1) + 1
    for place, item in enumerate(new, at):
        made = rows.added({**item.fields, "event": name})
        text = made.rows[-1].text
        rows = made.without(len(made.rows) - 1).inserted(place, text)
        changes.append((place, None, text))
    return rows, tuple(changes)


def _matched(rows: Sheet, event: str, wanted: Sequence[Item]) -> tuple[dict[int, Item], list[Item]]:
    """Return which row each source is, and those that have none."""
    free = own(rows, event)
    kept: dict[int, Item] = {}
    new = []
    for item in wanted:
        place = next((one for one in free if item.mark == rows.rows[one].mark), None)
        if place is None:
            new.append(item)
        else:
            free.remove(place)
            kept[place] = item
    return kept, new


def place_now(rows: Sheet, change: RowChange) -> int | None:
    """Return where the row of a change stands now, or is to come back; None where no row is as the change left it.

    Of several that are alike it is the one that stands where it stood.
    """
    place, _, after = change
    if after is None:
        return max(1, min(place, len(rows.rows)))
    if 0 < place < len(rows.rows) and rows.rows[place].text == after:
        return place
    return next((at for at, row in enumerate(rows.rows) if at and row.text == after), None)


def back(rows: Sheet, changes: Sequence[RowChange]) -> Sheet | None:
    """Return a file with its rows as they were before changes, None where one is not as they left it."""
    try:
        for one in reversed(changes):
            at, (_, before, after) = place_now(rows, one), one
            if at is None:
                return None
            if after is None:
                rows = rows.inserted(at, before or "")
            else:
                rows = rows.without(at) if before is None else rows.put(at, before)
    except csv.Error:
        return None  # a log that others wrote may hold what is no row
    return rows


def turned(changes: Sequence[RowChange]) -> tuple[RowChange, ...]:
    """Return the changes that take others back."""
    return tuple((place, after, before) for place, before, after in reversed(changes))


def fits(rows: Sheet) -> bool:
    """Return whether no row has more cells than there are columns."""
    return all(len(one.cells) <= len(rows.rows[0].cells) for one in rows.rows)
