"""The addresses of this machine, as its own tables say them."""

import socket
from types import TracebackType

import pytest

from rollout.server.reach import HOTSPOTS, USUAL, own_addresses


def known(ways: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Return the addresses of a machine that has these ways, by where they lead; no other leads anywhere."""

    class End:
        def __init__(self, family: int, kind: int) -> None:
            assert (family, kind) == (socket.AF_INET, socket.SOCK_DGRAM)
            self.own = ""

        def __enter__(self) -> "End":
            return self

        def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
            """Nothing to close."""

        def connect(self, where: tuple[str, int]) -> None:
            if where[0] not in ways:
                raise OSError(101, "Network is unreachable")
            self.own = ways[where[0]]

        def getsockname(self) -> tuple[str, int]:
            return self.own, 40_000

    monkeypatch.setattr(socket, "socket", End)
    return own_addresses()


def test_the_address_of_a_hotspot_of_its_own_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = dict.fromkeys((*HOTSPOTS, USUAL), "192.0.2.5") | {HOTSPOTS[1]: "192.168.137.1"}
    assert known(ways, monkeypatch) == ("192.168.137.1", "192.0.2.5")


def test_one_network_is_one_address_and_none_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert known(dict.fromkeys((*HOTSPOTS, USUAL), "192.0.2.5"), monkeypatch) == ("192.0.2.5",)
    assert known({HOTSPOTS[0]: "10.42.0.1"}, monkeypatch) == ("10.42.0.1",)
    assert known({}, monkeypatch) == ()
    assert known({USUAL: "127.0.0.1"}, monkeypatch) == ()
