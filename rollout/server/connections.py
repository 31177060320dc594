"""What connections may hold: who asks and does not read, or sends and does not end, holds up nobody.

Every connection has little: one request at a time, a time to send it in, and a rate at which it must take its answer.
All of them together have a bound of memory and of number. Beyond it the one goes that holds most, of the address that
holds most: so whoever fills the server is the first to be let go, and a new reader always finds room.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

IDLE = 60.0  # seconds that a connection may say nothing
SENDING = 30.0  # seconds for the whole of one request, from its first byte
PERIOD = 10.0  # seconds after which a reader must have taken …
TAKEN = 10_000  # … so many bytes more, or the rest
MOST = 1_000  # connections; each page on screen holds one or two
HELD = 64_000_000  # bytes of requests and answers that all connections hold together


class Connection(Protocol):
    """A connection as it is looked after."""

    will_close: bool
    last_activity: float
    address: str
    """Where it comes from."""
    begun: float | None
    """When the request began that has not come in whole; None: there is none."""
    sent: int
    """Bytes of answers that have gone out."""

    @property
    def busy(self) -> bool:
        """Whether a request is being answered."""

    @property
    def pending(self) -> bool:
        """Whether a part of an answer has not been taken."""

    @property
    def held(self) -> int:
        """Return how many bytes of memory its requests and answers take."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much connections may have."""

    idle: float = IDLE
    sending: float = SENDING
    period: float = PERIOD
    taken: int = TAKEN
    most: int = MOST
    held: int = HELD


class Keeper:
    """Looks after the connections of a server, and lets those go that hold too much for too long."""

    def __init__(self, bounds: Bounds) -> None:
        """Take the bounds."""
        self._bounds = bounds
        self._progress: dict[int, tuple[float, int]] = {}

    def tend(self, connections: Collection[Connection], now: float) -> None:
        """Let those go that are over their time, then those without whom all have room."""
        for one in connections:
            one.will_close = one.will_close or self._late(one, now)
        self._progress = {id(one): self._progress[id(one)] for one in connections if id(one) in self._progress}
        self._make_room(connections)

    def welcome(self, connections: Collection[Connection]) -> None:
        """Make room for a connection that has just come, if there are too many."""
        if len(connections) > self._bounds.most:
            self._make_room(connections)

    def _make_room(self, connections: Iterable[Connection]) -> None:
        """Let the greediest go until what is left is within the bounds."""
        staying = [one for one in connections if not one.will_close]
        sizes = {id(one): one.held for one in staying}
        self._shrink(staying, sizes, self._bounds.held)
        # A connection that is being answered goes last, and among the others the one that was silent for longest.
        staying = [one for one in staying if not one.will_close]
        self._shrink(staying, {id(one): 1 for one in staying}, self._bounds.most)

    def _shrink(self, staying: Iterable[Connection], sizes: dict[int, int], bound: int) -> None:
        """Let connections go until their sizes make no more than a bound."""
        over = sum(sizes.values()) - bound
        if over <= 0:
            return
        by_address: dict[str, list[Any]] = defaultdict(list)
        for one in staying:
            by_address[one.address].append(one)
        for group in by_address.values():
            group.sort(key=lambda one: (sizes[id(one)], not one.busy, -one.last_activity))
        totals = {address: sum(sizes[id(one)] for one in group) for address, group in by_address.items()}
        while over > 0:
            greediest = max(totals, key=lambda address: totals[address])
            one = by_address[greediest].pop()
            one.will_close = True
            totals[greediest] -= sizes[id(one)]
            over -= sizes[id(one)]

    def _late(self, one: Connection, now: float) -> bool:
        """Return whether a connection has had its time."""
        if one.pending:
            since, sent = self._progress.setdefault(id(one), (now, one.sent))
            if now - since < self._bounds.period:
                return False
            self._progress[id(one)] = (now, one.sent)
            return one.sent - sent < self._bounds.taken
        self._progress.pop(id(one), None)
        if one.busy:
            return False
        if one.begun is not None and now - one.begun > self._bounds.sending:
            return True
        return now - one.last_activity > self._bounds.idle


class Turns:
    """A queue in which each address has its turn: one that asks for much waits behind itself, not others behind it."""

    def __init__(self) -> None:
        """Begin empty."""
        self._waiting: dict[str, list[Any]] = {}

    def __len__(self) -> int:
        """Return how many wait."""
        return sum(map(len, self._waiting.values()))

    def append(self, task: Any) -> None:
        """Put a task behind those of its address."""
        self._waiting.setdefault(task.address, []).append(task)

    def popleft(self) -> Any:
        """Return the next task; its address goes behind all others."""
        address = next(iter(self._waiting))
        tasks = self._waiting.pop(address)
        first = tasks.pop(0)
        if tasks:
            self._waiting[address] = tasks
        return first
