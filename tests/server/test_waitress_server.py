"""The server on the wire: every byte of every answer, also to what is no request; and how it ends."""

import logging
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPResponse
from types import SimpleNamespace
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from waitress import wasyncore

from rollout.server import waitress_server as module
from rollout.server.channels import Channel
from rollout.server.connections import MOST, Bounds
from rollout.server.guard import HEADERS
from rollout.server.waitress_server import BOUNDS, LONGEST_HEADER, MAX_BODY, WaitressServer

HOST = b"Host: localhost\r\nConnection: close\r\n"
POST = b"POST / HTTP/1.1\r\n" + HOST
NO_REQUESTS = {
    "another protocol": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", "400 Bad Request"),
    "a method in small letters": (b"get / HTTP/1.1\r\n" + HOST + b"\r\n", "400 Bad Request"),
    "markup for a method": (b"<b>/ HTTP/1.1\r\n\r\n", "400 Bad Request"),
    "a path that is not ASCII": ("GET /བོད HTTP/1.1\r\n".encode() + HOST + b"\r\n", "400 Bad Request"),
    "a header without a colon": (b"GET / HTTP/1.1\r\nfoo\r\n\r\n", "400 Bad Request"),
    "a length that is no number": (POST + b"Content-Length: abc\r\n\r\n", "400 Bad Request"),
    "a negative length": (POST + b"Content-Length: -5\r\n\r\n", "400 Bad Request"),
    "a broken chunk": (POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", "400 Bad Request"),
    "an unknown coding": (POST + b"Transfer-Encoding: gzip\r\n\r\n0\r\n\r\n", "400 Bad Request"),
    "a huge body": (POST + f"Content-Length: {MAX_BODY}\r\n\r\n".encode(), "413 Request Entity Too Large"),
    "a long header": (
        (b"GET / HTTP/1.1\r\nX: " + b"a" * LONGEST_HEADER)[:LONGEST_HEADER],
        "431 Request Header Fields Too Large",
    ),
}


class Told:
    """Stands in for the page: tells what came in, slowly if it is asked to."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.may = threading.Event()
        self.length = 2

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
        body = environ["wsgi.input"].read()
        self.asked.set()
        if environ["PATH_INFO"] == "/fault":
            raise ValueError("Lhasa")
        if environ["PATH_INFO"] == "/slow":
            self.may.wait(20)
        start("200 OK", [("Content-Type", "text/plain"), ("X-Came", str(len(body)))])
        return [b"x" * self.length]


@contextmanager
def running(
    application: Told, monkeypatch: pytest.MonkeyPatch, bounds: Bounds = BOUNDS
) -> Iterator[tuple[WaitressServer, threading.Thread, dict[str, Any]]]:
    """Run a server in a thread, where signals cannot be had: yield it, its thread and the actions on signals."""
    heard: dict[str, Any] = {}
    monkeypatch.setattr(signal, "signal", lambda which, action: heard.update({which.name: action}))
    wire = WaitressServer(application, "127.0.0.1", 0, bounds)
    ready = threading.Event()
    turn = wire._poll_once

    def first(seconds: float) -> None:
        ready.set()
        turn(seconds)

    monkeypatch.setattr(wire, "_poll_once", first)
    thread = threading.Thread(target=wire.run)
    thread.start()
    assert ready.wait(10)
    begun = dict(heard)
    try:
        yield wire, thread, begun
    finally:
        application.may.set()
        begun["SIGTERM"](15, None)
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture
def application() -> Told:
    return Told()


@pytest.fixture
def server(
    application: Told, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[WaitressServer, threading.Thread, dict[str, Any]]]:
    with running(application, monkeypatch) as each:
        yield each


def answered(port: int, data: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(data)
        found = b""
        while got := line.recv(65_536):
            found += got
        return found


@pytest.mark.parametrize(("data", "said"), NO_REQUESTS.values(), ids=NO_REQUESTS.keys())
def test_what_is_no_request_is_answered_in_the_shape_of_all_errors_with_every_header(
    server: tuple[WaitressServer, Any, Any], data: bytes, said: str
) -> None:
    head, _, body = answered(server[0].port, data).partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    assert first.partition(" ")[2] == said
    assert body == f"{said}\n".encode()
    assert {key: headers.get(key) for key in HEADERS} == HEADERS
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert not {"Server", "Via"} & headers.keys()


def test_a_fault_on_the_wire_is_answered_alike_and_logged_without_what_was_asked_for(
    server: tuple[WaitressServer, Any, Any], caplog: pytest.LogCaptureFixture
) -> None:
    found = answered(server[0].port, b"GET /fault?q=secret HTTP/1.1\r\n" + HOST + b"\r\n")
    assert found.endswith(b"\r\n\r\n500 Internal Server Error\n")
    assert b"nosniff" in found
    assert "A fault in waitress: ValueError in" in caplog.text
    for secret in ("/fault", "secret", "Lhasa", "Traceback"):
        assert secret not in caplog.text


def test_readers_and_queues_leave_no_line_in_the_log(
    server: tuple[WaitressServer, Any, Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "rollout")
    for _ in range(30):
        answered(server[0].port, b"GET /a?q=b HTTP/1.1\r\n" + HOST + b"\r\n")
    assert [record for record in caplog.records if record.name.startswith("waitress")] == []


def test_a_second_port_answers_for_another_application_and_ends_with_the_first(
    server: tuple[WaitressServer, Any, Any], application: Told
) -> None:
    wire = server[0]
    other = Told()
    other.length = 5
    port = wire.also(other, "127.0.0.1", 0)
    assert port != wire.port
    asked = b"GET / HTTP/1.1\r\n" + HOST + b"\r\n"
    assert answered(port, asked).endswith(b"\r\n\r\nxxxxx")
    assert answered(wire.port, asked).endswith(b"\r\n\r\nxx")


def test_a_second_port_that_is_taken_takes_nothing_away_from_the_first(server: tuple[WaitressServer, Any, Any]) -> None:
    wire = server[0]
    with pytest.raises(OSError, match="in use"):
        wire.also(Told(), "127.0.0.1", wire.port)
    assert answered(wire.port, b"GET / HTTP/1.1\r\n" + HOST + b"\r\n").endswith(b"\r\n\r\nxx")


def test_it_names_no_server(server: tuple[WaitressServer, Any, Any]) -> None:
    assert b"Server:" not in answered(server[0].port, b"GET / HTTP/1.1\r\n" + HOST + b"\r\n")


def test_large_bodies_and_answers_are_never_put_on_disk(
    server: tuple[WaitressServer, Any, Any], application: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("A temporary file was opened.")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    application.length = 3_000_000
    line = HTTPConnection("127.0.0.1", server[0].port, timeout=10)
    line.request("POST", "/", b" " * 1_500_000)
    answer = line.getresponse()
    assert (answer.getheader("X-Came"), len(answer.read())) == ("1500000", 3_000_000)
    line.close()


def test_five_hundred_readers_at_once_are_all_let_in() -> None:
    assert MOST >= 500


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_asked_to_end_it_answers_what_has_come_in_takes_nothing_new_and_ends(
    application: Told, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with running(application, monkeypatch) as (wire, thread, heard):
        port = wire.port
        line = HTTPConnection("127.0.0.1", port, timeout=20)
        line.request("GET", "/slow")
        assert application.asked.wait(10)
        closed = threading.Event()
        close = wasyncore.dispatcher.close

        def closing(each: wasyncore.dispatcher) -> None:
            close(each)
            closed.set()

        monkeypatch.setattr(wasyncore.dispatcher, "close", closing)
        heard[name](2, None)
        assert closed.wait(10)
        with socket.socket() as late:
            assert late.connect_ex(("127.0.0.1", port)) != 0
        application.may.set()
        answer = line.getresponse()
        assert (answer.status, answer.read()) == (200, b"xx")
        thread.join(20)
        assert not thread.is_alive()
        line.close()


def test_what_is_not_answered_in_time_does_not_hold_up_the_end(
    application: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SHUTDOWN_TIMEOUT", 0.0)
    with running(application, monkeypatch) as (wire, thread, heard):
        line = HTTPConnection("127.0.0.1", wire.port, timeout=20)
        line.request("GET", "/slow")
        assert application.asked.wait(10)
        heard["SIGTERM"](15, None)
        thread.join(20)
        assert not thread.is_alive()
        line.close()


def test_whoever_asks_twice_ends_it_at_once(application: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    actions: list[tuple[str, Callable[..., Any]]] = []
    monkeypatch.setattr(signal, "signal", lambda which, action: actions.append((which.name, action)))
    wire = WaitressServer(application, "127.0.0.1", 0)
    wire._ask()
    wire.run()
    assert actions[-2:] == [("SIGTERM", signal.default_int_handler), ("SIGINT", signal.default_int_handler)]


def test_a_port_that_is_held_is_an_error() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        with pytest.raises(OSError, match="in use"):
            WaitressServer(Told(), "127.0.0.1", held.getsockname()[1])


ASKED = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


def connected(port: int) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=10)
    line.settimeout(10)
    return line


def test_of_what_is_sent_in_one_go_one_request_is_answered_and_the_line_closed(
    server: tuple[WaitressServer, Any, Any],
) -> None:
    found = answered(server[0].port, ASKED * 40)
    assert found.count(b"HTTP/1.1 200 OK") == 1
    assert b"Connection: close" in found


def test_blank_lines_before_a_request_are_no_request(server: tuple[WaitressServer, Any, Any]) -> None:
    with connected(server[0].port) as line:
        for asked in (b"\r\n\r\n" + ASKED, ASKED):
            line.sendall(asked)
            answer = HTTPResponse(line)
            answer.begin()
            assert (answer.status, answer.read()) == (200, b"xx")


def test_readers_who_do_not_read_hold_up_nobody_and_are_let_go(
    application: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    application.length = 20_000_000
    bounds = Bounds(period=0.2)
    monkeypatch.setattr(module, "LOOK", 0.1)
    with running(application, monkeypatch, bounds) as (wire, _, _):
        lines = [connected(wire.port) for _ in range(12)]
        for line in lines:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.sendall(ASKED * 40)
        application.length = 2
        assert answered(wire.port, ASKED.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")).endswith(b"xx")
        assert comes(lambda: not channels(wire))
        for line in lines:
            line.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one address of their own")
def test_one_address_that_asks_for_much_leaves_threads_for_others(
    application: Told, server: tuple[WaitressServer, Any, Any]
) -> None:
    port = server[0].port
    asked = b"GET /slow HTTP/1.1\r\n" + HOST + b"\r\n"
    lines = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(20)]
    for line in lines:
        line.sendall(asked)
    assert application.asked.wait(10)
    with socket.create_connection(("127.0.0.1", port), 10, ("127.0.0.2", 0)) as other:
        other.sendall(b"GET / HTTP/1.1\r\n" + HOST + b"\r\n")
        assert other.recv(65_536).startswith(b"HTTP/1.1 200 OK")
    application.may.set()
    for line in lines:
        with line:
            assert line.recv(65_536).startswith(b"HTTP/1.1 200 OK")


def test_half_a_request_is_let_go_after_its_time(application: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK", 0.05)
    with running(application, monkeypatch, Bounds(sending=0.1)) as (wire, _, _), connected(wire.port) as line:
        line.sendall(POST + b"Content-Length: 1000\r\n\r\nhalf")
        assert line.recv(100) == b""


def test_bodies_take_no_more_than_their_bound_of_memory(application: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TAKEN_FAST", 100_000)
    bounds = Bounds(held=1_000_000)
    with running(application, monkeypatch, bounds) as (wire, _, _):
        lines = [connected(wire.port) for _ in range(30)]
        for line in lines:
            with suppress(OSError):  # let go while it sends
                line.sendall(POST + b"Content-Length: 1000000\r\n\r\n" + b"x" * 100_000)
        assert comes(lambda: sum(each.held for each in channels(wire)) <= 1_000_000)
        assert comes(lambda: len(channels(wire)) <= 10)
        assert answered(wire.port, b"GET / HTTP/1.1\r\n" + HOST + b"\r\n").endswith(b"xx")
        for line in lines:
            line.close()


def test_idle_connections_lock_nobody_out(application: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(application, monkeypatch, Bounds(most=20)) as (wire, _, _):
        idle = [connected(wire.port) for _ in range(60)]
        for _ in range(5):
            assert answered(wire.port, b"GET / HTTP/1.1\r\n" + HOST + b"\r\n").endswith(b"xx")
        assert comes(lambda: len(channels(wire)) <= 20)
        for line in idle:
            line.close()


def channels(wire: WaitressServer) -> list[Any]:
    return [each for each in list(wire._map.values()) if isinstance(each, Channel)]


def comes(true: Callable[[], bool]) -> bool:
    """Return whether something comes true within a minute: patience, no promise."""
    until = time.monotonic() + 60
    while not (found := true()) and time.monotonic() < until:
        threading.Event().wait(0.02)
    return found


def test_connections_from_one_network_are_those_of_one_address() -> None:
    keeper = SimpleNamespace(welcome=lambda channels: None)
    server = SimpleNamespace(keeper=keeper, active_channels={})
    adjustments = SimpleNamespace(outbuf_overflow=1)
    with socket.socket() as one:
        made = [
            Channel(server, one, (address, 1, 0, 0), adjustments, map={})
            for address in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")
        ]
    assert made[0].address == made[1].address != made[2].address
