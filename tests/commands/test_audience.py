"""The option that lets phones follow a talk: where it listens, what it says, what stays on this machine."""

import socket
from pathlib import Path
from typing import Any

import pytest
from click import ClickException

from rollout.commands import audience as module
from rollout.commands.audience import EVERY, Phones, open_to_phones
from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.server.audience import Audience
from tests.csv_rows import csv_of


class Wire:
    """Stands in for the server on the wire: takes the ports it is not told to refuse."""

    port = 8050

    def __init__(self, *taken: int, fault: Exception | None = None) -> None:
        self.taken, self.fault = taken, fault
        self.asked: list[tuple[str, int]] = []
        self.application: Any = None

    def also(self, application: Any, host: str, port: int) -> int:
        self.asked.append((host, port))
        if port in self.taken:
            raise OSError(98, "Address already in use")
        if self.fault:
            raise self.fault
        self.application = application
        return port or 40_404


@pytest.fixture
def followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Audience:
    monkeypatch.setattr(socket, "gethostname", lambda: "Annas-Laptop")
    monkeypatch.setattr(module, "own_addresses", lambda: ("10.42.0.1", "192.0.2.5"))
    (tmp_path / "events.csv").write_bytes(csv_of({}))
    return Audience(Store(tmp_path / "events.csv", Limits()))


def opened(audience: Audience, wire: Wire, host: str = EVERY, *names: str) -> tuple[str, ...]:
    open_to_phones(wire, audience, Phones(host, names))  # type: ignore[arg-type] # it stands in for a server
    return audience.addresses()


def test_unless_told_otherwise_phones_find_it_at_every_address_of_the_machine_at_the_next_port(
    followed: Audience, capsys: pytest.CaptureFixture[str]
) -> None:
    wire = Wire()
    assert opened(followed, wire) == ("http://10.42.0.1:8051/", "http://192.0.2.5:8051/")
    assert wire.asked == [("0.0.0.0", 8051)]
    said = capsys.readouterr().out
    assert said == (
        "Phones follow the talk here: http://10.42.0.1:8051/ or http://192.0.2.5:8051/. "
        "The page itself stays on this machine.\n"
    )
    for host, known in (("10.42.0.1:8051", 200), ("annas-laptop.local:8051", 200), ("evil.example", 400)):
        assert wire.application.test_client().get("/now", headers={"Host": host}).status_code == known


@pytest.mark.parametrize(
    ("host", "names", "first"),
    [
        ("192.0.2.5", (), "http://192.0.2.5:8051/"),
        ("::", (), "http://annas-laptop:8051/"),
        ("2001:db8::7", (), "http://[2001:db8::7]:8051/"),
        (EVERY, ("talk.example",), "http://talk.example:8051/"),
    ],
)
def test_a_host_or_a_name_that_is_given_is_the_address(
    followed: Audience, host: str, names: tuple[str, ...], first: str
) -> None:
    assert opened(followed, Wire(), host, *names)[0] == first


def test_where_the_next_port_is_taken_any_that_is_free_will_do(followed: Audience) -> None:
    assert opened(followed, Wire(8051))[0] == "http://10.42.0.1:40404/"


def test_without_a_network_the_port_is_said(
    followed: Audience, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "own_addresses", tuple)
    assert opened(followed, Wire()) == ()
    assert "here: port 8051, once this machine is in a network." in capsys.readouterr().out


@pytest.mark.parametrize("fault", [OSError(99, "Cannot assign"), ValueError("Invalid host/port specified.")])
def test_an_address_that_is_not_of_this_machine_is_named(followed: Audience, fault: Exception) -> None:
    with pytest.raises(ClickException, match=r"Phones cannot reach 203\.0\.113\.9"):
        opened(followed, Wire(fault=fault), "203.0.113.9")
