"""Pictures of a store's evidence, the latest kept: the page asks for its first before and after Dash is up."""

from collections import OrderedDict
from functools import cached_property
from threading import Lock
from typing import Any

from rollout.evidence.store import Store
from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.layout.letters import OURS, Letters
from rollout.timeline.dataset_index import DatasetIndex

KEPT = 32


class Drawn:
    """A figure, and the same as SVG once somebody has asked for it."""

    def __init__(self, figure: dict[str, Any]) -> None:
        self.figure = figure

    @cached_property
    def alone(self) -> str:
        """The figure as SVG that stands alone."""
        return svg(self.figure)

    @cached_property
    def furnished(self) -> str:
        """The figure as SVG, with what the page needs to furnish its other rooms."""
        return svg(self.figure, furnished=True)


class Pictures:
    """Draws pictures of what a store holds now; the same address, size and theme of the same file is drawn once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[tuple[object, ...], Drawn] = OrderedDict()
        self._lock = Lock()
        self._survey = DatasetIndex(store.now().dataset)

    def survey(self) -> DatasetIndex:
        """Return the survey of what the store holds now."""
        dataset = self._store.now().dataset
        with self._lock:
            if self._survey.dataset is not dataset:
                self._survey = DatasetIndex(dataset)
            return self._survey

    def of(self, address: str, width: int, height: int, theme: str, letters: Letters = OURS) -> Drawn:
        """Return what an address asks for at a size in px, in the theme and for the letters of a reader's system."""
        survey = self.survey()
        key = (survey.dataset.digest, address, width, height, theme, letters)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        drawn = Drawn(picture(survey, address, width, height, theme, letters))
        with self._lock:
            self._kept[key] = drawn
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return drawn
