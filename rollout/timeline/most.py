"""More headlines than anybody could use are refused before anything is made, and how to choose is said."""

from rollout.timeline.edition import Edition, ExportError, headlines
from rollout.words.say import later, say

LESS = later(
    "{n} events would make {n} {what}; at most {most} are made. Choose with --from, --to, --lane, --status or "
    "--search, or give priority 2 or 3 to those that matter less."
)
MOST = later(
    "{n} events would make {n} {what}; at most {most} are made. Choose with --from, --to, --lane, --status or "
    "--search, or give priority 1 to those that matter most."
)
SLIDES, ENTRIES = 200, 1000
"""Headlines that anybody can leaf through as slides; entries of a handout, about a hundred pages."""


def refuse_too_many(edition: Edition, most: int, what: str) -> None:
    """Raise ExportError where an edition has more headlines than anybody could use, and say how to choose.

    what: what they would be, in English.
    """
    first = headlines(edition)
    count = len(first)
    if count > most:
        alike = all(event.priority == 1 for event in first)
        how = LESS if alike else MOST
        raise ExportError(say(how, n=count, what=say(what), most=most))
