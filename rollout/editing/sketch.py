"""An event that is being written among all others, so that its picture can be drawn with each key that is pressed."""

from dataclasses import replace
from threading import Lock

from rollout.editing.steps import Whole
from rollout.evidence.bands import MOST, folded
from rollout.evidence.event import Dataset, Event
from rollout.evidence.gc import gc_paused
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.draft_index import DraftIndex
from rollout.timeline.latest import Latest
from rollout.timeline.others import Others
from rollout.timeline.traits import READY
from rollout.timeline.view import View
from rollout.words.say import speaking
from rollout.words.tongues import ENGLISH

MAX_FORMS = 8  # in which somebody writes at once, whose other events are kept ready


class Sketches:
    """Puts events that are being written among the others of their file."""

    def __init__(self) -> None:
        self._others: Latest[tuple[str, int], Others] = Latest(MAX_FORMS)
        self._making = Lock()

    def others(self, whole: Whole, row: int) -> Others:
        """Return all events of a file but that of one row, looked at when they are first asked for."""
        key = (whole.dataset.digest, row)
        found = self._others.get(key)
        if found is None:
            with self._making:  # who asks for what is being made waits for it
                found = self._others.get(key) or self._made(whole, row)
                self._others.put(key, found)
        return found

    @gc_paused()
    def _made(self, whole: Whole, row: int) -> Others:
        dataset = whole.dataset
        rows = dataset.rows - (whole.sheet.place(row) < len(whole.sheet.rows))
        events = tuple(event for event in dataset.events if event.row != row)
        return Others(replace(dataset, events=events, rows=rows))

    @speaking(ENGLISH)
    def ready(self, whole: Whole, event: str) -> None:
        """Look at all events but one, which will be written next; an event without a name is a new one."""
        place = whole.row(event)
        others = self.others(whole, whole.sheet.number(len(whole.sheet.rows) if place is None else place))
        others.within(others.span)

    @speaking(ENGLISH)  # it is there for all readers
    def renewed(self, dataset: Dataset) -> DatasetIndex:
        """Return the index of a file that has changed, by what is known of all others where one was written here."""
        for others in reversed(self._others.values()):
            own = others.one_more(dataset)
            if own is not None:
                index = DraftIndex(others, own, whole=dataset)
                for name in READY:
                    getattr(index, name)
                index.selection(View())
                return index
        return DatasetIndex(dataset)

    def index(self, whole: Whole, own: Event) -> DatasetIndex:
        """Return the index of a file with an event as it is written now; made anew where lanes stand for others."""
        index = DraftIndex(self.others(whole, own.row), own)
        if len(index.lanes) > MOST:
            return DatasetIndex(folded(index.dataset))
        return index
