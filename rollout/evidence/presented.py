"""The events of a file as they are shown: kept copies compared, very many lanes as few; carried over a change."""

from collections.abc import Callable

from rollout.evidence.bands import folded
from rollout.evidence.change import difference
from rollout.evidence.event import Dataset


class Presented:
    """How the events of one file are shown, as they change."""

    def __init__(self, compared: Callable[[Dataset], Dataset]) -> None:
        """Take what compares kept copies with what is said of them."""
        self._compared = compared
        self._before: Dataset | None = None
        """The last events of which none was shown in another way than they were read …"""
        self._lanes: frozenset[str] = frozenset()
        """… and the lanes that they had, or more."""

    def of(self, dataset: Dataset) -> Dataset:
        """Return the events as they are shown; where one of a million has changed the others are not looked at."""
        if self._before is not None and self._same(self._before, dataset):
            self._before = dataset
            return dataset
        found = folded(self._compared(dataset))
        self._before, self._lanes = (dataset, frozenset(dataset.lanes)) if found is dataset else (None, frozenset())
        return found

    def _same(self, before: Dataset, dataset: Dataset) -> bool:
        """Return whether what was shown as it was read still is."""
        change = difference(before, dataset)
        if change is None or change.come is None:
            return change is not None
        return change.come.lane in self._lanes and not any(one.kept for one in change.come.citations)
