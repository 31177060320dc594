"""More headlines than anybody could use are refused before anything is made, and how to choose is said."""

from rollout.timeline.edition import Edition, ExportError, headlines

SLIDES, ENTRIES = 200, 1000
"""Headlines that anybody can leaf through as slides; entries of a handout, about a hundred pages."""


def refuse_too_many(edition: Edition, most: int, what: str) -> None:
    """Raise ExportError where an edition has more headlines than anybody could use, and say how to choose."""
    count = len(headlines(edition))
    if count > most:
        raise ExportError(
            f"{count:,} events would make {count:,} {what}; at most {most:,} are made. "
            "Choose with --from, --to, --lane, --status or --search, or give priority 1 to those that matter most."
        )
