"""Faces of other scripts: served where the evidence holds their letters, and cut to these."""

from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from flask.testing import FlaskClient
from fontTools.ttLib import TTFont

from rollout.evidence.reader import Limits
from rollout.evidence.store import Evidence, Store
from rollout.figure.cache import Pictures
from rollout.server import face_routes
from rollout.server.server import build

HOST = {"Host": "127.0.0.1"}
ROWS = "id,date,title,status,asserted_by,source_url\n"


def client_of(folder: Path, *titles: str) -> tuple[FlaskClient, Evidence]:
    path = folder / "events.csv"
    path.write_text(
        ROWS + "".join(f"e-{n},2018,{title},documented,x,https://example.org\n" for n, title in enumerate(titles)),
        "utf-8",
    )
    store = Store(path, Limits())
    return build(store).test_client(), store


def test_a_page_in_our_own_letters_names_no_other_face(tmp_path: Path) -> None:
    client, _ = client_of(tmp_path, "Cards in Lhasa")
    assert "faces.css" not in client.get("/", headers=HOST).get_data(as_text=True)
    assert client.get("/faces.css", headers=HOST).get_data() == b""
    assert client.get("/fonts/tibetan-regular.woff", headers=HOST).status_code == 404


def test_who_reads_in_the_language_of_the_file_is_sent_no_face_for_what_the_timeline_says_in_others(
    tmp_path: Path,
) -> None:
    lane = 'title = "Cards"\n"title@zh" = "卡"\n[[lane]]\nname = "Events"\n"name@zh" = "社保卡"\n'
    era = '[[era]]\nfrom = "2017"\nto = "2018"\nname = "First"\n"name@zh" = "头几年"\n'
    word = '[[word]]\nname = "x"\n"name@zh" = "西藏日报"\n'
    (tmp_path / "timeline.toml").write_text(lane + era + word, encoding="utf-8")
    client, _ = client_of(tmp_path, "Cards in Lhasa")
    assert 'id="faces"' not in client.get("/", headers=HOST).get_data(as_text=True)
    given = client.get("/faces.css", headers=HOST).get_data(as_text=True)  # who chooses another language asks for them
    assert all(f"U+{ord(letter):X}" in given for letter in "卡社保头几年西藏日报")


def test_a_page_with_other_letters_names_the_faces_and_is_given_them(tmp_path: Path) -> None:
    client, _ = client_of(tmp_path, "ལྷ་ས།", "Cards in Lhasa")
    assert 'id="faces" href="/faces.css?' in client.get("/", headers=HOST).get_data(as_text=True)
    style = client.get("/faces.css", headers=HOST)
    assert style.mimetype == "text/css"
    assert "/fonts/tibetan-semibold.woff?" in style.get_data(as_text=True)
    face = client.get("/fonts/tibetan-semibold.woff", headers=HOST)
    assert face.mimetype == "font/woff"
    with TTFont(BytesIO(face.get_data())) as font:
        assert set(map(ord, "ལྷ་ས།")) <= set(font.getBestCmap())
    for strange in ("chinese-regular", "klingon-regular", "tibetan-italic"):
        assert client.get(f"/fonts/{strange}.woff", headers=HOST).status_code == 404


def test_no_face_is_cut_twice_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client, _ = client_of(tmp_path, "ལྷ་ས།")
    others: list[Thread] = []
    done: list[bool] = []

    def ask() -> None:
        client.application.test_client().get("/fonts/tibetan-regular.woff", headers=HOST)

    def cut(*_: str) -> bytes:
        if not others:
            others.append(Thread(target=ask))
            others[0].start()
            others[0].join(0.2)  # it waits for us
        done.append(not done and others[0].is_alive())
        return b"face"

    monkeypatch.setattr(face_routes, "woff", cut)
    ask()
    others[0].join()
    assert done == [True, False]  # ours first, while the other waits


def test_of_very_many_events_the_letters_of_titles_and_labels_count(tmp_path: Path) -> None:
    _, store = client_of(tmp_path, *["Card"] * 1000, "ལྷ་ས།")
    assert face_routes.letters(Pictures(store).index()) == "".join(sorted(set("ལྷ་ས།")))
