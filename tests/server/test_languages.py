"""The server in the language of whoever asks."""

import json
import re
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.server.guard import CALLBACK
from rollout.server.server import build
from rollout.words.tongues import TONGUES
from tests.support.events import csv_of

HOST = {"Host": "127.0.0.1"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    path = tmp_path_factory.mktemp("asked") / "events.csv"
    path.write_bytes(csv_of({"date": "2018-04"}, {"date": "2019-05/2020-01", "lane": "Iron Grid"}))
    return build(Store(path, Limits())).test_client()


def page(client: FlaskClient, address: str) -> str:
    return client.get(f"/{address}", headers=HOST).get_data(as_text=True)


def test_a_page_in_english_brings_no_catalogue(client: FlaskClient) -> None:
    for address in ("", "?language=ug", "?language=en"):
        text = page(client, address)
        assert '<html lang="en">' in text
        assert 'id="catalogue"' not in text
        assert "About the data" in text


@pytest.mark.parametrize(
    ("tongue", "said"), [("de", "Über die Daten"), ("fr", "À propos"), ("zh", "关于数据"), ("bo", "ས་ཁྲ")]
)
def test_a_page_in_another_language_says_so_and_brings_its_words(client: FlaskClient, tongue: str, said: str) -> None:
    text = page(client, f"?from=2018&language={tongue}")
    assert f'<html lang="{TONGUES[tongue].tag}">' in text
    assert said in text
    found = re.search(r'<script type="application/json" id="catalogue">(.*?)</script>', text)
    assert found
    assert json.loads(found[1])["language"] == tongue
    assert said in json.dumps(
        client.get(f"/_dash-layout?language={tongue}", headers=HOST).get_json(), ensure_ascii=False
    )


def test_facts_are_told_in_the_language_asked_for_and_the_next_reader_hears_her_own(client: FlaskClient) -> None:
    def dates(address: str) -> list[str]:
        return [fact["date"] for fact in client.get(address, headers=HOST).get_json()["facts"]]

    assert dates("/facts?language=de") == ["April 2018", "Mai 2019 bis Januar 2020"]
    assert dates("/facts?language=zh") == ["2018年4月", "2019年5月至2020年1月"]
    assert dates("/facts") == ["April 2018", "May 2019 to January 2020"]


def test_a_picture_has_the_axis_of_the_language_of_its_address(client: FlaskClient) -> None:
    address = "?from=2019-05-01&to=2019-10-31"
    size = {"width": "900", "height": "600"}

    def first(language: str) -> str:
        asked = {"search": f"{address}{language}", **size}
        return client.get(f"/first.svg?{urlencode(asked)}", headers=HOST).get_data(as_text=True)

    def live(language: str) -> str:
        body = {
            "output": "..picture.figure...picture.style..",
            "outputs": [{"id": "picture", "property": "figure"}, {"id": "picture", "property": "style"}],
            "inputs": [{"id": "ask", "property": "data", "value": {"search": f"{address}{language}", **size}}],
            "changedPropIds": ["ask.data"],
        }
        answer = client.post(CALLBACK, json=body, headers=HOST)
        return json.dumps(answer.get_json(), ensure_ascii=False)

    for language, month, silence in (
        ("&language=zh", "2019年10月", "自2018年5月起无"),
        ("&language=de", "Okt. 2019", "nichts hier ab Mai 2018"),
        ("", "Oct 2019", "nothing here from May 2018"),
    ):
        assert month in first(language)
        assert silence in live(language)


def test_what_is_downloaded_is_in_english_still(client: FlaskClient) -> None:
    table = client.get("/download/events.csv?language=de", headers=HOST).get_data(as_text=True)
    assert "May 2019 to January 2020" in table


def test_the_letters_of_the_interface_are_served_where_our_own_face_lacks_them(client: FlaskClient) -> None:
    assert 'id="faces"' not in page(client, "?language=de")
    assert re.search(r'id="faces" href="/faces.css\?\w+&amp;language=bo"', page(client, "?language=bo"))
    style = client.get("/faces.css?x&language=bo", headers=HOST).get_data(as_text=True)
    address = re.search(r"/fonts/tibetan-regular\.woff\?\w+&language=bo", style)
    assert address
    assert client.get(address[0], headers=HOST).status_code == 200
    assert client.get("/fonts/tibetan-regular.woff", headers=HOST).status_code == 404


@pytest.mark.parametrize(
    ("browser", "address", "led"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.5", "/", "/?language=fr"),
        ("zh-TW", "/?from=2018&q=%E7%94%B5", "/?from=2018&q=%E7%94%B5&language=zh"),
        ("de", "/import", "/import?language=de"),
        ("sw,de;q=0.5", "/", "/?language=de"),
        ("en-GB,fr;q=0.8", "/", None),
        ("sw", "/", None),
        ("", "/", None),
        ("fr", "/?language=en", None),
        ("fr", "/state", None),
    ],
)
def test_a_plain_address_is_led_to_the_language_of_the_browser_where_we_have_it(
    client: FlaskClient, browser: str, address: str, led: str | None
) -> None:
    answer = client.get(address, headers={**HOST, "Accept-Language": browser})
    assert answer.headers.get("Location") == led
    assert (answer.status_code == 302) == (led is not None)


def test_nobody_is_led_elsewhere_by_what_an_address_holds(client: FlaskClient) -> None:
    answer = client.get("//other.example/?x", headers={**HOST, "Accept-Language": "fr"})
    assert "other.example" not in answer.headers.get("Location", "")
    assert client.post("/", headers={**HOST, "Accept-Language": "fr"}).status_code != 302
