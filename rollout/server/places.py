"""Places for work that takes long: so many in all, and one for each address from elsewhere."""

from collections import Counter
from ipaddress import IPv6Address, ip_address
from threading import Lock

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
