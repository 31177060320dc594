"""The deck is its theme's: colours, face and places come from theme and layouts, so that changing those changes it."""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml

from rollout.layout.palette import LIGHT, PALETTES, Palette
from rollout.outputs.deck import make_pptx
from rollout.outputs.deck.colours import ACCENTS, HUNDRED, SPACE, Shades, by_theme, named, shades, slots
from rollout.outputs.deck.layouts import FIRST, LAYOUTS, kind_of
from rollout.outputs.deck.template import layout_of
from rollout.timeline.edition import Options
from tests.support.posters import POSTERS, view_of

TALK = b"title,focus,notes\r\nTwo counts,row-2 row-7,Say who.\r\nNothing lit,,\r\nOne,row-6,\r\n"
NEAR = 10  # of 255: the tints of a lane are not of one hue to the last figure
WORDS = ("sp", "grpSp")


def deck(name: str, theme: str = "light", talk: bool = False) -> Any:
    """Return the deck of a poster, made once however it is asked for."""
    return _deck(name, theme, talk)


@cache
def _deck(name: str, theme: str, talk: bool) -> Any:
    made = make_pptx(view_of(name), Options(theme=theme, talk=TALK if talk else None))
    return Presentation(BytesIO(made))


def parts(found: Any) -> list[Any]:
    """Return the trees of every slide, layout, master and chart of a deck."""
    charts = [one.chart._chartSpace for slide in found.slides for one in slide.shapes if one.has_chart]
    return [*(one._element for one in (*found.slides, *found.slide_layouts, found.slide_master)), *charts]


def placeholders(slide: Any) -> list[Any]:
    return list(slide._element.iter("{*}ph"))


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("name", POSTERS)
def test_a_deck_names_no_face_and_no_colour_of_its_own_where_its_theme_has_one(name: str, theme: str) -> None:
    found, known = deck(name, theme), named(PALETTES[theme])
    for tree in parts(found):
        faces = {
            node.get("typeface") for node in tree.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}latin")
        }
        assert faces <= {"+mj-lt", "+mn-lt"}
        own = {f"#{node.get('val').lower()}" for node in tree.iter("{*}srgbClr")}
        assert not own & set(known)
        assert not own or len(view_of(name).lanes) > ACCENTS


def shaded(base: str, steps: Shades) -> str:
    """Return the colour that shades make of another, as programs work it out."""
    red, green, blue = (int(base[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, full = rgb_to_hls(red, green, blue)
    for name, value in steps:
        part = value / HUNDRED
        full = min(1.0, full * part) if name == "satMod" else full
        light = light * part if name == "lumMod" else light + part * (name == "lumOff")
    return "#" + "".join(f"{round(255 * min(max(each, 0.0), 1.0)):02x}" for each in hls_to_rgb(hue, light, full))


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_a_colour_said_by_the_theme_is_the_one_that_was_drawn(palette: Palette) -> None:
    theme = slots(palette)
    of = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
    for colour, (name, steps) in named(palette).items():
        made = shaded(theme[of.get(name, name)], steps)
        apart = max(abs(int(made[at : at + 2], 16) - int(colour[at : at + 2], 16)) for at in (1, 3, 5))
        assert apart <= (NEAR if steps else 0), (colour, made)


def test_a_colour_that_no_theme_can_say_stays_as_it_is() -> None:
    words = f'<a:x xmlns:a="{SPACE}"><a:srgbClr val="010203"/><a:srgbClr val="{LIGHT.ink[1:].upper()}"/></a:x>'
    found = by_theme(parse_xml(words), LIGHT)
    assert [node.get("val") for node in found] == ["010203", "tx1"]


def test_a_colour_made_of_black_is_as_light_as_it_should_be() -> None:
    assert shaded("#000000", shades("#000000", "#808080")) == "#808080"


@pytest.mark.parametrize("talk", [False, True])
@pytest.mark.parametrize("name", POSTERS)
def test_the_words_of_every_slide_stand_in_placeholders_each_with_a_number_of_its_own(name: str, talk: bool) -> None:
    for slide in deck(name, talk=talk).slides:
        loose = [
            one.name for one in slide.shapes if one.has_text_frame and one.text_frame.text and not one.is_placeholder
        ]
        assert not loose
        kinds = [(node.get("type"), node.get("idx")) for node in placeholders(slide)]
        assert len(set(kinds)) == len(kinds)
        assert kinds.count(("title", None)) == 1
        assert kinds.count(("sldNum", "12")) == 1
        assert (("ftr", "11") in kinds) == (slide.slide_layout.name != "Opening")


@pytest.mark.parametrize("name", POSTERS)
def test_a_slide_stands_on_the_layout_of_its_kind_which_has_a_place_for_its_first_words(name: str) -> None:
    for slide in deck(name).slides:
        layout = LAYOUTS[kind_of(slide._element.cSld.get("name"))]
        assert slide.slide_layout.name == layout.name
        asked = {node.get("idx") for node in placeholders(slide.slide_layout) if node.get("type") == "body"}
        there = {node.get("idx") for node in placeholders(slide) if node.get("type") == "body"}
        assert not asked or str(FIRST) in asked & there


def test_a_new_slide_from_any_layout_of_ours_has_our_places_look_and_number() -> None:
    made = Presentation(BytesIO(make_pptx(view_of("figures"), Options())))
    assert [one.name for one in made.slide_layouts] == [one.name for one in LAYOUTS.values()]
    for layout, ours in zip(made.slide_layouts, LAYOUTS.values(), strict=True):
        slide = made.slides.add_slide(layout)
        assert slide.shapes.title is not None
        there = [node.get("idx") for node in placeholders(slide) if node.get("type") == "body"]
        assert len(there) == len(ours.holders) - 1
        types = {node.get("type") for node in placeholders(layout)}
        assert "sldNum" in types
        looks = list(layout._element.iter("{*}defRPr"))
        assert all(node.get("sz") and next(node.iter("{*}schemeClr"), None) is not None for node in looks)


def test_the_number_of_a_slide_is_a_field_and_the_footer_says_data_and_caution() -> None:
    for slide in list(deck("figures").slides)[2:-1]:
        (number,) = slide._element.iter("{*}fld")
        assert number.get("type") == "slidenum"
        footer = next(one for one in slide.shapes if one.name.endswith("/footer"))
        assert re.match(r"Data \w{7}, .* · Close in time is not a documented link\.", footer.text_frame.text)


def test_in_a_deck_without_our_layouts_a_slide_stands_on_one_that_has_a_title_alone_else_on_the_last() -> None:
    deck = Presentation()
    assert layout_of(deck, "timeline:1").name == "Title Only"
    deck.slide_layouts.remove(layout_of(deck, "timeline:1"))
    assert layout_of(deck, "timeline:1") == list(deck.slide_layouts)[-1]
