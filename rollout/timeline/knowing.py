"""How many events a view hides because they became known later, or because nobody says when."""

from collections.abc import Sequence
from dataclasses import dataclass

from rollout.evidence.event import Event
from rollout.timeline.clock import became_known
from rollout.timeline.view import View, day_end, known_by
from rollout.timeline.window import known_days
from rollout.words.say import say, say_many


@dataclass(frozen=True, slots=True)
class Knowing:
    """Of all events of a file: how many became known only after the day asked for, and how many have no such date."""

    later: int = 0
    cited: int = 0
    """Of the later ones, those of which only the cited text is dated: they may have been known before it."""
    perhaps: int = 0
    """Of those not later, the ones whose date allows that they were."""
    undated: int = 0

    @property
    def hidden(self) -> tuple[str, ...]:
        """Why they are hidden, in words, each with its number."""
        n, cited = self.later, self.cited
        later = say("{n} became known later", n=n)
        if cited:
            later = say("{n} became known later (of {cited} only the cited text is dated)", n=n, cited=cited)
        undated = say_many("{n} has no date of becoming known", "{n} have no date of becoming known", self.undated)
        said = later if n else "", undated if self.undated else ""
        return tuple(part for part in said if part)

    @property
    def words(self) -> tuple[str, ...]:
        """What an output says of it; nothing where there is nothing to say."""
        return (*self.hidden, *([say("{n} shown perhaps known only later", n=self.perhaps)] if self.perhaps else []))


def knowing(events: Sequence[Event], view: View) -> Knowing:
    """Return what a view's clock and day hide of the events of a file."""
    if not (view.clock or view.as_known):
        return Knowing()
    undated = sum(became_known(event) is None for event in events)
    end = day_end(view.as_known)
    if not end:
        return Knowing(undated=undated)
    later = [event for event in events if became_known(event) and not known_by(event, end)]
    dates = [when for event in events if (when := became_known(event)) and known_by(event, end)]
    perhaps = sum(known_days(when)[1] > end for when in dates)
    return Knowing(len(later), sum(event.known is None for event in later), perhaps, undated)
