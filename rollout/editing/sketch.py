"""Indexes of a file that is edited: as it is shown, as it is while an event is written, and after each save."""

from collections import deque
from dataclasses import replace
from threading import Lock

from rollout.editing.steps import Whole
from rollout.evidence.bands import MOST, folded
from rollout.evidence.change import at_row, difference
from rollout.evidence.event import Dataset, Event
from rollout.timeline.changed_index import ChangedIndex
from rollout.timeline.dataset_index import DatasetIndex
from rollout.words.say import speaking
from rollout.words.tongues import ENGLISH

KEPT = (
    2  # as it is shown, and as it is written: pictures may have other lanes, and say of kept copies what became of them
)


class Sketches:
    """Knows a file so well that one event more, or another, needs no second look at all the others."""

    def __init__(self) -> None:
        self._latest: deque[DatasetIndex] = deque(maxlen=KEPT)
        self._making = Lock()

    @speaking(ENGLISH)  # it is there for all readers
    def of(self, dataset: Dataset) -> DatasetIndex:
        """Return the index of a file: the one there is, else by what is known of how it was before, else made anew."""
        with self._making:  # who asks for what is being made waits for it
            found = next((one for one in self._latest if one.dataset is dataset), None)
            if found is None:
                found = self._after(dataset)
                self._latest.append(found)
            return found

    def _after(self, dataset: Dataset) -> DatasetIndex:
        for index in reversed(self._latest):
            change = difference(index.dataset, dataset)
            if change is not None and change.own:
                return ChangedIndex(index, change, dataset).settled()
        return DatasetIndex(dataset)

    def index(self, whole: Whole, own: Event) -> DatasetIndex:
        """Return the index of a file with an event as it is written now; made anew where lanes stand for others."""
        was, change = whole.dataset, at_row(whole.dataset.events, own.row, own)
        new = whole.sheet.place(own.row) >= len(whole.sheet.rows)
        draft = replace(was, events=change.made(was.events), rows=was.rows + new)
        index = ChangedIndex(self.of(was), change, draft)
        return DatasetIndex(folded(draft)) if len(index.lanes) > MOST else index
