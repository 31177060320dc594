"""The evidence that is shipped, read once for all tests."""

from functools import cache

from rollout.edition import Edition, edition
from rollout.reader import read
from rollout.view import View
from tests.support.server import TOP


@cache
def everything() -> Edition:
    """Return the edition of everything in the repository's events.csv."""
    return edition(read((TOP / "events.csv").read_bytes()), View())
