"""What the server answers, to friend and stranger."""

import base64
import hashlib
import json
import logging
import platform
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import Mock
from urllib.parse import urlencode

import dash
import plotly
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from rollout.evidence.reader import Limits
from rollout.evidence.store import Evidence, Store
from rollout.server import server
from rollout.server.dash_app import unversioned
from rollout.server.guard import BODY_LIMIT, CALLBACK, HEADERS
from rollout.server.hosts import Hosts, known_as
from rollout.server.server import build
from tests.support.events import csv_of, figure
from tests.support.server import TOP

ROWS = csv_of(
    {"label": "Cards in Lhasa"},
    figure("2018", 500_000),
    {"date": "2019-05/2020-01", "lane": "Iron Grid", "status": "claimed"},
)
OUTPUT = "..picture.figure...picture.style.."
ASK: dict[str, Any] = {
    "output": OUTPUT,
    "outputs": [{"id": "picture", "property": "figure"}, {"id": "picture", "property": "style"}],
    "inputs": [{"id": "ask", "property": "data", "value": {"search": "", "width": 1280, "height": 600}}],
    "changedPropIds": ["ask.data"],
}
PARTS = ("/first.svg?width=900&height=500", "/theme.css", "/plotly.js", "/fonts/regular.ttf", "/assets/style.css")
GOOD = ("/", "/health", "/state", "/facts", "/inside", *PARTS, "/_dash-layout", "/_dash-dependencies")
MISSING = (
    "/nowhere",
    "/a/b",
    "/../etc/passwd",
    "/fonts/bold.ttf",
    "/fonts/..%2f..%2fserver.py.ttf",
    "/assets/none.js",
    "/assets/..%2fserver.py",
    "/assets/%00",
    "/static/x",
    "/assets//style.css",
    "/state/",
    "/_reload-hash",
    "/_favicon.ico",
    "/_mcp",
    "/_dash-component-suites/dash/none.js",
    "/_dash-component-suites/none/x.js",
)
JUNK = {
    "nothing": b"",
    "no JSON": b"x",
    "a list": b"[]",
    "null": b"null",
    "a number": b"1e999",
    "a text": b'"ask"',
    "an empty object": b"{}",
    "a deep list": b"[" * 100_000,
    "a deep object": b'{"inputs":' * 50_000,
    "half a character": b"\xed\xa0\x80",
    "another output": json.dumps({**ASK, "output": "page.children"}).encode(),
    "no outputs": json.dumps({**ASK, "outputs": []}).encode(),
    "another input": json.dumps({**ASK, "inputs": [{"id": "page", "property": "children", "value": 1}]}).encode(),
    "an input twice": json.dumps({**ASK, "inputs": ASK["inputs"] * 2}).encode(),
    "a state": json.dumps({**ASK, "state": [{"id": "page", "property": "children"}]}).encode(),
    "a state that is null": json.dumps({**ASK, "state": None}).encode(),
    "another change": json.dumps({**ASK, "changedPropIds": [["ask.data"]]}).encode(),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    file = tmp_path_factory.mktemp("served") / "events.csv"
    file.write_bytes(ROWS)
    return Store(file, Limits())


@pytest.fixture(scope="module")
def served(store: Store) -> Flask:
    return build(store)


class Buffered(FlaskClient):
    """Takes each answer in whole, so that files sent are closed again."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return super().open(*args, **{**kwargs, "buffered": True})


@pytest.fixture(scope="module")
def client(served: Flask) -> FlaskClient:
    return Buffered(served)


@pytest.fixture(scope="module")
def index(client: FlaskClient) -> str:
    return client.get("/").text


def post(client: FlaskClient, body: bytes, **headers: str) -> TestResponse:
    return client.post(CALLBACK, data=body, content_type="application/json", headers=headers)


def test_a_picture_asked_for_as_the_page_asks_comes_back_drawn(client: FlaskClient) -> None:
    answer = post(client, json.dumps(ASK).encode())
    assert answer.status_code == 200
    drawn = answer.get_json()["response"]["picture"]
    assert drawn["figure"]["layout"]["height"] == drawn["style"]["height"] > 0


def test_no_other_package_hangs_anything_into_the_page(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    package = Mock()
    package.entry_points = [SimpleNamespace(group="dash_hooks", load=package.load)]
    monkeypatch.setattr("importlib.metadata.distributions", lambda: [package])
    build(store)
    package.load.assert_not_called()


def test_the_page_is_made_once_for_each_language_and_anew_for_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Mock(side_effect=server._first)
    monkeypatch.setattr(server, "_first", made)
    stores = [
        Store(tmp_path / name, Limits()) for name in ("one.csv", "other.csv") if (tmp_path / name).write_bytes(ROWS)
    ]
    shown = SimpleNamespace(path=stores[0].path, now=stores[0].now)
    client = build(cast(Evidence, shown)).test_client()
    pages = [client.get(address).text for address in ("/", "/", "/?language=de", "/?language=de", "/")]
    assert (pages[0], pages[2]) == (pages[1], pages[3]) != (pages[2], pages[0])
    assert made.call_count == 2
    shown.now = stores[1].now
    assert client.get("/").status_code == 200
    assert made.call_count == 3


def answers(client: FlaskClient) -> dict[str, TestResponse]:
    return {
        **{path: client.get(path) for path in (*GOOD, "/nowhere")},
        "picture": post(client, json.dumps(ASK).encode()),
        "no news": post(client, json.dumps({**ASK, "inputs": [{"id": "ask", "property": "data"}]}).encode()),
        "400": post(client, b"[]"),
        "400 host": client.get("/", headers={"Host": "evil.example"}),
        "403": post(client, b"{}", **{"Sec-Fetch-Site": "cross-site"}),
        "405": client.put("/"),
        "413": post(client, b" " * (BODY_LIMIT + 1)),
        "415": client.post(CALLBACK, data=b"{}", content_type="text/plain"),
    }


def test_every_answer_good_or_bad_carries_every_header(client: FlaskClient) -> None:
    found = answers(client)
    assert {answer.status_code for answer in found.values()} == {200, 400, 403, 404, 405, 413, 415}
    for name, answer in found.items():
        assert {key: answer.headers.get(key) for key in HEADERS} == HEADERS, name
        assert "Content-Security-Policy" in answer.headers, name


def test_no_answer_sets_a_cookie_names_a_server_or_may_be_kept(client: FlaskClient) -> None:
    for name, answer in answers(client).items():
        assert not {"Set-Cookie", "Server", "X-Powered-By", "Expires"} & set(answer.headers.keys()), name
        assert answer.headers["Cache-Control"] == "no-store", name


def test_a_fault_of_our_own_is_answered_in_the_same_shape_and_says_nothing_of_its_cause(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    known = store.now()
    calls = iter([known, known])

    def now() -> object:
        for state in calls:
            return state
        raise ValueError("Lhasa: 450,000 cards")

    ours = build(cast(Store, SimpleNamespace(now=now, path=store.path)))
    list(calls)  # from here on the store fails
    answer = ours.test_client().get("/state?q=Lhasa", headers={"Host": "localhost"})
    assert (answer.status_code, answer.text) == (500, "500 Internal Server Error\n")
    assert {key: answer.headers.get(key) for key in HEADERS} == HEADERS
    told = caplog.text
    assert "ValueError in" in told, "Whoever runs it must be told."
    assert "test_server.py line" in told
    for secret in ("Lhasa", "450,000", "/state", "Traceback", str(TOP)):
        assert secret not in told


def rules(served: Flask) -> list[str]:
    return sorted({re.sub(r"<[^>]*>", "x", rule.rule) for rule in served.url_map.iter_rules()})


FOREIGN = (
    "evil.example",
    "evil.example:8050",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "localhost.",
    "localhost:x",
    "a@localhost",
    "127.0.0.2",
    "2130706433",
    "[::2]:80",
    "[::1",
    "",
)


@pytest.mark.parametrize("host", FOREIGN)
def test_under_a_foreign_name_no_route_answers(served: Flask, client: FlaskClient, host: str) -> None:
    for path in rules(served):
        for answer in (client.get(path, headers={"Host": host}), client.post(path, headers={"Host": host})):
            assert (answer.status_code, answer.text) == (400, "400 Bad Request\n"), path


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])
@pytest.mark.parametrize("port", ["", ":8050", ":1", ":65535"])
def test_under_the_names_of_this_machine_it_answers_at_any_port(client: FlaskClient, name: str, port: str) -> None:
    assert client.get("/state", headers={"Host": name + port}).status_code == 200


@pytest.mark.parametrize("host", ["timeline.example", "timeline.example:8443", "localhost", "127.0.0.1:1"])
def test_it_answers_to_the_names_it_is_given_and_to_those_of_every_machine(store: Store, host: str) -> None:
    client = build(store, known_as(["Timeline.Example"])).test_client()
    assert client.get("/state", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("192.0.2.7:8050", 200),
        ("[2001:db8::7]:8050", 200),
        ("timeline.example", 200),
        ("evil.example", 400),
        ("192.0.2.7.evil.example", 400),
        ("2130706433", 400),
        ("0x7f.1", 400),
        ("[::1%25eth0]", 400),
        ("[evil.example]", 400),
        ("", 400),
    ],
)
def test_where_others_may_reach_it_it_answers_to_addresses_and_its_own_names_but_to_no_name_of_others(
    store: Store, host: str, status: int
) -> None:
    client = build(store, Hosts(frozenset({"timeline.example"}), addresses=True)).test_client()
    assert client.get("/state", headers={"Host": host}).status_code == status


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "junk"])
def test_a_page_of_another_site_cannot_post(client: FlaskClient, site: str) -> None:
    answer = post(client, json.dumps(ASK).encode(), **{"Sec-Fetch-Site": site})
    assert (answer.status_code, answer.text) == (403, "403 Forbidden\n")


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_page_can_post(client: FlaskClient, site: str) -> None:
    assert post(client, json.dumps(ASK).encode(), **{"Sec-Fetch-Site": site}).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_of_another_site_can_link_to_the_page_but_load_nothing(client: FlaskClient, site: str) -> None:
    for path in GOOD:
        for mode, status in (("navigate", 200 if path == "/" else 403), ("no-cors", 403), ("cors", 403), ("", 403)):
            headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
            assert client.get(path, headers=headers).status_code == status, (path, mode)


def test_a_link_from_elsewhere_cannot_post(client: FlaskClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert post(client, json.dumps(ASK).encode(), **headers).status_code == 403
    assert client.post("/", headers=headers).status_code == 403


STRANGE = (
    "http://evil.example",
    "null",
    "",
    "http://localhost.evil.example",
    "http://localhost:9999",
    "https://localhost@evil",
)


@pytest.mark.parametrize("origin", STRANGE)
def test_where_a_browser_tells_the_origin_alone_a_page_of_another_site_reads_and_posts_nothing(
    client: FlaskClient, origin: str
) -> None:
    for path in GOOD:
        assert client.get(path, headers={"Origin": origin, "Host": "localhost"}).status_code == 403, path
    assert post(client, json.dumps(ASK).encode(), Origin=origin).status_code == 403


def test_the_origin_of_our_own_page_may_read_and_post(client: FlaskClient) -> None:
    own = {"Origin": "http://localhost:8050", "Host": "localhost:8050"}
    assert client.get("/state", headers=own).status_code == 200
    assert post(client, json.dumps(ASK).encode(), **own).status_code == 200


def test_a_page_elsewhere_that_is_named_as_referrer_may_link_to_the_page_and_load_nothing(client: FlaskClient) -> None:
    elsewhere = {"Referer": "http://evil.example/page"}
    for path in GOOD:
        assert client.get(path, headers=elsewhere).status_code == (200 if path == "/" else 403), path
    assert client.get("/state", headers={"Referer": "http://localhost/"}).status_code == 200


def test_no_answer_tells_when_or_where_the_program_was_installed(client: FlaskClient) -> None:
    for path in GOOD:
        answer = client.get(path)
        assert not {"ETag", "Last-Modified"} & set(answer.headers.keys()), path
        asked = {"If-None-Match": "*", "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT", "If-Range": '"x"'}
        assert client.get(path, headers=asked).status_code == answer.status_code, path


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "PROPFIND"])
def test_methods_other_than_get_head_and_post_are_refused_on_every_route(
    served: Flask, client: FlaskClient, method: str
) -> None:
    for path in (*rules(served), "/nowhere"):
        answer = client.open(path, method=method)
        assert (answer.status_code, answer.text) == (405, "405 Method Not Allowed\n"), path
        assert set(re.split(r",\s*", answer.headers["Allow"])) == {"GET", "HEAD", "POST"}, path


def test_a_post_to_what_can_only_be_read_is_refused_and_to_nowhere_is_not_found(client: FlaskClient) -> None:
    answer = client.post("/state")
    assert (answer.status_code, answer.text) == (405, "405 Method Not Allowed\n")
    assert set(re.split(r",\s*", answer.headers["Allow"])) == {"GET", "HEAD"}
    assert client.post("/nowhere").status_code == 404


def test_health_says_that_it_answers_and_nothing_else(client: FlaskClient) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "text/plain", b"ok\n")


def test_what_the_environment_asks_of_dash_opens_no_door(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASH_MCP_ENABLED", "true")
    monkeypatch.setenv("DASH_DEBUG", "true")
    opened = {rule.rule for rule in build(store).url_map.iter_rules()}
    monkeypatch.undo()
    assert opened == {rule.rule for rule in build(store).url_map.iter_rules()}
    assert not any("mcp" in rule for rule in opened)


def test_head_answers_as_get_does_without_a_body(client: FlaskClient) -> None:
    for path in GOOD:
        answer = client.head(path)
        assert (answer.status_code, answer.data) == (200, b""), path


def test_a_body_over_a_million_bytes_is_refused(client: FlaskClient) -> None:
    answer = post(client, b" " * (BODY_LIMIT + 1))
    assert (answer.status_code, answer.text) == (413, "413 Request Entity Too Large\n")


@pytest.mark.parametrize("body", JUNK.values(), ids=JUNK.keys())
def test_junk_for_a_callback_is_a_bad_request_and_nothing_is_logged(
    client: FlaskClient, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = post(client, body)
    assert (answer.status_code, answer.mimetype, answer.text) == (400, "text/plain", "400 Bad Request\n")
    assert not caplog.records


def test_a_value_too_deep_to_walk_is_a_bad_request(client: FlaskClient) -> None:
    statuses = set()
    for depth in range(50, 1000, 50):
        value = b'"inputs":[{"id":"ask","property":"data","value":' + b"[" * depth + b"]" * depth + b"}]"
        body = json.dumps({key: ASK[key] for key in ("output", "outputs", "changedPropIds")}).encode()
        statuses.add(post(client, body[:-1] + b"," + value + b"}").status_code)
    assert statuses == {200, 400}


@pytest.mark.parametrize("path", MISSING)
def test_a_path_that_nobody_knows_is_not_found(
    client: FlaskClient, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype, answer.text) == (404, "text/plain", "404 Not Found\n")
    assert not caplog.records


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=5,
)
addresses = st.lists(
    st.tuples(
        st.sampled_from(["from", "to", "lane", "status", "who", "disputed", "q", "series", "event", "theme", "hall"]),
        st.text(max_size=12) | st.dates().map(str) | st.sampled_from(["1", "none", "claimed", "Iron Grid", "dark"]),
    ),
    max_size=5,
).map(lambda pairs: "?" + urlencode(pairs, errors="surrogatepass"))
asks = st.fixed_dictionaries(
    {},
    optional={
        "search": addresses | json_values,
        "width": st.integers(-10, 10**6) | json_values,
        "height": st.integers(-10, 10**6) | json_values,
        "theme": json_values,
    },
)
bodies = st.one_of(
    json_values,
    st.dictionaries(st.sampled_from([*ASK, "state", "parsedChangedPropsIds"]), json_values),
    st.builds(lambda key, value: {**ASK, key: value}, st.sampled_from([*ASK, "state", "x"]), json_values),
    asks.map(lambda value: {**ASK, "inputs": [{**ASK["inputs"][0], "value": value}]}),
)


@given(bodies, st.booleans())
@settings(max_examples=300)
def test_no_body_of_a_callback_brings_the_server_down(client: FlaskClient, body: object, cut: bool) -> None:
    data = json.dumps(body).encode()
    answer = post(client, data[: len(data) // 2] if cut else data)
    assert answer.status_code in (200, 400)
    assert answer.status_code != 400 or answer.text == "400 Bad Request\n"


@given(asks)
@settings(max_examples=60)
def test_no_address_of_the_first_view_brings_the_server_down(client: FlaskClient, ask: dict[str, object]) -> None:
    answer = client.get("/first.svg?" + urlencode(ask, errors="surrogatepass"))
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_no_path_brings_the_server_down(client: FlaskClient, path: str) -> None:
    # Two slashes at the start would be read as a host by the client of these tests.
    answer = client.get("/" + path.encode("utf-8", "ignore").decode().lstrip("/\\"))
    assert answer.status_code in (200, 404, 405)


class Index(HTMLParser):
    """Collects what the tests of the index look at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inline: list[str] = []
        self._runs = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        self._runs = tag == "script" and "src" not in found and found.get("type") != "application/json"

    def handle_data(self, data: str) -> None:
        if self._runs:
            self.inline.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._runs = False


def test_the_policy_is_the_one_promised_with_one_hash_for_each_inline_script(client: FlaskClient, index: str) -> None:
    scripts = Index(index).inline
    assert len(scripts) == 2
    hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts]
    policy = dict(rule.partition(" ")[::2] for rule in client.get("/").headers["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *(f"'sha256-{one}'" for one in hashes)]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "font-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }


def test_the_index_says_its_language_and_fits_a_phone(index: str) -> None:
    tags = Index(index).tags
    assert ("html", {"lang": "en"}) in tags
    assert ("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}) in tags
    assert ("meta", {"charset": "UTF-8"}) in tags


def test_the_index_names_no_host_and_holds_no_handler(index: str) -> None:
    # The names of the languages of drawings are addresses that nobody asks.
    assert not re.search(r"(?:[a-z]+:)?//\w", index.replace("http://www.w3.org/2000/svg", ""))
    assert not [name for _, found in Index(index).tags for name in found if name.startswith("on")]


def test_everything_the_index_asks_for_is_there(client: FlaskClient, index: str) -> None:
    wanted = [found.get("src") or found.get("href") for _, found in Index(index).tags]
    local = [path for path in wanted if path and path.startswith("/")]
    assert len(local) > 10
    assert [path for path in local if client.get(path).status_code != 200] == []


def test_the_index_tells_no_version_of_python_dash_plotly_or_what_they_bring(index: str) -> None:
    # The scripts themselves hold their versions beside their licences, which must stand.
    for version in (sys.version, platform.python_version(), dash.__version__, plotly.__version__):
        assert version not in index
        assert version.replace(".", "_") not in index
    addresses = [found.get("src") or found.get("href") or "" for _, found in Index(index).tags]
    assert [path for path in addresses if re.search(r"\d+[._]\d+|[?@]", path)] == []
    told = json.loads(re.findall(r'id="_dash-config"[^>]*>(.*?)</script>', index, re.DOTALL)[0])
    assert not [key for key in told if "version" in key and key != "disable_version_check"]
    assert told["disable_version_check"] is True


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("deps/polyfill@7.v4_4_1m1795298720.12.1.min.js", "deps/polyfill.min.js"),
        ("deps/react@18.3.1.min.js", "deps/react.min.js"),
        ("dcc/dash_core_components-shared.v4_4_1m17.js", "dcc/dash_core_components-shared.js"),
        ("/assets/style.css?m=1795310578.6", "/assets/style.css"),
        ("/page.js", "/page.js"),
        ("/fonts/regular.ttf", "/fonts/regular.ttf"),
    ],
)
def test_a_script_is_named_without_versions(path: str, named: str) -> None:
    assert unversioned(path) == named


def test_two_visits_are_told_the_same_to_the_byte(client: FlaskClient) -> None:
    for path in GOOD:
        assert client.get(path).data == client.get(path).data, path


def test_dash_finds_its_scripts_under_its_own_names_too(client: FlaskClient) -> None:
    for path in ("dcc/async-graph.js", "dcc/async-graph.v4_4_1m1.js", "deps/react.min.js", "deps/react@18.3.1.min.js"):
        assert client.get(f"/_dash-component-suites/dash/{path}").status_code == 200, path


def test_the_index_shows_the_skeleton_before_any_script_has_run(index: str) -> None:
    first = index.partition('id="first"')[2]
    assert "<bdi>Card rollout</bdi> and <bdi>Iron Grid</bdi>" in first
    assert "Close in time is not a documented link." in first


def test_the_state_is_the_file_its_digest_and_its_problems(client: FlaskClient, store: Store) -> None:
    assert client.get("/state").get_json() == {
        "name": "events.csv",
        "digest": hashlib.sha256(ROWS).hexdigest(),
        "problems": [],
        "count": 0,
        "refused_edit": False,
        "notices": list(store.now().dataset.notices),
    }


def test_the_facts_are_those_of_every_event(client: FlaskClient, store: Store) -> None:
    told = client.get("/facts").get_json()
    assert {fact["id"] for fact in told["facts"]} == {event.id for event in store.now().dataset.events}
    assert told["lanes"] == ["Card rollout", "Iron Grid"]
    assert "claimed" in told["status_words"]


def test_the_letters_are_served_as_letters(client: FlaskClient) -> None:
    for face in ("regular", "semibold"):
        answer = client.get(f"/fonts/{face}.ttf")
        assert (answer.status_code, answer.mimetype) == (200, "font/ttf")
        assert len(answer.data) > 100_000


def test_two_readers_who_ask_in_turns_never_see_each_others_view(client: FlaskClient) -> None:
    views = ("", "?lane=Iron+Grid", "?q=lhasa&hall=1", "?from=2018-01-01&to=2019-12-31&theme=dark", "?disputed=1")

    def picture(number: int) -> bytes:
        value = {"search": views[number % 5], "width": 1000 + number % 3, "height": 500}
        return bytes(post(client, json.dumps({**ASK, "inputs": [{**ASK["inputs"][0], "value": value}]}).encode()).data)

    alone = [picture(number) for number in range(15)]
    assert len(set(alone)) == 15
    with ThreadPoolExecutor(2) as readers:
        together = list(readers.map(picture, [number * 7 % 15 for number in range(200)]))
    assert together == [alone[number * 7 % 15] for number in range(200)]


def test_a_reader_without_javascript_sees_the_opening_picture_and_the_way_to_the_rest(index: str) -> None:
    unscripted = index[index.index("<noscript>") : index.index("</noscript>")]
    assert unscripted.count("<svg ") == 1
    assert '<text class="alone"' in unscripted, "The lanes are named."
    assert "Close in time is not a documented link." in unscripted
    assert [
        link for link in ("/download/events.pdf", "/download/events.csv") if f'href="{link}"' not in unscripted
    ] == []
    assert "<script" not in unscripted
