"""The address of downloads: the view of the page as a file, in bounded work, and a sentence where there is none."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.figure.cache import Pictures
from rollout.outputs.formats import DATA, FORMATS, Format
from rollout.server import downloads
from rollout.server.downloads import add_downloads
from rollout.server.guard import HEADERS
from rollout.server.server import build
from rollout.timeline.edition import Edition, Options
from tests.conftest import EVENTS
from tests.support import kinds
from tests.support.events import csv_of

LOCALLY = {"Host": "localhost"}
ROWS = (
    {"date": "2016-05", "title": "One", "priority": "1", "notes": "say this slowly"},
    {"date": "2018-04-22", "title": "Two", "lane": "Iron Grid"},
)


def client_of(file: Path, data: bytes, **settings: int) -> FlaskClient:
    file.write_bytes(data)
    server = Flask("downloads")
    store = Store(file, Limits())
    add_downloads(server, store, Pictures(store), **settings)
    return server.test_client()


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return client_of(tmp_path / "events.csv", csv_of(*ROWS))


@pytest.fixture(scope="module")
def real() -> FlaskClient:
    return build(Store(EVENTS, Limits())).test_client()


def seen(monkeypatch: pytest.MonkeyPatch, ending: str) -> list[tuple[Edition, Options]]:
    """Let a format note what it is asked for instead of making it."""
    asked: list[tuple[Edition, Options]] = []

    class Noting(Format):
        def maker(self) -> Callable[[Edition, Options], bytes]:
            def note(whole: Edition, options: Options) -> bytes:
                asked.append((whole, options))
                return b"made"

            return note

    form = FORMATS[ending]
    monkeypatch.setitem(FORMATS, ending, Noting("", form.module, form.function, form.takes, form.media))
    return asked


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_can_be_downloaded_and_is_named_after_its_data(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/download/events{ending}")
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == FORMATS[ending].media
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="events-')
    assert answer.headers["Content-Disposition"].endswith(ending)
    assert len(answer.data) > 100


@pytest.mark.parametrize("ending", FORMATS)
def test_the_presenters_notes_stay_at_home(client: FlaskClient, ending: str) -> None:
    assert b"say this slowly" not in client.get(f"/download/events{ending}").data


def test_a_download_holds_what_the_address_shows(client: FlaskClient) -> None:
    text = client.get("/download/events.csv?lane=Iron+Grid").get_data(as_text=True)
    assert "Two" in text
    assert "One" not in text


@pytest.mark.parametrize(("asked_for", "made"), [("2", 2), ("-3", 0), ("some", 0), ("999999", 100)])
def test_a_handout_has_as_many_pages_as_the_menu_asks_for(
    real: FlaskClient, monkeypatch: pytest.MonkeyPatch, asked_for: str, made: int
) -> None:
    asked = seen(monkeypatch, ".pdf")
    real.get(f"/download/events.pdf?pages={asked_for}", headers=LOCALLY)
    ((_, options),) = asked
    assert options.pages == made


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending not in (*DATA, ".html")])
def test_what_is_drawn_has_the_pages_opening_window(
    real: FlaskClient, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    asked = seen(monkeypatch, ending)
    assert real.get(f"/download/events{ending}", headers=LOCALLY).data == b"made"
    ((whole, _),) = asked
    assert whole.view.window is not None
    assert len(whole.shown) < len(whole.dataset.events)


@pytest.mark.parametrize(("query", "drawn"), [("?map=1", True), ("", False), ("?map=1&place=China", False)])
def test_a_handout_and_a_deck_have_the_map_that_is_open_where_an_event_has_a_point(
    real: FlaskClient, monkeypatch: pytest.MonkeyPatch, query: str, drawn: bool
) -> None:
    for ending in (".pdf", ".pptx", ".png"):
        asked = seen(monkeypatch, ending)
        real.get(f"/download/events{ending}{query}", headers=LOCALLY)
        ((_, options),) = asked
        assert options.map is (drawn and ending != ".png")


@pytest.mark.parametrize("ending", DATA)
def test_a_table_of_the_opening_view_holds_everything(
    real: FlaskClient, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    asked = seen(monkeypatch, ending)
    real.get(f"/download/events{ending}", headers=LOCALLY)
    ((whole, _),) = asked
    assert len(whole.shown) == len(whole.dataset.events) == whole.dataset.rows > 150


def test_the_page_as_a_file_holds_what_the_filters_let_through_whatever_the_window(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = seen(monkeypatch, ".html")
    client.get("/download/events.html?from=2018-01-01&to=2018-12-31")
    client.get("/download/events.html?lane=Iron+Grid")
    assert [len(whole.shown) for whole, _ in asked] == [2, 1]


def test_the_window_of_the_address_is_that_of_the_download(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = seen(monkeypatch, ".png")
    client.get("/download/events.png?from=2018-01-01&to=2018-12-31&theme=dark&size=square")
    ((whole, options),) = asked
    assert [event.title for event in whole.shown] == ["Two"]
    assert (options.size, options.theme) == ("square", "dark")


@pytest.mark.parametrize("ending", [".pdf", ".pptx", ".csv"])
def test_what_is_printed_or_edited_does_not_take_the_theme_of_the_screen(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    asked = seen(monkeypatch, ending)
    client.get(f"/download/events{ending}?theme=dark")
    assert asked[0][1].theme == ""


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?q=nowhere", "shows no event"),
        ("?size=a9", "There is no size 'a9'"),
        ("?size=" + "x" * 999, "There is no size"),
    ],
)
def test_a_download_that_cannot_be_made_says_why_in_one_sentence(client: FlaskClient, query: str, words: str) -> None:
    answer = client.get(f"/download/events.png{query}")
    assert answer.status_code == 422
    assert answer.mimetype == "text/plain"
    assert words in answer.text
    assert len(answer.text.splitlines()) == 1


def test_a_headline_without_room_is_named(tmp_path: Path) -> None:
    crowd = [
        {"date": "2018-04-22", "title": f"A headline that needs all the room it can get, number {n}", "priority": "1"}
        for n in range(90)
    ]
    crowd.append({"date": "2018-04-22", "title": "What needs none", "priority": "2"})  # else they are no headlines
    answer = client_of(tmp_path / "events.csv", csv_of(*crowd)).get("/download/events.png?size=1080p")
    assert answer.status_code == 422
    assert "(row-" in answer.text


@pytest.mark.parametrize("name", ["events", "events.exe", "events.pdf.exe", "events.", "%00.pdfx"])
def test_a_format_that_is_not_known_is_not_found(client: FlaskClient, name: str) -> None:
    assert client.get(f"/download/{name}").status_code == 404


@pytest.mark.parametrize("ending", [".csv", ".png"])
def test_too_many_events_for_a_download_are_refused_before_the_work(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    asked = seen(monkeypatch, ending)
    monkeypatch.setattr(downloads, "MOST", 1)
    monkeypatch.setattr(downloads, "MOST_DRAWN", 1)
    answer = client.get(f"/download/events{ending}")
    assert (answer.status_code, asked) == (422, [])
    assert "2 events" in answer.text


def test_one_more_than_may_be_made_at_once_is_told_to_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, leave = Barrier(2), Barrier(2)

    class Slow(Format):
        def maker(self) -> Callable[[Edition, Options], bytes]:
            def wait(whole: Edition, options: Options) -> bytes:
                inside.wait(20)
                leave.wait(20)
                return b"made"

            return wait

    monkeypatch.setitem(FORMATS, ".csv", Slow("", ""))
    client = client_of(tmp_path / "events.csv", csv_of(*ROWS), at_once=1)
    first: list[Any] = []
    worker = Thread(target=lambda: first.append(client.get("/download/events.csv")))
    worker.start()
    inside.wait(20)
    refused = client.get("/download/events.json")
    leave.wait(20)
    worker.join(20)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "1")
    assert "Try again" in refused.text
    assert first[0].data == b"made"
    assert client.get("/download/events.json").status_code == 200


def test_a_download_has_the_headers_of_every_answer(real: FlaskClient) -> None:
    answer = real.get("/download/events.csv", headers=LOCALLY)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_files_of_all_sizes_and_views_and_data_have_names_of_their_own(client: FlaskClient, tmp_path: Path) -> None:
    addresses = [
        *(f"png?size={size}" for size in ("1080p", "square")),
        *("png?size=1080p&theme=dark", "svg?size=1080p", "pdf?size=a4", "pdf?size=letter", "csv"),
        *("csv?lane=Iron+Grid", "csv?q=two", "csv?status=reported", "csv?who=state-media", "csv?disputed=0"),
        *(
            "csv?from=2018-01-01&to=2020-12-31",
            "csv?from=2018-01-01&to=2018-12-31",
            "csv?from=2018-01-02&to=2019-01-01",
        ),
    ]

    def name(of: FlaskClient, address: str) -> str:
        answer = of.get(f"/download/events.{address}")
        assert answer.status_code == 200, answer.text
        return answer.headers["Content-Disposition"].split('filename="')[1].split('"')[0]

    names = [name(client, address) for address in addresses]
    other = client_of(tmp_path / "tibet.csv", csv_of(ROWS[0]))
    names += [name(other, "png?size=1080p"), name(other, "csv")]
    assert len({*names}) == len(names) - 1  # "disputed=0" asks for nothing
    assert re.fullmatch(r"events-iron-grid-[0-9a-f]{7}\.csv", names[7])
    assert re.fullmatch(r"events-2018-2020-[0-9a-f]{7}\.csv", names[12])
    assert re.fullmatch(r"tibet-[0-9a-f]{7}-1080p\.png", names[-2])


def test_a_file_name_of_other_letters_still_has_a_plain_one_beside_it(tmp_path: Path) -> None:
    answer = client_of(tmp_path / "事件.csv", csv_of(*ROWS)).get("/download/events.csv")
    assert 'filename="' in answer.headers["Content-Disposition"]
    assert "filename*=UTF-8''%E4%BA%8B%E4%BB%B6-" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_a_handout_and_a_page_from_the_server_have_the_pictures_of_their_events(tmp_path: Path, ending: str) -> None:
    client = build(Store(kinds.lay(tmp_path), Limits())).test_client()
    shown, hidden = (
        client.get(f"/download/events.{ending}?{search}", headers=LOCALLY).data
        for search in ("from=2017-01-01&to=2018-12-31", "q=assembly&from=2016-01-01&to=2016-12-31")
    )
    if ending == "pdf":
        assert [len(PdfReader(BytesIO(data)).pages[-1].images) > 0 for data in (shown, hidden)] == [True, False]
    else:
        assert [data.count(b"data:image/png;base64") for data in (shown, hidden)] == [2, 0]
