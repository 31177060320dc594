"""The first view without a browser: the same picture as Plotly's, as SVG, and nothing but a picture."""

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.event import Dataset
from rollout.figure.first_view import svg
from rollout.layout.metrics import cut, overlaps
from rollout.layout.theme import LARGER, STRIP
from rollout.layout.typeface import width
from tests.support import hostile
from tests.support.cases import for_each
from tests.support.crowd import evidence
from tests.support.events import dataset, dated, dates
from tests.support.events import figure as counted
from tests.support.pictures import Figure, Scene, drawn, rows_of, shown, told
from tests.support.real import everything

NS = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "g", "rect", "text", "path", "line"}


VIEWS = ("laptop", "hall", "a year", "a month", "no events", "nothing found", "very many", "very many in a month")


@cache
def pictures() -> dict[str, Figure]:
    """Return pictures of every kind there is."""
    ours = everything().dataset
    found = {
        "laptop": shown(ours, "", 1280, 720),
        "hall": shown(ours, "?hall=1&theme=dark", 1920, 1080),
        "a year": shown(ours, "?from=2018-01-01&to=2018-12-31", 1280, 720),
        "a month": shown(ours, "?from=2018-02-01&to=2018-02-28", 1280, 720),
        "no events": shown(dataset()),
        "nothing found": shown(ours, "?q=xyzzy"),
        "very many": shown(crowd(), "", 1280, 720),
        "very many in a month": shown(crowd(), "?from=2018-02-01&to=2018-02-28", 1280, 720),
    }
    assert tuple(found) == VIEWS
    return found


@cache
def crowd() -> Dataset:
    return evidence(2_000)


EVERY = pytest.mark.parametrize("name", VIEWS)


def drawing(figure: Figure) -> ET.Element:
    return ET.fromstring(svg(figure))


def across(words: ET.Element) -> float:
    """Return the px at which words stand, or are moved to."""
    moved = re.fullmatch(r"translate\((.+)\)", words.attrib.get("transform", ""))
    return float(moved[1] if moved else words.attrib["x"])


def words_of(picture: ET.Element) -> list[tuple[str, float, float]]:
    """Return every text with the px at which it begins and the line it stands on."""
    return [(one.text or "", across(one), float(one.attrib["y"])) for one in picture.iter(f"{NS}text")]


# ---- a picture and nothing else


@EVERY
def test_it_is_well_formed_and_of_the_figure_s_size(name: str) -> None:
    figure = pictures()[name]
    picture = drawing(figure)
    width, height = figure["layout"]["meta"]["width"], figure["layout"]["height"]
    assert picture.tag == f"{NS}svg"
    assert (picture.attrib["width"], picture.attrib["height"]) == (str(width), str(height))
    assert picture.attrib["viewBox"] == f"0 0 {width} {height}"


@EVERY
def test_it_holds_no_script_no_handler_no_link_and_no_address(name: str) -> None:
    for part in drawing(pictures()[name]).iter():
        assert part.tag.removeprefix(NS) in KNOWN
        assert not [
            key for key in part.attrib if key.startswith("on") or key.rpartition("}")[2] in ("href", "style", "src")
        ]
        assert "url(" not in "".join(part.attrib.values())
    assert re.findall(r"https?://[^\s\"']+", svg(pictures()[name]).replace(NS[1:-1], "")) == []


@for_each("text", hostile.TEXTS)
def test_hostile_text_stands_there_as_its_own_letters(text: str) -> None:
    data = hostile.dataset(text)
    figure = shown(data, "", 3000, 900)
    picture = drawing(figure)
    assert {part.tag.removeprefix(NS) for part in picture.iter()} <= KNOWN
    said = [words for words, _, _ in words_of(picture)]
    assert data.events[1].lane in said
    assert set(told(figure).values()) <= set(said)


# ---- the same words at the same place


@EVERY
def test_every_told_label_stands_where_the_live_picture_has_it(name: str) -> None:
    figure = pictures()[name]
    size, seen = figure["layout"]["font"]["size"], told(figure)
    drawn_words = {
        (part.text, part.attrib.get("text-anchor"), across(part), float(part.attrib["y"]))
        for part in drawing(figure).iter(f"{NS}text")
    }
    spacing = figure["layout"]["meta"]["spacing"]
    for index, (left, top, right, bottom) in Scene(figure, figure["layout"]["meta"]["width"]).words():
        line = (top + bottom) / 2 + size / 4
        assert any(
            words == seen[index] and abs(x - (right if end == "end" else left)) <= 0.01 and abs(y - line) <= 0.01
            for words, end, x, y in drawn_words
        ), (seen[index], spacing)
    assert len(seen) >= {"laptop": 60, "hall": 20, "very many": 30}.get(name, 0)


def places_of(picture: ET.Element, kind: str) -> list[tuple[float, float]]:
    """Return where the marks of a picture stand, on the axis that they are drawn on."""
    paths = [one.attrib for one in picture.iter(f"{NS}path") if one.attrib.get("class") == kind]
    moves = [re.findall(r"-?[\d.]+", one["transform"]) for one in paths]
    return [(float(x), float(y)) for x, y in moves]


@EVERY
def test_it_has_a_mark_for_every_told_event_and_a_bar_for_every_told_bar(name: str) -> None:
    figure = pictures()[name]
    scene, picture = Scene(figure, figure["layout"]["meta"]["width"]), drawing(figure)
    places = places_of(picture, "point")
    for _, (left, top, right, bottom) in scene.marks():
        middle = ((left + right) / 2, (top + bottom) / 2)
        assert any(place == pytest.approx(middle, abs=0.01) for place in places)
    forms = [one.attrib["d"] for one in picture.iter(f"{NS}path") if one.attrib.get("class") == "bar"]
    found = [[float(part) for part in re.findall(r"-?[\d.]+", form)] for form in forms]
    expected = [box for _, box in scene.bars()]
    assert len(found) == len(expected)
    for left, top, right, bottom in expected:
        # Plotly widens to whole px what would be too thin to see.
        slack = 0.01 if right - left >= 2 else 1.01
        assert any(
            [top, bottom, top] == pytest.approx([one[1], one[2], one[4]], abs=0.01)
            and [left, right] == pytest.approx([one[0], one[3]], abs=slack)
            for one in found
        )


@EVERY
def test_every_lane_is_named_at_its_top_in_its_own_ink(name: str) -> None:
    figure = pictures()[name]
    found = {part.text: part for part in drawing(figure).iter(f"{NS}text") if part.attrib.get("class") == "alone"}
    lanes = figure["layout"]["meta"]["lanes"]
    assert set(found) == {lane["name"] for lane in lanes}
    for lane in lanes:
        assert found[lane["name"]].attrib["fill"] == lane["ink"]
        assert lane["top"] < float(found[lane["name"]].attrib["y"]) < lane["top"] + lane["height"]


def test_headlines_are_heavier_and_larger_than_the_rest_and_all_words_have_a_halo() -> None:
    figure = pictures()["laptop"]
    size = figure["layout"]["font"]["size"]
    heavy = {words for index, words in told(figure).items() if rows_of(figure)[index]["heavy"]}
    picture = drawing(figure)
    drawn = [part for part in picture.iter(f"{NS}text") if "transform" in part.attrib]
    assert {part.text for part in drawn if part.attrib.get("font-weight") == "600"} == heavy
    assert {float(part.attrib["font-size"]) for part in drawn if "font-weight" in part.attrib} == {size + LARGER}
    assert 10 < len(heavy) < len(drawn)
    halos = [part for part in picture.iter(f"{NS}g") if part.attrib.get("paint-order") == "stroke"]
    assert all(any(part in halo for halo in halos) for part in drawn)


def test_every_ground_is_there_in_its_colour() -> None:
    figure = pictures()["laptop"]
    grounds = [one.attrib for one in drawing(figure).iter(f"{NS}rect")]
    found = [(float(one["y"]), float(one["height"]), one["fill"]) for one in grounds]
    assert found == figure["layout"]["meta"]["grounds"]


def strips_of(figure: Figure) -> list[ET.Element]:
    inks = [lane["ink"] for lane in figure["layout"]["meta"]["lanes"]]
    paths = [one for one in drawing(figure) if one.tag == f"{NS}path" and one.attrib["stroke"] in inks]
    assert [one.attrib["stroke"] for one in paths] == inks
    return paths


def mark_day(one: dict[str, Any]) -> float:
    if one["until"]:
        return float(one["end"])
    return float(one["start"] if one["on_bar"] else (one["start"] + one["end"]) / 2)


@given(st.lists(dates, max_size=12))
@settings(max_examples=60)
def test_every_event_told_or_counted_has_one_tick_in_the_strip_of_its_lane_at_its_mark(written: list[str]) -> None:
    lanes = ("Card rollout", "Iron Grid")
    many = tuple(replace(one, lane=lanes[one.row % 2]) for one in dated(written))
    figure = shown(replace(dataset({}), events=many), "", 1280, 640)
    scene, meta = Scene(figure, figure["layout"]["meta"]["width"]), figure["layout"]["meta"]
    for number, (path, lane) in enumerate(zip(strips_of(figure), meta["lanes"], strict=True)):
        found = [(float(x), float(y)) for x, y in re.findall(r"M(-?[\d.]+) ([\d.]+)v", path.attrib["d"])]
        own = [one for one in rows_of(figure) if one["lane"] == number]
        at = [mark_day(one) for one in own]
        assert [x for x, _ in found] == [pytest.approx(scene.x(day), abs=0.051) for day in at]
        assert all(lane["strip"] - STRIP / 2 < y < lane["strip"] for _, y in found)


def test_where_events_are_very_many_the_strip_has_a_line_for_each_few_px_higher_where_more_are() -> None:
    for name in ("very many", "very many in a month"):
        figure = pictures()[name]
        meta = figure["layout"]["meta"]
        for path, lane, counts in zip(strips_of(figure), meta["lanes"], meta["crowd"]["strips"], strict=True):
            lines = re.findall(r"M(-?[\d.]+) ([\d.]+)v-([\d.]+)", path.attrib["d"])
            filled = [(part, count) for part, count in enumerate(counts) if count]
            assert len(lines) == len(filled) > 0
            assert [float(x) for x, _, _ in lines] == [part + 0.5 for part, _ in filled]
            each, left = map(float, re.findall(r"matrix\(([\d.]+) 0 0 1 (-?[\d.]+) 0\)", path.attrib["transform"])[0])
            (start, end), (first, last) = figure["layout"]["xaxis"]["range"], meta["crowd"]["held"]
            scale = meta["width"] / (end - start)
            assert left == pytest.approx((first - start) * scale, abs=0.01)
            assert left + each * len(counts) == pytest.approx((last - start) * scale, abs=0.1)
            assert {float(bottom) for _, bottom, _ in lines} == {lane["strip"] + STRIP / 2}
            ranked = sorted((count, float(high)) for (_, count), (_, _, high) in zip(filled, lines, strict=True))
            assert [high for _, high in ranked] == sorted(high for _, high in ranked)
            assert ranked[-1][1] == pytest.approx(STRIP, abs=0.06)


@EVERY
def test_the_words_of_the_axis_stand_whole_below_the_lanes_clear_of_one_another(name: str) -> None:
    figure = pictures()[name]
    meta, size = figure["layout"]["meta"], figure["layout"]["font"]["size"]
    top, high = meta["axis"]["top"], meta["axis"]["height"]
    boxes = []
    for part in drawing(figure).iter(f"{NS}text"):
        x, y, wide = across(part), float(part.attrib["y"]), width(part.text or "", size)
        if not top < y < top + high:
            continue
        left = x - wide / 2 if part.attrib.get("text-anchor") == "middle" else x
        boxes.append((left, y - size, left + wide, y))
    assert len(boxes) > 2
    assert overlaps(boxes) == 0
    assert cut(boxes, (0, top, meta["width"], top + high)) == 0


def test_what_the_page_needs_to_furnish_its_other_rooms_comes_with_it_when_asked_for() -> None:
    figure = pictures()["laptop"]
    told_too = ET.fromstring(svg(figure, furnished=True)).find(f"{NS}metadata")
    assert told_too is not None
    said = json.loads(told_too.text or "")
    assert said["meta"]["counts"] == figure["layout"]["meta"]["counts"]
    assert said["window"] == pytest.approx(figure["layout"]["xaxis"]["range"])
    assert drawing(figure).find(f"{NS}metadata") is None


# ---- forms


def marks(figure: Figure) -> list[dict[str, str]]:
    return [one.attrib for one in drawing(figure).iter(f"{NS}path") if one.attrib.get("class") == "point"]


def test_a_disputed_event_has_a_stroke_through_its_mark_and_no_other_has() -> None:
    against = {"disputed_by": "https://example.org/no", "dispute": "Others count less."}
    without, through = ([one["transform"] for one in marks(drawn(change))] for change in ({}, against))
    assert sorted(through) == sorted([*without, without[-1]])


def test_every_form_that_a_mark_can_have_can_be_drawn() -> None:
    rows = [
        {"date": when, "label": when} for when in ("2018~", "2012?", "2014%", "2016/..", "../2010", "2020/", "/2008")
    ]
    aim = counted("2019", 3, measure="target", status="planned", due="2020")
    assert drawing(drawn(*rows, counted("2017", 1), counted("2018", 2), aim)) is not None


@pytest.mark.parametrize(
    ("date", "dash"),
    [("2018-05~", "2px 2px"), ("2018-05?", "4px 2px"), ("2018-05%", "4px 2px 1px 2px")],
)
def test_a_whisker_stands_beside_its_mark_on_the_side_without_words(date: str, dash: str) -> None:
    figure = drawn({"date": date, "label": "Words"})
    (side,) = figure["layout"]["meta"]["labels"]["side"]
    whisker, *_ = marks(figure)
    xs = [float(x) for x, _ in re.findall(r"(-?[\d.]+(?:e-\d+)?),(-?[\d.]+(?:e-\d+)?)", whisker["d"])]
    assert whisker.get("stroke-dasharray") == dash
    assert min(map(abs, xs)) >= figure["layout"]["meta"]["spacing"]["mark"] - 2
    assert (min(xs) > 0) is (side != "right")


@pytest.mark.parametrize(("date", "side"), [("2018-05/..", -1), ("../2018-05", 1)])
def test_the_arrow_of_an_open_end_stands_within_the_picture_and_points_out_of_it(date: str, side: int) -> None:
    arrow, *_ = marks(drawn({"date": date, "label": "Words"}))
    xs = [side * float(x) for x, _ in re.findall(r"(-?[\d.]+(?:e-\d+)?),(-?[\d.]+(?:e-\d+)?)", arrow["d"])]
    tip, *base = sorted(xs)
    assert 0 < tip < min(base)


def test_a_line_of_figures_is_broken_where_it_has_no_point() -> None:
    figure = drawn(counted("2017", 1), counted("2018", 2), counted("2019", 3))
    ink = figure["layout"]["meta"]["lanes"][0]["ink"]
    paths = [one.attrib for one in drawing(figure).iter(f"{NS}path") if one.attrib.get("stroke-width") == "2px"]
    lines = [one["d"] for one in paths if one["stroke"] == ink and "class" not in one]
    assert len(lines) == 2
    assert all(re.fullmatch(r"M[-\d.,]+L[-\d.,]+", line) for line in lines)


def test_the_same_figure_is_the_same_svg() -> None:
    ours = everything().dataset
    assert svg(shown(ours)) == svg(shown(ours))


def test_words_before_the_end_of_a_range_without_a_beginning_stand_on_its_bar_beside_its_mark() -> None:
    figure = drawn({"id": "a", "date": "../2023-11-05", "label": "Words"}, {"id": "b", "date": "2012", "label": "B"})
    meta = figure["layout"]["meta"]
    assert meta["labels"]["side"][0] == "left"
    (words,) = (one for one in drawing(figure).iter(f"{NS}text") if one.text == "Words")
    end = float(re.findall(r"translate\(([\d.]+)", words.attrib["transform"])[0])
    scene = Scene(figure, meta["width"])
    assert end == pytest.approx(scene.x(meta["labels"]["end"][0]) - meta["spacing"]["gap"], abs=0.01)
    assert (words.attrib["text-anchor"], words.attrib["stroke"]) == ("end", "none")
