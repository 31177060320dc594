"""Bytes to events: every row is read, every problem is told, and what is wrong is left out, never guessed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rollout.evidence.beside import ALONE, Beside
from rollout.evidence.citation import DISPUTES, SUPPORTS
from rollout.evidence.columns import DATES
from rollout.evidence.companions import Near, read_beside, wrong_beside
from rollout.evidence.event import Dataset, Event, Source
from rollout.evidence.file_names import file_called
from rollout.evidence.gc import gc_paused
from rollout.evidence.header import Header, own_notices, private
from rollout.evidence.others import apart, names_of, worded
from rollout.evidence.problems import Problem, shown
from rollout.evidence.remarks import Remarks, counted
from rollout.evidence.reviews import row_digests
from rollout.evidence.rows import Rows, columns
from rollout.evidence.settings import Settings
from rollout.evidence.sources import Sources
from rollout.evidence.table import Limits, Table, digest, headed, table
from rollout.words.said import said
from rollout.words.say import later

__all__ = ["Limits", "read"]

STANDARD = Limits()
ROWS_KEPT = 100_000  # rows whose cells are kept as written, to be written back
SHARING = 4096  # rows of them whose texts are kept once, however often they return
EVERY = 50_000  # rows read between two tellings


@gc_paused()
def read(
    data: bytes,
    name: str = "events.csv",
    limits: Limits = STANDARD,
    tell: Callable[[int, int], None] | None = None,
    beside: Beside = ALONE,
    numbers: Sequence[int] = (),  # of its rows below the header, where they are but some of a longer file
) -> Dataset:
    """Return the events of a file and every problem in it, or raise DataError when it cannot be read at all.

    A row with a problem is refused: events and refused rows together are all rows. Rows that hold nothing do
    not count, and are said. Spaces around a cell do not count either; text is NFC; `cells` keeps it as written, but
    not for more than ROWS_KEPT rows. `tell` is called now and then with how many rows are read, of about how many
    there are: a line break in a cell counts as one. What is wrong in a file beside it refuses no row of this one.
    """
    name, raw = file_called(name), table(data, limits)
    names = headed(raw, limits.max_columns)
    settings, sources, reviews = read_beside(beside, limits)
    rows = rows_for(raw, names, limits, settings, name)
    rows.supported = sources.supported
    events, cells, count = _events(raw, rows, tell, numbers)
    events = worded(apart(_judged(events, rows, sources), settings.languages), names_of(settings.words))
    digests = row_digests(data, beside.sources, events, limits) if reviews.all and not numbers else {}
    found = described(raw, rows, (settings, sources, reviews), beside.digest(digest(data), name), name)
    judged = tuple(reviews.judged(digests).items())
    return replace(found, events=tuple(events), rows=count - len(rows.empty), cells=tuple(cells), reviews=judged)


def described(raw: Table, rows: Rows, near: Near, whole: str, name: str) -> Dataset:
    """Return all that is said of a file whose rows are read, but for its events; whole: its digest."""
    settings, sources, reviews = near
    names = rows.header
    own = names.notices if settings.public is None else own_notices(names.own, details=True, public=settings.public)
    remarks = _remarks(rows, (*raw.notices, *own), (*sources.notices, *reviews.notices))
    return Dataset(
        name=name,
        events=(),
        problems=(*rows.told(), *wrong_beside(sources, reviews, rows), *settings.problems),
        rows=0,
        digest=whole,
        notices=tuple(remarks.notices()),
        remarks=remarks,
        columns=names.names,
        separator=raw.separator,
        bom=raw.bom,
        line_end=raw.line_end,
        closed=raw.closed,
        settings=settings,
        private=frozenset(name for name in names.own if private(name, settings.public)),
    )


def _remarks(rows: Rows, head: tuple[str, ...], beside: tuple[str, ...]) -> Remarks:
    """Return what is said of rows that are read, between what is said of their file and of those beside it."""
    long = {name: counted(found) for name, found in rows.long.items()}
    return Remarks(
        head=head,
        unseen=rows.unseen.cells,
        uneven=rows.uneven,
        empty=counted(rows.empty),
        made=rows.ids.count,
        homeless=rows.homeless,
        home=rows.home,
        titles=long["title"],
        summaries=long["summary"],
        beside=beside,
    )


def rows_for(raw: Table, names: Header, limits: Limits, settings: Settings, name: str, dates: int = DATES) -> Rows:
    """Return what reads the rows of a table; those that name no lane stand in one that is called as the file is.

    dates: how many of them are remembered.
    """
    home = settings.title or name.rpartition(".")[0].capitalize() or name
    return Rows(names, limits.max_cell, raw.careful, columns(names, settings.public, dates), home=home)


def _judged(events: list[Event], rows: Rows, sources: Sources) -> list[Event]:
    """Return the events of rows without a problem, now that all are read, with their further sources.

    Problems then stand in order: by row, then as the file has its columns.
    """
    if sources.of:
        events = [cited(event, rows, sources) for event in events]
    settle(rows)
    refused = {problem.row for problem in rows.problems}
    return [event for event in events if event.row not in refused]


def settle(rows: Rows) -> None:
    """Report what rows owe each other, now that all are read; problems then stand in order."""
    for row, finding in rows.register.findings():
        rows.report(row, finding)
    place = {column: place for place, column in enumerate(rows.header.names)}
    rows.problems.sort(key=lambda problem: (problem.row or 0, place.get(problem.column or "", len(place))))


def cited(event: Event, rows: Rows, sources: Sources) -> Event:
    """Return an event with its further sources, and report where they do not bear its status.

    Where the event itself names no source, or nobody who disputes it, the first of them stands in its place. A
    counter-source that nobody opened is none.
    """
    if event.id not in sources.of:
        return event
    made = replace(event, citations=tuple(one.standing for one in sources.of[event.id]))
    if any(one.unopened and one.url == made.disputed_by for one in made.citations):
        made = replace(made, disputed_by="", dispute="")
    first = {one.role: one for one in reversed(made.citations)}
    if SUPPORTS in first and not made.source.given:
        made = replace(made, source=Source(*first[SUPPORTS].parts))
    if DISPUTES in first and not made.disputed_by:
        against = first[DISPUTES]
        words = against.quote_en or against.quote or against.note or against.title or against.publisher
        made = replace(made, disputed_by=against.url, dispute=words or "A further source contradicts it.")
    if made.status == "documented" and made.origin:
        words = later("All sources of the row have one origin, {origin}, and so are one source.")
        wrong = said(words, origin=shown(made.origin))
        example = said("Write reported, or name the origin of each in sources.csv.")
        rows.problems.append(Problem(event.row, rows.header.written("status"), event.status, wrong, example))
    return made


def _events(
    raw: Table, rows: Rows, tell: Callable[[int, int], None] | None, numbers: Sequence[int]
) -> tuple[list[Event], list[tuple[str, ...]], int]:
    """Read the rows below the header; return the events, the cells unless they are very many, and how many rows."""
    events: list[Event] = []
    kept: list[tuple[str, ...]] = [()] * raw.skipped  # so that each stands at the number of its row
    shared: dict[str, str] = {}
    share, count = shared.setdefault, 0
    for count, cells in enumerate(raw.rows, 1):
        if event := rows.read(numbers[count - 1] if numbers else count + 1 + raw.skipped, cells):
            events.append(event)
        if count < ROWS_KEPT:
            share = share if count < SHARING else shared.get
            kept.append(tuple(map(share, cells, cells)))
        else:
            kept.clear()
        if tell and count % EVERY == 0:
            tell(count, max(count, raw.count))
    return events, kept, count
