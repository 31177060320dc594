"""Only what enough people agreed on: the rest is hidden, and counted by name."""

from dataclasses import replace
from pathlib import Path

from rollout.evidence.citation import CHANGED
from rollout.evidence.event import Dataset
from rollout.evidence.judged import Judged
from rollout.evidence.store import Evidence, State
from rollout.words.say import later, say, say_many

NOBODY = Judged()


def signed(dataset: Dataset, least: int) -> Dataset:
    """Return a dataset with the events on whose letters so many people agree and nobody disagrees; 0: all of them.

    Who agreed did so on the copies of the sources as well: where one has changed, no word stands.
    """
    if not least:
        return dataset
    judged = dict(dataset.reviews)
    agreed = {
        event.id
        for event in dataset.events
        if judged.get(event.id, NOBODY).signed_by(least) and all(one.copy != CHANGED for one in event.citations)
    }
    return replace(
        dataset,
        events=tuple(event for event in dataset.events if event.id in agreed),
        signed=least,
        unsigned=tuple(event for event in dataset.events if event.id not in agreed),
        whole=signed(dataset.whole, least) if dataset.whole else None,
    )


class Signed:
    """Evidence of which only what enough people agreed on is shown."""

    def __init__(self, evidence: Evidence, least: int) -> None:
        """Take the evidence, and how many people must agree."""
        self._evidence, self._least = evidence, least
        self._known: tuple[Dataset, Dataset] | None = None

    def now(self) -> State:
        """Return what is known now."""
        state, known = self._evidence.now(), self._known
        if known is None or known[0] is not state.dataset:
            self._known = known = state.dataset, signed(state.dataset, self._least)
        return replace(state, dataset=known[1])

    @property
    def path(self) -> Path:
        """Return where the file lies."""
        return self._evidence.path


def gate_words(dataset: Dataset) -> str:
    """Return on how many people's word the events stand, where that was asked for."""
    if not dataset.signed:
        return ""
    return say_many("signed by {n} person", "signed by {n} people or more", dataset.signed)


def unsigned_words(dataset: Dataset) -> str:
    """Return how many events wait for that; nothing where none does."""
    if not dataset.unsigned:
        return ""
    count = len(dataset.unsigned)
    return say_many(
        "{count} not signed by {n} person", "{count} not signed by {n} people or more", dataset.signed, count=count
    )


def review_words(dataset: Dataset) -> str:
    """Return how many events are in review, and of how many the verdict has lapsed or is no agreement."""
    if not dataset.reviews:
        return ""
    found = [judged for _, judged in dataset.reviews]
    parts = [
        (sum(one.signed_by(1) for one in found), later("{n} agreed on")),
        (sum(one.disagrees > 0 for one in found), later("{n} disagreed with")),
        (sum(one.lapsed > 0 for one in found), later("{n} changed since")),
    ]
    said = ", ".join(say(words, n=count) for count, words in parts if count)
    return say("{n} in review", n=len(found)) + (f" ({said})" if said else "")
