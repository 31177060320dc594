"""Bytes to events: every row is read, every problem is told, and what is wrong is left out, never guessed."""

from collections.abc import Callable, Iterator

from rollout.evidence.event import Dataset, Event
from rollout.evidence.gc import uncollected
from rollout.evidence.header import Header
from rollout.evidence.rows import Rows, columns
from rollout.evidence.table import Limits, Table, digest, headed, table

__all__ = ["Limits", "read"]

STANDARD = Limits()
KEPT = 100_000  # rows whose cells are kept as written, to be written back
SHARING = 4096  # rows of them whose texts are kept once, however often they return
EVERY = 50_000  # rows read between two tellings
TOLD = 20  # rows that a notice names before it counts the rest


@uncollected()
def read(
    data: bytes, name: str = "events.csv", limits: Limits = STANDARD, tell: Callable[[int, int], None] | None = None
) -> Dataset:
    """Return the events of a file and every problem in it, or raise DataError when it cannot be read at all.

    A row with a problem is refused: events and refused rows together are all rows. Rows that hold nothing do
    not count, and are said. Spaces around a cell do not count either; text is NFC; `cells` keeps it as written, but
    not for more than KEPT rows. `tell` is called now and then with how many rows are read, and about how many there
    are: a line break in a cell counts as one.
    """
    raw = table(data, limits)
    names = headed(raw, limits.max_columns)
    rows = Rows(names, limits.max_cell, raw.careful, columns(names))
    events, cells, count = _events(raw, rows, tell)
    for row, finding in rows.register.findings():
        rows.report(row, finding)
    refused = {problem.row for problem in rows.problems}
    return Dataset(
        name=name,
        events=tuple(event for event in events if event.row not in refused),
        problems=rows.told(),
        rows=count - len(rows.empty),
        digest=digest(data),
        notices=tuple(_notices(raw, names, rows)),
        columns=names.names,
        separator=raw.separator,
        bom=raw.bom,
        line_end=raw.line_end,
        closed=raw.closed,
        cells=tuple(cells),
    )


def _events(
    raw: Table, rows: Rows, tell: Callable[[int, int], None] | None
) -> tuple[list[Event], list[tuple[str, ...]], int]:
    """Read the rows below the header; return the events, the cells unless they are very many, and how many rows."""
    events: list[Event] = []
    kept: list[tuple[str, ...]] = [()] * raw.skipped  # so that each stands at the number of its row
    shared: dict[str, str] = {}
    share, count = shared.setdefault, 0
    for count, cells in enumerate(raw.rows, 1):
        if event := rows.read(count + 1 + raw.skipped, cells):
            events.append(event)
        if count < KEPT:
            share = share if count < SHARING else shared.get
            kept.append(tuple(map(share, cells, cells)))
        else:
            kept.clear()
        if tell and count % EVERY == 0:
            tell(count, max(count, raw.count))
    return events, kept, count


def _notices(raw: Table, names: Header, rows: Rows) -> Iterator[str]:
    yield from raw.notices
    yield from names.notices
    yield from rows.stray[:TOLD]
    if len(rows.stray) > TOLD:
        yield f"Characters that cannot be seen were left out of {len(rows.stray) - TOLD} more cells."
    if rows.uneven:
        which = "1 row has" if rows.uneven == 1 else f"{rows.uneven} rows have"
        yield f"{which} more or fewer empty cells at the end than the header: read as if they had as many."
    if rows.empty:
        named = ", ".join(map(str, rows.empty[:TOLD])) + ", …" * (len(rows.empty) > TOLD)
        count = "1 empty row is" if len(rows.empty) == 1 else f"{len(rows.empty)} empty rows are"
        yield f"{count} not counted (row{'s' * (len(rows.empty) > 1)} {named})."
