"""The rows of a file that a change can touch, as a file of their own: thousands of others need not be read for it.

A row owes something to those with its id, to what it answers and to what answers it; to its further sources, and to
what was found of it in a review.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from rollout.editing.sheet import Sheet, sheet
from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits, read
from rollout.evidence.reviews import FILE as REVIEWS
from rollout.evidence.reviews import REVIEW_COLUMNS
from rollout.evidence.sources import FILE as SOURCES

LINKS = ("id", "answers")


def names_in(rows: Sheet, place: int) -> set[str]:
    """Return the events that a row names: itself, and what it answers."""
    fields = rows.fields(place)
    return {fields.get(name, "").strip() for name in LINKS} - {""}


def near(
    rows: Sheet,
    places: Iterable[int],
    names: set[str],
    sources: Sheet | None,
    beside: Beside,
    file: str,
    limits: Limits,
    owing: Mapping[str, Set[int]] | None = None,
) -> Dataset:
    """Return the rows at these places, and those that name one of these events, as they are read, each by its number.

    sources: the rows of the `sources.csv` that beside holds, where they can be told apart. owing: the places of the
    rows that name each event, where that is known of all. Raises DataError where the rows cannot be read at all.
    """
    kept = _naming(rows, names) if owing is None else {at for name in names for at in owing.get(name, ())}
    for name, whole in ((SOURCES, sources), (REVIEWS, _rows(beside.reviews, limits))):
        if whole is not None and "event" in whole.columns:
            at = whole.columns["event"]
            own = {
                n
                for n, one in enumerate(whole.rows)
                if names.intersection(each.strip() for each in one.cells[at : at + 1])
            }
            beside = replace(beside, **{name.removesuffix(".csv"): _few(whole, own)})
    some, numbers = some_rows(rows, {*places, *kept} - {0})
    return read(some, file, limits, beside=beside, numbers=numbers)


def _naming(rows: Sheet, names: set[str]) -> set[int]:
    """Return the places of the rows that name one of these events."""
    columns = [at for name, at in rows.columns.items() if name in LINKS]
    return {
        place
        for place, row in enumerate(rows.rows)
        if names.intersection(row.cells[at].strip() for at in columns if at < len(row.cells))
    }


def some_rows(rows: Sheet, places: Iterable[int]) -> tuple[bytes, list[int]]:
    """Return the header and the rows at these places as a file, and the number of each row in the whole one."""
    own = sorted(places)
    text = ((one.text or '""') + (one.end or rows.line_end) for one in (rows.rows[place] for place in (0, *own)))
    return (rows.head + "".join(text)).encode(), [*map(rows.number, own)]


def _few(rows: Sheet, places: set[int]) -> bytes:
    """Return a file with some of its rows alone, each at its number."""
    blank = rows.line_end
    text = (one.text + (one.end or blank) if not at or at in places else blank for at, one in enumerate(rows.rows))
    return (rows.head + "".join(text)).encode()


def _rows(data: bytes | None, limits: Limits) -> Sheet | None:
    try:
        return None if data is None else sheet(data, limits, tuple(REVIEW_COLUMNS))
    except DataError:
        return None
