"""The addresses of our own: what they tell, what they keep back, and that no asking brings them down."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import plotly.offline
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.reader import Limits
from rollout.evidence.side_by_side import SideBySide
from rollout.evidence.store import Evidence, Store
from rollout.evidence.vocabulary import STATUSES
from rollout.figure.cache import Pictures
from rollout.figure.first_view import svg
from rollout.layout.palette import PALETTES, css
from rollout.layout.typeface import FACES
from rollout.page.bundle import PRESENTER, SERVED, joined
from rollout.page.plotlyjs import SLIM, UNUSED, bundle, full_bundle, lean
from rollout.server import routes
from rollout.server.pace import LATEST, SOONEST
from rollout.server.routes import add
from rollout.server.server import build
from rollout.timeline.dataset_index import MANY
from rollout.words.say import speaking
from tests.support import crowd
from tests.support.events import csv_of

LOCALLY = {"Host": "localhost"}


def store_of(file: Path, data: bytes) -> Store:
    file.write_bytes(data)
    return Store(file, Limits())


def client_of(store: Evidence) -> FlaskClient:
    server = Flask("routes")
    add(server, store, Pictures(store))
    return server.test_client()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    rows = ({"title": "One", "notes": "say this slowly"}, {"title": "Two", "lane": "Iron Grid", "notes": "pause"})
    return client_of(store_of(tmp_path_factory.mktemp("few") / "events.csv", csv_of(*rows)))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    file = crowd.write(tmp_path_factory.mktemp("many") / "events.csv", MANY + 1)
    return client_of(Store(file, Limits()))


def facts(client: FlaskClient, query: str = "") -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/facts{query}").get_json()
    return found


# ---- state


def test_a_page_that_looks_is_told_when_to_look_again(tmp_path: Path) -> None:
    answer = client_of(store_of(tmp_path / "events.csv", csv_of({}))).get("/state")
    assert SOONEST <= int(answer.headers["Look-Again"]) <= LATEST


def test_of_very_many_problems_the_page_is_told_the_first_and_how_to_have_them_all(tmp_path: Path) -> None:
    bad = [{"date": "soon"}] * (routes.LISTED + 7)
    state = client_of(store_of(tmp_path / "events.csv", csv_of({}, *bad))).get("/state").get_json()
    assert (len(state["problems"]), state["count"]) == (routes.LISTED + 1, routes.LISTED + 7)
    assert state["problems"][-1] == "7 more: python -m rollout check events.csv lists them all."


def test_the_command_that_lists_all_problems_can_be_pasted_into_a_shell(tmp_path: Path) -> None:
    bad = [{"date": "soon"}] * (routes.LISTED + 7)
    store = store_of(tmp_path / "a; b.csv", csv_of({}, *bad))
    assert "check 'a; b.csv' lists" in client_of(store).get("/state").get_json()["problems"][-1]
    both = SideBySide([("One", store), ("Two", store_of(tmp_path / "two.csv", csv_of({})))])
    last = client_of(both).get("/state").get_json()["problems"][-1]
    assert last == "7 more: python -m rollout check lists them, file by file."


def test_problems_and_notices_are_told_in_the_language_of_the_page(tmp_path: Path) -> None:
    asked = client_of(store_of(tmp_path / "events.csv", b"\xef\xbb\xbf" + csv_of({"date": "soon", "priority": "9"})))
    english = asked.get("/state").get_json()
    with speaking("de"):
        german = asked.get("/state").get_json()
    assert german["problems"][0].startswith("events.csv Zeile 2, Spalte date: 'soon' ist kein Jahr: ")
    assert german["notices"] == ["Die Datei beginnt mit einer Byte-Reihenfolge-Marke: angenommen und beibehalten."]
    assert english["problems"][0].startswith("events.csv row 2, column date: 'soon' is not a year: ")


# ---- facts


def test_the_facts_of_few_events_come_all_at_once(client: FlaskClient) -> None:
    told = facts(client)
    assert [fact["id"] for fact in told["facts"]] == ["row-2", "row-3"]
    assert told["lanes"] == ["Card rollout", "Iron Grid"]
    assert list(told["status_words"]) == sorted(STATUSES)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("?id=row-3", ["row-3"]),
        ("?id=row-3&id=row-2", ["row-2", "row-3"]),
        ("?id=row-2&id=row-2", ["row-2"]),
        ("?id=none", []),
        ("?id=", []),
        ("?id=%00", []),
        ("?other=row-2", ["row-2", "row-3"]),
    ],
)
def test_the_facts_asked_for_by_id_come_in_date_order_and_no_other(
    client: FlaskClient, query: str, ids: list[str]
) -> None:
    assert [fact["id"] for fact in facts(client, query)["facts"]] == ids


def test_the_facts_of_very_many_events_come_only_by_id(many: FlaskClient) -> None:
    told = facts(many)
    assert told["facts"] == []
    assert set(told["lanes"]) == set(crowd.LANES)
    assert [fact["id"] for fact in facts(many, "?id=event-7&id=nowhere")["facts"]] == ["event-7"]


@pytest.mark.parametrize("query", ["", "?id=row-2", "?notes=1", "?id=notes"])
def test_a_presenter_s_notes_are_in_no_fact(client: FlaskClient, query: str) -> None:
    said = client.get(f"/facts{query}").get_data(as_text=True)
    assert "slowly" not in said
    assert "pause" not in said
    assert "notes" not in said


# ---- how many lie in the window


def test_of_very_many_events_it_is_told_how_many_lie_in_a_window_of_a_view(many: FlaskClient) -> None:
    def inside(address: str) -> list[int]:
        found: list[int] = many.get(f"/inside?{urlencode({'search': address})}").get_json()["inside"]
        return found

    whole, part = inside(""), inside("?from=2010-01-01&to=2012-12-31")
    assert len(whole) == len(part) == len(crowd.LANES)
    assert 0 < sum(part) < sum(whole)
    assert inside(f"?{urlencode({'lane': crowd.LANES[1]})}") == []  # this filter leaves few


def test_of_few_events_the_page_counts_itself(client: FlaskClient) -> None:
    assert client.get("/inside").get_json() == {"inside": []}


# ---- the first picture


def test_the_first_picture_is_the_one_that_the_page_will_draw(tmp_path: Path) -> None:
    store = store_of(tmp_path / "events.csv", csv_of({}, {"lane": "Iron Grid"}))
    asked = {"search": "?lane=Iron+Grid", "width": 900, "height": 600, "theme": "dark"}
    answer = client_of(store).get(f"/first.svg?{urlencode(asked)}")
    assert answer.mimetype == "image/svg+xml"
    assert answer.get_data(as_text=True) == svg(
        Pictures(store).of("?lane=Iron+Grid", 900, 600, "dark").figure, furnished=True
    )


nonsense = st.one_of(
    st.text(max_size=20),
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(
        ["", "1e9", "-5", "0x10", "९९९", "9" * 5000, "NaN", "None", "\x00", "../..", "<svg>", "%", "?" * 50]
    ),
)
addresses = st.one_of(
    nonsense,
    st.lists(
        st.tuples(st.sampled_from(["from", "to", "lane", "status", "q", "series", "hall", "theme"]), nonsense)
    ).map(lambda pairs: f"?{urlencode(pairs)}"),
)


@given(
    asked=st.fixed_dictionaries(
        {}, optional={"width": nonsense, "height": nonsense, "theme": nonsense, "search": addresses}
    )
)
@settings(max_examples=80)
@pytest.mark.parametrize("which", ["client", "many"])
def test_no_nonsense_brings_the_first_picture_down(
    which: str, asked: dict[str, str], request: pytest.FixtureRequest
) -> None:
    client: FlaskClient = request.getfixturevalue(which)
    answer = client.get("/first.svg", query_string=asked)
    assert answer.status_code == 200
    assert ET.fromstring(answer.data).tag.endswith("svg")
    assert client.get("/inside", query_string=asked).status_code == 200


@pytest.mark.parametrize(("at", "begins"), [("", 0), ("-5", 0), ("59", 0), ("60", 60), ("130", 120), ("9999", 120)])
def test_events_are_listed_leaf_by_leaf_in_the_order_of_the_file(tmp_path: Path, at: str, begins: int) -> None:
    rows = [{"id": f"e-{number}", "title": "Even" if number % 2 == 0 else "Odd"} for number in range(300)]
    client = client_of(store_of(tmp_path / "events.csv", csv_of(*rows)))
    given = client.get("/listed", query_string={"search": "?q=even", "at": at}).get_json()
    numbers = [int(one["id"].removeprefix("e-")) for one in given["facts"]]
    assert numbers == [*range(2 * begins, min(2 * begins + 120, 300), 2)]
    assert (given["at"], given["count"]) == (begins, 150)
    nothing = client.get("/listed", query_string={"search": "?q=nowhere"}).get_json()
    assert nothing == {"facts": [], "at": 0, "count": 0}


# ---- the parts of the page


@pytest.mark.parametrize("entry", [("/page.js", SERVED), ("/presenter.js", PRESENTER)])
def test_a_page_has_its_scripts_in_one_piece(client: FlaskClient, entry: tuple[str, str]) -> None:
    answer = client.get(entry[0])
    assert (answer.mimetype, answer.text) == ("text/javascript", joined(entry[1]))


@pytest.fixture
def bundles(tmp_path: Path) -> Callable[[str, str], tuple[Path, Path]]:
    """Return a function that writes a slim and a full bundle with these first lines."""

    def write(slim: str, full: str) -> tuple[Path, Path]:
        files = (tmp_path / "slim.js", tmp_path / "full.js")
        for file, head in zip(files, (slim, full), strict=True):
            file.write_text(head + "\n" + "x" * 500, "utf-8")
        return files

    return write


@pytest.mark.parametrize(
    ("slim", "full", "served"),
    [
        ("/**\n* plotly.js (basic - minified) v3.1.0", "/**\n* plotly.js v3.1.0", "slim"),
        ("* plotly.js (basic - minified) v3.1.0", "* plotly.js v3.1.1", "full"),
        ("* plotly.js (basic - minified) v3.1.0-rc.1", "* plotly.js v3.1.0", "full"),
        ("* plotly.js (basic) v3", "* plotly.js v3.1.0", "full"),
        ("no version at all", "* plotly.js v3.1.0", "full"),
    ],
)
def test_the_slim_plotly_is_served_only_in_the_version_of_the_full_one(
    bundles: Callable[[str, str], tuple[Path, Path]], slim: str, full: str, served: str
) -> None:
    files = bundles(slim, full)
    assert bundle(*files).stem == served


def test_without_the_slim_plotly_the_full_one_is_served(tmp_path: Path) -> None:
    full = tmp_path / "full.js"
    full.write_text("* plotly.js v3.1.0", "utf-8")
    assert bundle(tmp_path / "none.js", full) == full
    assert bundle(tmp_path, full) == full  # a folder is no bundle


BUNDLED = (
    "var Plotly=(()=>{var a=Object;var W=(e,r)=>()=>{return e};var Hu=(e,r,t)=>()=>{return r};"
    'var core=W((x,y)=>{"use strict";y.exports={name:"core"}});var bits=W((x,y)=>{y.exports=shared()});'
    "var shared=W((x,y)=>{y.exports=1});var slices=Hu(()=>{shared();round()});var round=W((x,y)=>{circle()});"
    'var circle=W((x,y)=>{round()});var pie=W((x,y)=>{y.exports={moduleType:"trace",name:"pie",draw:slices()}});'
    'var dates=W((x,y)=>{y.exports={name:"calendars"}});var all=W((x,y)=>{var z=core();'
    "z.register([bits(),pie(),dates()]);y.exports=z});return all();})();"
)


def test_of_plotly_modules_that_nothing_calls_once_pies_and_calendars_are_not_brought_are_left_out() -> None:
    found = lean(BUNDLED)
    assert set(re.findall(r"var (\w+)=(?:W|Hu)\(", found)) == {"core", "bits", "shared", "all"}
    assert found.endswith("var z=core();z.register([bits()]);y.exports=z});return all();})();")
    assert found.startswith(BUNDLED[: BUNDLED.index("var core")])
    for other in ("", "* plotly.js v3", BUNDLED.replace(".register", ".bring"), lean(BUNDLED)):
        assert lean(other) == other


@pytest.mark.skipif(not SLIM.is_file(), reason="npm has not brought it")
def test_the_slim_plotly_that_is_served_has_no_pies_and_is_whole_but_for_what_only_they_need() -> None:
    whole = SLIM.read_text("utf-8")
    served = lean(whole)
    assert all(one in whole for one in UNUSED)
    assert [served.count(one) for one in (*UNUSED, 'name:"scatter"', 'name:"bar"')] == [0, 0, 1, 1]
    assert len(served) < len(whole) * 0.92
    top = re.compile(r"(?:(?<=;)|(?<=\}))var ([\w$]+)=(?:W|Hu)\(")
    gone = {*top.findall(whole)} - {*top.findall(served)}
    assert len(gone) > 20
    assert gone.isdisjoint(re.findall(r"([\w$]+)\(\)", served))


def test_the_full_plotly_is_the_one_that_plotly_for_python_brings() -> None:
    assert full_bundle().read_text("utf-8") == plotly.offline.get_plotlyjs()


@pytest.mark.parametrize("slim", [True, False])
def test_plotly_is_served_as_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slim: bool) -> None:
    files = {name: tmp_path / f"{name}.js" for name in ("slim", "full")}
    for name, file in files.items():
        file.write_text(f"* {name} v3.1.0", "utf-8")
    monkeypatch.setattr(routes, "SLIM", files["slim"] if slim else tmp_path / "none.js")
    monkeypatch.setattr(routes, "full_bundle", lambda: files["full"])
    answer = client_of(store_of(tmp_path / "events.csv", csv_of({}))).get("/plotly.js")
    assert answer.mimetype == "text/javascript"
    assert answer.get_data(as_text=True) == f"* {'slim' if slim else 'full'} v3.1.0"
    answer.close()


def test_the_colours_of_every_theme_come_as_style(client: FlaskClient) -> None:
    answer = client.get("/theme.css")
    assert (answer.mimetype, answer.get_data(as_text=True)) == ("text/css", css())
    for name, palette in PALETTES.items():
        (rule,) = [one for one in css().splitlines() if one.startswith(f":root[data-theme={name}]")]
        assert f"--paper: {palette.paper};" in rule
        assert f"--lane-0: {palette.inks[0]};" in rule


@pytest.mark.parametrize("face", [*FACES, "regular-usual", "semibold-usual", "bold", "REGULAR", "..%2fregular"])
def test_only_the_faces_that_the_page_uses_are_served(client: FlaskClient, face: str) -> None:
    answer = client.get(f"/fonts/{face}.ttf")
    assert answer.status_code == (200 if face.removesuffix("-usual") in FACES else 404)
    answer.close()


def test_the_whole_server_has_these_addresses(tmp_path: Path) -> None:
    server = build(store_of(tmp_path / "events.csv", csv_of({})))
    for address in ("/state", "/facts", "/facts?id=row-2", "/inside", "/first.svg", "/theme.css"):
        assert server.test_client().get(address, headers=LOCALLY).status_code == 200
