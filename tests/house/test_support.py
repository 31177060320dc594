"""The tests stand on these refusals, so they are tested themselves."""

import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support import outside
from tests.support.born import FORKS
from tests.support.cases import for_each
from tests.support.screens import SIZES, Lender, of_size
from tests.support.server import Server, free_port, start


@pytest.mark.parametrize("host", ["", "localhost", "127.0.0.1", "127.8.9.1", "::1", "0.0.0.0", "::", "::1%lo"])
def test_this_machine_is_local(host: str) -> None:
    assert outside.is_local(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "10.0.0.1", "2001:db8::1", "example.org", "localhost.example.org"])
def test_any_other_host_is_outside(host: str) -> None:
    assert not outside.is_local(host)


@pytest.mark.parametrize(
    ("event", "last"),
    [
        ("socket.connect", ("192.0.2.1", 80)),
        ("socket.sendto", ("192.0.2.1", 53)),
        ("socket.sendmsg", ("192.0.2.1", 53)),
    ],
)
def test_a_socket_to_the_outside_is_refused_and_remembered(
    event: str, last: tuple[str, int], refused_addresses: list[str]
) -> None:
    with socket.socket() as end, pytest.raises(outside.OutsideError):
        sys.audit(event, end, last)  # what Python itself says before it sends; nothing is sent here
    assert refused_addresses == [f"{event} 192.0.2.1"]
    refused_addresses.clear()


@pytest.mark.parametrize("host", ["example.org", b"example.org"])
def test_looking_up_an_outside_name_is_refused_and_remembered(host: str | bytes, refused_addresses: list[str]) -> None:
    with pytest.raises(outside.OutsideError):
        socket.getaddrinfo(host, 80)
    assert refused_addresses == ["socket.getaddrinfo example.org"]
    refused_addresses.clear()


def test_a_socket_to_this_machine_is_allowed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as here, socket.create_connection(here.getsockname()) as end:
        assert end.getpeername() == here.getsockname()


def test_a_page_that_asks_for_an_outside_address_is_noticed(page: Page, outside_requests: list[str]) -> None:
    with page.expect_event("requestfailed"):
        page.set_content('<img src="http://outside.invalid/x.png">')
    assert outside_requests == ["http://outside.invalid/x.png"]
    outside_requests.clear()


WAYS = {
    "script": "fetch(address).catch(() => 0)",
    "kept": "fetch(address, {keepalive: true}).catch(() => 0)",
    "beacon": "navigator.sendBeacon(address, 'x')",
    "ping": "document.body.append(Object.assign(document.createElement('a'), {id: 'ping', href: '#', ping: address}));"
    " document.getElementById('ping').click()",
    "prefetch": "document.head.append(Object.assign(document.createElement('link'), {rel: 'prefetch', href: address}))",
    "style": "document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: address}))",
    "frame": "document.body.append(Object.assign(document.createElement('iframe'), {src: address}))",
    "worker": "new Worker(`data:text/javascript,fetch('${address}').catch(() => 0)`)",
}


@pytest.mark.parametrize("host", ["outside.invalid", "192.0.2.1"])
def test_in_whatever_way_a_page_asks_for_an_outside_address_it_is_noticed(
    page: Page, outside_requests: list[str], host: str
) -> None:
    page.set_content("<p>A page")
    for way, script in WAYS.items():
        address = f"http://{host}/{way}"
        with page.context.expect_event("requestfailed", lambda failed, address=address: failed.url == address):
            page.evaluate(f"address => {{ {script}; }}", address)
    assert sorted(set(outside_requests)) == sorted(f"http://{host}/{way}" for way in WAYS)
    outside_requests.clear()


def test_a_web_socket_to_an_outside_address_is_noticed(page: Page, outside_requests: list[str]) -> None:
    with page.expect_websocket():
        page.evaluate("() => { new WebSocket('ws://outside.invalid/'); }")
    assert outside_requests == ["ws://outside.invalid/"]
    outside_requests.clear()


def test_a_page_without_outside_addresses_is_left_alone(page: Page, outside_requests: list[str]) -> None:
    page.set_content('<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">')
    assert not outside_requests


def test_a_test_that_asks_for_a_page_is_marked_as_a_browser_test(page: Page, request: pytest.FixtureRequest) -> None:
    assert page.url == "about:blank"
    assert request.node.get_closest_marker("browser")


def test_a_page_that_is_lent_again_has_the_size_and_the_clock_that_are_asked_for(
    browser: Browser, browser_context_args: dict[str, Any]
) -> None:
    lender, contexts = Lender(browser), []
    for size, zone, hour in (("laptop", "Asia/Kolkata", 5), ("hall", "Pacific/Auckland", 12), ("hall", "UTC", 0)):
        screen = lender.lend("", of_size(size, {**browser_context_args, "timezone_id": zone}))
        contexts.append(screen.tab.context)
        wide, _ = SIZES[size]
        assert screen.tab.evaluate("() => [innerWidth, new Date(0).getHours()]") == [wide, hour]
        lender.take(screen)
    (context,) = {*contexts}
    context.close()


def test_a_server_that_cannot_start_fails_with_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no-such-option"):
        start(tmp_path / "events.csv", tmp_path / "log.txt", "--no-such-option")


def test_a_server_answers_where_it_says_and_goes_on_running(
    server: Callable[..., Server], copy_of_events: Path
) -> None:
    running = server(copy_of_events)
    with socket.create_connection(("127.0.0.1", running.port), timeout=5) as end:
        assert end.getpeername()[1] == running.port
    assert running.url == f"http://127.0.0.1:{running.port}"
    assert running.process.poll() is None


@pytest.mark.skipif(not FORKS, reason="Windows forks nothing: servers are started there.")
def test_a_forked_server_is_a_process_of_its_own_that_ends_as_it_is_told(
    server: Callable[..., Server], copy_of_events: Path
) -> None:
    asked, killed, other = (server(copy_of_events).process for _ in range(3))
    assert len({asked.pid, killed.pid, other.pid}) == 3
    asked.terminate()
    killed.kill()
    assert (asked.wait(60), killed.wait(60), other.poll()) == (0, -signal.SIGKILL, None)
    with pytest.raises(subprocess.TimeoutExpired):
        other.wait(0)
    asked.terminate()  # nobody is there to be asked


def test_a_free_port_can_be_held() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as held:
        assert held.getsockname()[0] == "127.0.0.1"


def folded_of(*cases: int) -> Callable[..., None]:
    @for_each("case", cases)
    def small(case: int, most: int) -> None:
        assert case < most
        if case < 0:
            pytest.fail("below")

    return small


def test_of_many_cases_in_one_test_all_are_run_and_each_that_fails_is_named() -> None:
    folded_of(1, 2)(most=3)
    with pytest.raises(AssertionError) as told:
        folded_of(5, 1, -2, 7)(most=3)
    said = str(told.value)
    assert said.startswith("3 of 4 cases failed.")
    assert all(each in said for each in ("\n5: AssertionError", "\n-2: Failed: below", "\n7: AssertionError"))
    assert "\n1: " not in said


def test_a_test_of_no_case_is_refused() -> None:
    with pytest.raises(AssertionError, match="cannot fail"):
        folded_of()
