"""The names a server answers to: a page elsewhere can turn a name of its own to this machine, never an address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address

LOCAL = ("127.0.0.1", "localhost", "[::1]")
HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:/@\[\]]+)(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names, and whether any address in figures will do as well.

    Rebinding, which makes a browser take a foreign page for one of ours, needs a name; so addresses are harmless
    where others may reach the server anyway.
    """

    names: frozenset[str] = frozenset(LOCAL)
    addresses: bool = False

    def include(self, host: str) -> bool:
        """Return whether a request sent to this host, as its header has it, is meant for us.

        >>> Hosts().include("localhost:8050"), Hosts().include("evil.example")
        (True, False)
        """
        if not (known := HOST.fullmatch(host.lower())):
            return False
        return known[1] in self.names or (self.addresses and _is_address(known[1]))


def _is_address(name: str) -> bool:
    try:
        if name.startswith("["):
            IPv6Address(name[1:-1])
        else:
            IPv4Address(name)
    except AddressValueError:
        return False
    return True


def written(name: str) -> str:
    """Return a name or address as a request's header has it: small letters, IPv6 in brackets.

    >>> written("2001:DB8::7"), written("Timeline.Example")
    ('[2001:db8::7]', 'timeline.example')
    """
    name = name.strip().lower()
    return f"[{name}]" if ":" in name and not name.startswith("[") else name


def known_as(names: Iterable[str], addresses: bool = False) -> Hosts:
    """Return the hosts of a server with these names beside those that every machine has for itself."""
    return Hosts(frozenset((*LOCAL, *filter(None, map(written, names)))), addresses)


def of_machine(name: str) -> tuple[str, ...]:
    """Return the names under which a network knows a machine of this name.

    >>> of_machine("Annas-Laptop")
    ('annas-laptop', 'annas-laptop.local')
    """
    name = name.lower()
    return (name,) if "." in name else (name, f"{name}.local")
