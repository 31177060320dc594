"""Nothing leaves this machine: every socket and look-up of a name but loopback is refused and remembered."""

import socket
import sys
from ipaddress import ip_address
from typing import Final

MARK = "OUTSIDE:"  # begins the line that a server under test writes for each address it was refused
ASKED: Final = "requestfailed"
"""What a browser's context tells of a request to the outside: browsers of tests find no address but this machine's, so
each fails. To be told of all that they ask for costs a page some thirty messages, and one a second while it stands."""
refused: list[str] = []


class OutsideError(OSError):
    """A program under test tried to reach an address outside this machine."""


def is_local(host: str) -> bool:
    """Return whether `host` is this machine: loopback, the wildcard address, or nothing at all."""
    if host in ("", "localhost"):
        return True
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def host_of(event: str, args: tuple[object, ...]) -> str | None:
    """Return the host that an audited event is about; None when it is about none."""
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = args[0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        end, address = args
        inet = isinstance(end, socket.SocketType) and end.family in (socket.AF_INET, socket.AF_INET6)
        host = address[0] if inet and isinstance(address, tuple) else None
    else:
        return None
    return host.decode(errors="replace") if isinstance(host, bytes) else host if isinstance(host, str) else None


def watch(event: str, args: tuple[object, ...]) -> None:
    """Refuse an audited event that is about a host outside this machine."""
    if not event.startswith("socket."):
        return
    host = host_of(event, args)
    if host is not None and not is_local(host):
        refused.append(f"{event} {host}")
        raise OutsideError(f"{MARK} {event} {host}")


def refuse() -> None:
    """Refuse outside addresses from now on, in this process, for good."""
    sys.addaudithook(watch)
