"""Places for work that takes long: so many in all, and one for each address from elsewhere."""

from collections import Counter
from ipaddress import ip_address
from threading import Lock

from rollout.server.connections import counted


class Places:
    """Counts who is at work. This machine may have every place: behind a proxy on it all have one address."""

    def __init__(self, most: int) -> None:
        """Begin with nobody at work; `most`: places in all."""
        self._most = most
        self._taken: Counter[str] = Counter()
        self._lock = Lock()

    def take(self, address: str) -> bool:
        """Take a place and say so; say no where there is none for this address."""
        address = counted(address)
        with self._lock:
            if self._taken.total() >= self._most or (self._taken[address] and not _here(address)):
                return False
            self._taken[address] += 1
            return True

    def leave(self, address: str) -> None:
        """Give a place back."""
        address = counted(address)
        with self._lock:
            self._taken[address] -= 1
            self._taken += Counter()  # whoever has none is forgotten


def _here(address: str) -> bool:
    """Return whether an address is this very machine's."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
