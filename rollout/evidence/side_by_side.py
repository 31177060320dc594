"""Several files or databases shown as one: each is watched by itself, and keeps its last good data by itself."""

from collections.abc import Sequence
from operator import is_
from pathlib import Path

from rollout.evidence.bands import folded
from rollout.evidence.event import Dataset
from rollout.evidence.joining import joined, names_of, problems_of
from rollout.evidence.store import NOWHERE, Evidence, State


def _whole(state: State) -> Dataset:
    """Return what is shown of one with all its lanes."""
    return state.dataset.whole or state.dataset


def _same(some: Sequence[object], others: Sequence[object]) -> bool:
    return all(map(is_, some, others))


class SideBySide:
    """Shows several as one; nothing is written, and pictures and talks stay with the files of each."""

    def __init__(self, stores: Sequence[tuple[str, Evidence]]) -> None:
        """Take them by what each is called where its own files do not say it."""
        self._names = [name for name, _ in stores]
        self._stores = [store for _, store in stores]
        self._known: tuple[list[State], State] | None = None

    def now(self) -> State:
        """Return what is known of all now."""
        states, known = [store.now() for store in self._stores], self._known
        if known is None or not _same(states, known[0]):
            known = self._known = states, self._joined(states, known)
        return known[1]

    def _joined(self, states: list[State], known: tuple[list[State], State] | None) -> State:
        sets = [_whole(state) for state in states]
        parts = [*zip(self._names, sets, strict=True)]
        if known and _same(sets, [_whole(before) for before in known[0]]):
            dataset = known[1].dataset
        else:
            dataset = folded(joined(parts))
        if not any(state.refused_edit for state in states):
            return State(dataset)
        # What is away or lost is said first: a page tells it above its picture.
        gone, wrong = (
            problems_of(parts, [one.problems if one.lost is lost else () for one in states]) for lost in (True, False)
        )
        return State(dataset, (*gone, *wrong), lost=bool(gone))

    def alike(self) -> tuple[str, str] | None:
        """Return the names of two that hold the same evidence, to the byte; None where each has its own."""
        sets = [_whole(store.now()) for store in self._stores]
        names, seen = names_of([*zip(self._names, sets, strict=True)]), dict[str, str]()
        for name, dataset in zip(names, sets, strict=True):
            if dataset.rows and dataset.digest in seen:
                return seen[dataset.digest], name
            seen[dataset.digest] = name
        return None

    @property
    def path(self) -> Path:
        """Return where files beside the events would lie, which is nowhere."""
        return NOWHERE
