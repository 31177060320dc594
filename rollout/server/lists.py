"""Lists that a page looks at before they are timelines: held in memory, few and bounded, written nowhere."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from secrets import token_urlsafe
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
from rollout.importing.tables import LARGEST, MOST_COLUMNS, MOST_ROWS, Found, refused
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.facts import facts
from rollout.words.said import said

MOST = 4  # lists at a time, the one that the program was started with aside
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

    def answered(self, given: Mapping[str, Any]) -> "Listed":
        """Return the list with other answers; raises DataError at one that means nothing."""
        return replace(self, reading=_reading(self.found, self.name, self.digest, given, self.reading.asked))


SPLIT = said("Split it, or raise --max-rows.")


@gc_paused()
def _reading(found: Found, name: str, mark: str, given: Mapping[str, Any], asked: showing.Asked) -> Reading:
    imported = settled(found, name, given)
    lanes = len({draft.cells.get("lane") for draft in imported.drafts})
    if lanes > MOST_LANES:
        wrong = said("This would make {n} lanes.", n=lanes)
        raise refused(wrong, said("Choose a column with fewer values."))
    return Reading(imported, mark, showing.questions(imported, asked))


class Lists:
    """The lists that are looked at now, the latest few; an older one goes when there is no room.

    Whoever adds or answers takes turns with others who do: see the routes.
    """

    def __init__(self, limits: Limits) -> None:
        """Begin with none; limits: what one list may hold, as a file of events."""
        self.limits = limits
        self.own = ""
        """The id of the list that the program was started with."""
        self.token = token_urlsafe(16)
        """What only a page of ours knows: who writes must show it."""
        self._held: OrderedDict[str, Listed] = OrderedDict()

    @property
    def most_bytes(self) -> int:
        """The bytes that one list may have."""
        return min(self.limits.max_bytes, LARGEST)

    def add(self, data: bytes, name: str, write: Writer | None = None) -> str:
        """Read a list and return the id under which it is held; raises DataError with the reason where it is none.

        write: how its timeline is written beside it; only the list that the program was started with has such a way.
        """
        name = packing.bare(name)
        if len(data) > self.most_bytes:
            wrong = said("The file is larger than {n} MB.", n=f"{self.most_bytes / 1e6:.3g}")
            raise refused(wrong, SPLIT)
        found = recognised(data, name)
        self._bounded(found)
        mark = digest(data)
        listed = Listed(name, found, len(data), mark, _reading(found, name, mark, {}, {}), write)
        key = token_urlsafe(16)
        self._held[key] = listed
        self.own = key if write else self.own
        self._make_room(key)
        return key

    def _bounded(self, found: Found) -> None:
        for grid in found.grids:
            width = max(map(len, (row.cells for row in grid.rows)), default=0)
            if len(grid.rows) > self.limits.max_rows + 1:
                raise refused(said("The list has more than {n} rows.", n=self.limits.max_rows), SPLIT)
            if len(grid.rows) * width > (cells := self.limits.max_rows * min(self.limits.max_columns, WIDE)):
                wrong = said("The list has more than {n} cells.", n=cells)
                raise refused(wrong, said("Delete the columns nobody needs."))

    def _make_room(self, newest: str) -> None:
        """Let the oldest go until the others are within their bounds."""
        others = [key for key in self._held if key not in (self.own, newest)]
        room = self.most_bytes - self._held[newest].size
        for place, key in enumerate(reversed(others), 2):
            room -= self._held[key].size
            if room < 0 or place > MOST:
                del self._held[key]

    def __getitem__(self, key: str) -> Listed:
        """Return the list of an id that is held; raises KeyError where it is not."""
        return self._held[key]

    def get(self, key: str) -> Listed | None:
        """Return the list of an id, None where it is held no more."""
        return self._held.get(key)

    def answer(self, key: str, given: object) -> Listed | None:
        """Read a list again with other answers; raises DataError where they mean nothing."""
        listed = self.get(key)
        if listed is None:
            return None
        self._held[key] = listed.answered(choices.checked(given))
        return self._held[key]
