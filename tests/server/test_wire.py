"""What readers at a distance are sent: small, and kept by their browser only where the host lets it."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.server import wire
from rollout.server.hosts import known_as
from rollout.server.server import build
from rollout.server.wire import KEEP
from tests.support.events import csv_of

FAR = "timeline.example"
PICTURE = "/first.svg?width=900&height=500"
TEXTS = ("/", "/plotly.js", "/page.js", "/fonts/regular.ttf", "/facts", "/theme.css", "/state", PICTURE)
Ask = Callable[..., TestResponse]


@pytest.fixture
def ask(tmp_path: Path) -> Callable[[bool], Ask]:
    """Return a function that builds a server and returns what asks it, for an address of a host."""
    file = tmp_path / "mine.csv"
    file.write_bytes(csv_of({"title": "Cards in Lhasa"}, {"date": "2019"}))

    def built(keep: bool) -> Ask:
        client: FlaskClient = build(Store(file, Limits()), known_as([FAR]), keep=keep).test_client()

        def get(address: str, host: str = FAR, encodings: str = "gzip, deflate") -> TestResponse:
            return client.get(address, headers={"Host": host, "Accept-Encoding": encodings})

        return get

    return built


UNPACKED: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.decompress, "br": brotli.decompress}


class AtOnce:
    """A thread whose work is done when it begins."""

    def __init__(self, target: Callable[..., None], args: tuple[object, ...], daemon: bool) -> None:
        self.start = lambda: target(*args)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what is made in the background made at once."""
    monkeypatch.setattr(wire, "Thread", AtOnce)


@pytest.mark.parametrize("way", UNPACKED)
@pytest.mark.parametrize("address", TEXTS)
def test_a_reader_at_a_distance_is_sent_the_same_made_small(
    ask: Callable[[bool], Ask], address: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        wire.WELL, "br", wire.QUICKLY["br"]
    )  # of ten scripts in their best form a test would take seconds
    monkeypatch.setattr(wire, "Thread", AtOnce)
    get = ask(False)
    plain = get(address, "localhost")
    assert "Content-Encoding" not in plain.headers  # on this machine nothing is gained
    if len(plain.data) >= 1000:
        for _ in range(2):  # the second is what was made for the first
            small = get(address, encodings=way)
            assert small.headers["Content-Encoding"] == way
            assert small.headers["Vary"] == "Accept-Encoding"
            assert UNPACKED[way](small.data) == plain.data
            assert int(small.headers["Content-Length"]) == len(small.data) < 0.7 * len(plain.data)
    else:
        assert get(address).data == plain.data


def test_a_browser_that_takes_brotli_is_sent_it_rather_than_gzip(ask: Callable[[bool], Ask]) -> None:
    for encodings in ("gzip, br", "br;q=0.5, gzip"):
        assert ask(False)("/page.js", encodings=encodings).headers["Content-Encoding"] == "br"
    assert ask(False)("/page.js", encodings="gzip, br;q=0").headers["Content-Encoding"] == "gzip"


@pytest.mark.usefixtures("at_once")
def test_who_asks_first_is_answered_quickly_and_who_comes_later_is_sent_less(ask: Callable[[bool], Ask]) -> None:
    get = ask(False)
    quick, well = (len(get("/page.js", encodings="br").data) for _ in range(2))
    assert well < 0.95 * quick


@pytest.mark.parametrize("address", ["/", "/plotly.js"])
def test_a_browser_that_cannot_take_it_is_sent_it_whole(ask: Callable[[bool], Ask], address: str) -> None:
    answer = ask(False)(address, encodings="")
    assert "Content-Encoding" not in answer.headers
    assert answer.data == ask(False)(address, "localhost").data


@pytest.mark.parametrize("address", ["/nowhere", "/download/rollout.pdf", "/download/rollout.csv"])
def test_errors_and_files_to_keep_are_sent_as_they_are(ask: Callable[[bool], Ask], address: str) -> None:
    assert "Content-Encoding" not in ask(False)(address).headers


@pytest.mark.usefixtures("at_once")
def test_a_script_is_made_small_once_by_however_many_addresses_it_is_had(
    ask: Callable[[bool], Ask], monkeypatch: pytest.MonkeyPatch
) -> None:
    get, made = ask(False), []

    def counted(data: bytes) -> bytes:
        made.append(data)
        return gzip.compress(data)

    monkeypatch.setitem(wire.WELL, "gzip", counted)
    answers = [get(f"/_dash-component-suites/dash/dcc/async-graph.v{n}m{n}.js") for n in range(5)]
    assert {one.headers["Content-Encoding"] for one in answers} == {"gzip"}
    assert len(made) == 1


def addresses(page: str) -> list[str]:
    return re.findall(r"""(?:src|href)="(/[^"]*\.(?:js|ttf)[^"]*)""", page)


def test_browsers_keep_nothing_unless_the_host_lets_them(ask: Callable[[bool], Ask]) -> None:
    get = ask(False)
    page = gzip.decompress(get("/").data).decode()
    assert "?v=" not in page
    for address in ("/", *addresses(page)):
        assert get(address).headers["Cache-Control"] == "no-store", address


def test_where_the_host_lets_them_they_keep_scripts_and_letters_under_the_sum_of_their_content(
    ask: Callable[[bool], Ask],
) -> None:
    get = ask(True)
    page = gzip.decompress(get("/").data).decode()
    assert len(addresses(page)) > 8
    for address in addresses(page):
        assert "?v=" in address
        assert get(address).headers["Cache-Control"] == KEEP, address
        assert get(address, "localhost").headers["Cache-Control"] == "no-store", address
    for address in ("/", "/facts", "/state", PICTURE, "/plotly.js", "/plotly.js?v=0"):
        assert get(address).headers["Cache-Control"] == "no-store", address


def test_of_the_letters_of_the_styles_the_page_asks_for_the_usual_ones_ahead(ask: Callable[[bool], Ask]) -> None:
    page = gzip.decompress(ask(True)("/").data).decode()
    of_styles, ahead = re.findall(r"url\('(/fonts/[^']*)'\)", page), re.findall(r'href="(/fonts/[^"]*)"', page)
    assert sorted(ahead) == sorted(one for one in of_styles if "-usual.ttf?v=" in one)
    assert len(of_styles) == 2 * len(ahead) == 4
