"""The skeleton of the page: rooms with the names that the scripts furnish, fit for assistive technology."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from dash import Dash
from dash.development.base_component import Component

from rollout.evidence.settings import LaneName, Settings
from rollout.page.files import SCRIPTS
from rollout.page.layout import EMPTY, GRAPH_CONFIG, Offered, layout
from rollout.page.title import spoken, title
from rollout.timeline.edition import CAUTION
from rollout.words.say import speaking
from tests.support.cases import for_each
from tests.support.server import TOP

LANES = ("Card rollout", "Iron Grid", "Social credit")
ROOMS = (
    *("page", "stage", "timeline", "picture", "heads", "card", "presets", "overview", "counts", "details", "problems"),
    *("events", "list", "legend", "marks", "filters", "filter", "search", "hall", "copy", "alert", "key", "ask"),
    *("plot", "plot-help", "said", "show-keys", "download", "downloads", "present", "preparing", "prepare", "caption"),
    *("listed", "gone", "clock", "more", "others", "about", "imprint", "made-of", "where", "show-map"),
    *("languages", "tongues", "rested", "picture-too"),
)


def parts(part: Any) -> Iterator[Component]:
    """Yield a component and all within it, in reading order."""
    if isinstance(part, list | tuple):
        for one in part:
            yield from parts(one)
    elif isinstance(part, Component):
        yield part
        yield from parts(getattr(part, "children", None))


def kinds(name: str, lanes: tuple[str, ...] = LANES) -> list[Component]:
    return [part for part in parts(layout(lanes)) if type(part).__name__ == name]


def has(part: Component, name: str) -> Any:
    return getattr(part, name, None)


def test_every_room_has_its_name_once() -> None:
    names = [has(part, "id") for part in parts(layout(LANES)) if has(part, "id")]
    assert sorted(names) == sorted(ROOMS)


def test_every_name_that_the_scripts_ask_the_skeleton_for_is_there() -> None:
    folder = TOP / "rollout" / "page" / "scripts" / "page"
    script = "".join(path.read_text("utf-8") for path in folder.glob("*.js"))
    for name in (
        "events",
        "details",
        "problems",
        "alert",
        "counts",
        "legend",
        "marks",
        "filters",
        "card",
    ):
        assert f"$('{name}')" in script
        assert name in ROOMS


@pytest.mark.parametrize(
    ("lanes", "title"),
    [
        (LANES, "Card rollout, Iron Grid and Social credit"),
        (LANES[:2], "Card rollout and Iron Grid"),
        (LANES[:1], "Card rollout"),
        ((), "Rollout"),
    ],
)
def test_the_title_is_the_lanes(lanes: tuple[str, ...], title: str) -> None:
    (heading,) = kinds("H1", lanes)
    assert "".join(part if isinstance(part, str) else part.children for part in heading.children) == title
    assert [part.children for part in kinds("Bdi", lanes)] == [*lanes]


def test_headings_stand_in_order_and_skip_no_level() -> None:
    levels = [int(type(part).__name__[1]) for part in parts(layout(LANES)) if type(part).__name__ in ("H1", "H2", "H3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_every_button_is_a_plain_button_with_words() -> None:
    buttons = kinds("Button")
    assert len(buttons) >= 3
    assert all(has(button, "type") == "button" and has(button, "children") for button in buttons)


def test_every_input_has_a_label() -> None:
    labelled = {has(label, "htmlFor") for label in kinds("Label") if has(label, "children")}
    inputs = [part for part in parts(layout(LANES)) if type(part).__name__ in ("Input", "Textarea", "Dropdown")]
    assert [has(one, "id") for one in inputs] == ["search"]
    assert labelled == {"search"}


def test_every_region_has_a_heading_or_a_label() -> None:
    for part in parts(layout(LANES)):
        if type(part).__name__ in ("Section", "Aside"):
            headed = any(type(one).__name__ == "H2" for one in parts(has(part, "children")))
            assert headed or has(part, "aria-label"), has(part, "id")


def test_what_changes_is_announced() -> None:
    named = {has(part, "id"): part for part in parts(layout(LANES)) if has(part, "id")}
    assert (has(named["alert"], "role"), has(named["card"], "role")) == ("alert", "tooltip")
    for name in ("rested", "gone", "said"):
        assert (has(named[name], "aria-live"), has(named[name], "role")) == ("polite", None), name


def test_the_first_thing_to_reach_skips_to_the_list() -> None:
    first = next(part for part in parts(layout(LANES)) if type(part).__name__ in ("A", "Button", "Input"))
    assert has(first, "href") == "#events"


def test_the_filters_and_the_details_begin_closed_and_the_button_says_so() -> None:
    named = {has(part, "id"): part for part in parts(layout(LANES)) if has(part, "id")}
    assert has(named["filters"], "hidden") is has(named["details"], "hidden") is True
    assert has(named["filter"], "aria-expanded") == "false"
    assert has(named["filter"], "aria-controls") == "filters"


def test_the_page_says_that_close_in_time_is_no_link() -> None:
    assert CAUTION == "Close in time is not a documented link."
    assert CAUTION in [has(part, "children") for part in parts(layout(LANES))]


def test_the_chart_offers_no_upload_and_no_logo() -> None:
    (graph,) = kinds("Graph")
    assert has(graph, "config") == GRAPH_CONFIG
    assert (GRAPH_CONFIG["showSendToCloud"], GRAPH_CONFIG["displaylogo"]) == (False, False)
    assert GRAPH_CONFIG["displayModeBar"] is False
    assert has(graph, "figure") == EMPTY
    assert EMPTY["layout"]["xaxis"]["type"] == "linear"


def test_only_parts_that_pass_accessibility_checks_are_used() -> None:
    core = {type(part).__name__ for part in parts(layout(LANES)) if has(part, "_namespace") == "dash_core_components"}
    assert core == {"Graph", "Input", "Store"}


def test_every_part_is_one_of_those_that_our_scripts_draw() -> None:
    found = re.search(r"TAGS = \[([^\]]*)\]", (SCRIPTS / "page" / "dash.js").read_text(encoding="utf-8"))
    known = set(re.findall(r"'(\w+)'", found[1])) if found else set()
    whole = layout(LANES, offered=Offered(lists=True, editing=True, whole=False))
    used = {type(part).__name__.lower() for part in parts(whole) if has(part, "_namespace") == "dash_html_components"}
    assert used <= known


def test_dash_accepts_the_page() -> None:
    app = Dash("page")
    app.layout = layout(LANES)
    assert len(list(parts(app.layout))) > 30


def test_words_in_our_letters_are_taken_for_english_in_a_page_in_others_alone() -> None:
    words = "What was claimed"
    assert spoken(words) == {}
    with speaking("bo"):
        assert (spoken(words), spoken("2019"), spoken("ལྷ་ས")) == ({"lang": "en"}, {}, {"lang": "bo"})
    with speaking("de"):
        assert spoken(words) == {}


def tags(ours: str, events: str, said: Settings, lanes: tuple[str, ...] = ("Cards", "Grid")) -> list[str | None]:
    """Return the language of each name in the title of a page in a language, with the file's words in another."""
    with speaking(ours):
        made = title(lanes, said.in_language(events))
    return [getattr(part, "lang", None) for part in made if not isinstance(part, str)]


@for_each(
    ("ours", "events", "found"),
    [
        ("en", "", None),
        ("de", "", "en"),
        ("bo", "", "en"),
        ("bo", "fr", "fr"),
        ("fr", "fr", None),
        ("de", "bo", "bo"),
    ],
)
def test_a_title_says_its_language_where_the_page_is_in_another(ours: str, events: str, found: str | None) -> None:
    elsewhere = (("title", "fr", "Eaux"), ("title", "bo", "ཆུ"))
    assert tags(ours, events, Settings(title="Water", languages=("en", "fr"), elsewhere=elsewhere)) == [found]


def test_names_of_lanes_in_a_title_say_theirs_and_what_we_call_many_is_ours() -> None:
    lanes = (LaneName("Cards", elsewhere=(("name", "fr", "Cartes"),)), LaneName("Grid"), LaneName("Other", rest=3))
    assert tags("de", "fr", Settings(languages=("en",), lanes=lanes), ("Cards", "Grid", "Other")) == ["fr", "en", None]


def test_of_a_file_that_does_not_know_its_languages_letters_tell_them() -> None:
    said = Settings(title="Water", languages=("und",))
    assert (tags("de", "", said), tags("bo", "", said)) == ([None], ["en"])
