"""What a scene of a talk names that the evidence does not have, or does not show."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rollout.evidence.event import Dataset
from rollout.evidence.near import near
from rollout.evidence.problems import Problem, shown
from rollout.evidence.signing import gate_words

NAMED = 20  # of the events and lanes that there are not, so many are named


@dataclass(frozen=True, slots=True)
class Known:
    """What there is of a kind of thing, what it is called, and what is held back and why."""

    names: Collection[str]
    what: str
    held: frozenset[str] = frozenset()
    why: str = ""

    def problems(self, row: int, column: str, asked: Sequence[str], hinted: int) -> Iterator[Problem]:
        """Yield a problem for each that is not there; for the first `hinted` also what may have been meant."""
        gone = [one for one in asked if one not in self.names]
        for place, one in enumerate(gone[:NAMED]):
            meant = near(one, self.names) if place < hinted and one not in self.held else ""
            example = f"Write {meant}." if meant else "Look it up in the file of events, or delete it."
            reason = f"is not {self.why}" if one in self.held else f"is no {self.what} of the evidence"
            wrong = f"'{shown(one, 60)}' {reason}; the scene goes on without it."
            yield Problem(row, column, shown(one), wrong, example)
        if len(gone) > NAMED:
            wrong = (
                f"{len(gone) - NAMED} more are no {self.what} of the evidence either; the scene goes on without them."
            )
            yield Problem(row, column, "", wrong, "Look them up in the file of events, or delete them.")


def events_of(dataset: Dataset, known: Collection[str]) -> Known:
    """Return the events that a scene can light; known: their ids."""
    return Known(known, "event", frozenset(event.id for event in dataset.unsigned), gate_words(dataset))


def lanes_of(names: Collection[str]) -> Known:
    """Return the lanes that a scene can show."""
    return Known(names, "lane")
