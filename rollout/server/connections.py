"""What connections may hold: who asks and does not read, or sends and does not end, holds up nobody.

Every connection has little: one request at a time, a time to send it in, and a rate at which it must take its answer.
One address has half of the threads at most. All of them together have a bound of memory and of number. Beyond it the
one goes that holds most, of the address that holds most: so whoever fills the server is the first to be let go, and a
new reader always finds room.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from threading import Lock
from typing import Any, Protocol

IDLE = 60.0  # seconds that a connection may say nothing
SENDING = 30.0  # seconds for the whole of one request, from its first byte
PERIOD = 10.0  # seconds after which a reader must have taken …
TAKEN = 10_000  # … so many bytes more, or the rest
MOST = 1_000  # connections; each page on screen holds one or two
AT_ONCE = 4
"""Requests of one address that are answered at the same time; the others of the eight threads are for whoever comes."""
HELD = 64_000_000  # bytes of requests and answers that all connections hold together
NETWORK = 64
"""Bits of an IPv6 address that a line is given; of the others its owner has a new one for each connection."""


def counted(address: str) -> str:
    """Return what is counted as one address: of IPv6 the network that one line is given, however it is written.

    >>> counted("192.0.2.1"), counted("2001:db8:1:2::7"), counted("::ffff:192.0.2.1")
    ('192.0.2.1', '2001:db8:1:2::', '192.0.2.1')
    """
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address) or known.is_loopback:
        return str(known)
    within = 128 - NETWORK
    return str(known.ipv4_mapped or IPv6Address(int(known) >> within << within))


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
    """A queue in which each address has its turn: one that asks for much waits behind itself, not others behind it.

    An address of which as many tasks run as one may have is passed over, though threads be idle: for whoever comes.
    """

    def __init__(self, most: int = AT_ONCE) -> None:
        """Begin empty; `most`: tasks of one address that may run at once."""
        self._most = most
        self._waiting: dict[str, list[Any]] = {}
        self._running: Counter[str] = Counter()
        self._counting = Lock()

    def __len__(self) -> int:
        """Return how many wait."""
        return sum(map(len, self._waiting.values()))

    def __bool__(self) -> bool:
        """Return whether one of those that wait may run now: it is what a thread asks that has nothing to do."""
        return self._next() is not None

    def append(self, task: Any) -> None:
        """Put a task behind those of its address."""
        self._waiting.setdefault(task.address, []).append(task)

    def popleft(self) -> "Turn":
        """Return the next task that may run; its address goes behind all others. Raises IndexError where none may."""
        address = self._next()
        if address is None:
            raise IndexError("None of those that wait may run now")
        with self._counting:
            self._running[address] += 1
        tasks = self._waiting.pop(address)
        first = tasks.pop(0)
        if tasks:
            self._waiting[address] = tasks
        return Turn(first, self)

    def done(self, address: str) -> None:
        """Note that a task of an address runs no more."""
        with self._counting:
            self._running[address] -= 1
            if not self._running[address]:
                del self._running[address]

    def _next(self) -> str | None:
        """Return the first address that has one waiting and not as many running as it may."""
        return next((address for address in self._waiting if self._running[address] < self._most), None)


@dataclass(frozen=True, slots=True)
class Turn:
    """A task that a thread has taken; when it has run, its address may have another."""

    task: Any
    turns: Turns

    @property
    def address(self) -> str:
        """Return where it comes from."""
        return str(self.task.address)

    def service(self) -> None:
        """Run it. The thread looks for its next task after this, so that nobody has to be woken."""
        try:
            self.task.service()
        finally:
            self.turns.done(self.address)

    def cancel(self) -> None:
        """Let it be."""
        self.turns.done(self.address)
        self.task.cancel()
