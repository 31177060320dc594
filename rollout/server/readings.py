"""What a list becomes with the answers given: its events read back, its files, its picture; none of it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.gc import gc_paused
from rollout.evidence.reader import Limits, read
from rollout.evidence.table import digest
from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.importing import choices, packing, showing
from rollout.importing.importer import Imported, settled
from rollout.importing.recognise import read as recognised
from rollout.importing.tables import LARGEST, MOST_COLUMNS, MOST_ROWS, SPLIT, Found, refused
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.facts import facts
from rollout.words.said import said

MOST_LANES = 500  # of one list
WIDE = 64  # columns of a list that has as many rows as are read
ANY = Limits(max_bytes=10 * LARGEST, max_rows=10 * MOST_ROWS, max_columns=2 * MOST_COLUMNS)
"""What is read back was bounded before it was written."""
FIRST = 10  # events that are shown as they will look
Writer = Callable[[Mapping[str, bytes]], str]
"""Writes the files of a timeline beside its list, and returns where; raises OSError."""


class Reading:
    """A list with the answers given: what it became, the files it would be, and its picture."""

    def __init__(self, imported: Imported, mark: str, asked: showing.Asked) -> None:
        """Take what a list became; the record, the events read back and the picture are made when asked for."""
        self.imported = imported
        self.asked = asked
        self.pack = packing.pack(imported)
        self._mark = mark

    @property
    def empty(self) -> bool:
        """Whether there is no event yet."""
        return not self.pack.files

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The files of the timeline by name, none where there is no event."""
        return self.pack.whole(self._mark)

    @cached_property
    def dataset(self) -> Dataset:
        """The events as they are read back from the files, private columns and notes kept apart as ever."""
        files = self.pack.files
        beside = Beside(files.get(packing.SOURCES), files.get(packing.SETTINGS))
        return read(files[packing.EVENTS], packing.EVENTS, ANY, beside=beside)

    @cached_property
    def index(self) -> DatasetIndex:
        """The events looked at once, for every picture of them."""
        return DatasetIndex(self.dataset)

    def drawn(self, width: int, height: int, theme: str) -> str:
        """Return the picture as SVG."""
        return svg(picture(self.index, "", width, height, theme))

    def shown(self) -> dict[str, Any]:
        """Return what the page shows."""
        first = () if self.empty else self.dataset.events[:FIRST]
        lanes = () if self.empty else self.index.lanes
        problems = [] if self.empty else [each.sentence(packing.EVENTS) for each in self.dataset.problems[:FIRST]]
        return showing.page(self.imported, self.asked) | {
            "first": facts(first, lanes),
            "lanes": lanes,
            "files": self.pack.all_names,
            "problems": problems,
        }


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that is looked at: as it was sent, and as it is read with the answers given so far."""

    name: str
    found: Found
    size: int
    digest: str
    reading: Reading
    write: Writer | None = None

    @property
    def folder(self) -> str:
        """What the folder of its timeline is called."""
        return packing.folder_of(self.name)

    def answered(self, given: object) -> "Listed":
        """Return the list with other answers; raises DataError at one that means nothing."""
        answers = choices.checked(given)
        return replace(self, reading=_reading(self.found, self.name, self.digest, answers, self.reading.asked))


@gc_paused()
def _reading(found: Found, name: str, mark: str, given: Mapping[str, Any], asked: showing.Asked) -> Reading:
    imported = settled(found, name, given)
    lanes = len({draft.cells.get("lane") for draft in imported.drafts})
    if lanes > MOST_LANES:
        wrong = said("This would make {n} lanes.", n=lanes)
        raise refused(wrong, said("Choose a column with fewer values."))
    return Reading(imported, mark, showing.questions(imported, asked))


def listed(data: bytes, name: str, limits: Limits, write: Writer | None) -> Listed:
    """Return a list as it is read without an answer; raises DataError with the reason where it is none."""
    name = packing.bare(name)
    found = recognised(data, name)
    _bounded(found, limits)
    mark = digest(data)
    return Listed(name, found, len(data), mark, _reading(found, name, mark, {}, {}), write)


def _bounded(found: Found, limits: Limits) -> None:
    for grid in found.grids:
        width = max(map(len, (row.cells for row in grid.rows)), default=0)
        if len(grid.rows) > limits.max_rows + 1:
            raise refused(said("The list has more than {n} rows.", n=limits.max_rows), SPLIT)
        if len(grid.rows) * width > (cells := limits.max_rows * min(limits.max_columns, WIDE)):
            wrong = said("The list has more than {n} cells.", n=cells)
            raise refused(wrong, said("Delete the columns nobody needs."))
