"""The offline page as a file: what it holds, what it leaves out, and that nothing in it can act or ask."""

import json
import re
from base64 import b64decode
from copy import deepcopy
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from rollout.figure.traces import for_page
from rollout.figure.view_figure import picture
from rollout.layout.palette import PALETTES
from rollout.layout.typeface import FAMILY
from rollout.outputs.offline import make_html, pieces
from rollout.outputs.offline.delta import difference
from rollout.outputs.offline.maker import HELD, held, page
from rollout.outputs.offline.pieces import OURS, inline, plotly, script
from rollout.outputs.offline.views import FIGURES, LARGE, LOOK, SMALL, USUAL, looks, panels, talks, views
from rollout.outputs.qr import codes
from rollout.page.bundle import FIRST, OFFLINE
from rollout.page.document import content_hash
from rollout.page.plotlyjs import SLIM
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import Edition, ExportError, Options, edition
from rollout.timeline.facts import by_date, facts
from rollout.timeline.view import View
from tests.support import crowd, hostile
from tests.support.events import dataset
from tests.support.real import everything
from tests.support.server import TOP

REAL = everything().dataset
SURVEY = DatasetIndex(REAL)
KNOWN = facts(REAL.events, SURVEY.lanes)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=12,
)


def applied(base: Any, told: dict[str, Any]) -> Any:
    """Return a value with a difference done to it, as the page does in JavaScript."""
    if "v" in told:
        return told["v"]
    if "s" in told:
        return [told["s"].get(str(place), one) for place, one in enumerate(base)]
    if "o" in told or "x" in told:
        kept = {key: one for key, one in base.items() if key not in told.get("x", ())}
        new = told.get("o", {})
        return {key: applied(kept.get(key), new[key]) if key in new else kept[key] for key in {**kept, **new}}
    if "l" in told:
        cut = base[: told.get("n", len(base))]
        parts = told["l"]
        return [applied(one, parts.get(str(place), {})) for place, one in enumerate(cut)] + told.get("m", [])
    return base


@given(JSON, JSON)
def test_a_difference_done_to_one_value_gives_the_other(base: Any, other: Any) -> None:
    told = json.loads(json.dumps(difference(base, other)))
    assert json.dumps(applied(base, told), sort_keys=True) == json.dumps(other, sort_keys=True)


@given(JSON)
def test_equal_values_have_no_difference(value: Any) -> None:
    assert difference(value, deepcopy(value)) == {}


@pytest.fixture(scope="module")
def whole() -> Edition:
    return edition(REAL, View())


@pytest.fixture(scope="module")
def text(whole: Edition) -> str:
    return make_html(whole, Options()).decode()


def unfolded(column: Any) -> Any:
    """Return columns with what several rows share said in each of them again."""
    if isinstance(column, dict) and set(column) == {"at", "of"}:
        shared = unfolded(column["of"])
        return taken(shared, column["at"])
    return {name: unfolded(one) for name, one in column.items()} if isinstance(column, dict) else column


def taken(column: Any, places: list[int]) -> Any:
    if isinstance(column, dict):
        return {name: taken(one, places) for name, one in column.items()}
    return [column[place] for place in places]


def data_of(text: str) -> Any:
    (inside,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text)
    found = json.loads(inside)
    return {**found, "facts": unfolded(found["facts"])}


# ---- pictures


def rebuilt(found: list[dict[str, Any]], number: int) -> dict[str, Any]:
    view = found[number]
    whole: dict[str, Any] = view["figure"] if "figure" in view else applied(rebuilt(found, view["of"]), view["differs"])
    return whole


def near(one: Any, other: Any) -> bool:
    """Return whether two JSON values differ in nothing that a screen shows."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(near(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(near, one, other))
    if isinstance(one, float) or isinstance(other, float):
        return bool(abs(one - other) <= (0.005 if abs(other) > 1 else 1e-6))
    return bool(one == other)


FAMILIES = (*USUAL, *talks(["grid-term-2018"]))


@pytest.fixture(scope="module")
def found() -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(json.dumps(views(SURVEY, KNOWN, FAMILIES)))
    return made


@pytest.mark.parametrize("number", range(sum(len(family.heights) for family in FAMILIES)))
def test_each_picture_is_the_one_that_the_page_would_be_given(found: list[dict[str, Any]], number: int) -> None:
    family, height = [(family, height) for family in FAMILIES for height in family.heights][number]
    figure = for_page(picture(SURVEY, f"?theme={LOOK.name}{family.address}", family.width, height))
    here = rebuilt(found, number)
    assert (found[number]["kind"], found[number]["large"]) == (family.name, family.width == LARGE)
    labels, own = figure["layout"]["meta"]["labels"], here["layout"]["meta"]["labels"]
    for name in ("lane", "start", "end", "width", "on_bar", "y"):
        assert near(own[name], labels[name])
    assert [{"r": "right", "l": "left", "b": "bar"}[one] for one in own["side"]] == labels["side"]
    assert [KNOWN[at]["id"] if at >= 0 else "" for at in own["id"]] == labels["id"]
    assert [KNOWN[at]["words"] if said is None else said for at, said in zip(own["id"], own["words"], strict=True)] == (
        labels["words"]
    )
    # In the picture of a talk the browser gives those that a scene lights their places.
    scene = figure["layout"]["meta"].get("scene")
    heights = [y if far or scene else None for y, far in zip(own["y"], own["told_from"], strict=True)]
    for trace, drawn in zip(here["data"], figure["data"], strict=True):
        if "customdata" in drawn:
            assert "y" not in trace
        tall = {"y": [heights[index] for index in trace["customdata"]]} if "customdata" in drawn else {}
        assert near({**trace, **tall}, json.loads(json.dumps(drawn)))
    for name in ("xaxis", "yaxis", "height", "font"):
        assert near(here["layout"][name], json.loads(json.dumps(figure["layout"][name])))


def test_no_label_is_told_sooner_than_the_layout_allows(found: list[dict[str, Any]]) -> None:
    figure = picture(SURVEY, "", SMALL, USUAL[0].heights[0])
    exact = figure["layout"]["meta"]["labels"]["told_from"]
    for far, near in zip(rebuilt(found, 0)["layout"]["meta"]["labels"]["told_from"], exact, strict=True):
        assert far == 0 if near is None else near * (1 - 1e-9) <= far <= near * (1 + 10.0 ** (1 - FIGURES))


def test_every_other_series_has_its_panel() -> None:
    assert list(panels(SURVEY, KNOWN)) == [one.key for one in SURVEY.series[1:]]


def test_a_series_that_another_hides_by_its_key_has_no_panel(monkeypatch: pytest.MonkeyPatch) -> None:
    index = DatasetIndex(REAL)
    index.series = (index.series[0], index.series[0])
    monkeypatch.setattr("rollout.outputs.offline.views.picture", lambda *_: picture(SURVEY, "?series=none", SMALL, 571))
    assert panels(index, KNOWN) == {}


def test_the_colours_of_the_pictures_are_told_apart_in_every_theme() -> None:
    own = looks()
    assert len(set(own[LOOK.name])) == len(own[LOOK.name])
    assert set(own) == set(PALETTES)
    assert len({len(colours) for colours in own.values()}) == 1


def test_every_colour_of_a_picture_is_one_that_a_theme_changes(found: list[dict[str, Any]]) -> None:
    layout = rebuilt(found, 0)["layout"]
    drawn = {"data": rebuilt(found, 0)["data"], "layout": {**layout, "meta": layout["meta"]["lanes"]}}
    assert set(re.findall(r"#[0-9a-f]{6}\b", json.dumps(drawn))) <= set(looks()[LOOK.name])


# ---- the file


def test_the_same_events_make_the_same_bytes(whole: Edition, text: str) -> None:
    assert make_html(whole, Options()).decode() == text


def test_it_is_small_where_the_slim_plotly_is_there(text: str) -> None:
    most = 2_010_000 if SLIM.is_file() else 5_300_000
    assert len(text.encode()) < most


def test_its_scripts_are_the_pages_own_and_its_policy_names_each_of_them(text: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    scripts_in = re.findall(r"<script(?: data-for=\"[a-z ]+\")?>(.*?)</script>", text, re.DOTALL)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert [one for one in scripts_in if content_hash(one) not in policy] == []
    assert scripts_in == [plotly(), script(OFFLINE), script(FIRST)]


def test_nothing_in_it_is_fetched_from_anywhere(text: str) -> None:
    markup = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert re.findall(r"""(?:src|srcset|data)\s*=\s*["'](?!data:)""", markup) == []
    assert re.findall(r"""url\((?!data:font/woff;base64,)""", markup) == []
    assert re.findall(r'<link[^>]+href="(?!data:)', markup) == []
    assert "@import" not in markup


def test_its_letters_are_a_few_of_the_typeface_under_a_name_of_their_own(text: str) -> None:
    faces = re.findall(r"font-weight: (\d+);.*?data:font/woff;base64,([A-Za-z0-9+/=]+)", text)
    assert [weight for weight, _ in faces] == ["400", "600"]
    for _, encoded in faces:
        font = TTFont(BytesIO(b64decode(encoded)))
        names = {record.nameID: str(record) for record in font["name"].names}
        assert names[1] == OURS
        assert FAMILY not in " ".join(names[each] for each in names if each not in (0, 7))
        assert "Open Font License" in names[13]
        assert "Adobe" in names[0]
        assert set(map(ord, "AaZz09’–·")) <= set(font.getBestCmap())
        assert len(font.getGlyphOrder()) < 400


def test_a_script_that_would_end_itself_is_written_otherwise_and_means_the_same() -> None:
    assert inline("a = '</script>';\r\nb = '<!--'") == "a = '<\\/script>';\nb = '<\\!--'"


def test_it_holds_the_events_of_the_view_and_no_other() -> None:
    one = edition(REAL, View(lanes=(REAL.lanes[1],)))
    known = data_of(make_html(one, Options()).decode())
    assert set(known["facts"]["id"]) == {event.id for event in REAL.events if event.lane == REAL.lanes[1]}
    assert known["lanes"] == [REAL.lanes[1]]
    assert known["counts"] == {"rows": REAL.rows, "refused": 0}


def test_the_presenters_notes_stay_out() -> None:
    some = dataset({"notes": "say this slowly"}, {"title": "Two"})
    assert "say this slowly" not in page(edition(some, View()), Options())


def test_what_a_server_would_tell_is_told_in_columns(text: str) -> None:
    known = data_of(text)
    assert known["facts"]["id"] == [fact["id"] for fact in KNOWN]
    assert known["facts"]["source"]["title"] == [fact["source"]["title"] for fact in KNOWN]
    assert known["facts"]["dispute"]["words"] == [fact["dispute"] and fact["dispute"]["words"] for fact in KNOWN]
    assert known["state"]["digest"] == REAL.digest


def tags(made: str) -> list[str]:
    return re.findall(r"<[!/a-zA-Z][^\s>]*", made)


@cache
def harmless() -> list[str]:
    """Return the tags of a page of harmless words, which every page of hostile ones is compared with."""
    return tags(page(hostile.shown("harmless"), Options()))


@pytest.mark.parametrize("words", hostile.TEXTS)
def test_hostile_text_is_data_and_nothing_else(words: str) -> None:
    whole = hostile.shown(words)
    made = page(whole, Options())
    assert tags(made) == harmless()
    assert set(data_of(made)["facts"]["title"]) == {event.title for event in whole.shown}


def test_very_many_events_are_refused_with_the_number() -> None:
    with pytest.raises(ExportError, match=f"{HELD} events at most, and this view shows {HELD + 1}"):
        make_html(edition(crowd.evidence(HELD + 1), View()), Options())


def test_events_without_figures_make_a_page_too() -> None:
    assert held(edition(dataset({"title": "One"}), View()), Options())["panels"] == {}


def test_the_full_plotly_serves_where_there_is_no_slim_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces.plotly.cache_clear()
    monkeypatch.setattr(pieces, "SLIM", tmp_path / "none.js")
    try:
        assert len(pieces.plotly()) > 4_000_000
    finally:
        pieces.plotly.cache_clear()


# ---- the talk

TALK = TOP / "talks" / "tibet-cards.csv"


def test_without_a_talk_the_headlines_are_one(text: str) -> None:
    (talk,) = data_of(text)["talks"]
    assert talk["name"] == "headlines"
    assert [scene["focus"] for scene in talk["scenes"]] == [
        [event.id] for event in by_date(REAL.events) if event.priority == 1
    ]
    assert all("title" not in scene and "notes" not in scene for scene in talk["scenes"])


def test_a_talk_is_in_the_file_and_its_notes_where_they_are_asked_for(whole: Edition) -> None:
    given = TALK.read_bytes()
    (quiet,), (full,) = (data_of(page(whole, Options(talk=given, notes=notes)))["talks"] for notes in (False, True))
    assert [scene["focus"] for scene in quiet["scenes"]] == [scene["focus"] for scene in full["scenes"]]
    assert not any("notes" in scene for scene in quiet["scenes"])
    assert quiet["traps"] == {}
    assert all(scene["notes"] for scene in full["scenes"])
    assert "title" in full["scenes"][0]


def test_a_talk_that_cannot_be_read_says_why_and_the_page_is_made(whole: Edition) -> None:
    (talk,) = held(whole, Options(talk=b"\x00"))["talks"]
    assert talk["scenes"] == []
    assert talk["problems"]


def test_the_codes_of_the_sources_that_a_talk_lights_are_in_the_file() -> None:
    some = dataset(
        {"priority": "1", "source_url": "https://example.org/a"},
        {"priority": "2", "source_url": "https://example.org/b"},
    )
    known = held(edition(some, View()), Options())["codes"]
    assert list(known) == ["row-2"]
    code = known["row-2"]
    bits = f"{int(code['bits'], 16):0{4 * len(code['bits'])}b}"[: code["size"] ** 2]
    rows = [bits[at : at + code["size"]] for at in range(0, len(bits), code["size"])]
    path = "".join(
        f"M{run.start()} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(rows)
        for run in re.finditer("1+", row)
    )
    assert {"address": code["address"], "size": code["size"], "path": path} == codes(some.events)["row-2"]
