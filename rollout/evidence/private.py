"""The one gate for the presenter's notes: which columns hold them, and evidence without them.

A note names traps and people for the ears of one person. So what leaves the machine is made from evidence that does not
hold the notes any more, and no sentence about a file quotes a cell that may be a note in the wrong column.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from rollout.evidence.event import Dataset, Event
from rollout.evidence.header import is_notes
from rollout.evidence.problems import Problem
from rollout.words.said import said

PROSE = 20  # characters; shorter words may be a value that somebody mistyped
BESIDE = 3  # columns to the right of the notes into which a note may have slipped
UNQUOTED = said(
    "The cell does not hold what its column may hold. It is not quoted: it may be a note in the wrong column."
)
LOOK = said("Look at this cell in the file; perhaps the row has a cell too few or too many.")


def may_be_note(cells: Sequence[str], place: int, notes: Sequence[int], width: int) -> bool:
    """Return whether the cell of a row may be a note that stands in the wrong column.

    notes: the places of the columns with notes. width: how many columns there are. Where cells are missing, all
    that follows stands further left, and the row ends in as many empty cells.
    """
    filled = len(cells)
    while filled and not cells[filled - 1].strip():
        filled -= 1

    def slipped(at: int) -> bool:
        if place < at:
            return width - filled >= at - place
        return place == at or (place - at <= BESIDE and " " not in cells[at].strip())

    return any(slipped(at) for at in notes)


def is_prose(text: str) -> bool:
    """Return whether a text reads like a sentence, as notes do, and not like a value."""
    return len(text) > PROSE and " " in text


def unquoted(problem: Problem) -> Problem:
    """Return a problem that says where it is, and nothing of what stands there."""
    return replace(problem, found="", wrong=UNQUOTED, example=LOOK)


def without_notes(dataset: Dataset) -> Dataset:
    """Return evidence that holds no notes: they are gone from events and from the cells as written."""
    places = places_of_notes(dataset.columns)
    if not places:
        return dataset
    return replace(
        dataset,
        events=tuple(map(silent, dataset.events)),
        waiting=tuple(map(silent, dataset.waiting)),
        unsigned=tuple(map(silent, dataset.unsigned)),
        cells=tuple(emptied(cells, places) for cells in dataset.cells),
    )


def places_of_notes(columns: Iterable[str]) -> frozenset[int]:
    """Return at which places of a row notes stand."""
    return frozenset(place for place, name in enumerate(columns) if is_notes(name))


def emptied(cells: Iterable[str], places: Collection[int]) -> tuple[str, ...]:
    """Return the cells of a row with nothing at these places."""
    return tuple("" if place in places else cell for place, cell in enumerate(cells))


def silent(event: Event) -> Event:
    """Return an event without its notes."""
    if event.notes or len(event.told_extra) < len(event.extra):
        return replace(event, notes="", extra=event.told_extra)
    return event
