"""What an update works with, and what it has to say."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rollout.layout.palette import Palette
from rollout.outputs.deck.furniture import QUIET
from rollout.outputs.deck.ledger import Ledger
from rollout.words.said import said, said_many
from rollout.words.say import later_many

EVENTS = ("event", "headline")


@dataclass(frozen=True, slots=True)
class Job:
    """What an update works with, and what it has to say when it is done."""

    ledger: Ledger
    palette: Palette
    reasons: Mapping[str, str]
    """Why an event of the data may not be told, by its id."""
    lines: list[str]
    """What is to be said of the slide that is worked on."""
    counts: Counter[str]
    was: Mapping[int, str]
    """What the slides of the deck were called before, by their ids."""
    told: list[tuple[Any, str]] = field(default_factory=list)
    """What is to be said, by slides that there are, or by words for those that are gone."""

    def of(self, where: Any) -> None:
        """Keep what was to be said as said of a slide."""
        self.told.extend((where, line) for line in self.lines)
        self.lines.clear()

    def reason(self, name: str) -> str:
        """Return why a piece is no longer there."""
        kind, _, event = name.partition(":")
        return self.reasons.get(event, said("no longer in the data")) if kind in EVENTS else said("no longer needed")

    def quietly(self, name: str, line: str) -> None:
        """Say a line of a piece, but only count it where every slide has such a piece."""
        if name.endswith(QUIET):
            self.counts["quiet"] += 1
        else:
            self.lines.append(line)

    def summary(self, theirs: int) -> Iterator[str]:
        """Yield how much was brought up to date, and what was left to whoever edited the deck.

        theirs: slides that are not ours.
        """
        counts = self.counts
        redrawn = {"redrawn": counts["redrawn"], "yours": counts["yours"]}
        one, many = later_many(
            "{n} shape moved, {redrawn} drawn anew, {yours} with your words.",
            "{n} shapes moved, {redrawn} drawn anew, {yours} with your words.",
        )
        yield said_many(one, many, counts["moved"], **redrawn)
        gone = said_many(
            "{n} shape that you deleted stays away", "{n} shapes that you deleted stay away", counts["deleted"]
        )
        untouched = said_many("{n} slide is yours and untouched", "{n} slides are yours and untouched", theirs)
        yield said("{gone}; {untouched}.", gone=gone, untouched=untouched)
        if counts["quiet"]:
            yield said_many(
                "{n} footer, number or edge of a slide was brought up to date.",
                "{n} footers, numbers and edges of slides were brought up to date.",
                counts["quiet"],
            )
