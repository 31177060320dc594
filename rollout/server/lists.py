"""Lists that a page looks at before they are timelines: held in memory, few and bounded, written nowhere."""

from collections import OrderedDict
from importlib import import_module
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from rollout.evidence.reader import Limits
from rollout.importing.tables import LARGEST, SPLIT, refused
from rollout.words.said import said

if TYPE_CHECKING:
    from rollout.server.readings import Listed, Writer

MOST = 4  # lists at a time, the one that the program was started with aside
READING = "rollout.server.readings"
"""What reads a list: loaded with the first that is sent, for it brings all that importing needs."""


class Lists:
    """The lists that are looked at now, the latest few; an older one goes when there is no room.

    Whoever adds or answers takes turns with others who do: see the routes.
    """

    def __init__(self, limits: Limits) -> None:
        """Begin with none; limits: what one list may hold, as a file of events."""
        self.limits = limits
        self.own = ""
        """The id of the list that the program was started with."""
        self.token = token_urlsafe(16)
        """What only a page of ours knows: who writes must show it."""
        self._held: OrderedDict[str, Listed] = OrderedDict()

    @property
    def most_bytes(self) -> int:
        """The bytes that one list may have."""
        return min(self.limits.max_bytes, LARGEST)

    def add(self, data: bytes, name: str, write: "Writer | None" = None) -> str:
        """Read a list and return the id under which it is held; raises DataError with the reason where it is none.

        write: how its timeline is written beside it; only the list that the program was started with has such a way.
        """
        if len(data) > self.most_bytes:
            wrong = said("The file is larger than {n} MB.", n=f"{self.most_bytes / 1e6:.3g}")
            raise refused(wrong, SPLIT)
        found: Listed = import_module(READING).listed(data, name, self.limits, write)
        key = token_urlsafe(16)
        self._held[key] = found
        self.own = key if write else self.own
        self._make_room(key)
        return key

    def _make_room(self, newest: str) -> None:
        """Let the oldest go until the others are within their bounds."""
        others = [key for key in self._held if key not in (self.own, newest)]
        room = self.most_bytes - self._held[newest].size
        for place, key in enumerate(reversed(others), 2):
            room -= self._held[key].size
            if room < 0 or place > MOST:
                del self._held[key]

    def __getitem__(self, key: str) -> "Listed":
        """Return the list of an id that is held; raises KeyError where it is not."""
        return self._held[key]

    def get(self, key: str) -> "Listed | None":
        """Return the list of an id, None where it is held no more."""
        return self._held.get(key)

    def answer(self, key: str, given: object) -> "Listed | None":
        """Read a list again with other answers; raises DataError where they mean nothing."""
        listed = self.get(key)
        if listed is None:
            return None
        self._held[key] = listed.answered(given)
        return self._held[key]
