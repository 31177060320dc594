"""The addresses by which other devices of a network reach this machine, asked of the system: nothing is sent."""

import socket
from collections.abc import Iterable
from contextlib import suppress

USUAL = "198.51.100.1"
"""An address that no machine has: the way to it is that to most others."""
HOTSPOTS = (
    "10.42.0.254",  # of Linux
    "192.168.137.254",  # of Windows
    "192.168.2.254",  # of macOS
    "172.20.10.14",  # of an iPhone
    "192.168.43.254",  # of Android
)
"""Addresses within the networks that a hotspot makes: the way to them is another where this machine is in one."""


def _towards(network: str) -> str:
    """Return the address that this machine would send from to a network; empty where it has no way there.

    To connect a datagram's socket sends nothing: the system looks the way up in its own tables.
    """
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as end:
        end.connect((network, 9))
        return str(end.getsockname()[0])
    return ""


def own_addresses(hotspots: Iterable[str] = HOTSPOTS) -> tuple[str, ...]:
    """Return the addresses of this machine on the networks it is in now, that of a hotspot first."""
    usual = _towards(USUAL)
    special = [one for network in hotspots if (one := _towards(network)) != usual]
    return tuple(dict.fromkeys(one for one in (*special, usual) if one and not one.startswith("127.")))
