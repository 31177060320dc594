"""The evidence that is shipped, read once for all tests."""

from functools import cache

from rollout.evidence.reader import read
from rollout.timeline.edition import Edition, edition
from rollout.timeline.view import View
from tests.support.server import TOP


@cache
def everything() -> Edition:
    """Return the edition of everything in the repository's events.csv."""
    return edition(read((TOP / "events.csv").read_bytes()), View())
