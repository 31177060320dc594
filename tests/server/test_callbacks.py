"""The one callback: what the page may ask, and that no asking brings it down."""

from collections.abc import Callable
from typing import Any

import pytest
from dash import Dash, no_update
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.figure.cache import Pictures
from rollout.server.callbacks import asks, connect
from tests.support.events import csv_of

PICTURE = [{"id": "picture", "property": "figure"}, {"id": "picture", "property": "style"}]
RIGHT: dict[str, Any] = {
    "output": "..picture.figure...picture.style..",
    "outputs": PICTURE,
    "inputs": [{"id": "ask", "property": "data", "value": None}],
    "changedPropIds": ["ask.data"],
}
Draw = Callable[[object], tuple[Any, Any]]


@pytest.fixture(scope="module")
def draw(tmp_path_factory: pytest.TempPathFactory) -> Draw:
    file = tmp_path_factory.mktemp("asked") / "events.csv"
    file.write_bytes(csv_of({"lane": "Cards"}, {"lane": "Grid"}))
    app = Dash("asked")
    connect(app, Pictures(Store(file, Limits())))
    found: Draw = app.callback_map[RIGHT["output"]]["callback"].__wrapped__
    return found


@pytest.mark.parametrize(
    "body",
    [RIGHT, {**RIGHT, "changedPropIds": []}, {**RIGHT, "state": []}, {**RIGHT, "parsedChangedPropsIds": ["ask.data"]}],
)
def test_the_page_asks_with_its_own_names_and_nothing_else(body: object) -> None:
    assert asks(body)


@pytest.mark.parametrize(
    "change",
    [
        {"output": "picture.figure"},
        {"output": None},
        {"outputs": PICTURE[:1]},
        {"outputs": PICTURE[::-1]},
        {"outputs": {}},
        {"inputs": []},
        {"inputs": [[{"id": "ask", "property": "data"}]]},
        {"inputs": RIGHT["inputs"] * 2},
        {"inputs": [{"id": {"type": "ask"}, "property": "data"}]},
        {"changedPropIds": ["picture.figure"]},
        {"changedPropIds": None},
        {"state": None},
        {"state": [{"id": "ask", "property": "data"}]},
    ],
)
def test_what_differs_in_any_name_is_not_the_page_asking(change: dict[str, object]) -> None:
    assert not asks({**RIGHT, **change})


@pytest.mark.parametrize("missing", RIGHT)
def test_what_lacks_a_part_is_not_the_page_asking(missing: str) -> None:
    assert not asks({key: value for key, value in RIGHT.items() if key != missing})


@pytest.mark.parametrize("body", [None, [], "ask", 1, True, [RIGHT]])
def test_what_is_no_object_is_not_the_page_asking(body: object) -> None:
    assert not asks(body)


def test_a_picture_is_as_high_as_the_box_it_is_drawn_in(draw: Draw) -> None:
    figure, style = draw({"search": "", "width": 1280, "height": 700})
    assert style == {"height": figure["layout"]["height"]}


def test_the_picture_is_of_the_address_asked_for(draw: Draw) -> None:
    figure, _ = draw({"search": "?lane=Grid&theme=dark", "width": 1280, "height": 700})
    assert [lane["name"] for lane in figure["layout"]["meta"]["lanes"]] == ["Grid"]
    assert figure["layout"]["meta"]["theme"] == "dark"


def test_the_reader_s_wish_rules_where_the_address_names_no_theme(draw: Draw) -> None:
    assert draw({"theme": "contrast"})[0]["layout"]["meta"]["theme"] == "contrast"
    assert draw({"theme": ["contrast"]})[0]["layout"]["meta"]["theme"] == "light"


@pytest.mark.parametrize("ask", [None, [], "", 0, True])
def test_an_asking_that_says_nothing_changes_nothing(draw: Draw, ask: object) -> None:
    assert draw(ask) == (no_update, no_update)


@pytest.mark.parametrize("size", [True, "1280", 1280.5, None, [1280], float("nan")])
def test_a_size_that_is_no_whole_number_counts_as_none(draw: Draw, size: object) -> None:
    assert draw({"width": size, "height": size}) == draw({})


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=3,
)
fields = st.sampled_from(["search", "width", "height", "theme", "other"])


@given(values | st.dictionaries(fields, values))
@settings(max_examples=60)
def test_no_asking_whatever_brings_it_down(draw: Draw, ask: object) -> None:
    figure, style = draw(ask)
    assert figure is style is no_update if not isinstance(ask, dict) else figure["layout"]["height"] > 0
