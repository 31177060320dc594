"""The page's skeleton as plain HTML: the same rooms as the Dash layout, and no way to run anything."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from dash import dcc, html
from dash.development.base_component import Component
from hypothesis import given
from hypothesis import strategies as st

from rollout.page.html import ATTRIBUTES, NAMES, VOID, markup
from rollout.page.layout import layout
from tests.support import hostile
from tests.support.cases import for_each

OTHER: Any = {"data-on": "x"}  # which the types of Dash do not know
LANES = ("Card rollout", "Iron Grid")
Part = tuple[str, dict[str, str | None]]


class Reader(HTMLParser):
    """Reads HTML into its elements and its words, and fails where an element is not closed in its place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.parts: list[Part] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def components(part: Any) -> Iterator[Component]:
    """Yield every component of a layout, in order."""
    if isinstance(part, list | tuple):
        for one in part:
            yield from components(one)
    elif isinstance(part, Component):
        yield part
        yield from components(getattr(part, "children", None))


def ids(parts: list[Part]) -> list[str | None]:
    return [attributes["id"] for _, attributes in parts if "id" in attributes]


def test_it_has_every_room_of_the_dash_layout_in_the_same_order() -> None:
    of_dash = [one.id for one in components(layout(LANES)) if hasattr(one, "id") and not isinstance(one, dcc.Store)]
    assert ids(Reader(markup(layout(LANES))).parts) == of_dash
    assert {"page", "timeline", "picture", "heads", "counts", "events", "search"} <= set(of_dash)


def test_every_element_has_the_classes_roles_and_labels_it_has_in_dash() -> None:
    of_dash: list[Any] = [one for one in components(layout(LANES)) if not isinstance(one, dcc.Store)]
    of_html = Reader(markup(layout(LANES))).parts
    for one, (_, attributes) in zip(of_dash, of_html, strict=True):
        settings = one.to_plotly_json()["props"]
        for name in (name for name in settings if name in ATTRIBUTES or name.startswith("aria-")):
            value = settings[name]
            expected = None if value is True else str(value)
            assert attributes.get(NAMES.get(name, name), "missing") == expected


def test_its_words_are_those_of_the_layout() -> None:
    words = "".join(Reader(markup(layout(LANES))).words)
    assert words.startswith("Skip to the list of eventsCard rollout and Iron GridWhat was claimed")
    assert "Close in time is not a documented link." in words


@for_each("text", hostile.TEXTS)
def test_a_hostile_lane_is_only_words(text: str) -> None:
    found, safe = Reader(markup(layout((text, "Iron Grid")))), Reader(markup(layout(LANES)))
    parts = [(tag, {key: value for key, value in held.items() if key != "lang"}) for tag, held in found.parts]
    assert parts == safe.parts  # but for the language of its letters
    assert {held["lang"] for _, held in found.parts if "lang" in held} <= {
        "bo",
        "zh",
        "und-Arab",
        "ar",
        "hi",
        "he",
        "th",
    }
    assert f"{text} and Iron Grid" in "".join(found.words)


@for_each("text", hostile.TEXTS)
def test_hostile_text_in_an_attribute_stays_in_it(text: str) -> None:
    named: Any = {"aria-label": text}
    assert Reader(markup(html.Div(id=text, **named))).parts == [("div", {"id": text, "aria-label": text})]


@given(st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"]), max_size=30))
def test_any_text_reads_back_as_itself(text: str) -> None:
    assert "".join(Reader(markup(["before ", html.P(text)])).words) == f"before {text}"


def test_nothing_in_it_runs_or_styles_itself() -> None:
    for tag, attributes in Reader(markup(layout(LANES))).parts:
        assert tag not in ("script", "iframe", "object", "style", "link")
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "src")]
        assert attributes.get("action", "/search") == "/search"
    handlers = html.Div("x", n_clicks=3, style={"color": "red"}, accessKey="x", **OTHER)
    assert markup(handlers) == "<div>x</div>"


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (None, ""),
        (0, "0"),
        (2.5, "2.5"),
        ("a < b", "a &lt; b"),
        ([], ""),
        (("a", None, 1), "a1"),
        (html.Section(hidden=True, id="s"), '<section id="s" hidden></section>'),
        (html.Section(hidden=False), "<section></section>"),
        (html.Div(role=None), "<div></div>"),
        (html.Div(tabIndex=0), '<div tabindex="0"></div>'),
        (html.Label("L", htmlFor="x", className="c"), '<label for="x" class="c">L</label>'),
        (dcc.Input(id="i", type="search", debounce=False), '<input type="search" id="i">'),
        (dcc.Graph(id="g", figure={"data": []}), '<div id="g"></div>'),
        (dcc.Store(id="s"), ""),
    ],
)
def test_each_kind_of_part_has_its_html(part: Any, said: str) -> None:
    assert Reader(markup(part)).parts == Reader(said).parts
    assert Reader(markup(part)).words == Reader(said).words
