"""What a scene of a talk names that the evidence does not have, or does not show."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rollout.evidence.event import Dataset
from rollout.evidence.near import near
from rollout.evidence.problems import Problem, quoted, shown
from rollout.evidence.signing import gate_words
from rollout.evidence.wrong import write
from rollout.words.said import said
from rollout.words.say import later

NAMED = 20  # of the events and lanes that there are not, so many are named
HELD = later("{cell} is not {why}; the scene goes on without it.")


@dataclass(frozen=True, slots=True)
class Known:
    """What there is of a kind of thing, what is said of one that there is not, and what is held back and why.

    none: said of one; more: of those that are not named.
    """

    names: Collection[str]
    none: str
    more: str
    held: frozenset[str] = frozenset()
    why: str = ""

    def problems(self, row: int, column: str, asked: Sequence[str], hinted: int) -> Iterator[Problem]:
        """Yield a problem for each that is not there; for the first `hinted` also what may have been meant."""
        gone = [one for one in asked if one not in self.names]
        for place, one in enumerate(gone[:NAMED]):
            meant = near(one, self.names) if place < hinted and one not in self.held else ""
            example = write(meant) if meant else said("Look it up in the file of events, or delete it.")
            words = HELD if one in self.held else self.none
            wrong = said(words, cell=quoted(one, 60), why=self.why)
            yield Problem(row, column, shown(one), wrong, example)
        if len(gone) > NAMED:
            wrong = said(self.more, n=len(gone) - NAMED)
            yield Problem(row, column, "", wrong, said("Look them up in the file of events, or delete them."))


def events_of(dataset: Dataset, known: Collection[str]) -> Known:
    """Return the events that a scene can light; known: their ids."""
    none = later("{cell} is no event of the evidence; the scene goes on without it.")
    more = later("{n} more are no event of the evidence either; the scene goes on without them.")
    return Known(known, none, more, frozenset(event.id for event in dataset.unsigned), gate_words(dataset))


def lanes_of(names: Collection[str]) -> Known:
    """Return the lanes that a scene can show."""
    none = later("{cell} is no lane of the evidence; the scene goes on without it.")
    more = later("{n} more are no lane of the evidence either; the scene goes on without them.")
    return Known(names, none, more)
