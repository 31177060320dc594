"""Pictures of a store's evidence, the latest kept: the page asks for its first as SVG, then for Plotly."""

from collections.abc import Callable
from functools import cached_property
from threading import Lock
from typing import Any

from rollout.evidence.event import Dataset
from rollout.evidence.store import Evidence
from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.layout.letters import OURS, Letters
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.latest import Latest
from rollout.timeline.questions import Questions
from rollout.words.say import language

MAX_PICTURES = 32


class RenderedFigure:
    """A figure, and the same as SVG once somebody has asked for it."""

    def __init__(self, figure: dict[str, Any]) -> None:
        self.figure = figure

    @cached_property
    def standalone_svg(self) -> str:
        """The figure as SVG that stands alone."""
        return svg(self.figure)

    @cached_property
    def svg_with_meta(self) -> str:
        """The figure as SVG, with what the page needs to furnish its other rooms."""
        return svg(self.figure, furnished=True)


class Pictures:
    """Draws pictures of what a store holds now; the same address, size and theme of the same file is drawn once."""

    def __init__(self, store: Evidence, index_of: Callable[[Dataset], Questions] = DatasetIndex) -> None:
        """Take what holds the evidence, and who answers questions about what it holds."""
        self._store, self._index_of = store, index_of
        self._latest: Latest[tuple[object, ...], RenderedFigure] = Latest(MAX_PICTURES)
        self._lock = Lock()
        self._index = index_of(store.now().dataset)

    def index(self) -> Questions:
        """Return the index of what the store holds now."""
        dataset = self._store.now().dataset
        with self._lock:
            if self._index.dataset is not dataset:
                self._index = self._index_of(dataset)
            return self._index

    def of(self, address: str, width: int, height: int, theme: str, letters: Letters = OURS) -> RenderedFigure:
        """Return what an address asks for at a size in px, in the theme and for the letters of a reader's system."""
        index = self.index()
        key = (index.dataset.digest, index.dataset.reviews, address, width, height, theme, letters, language())
        rendered = self._latest.get(key)
        if rendered is None:
            rendered = RenderedFigure(picture(index, address, width, height, theme, letters))
            self._latest.put(key, rendered)
        return rendered
