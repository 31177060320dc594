"""The map in a handout and in a deck: where marks stand, which places are named, and what it does without a coast."""

import re
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pypdf import PdfReader

from rollout.evidence.reader import read
from rollout.layout.palette import LIGHT
from rollout.outputs import earth
from rollout.outputs.deck import make_pptx
from rollout.outputs.deck.map import HEIGHT, WIDTH, map_pages
from rollout.outputs.earth import map_of
from rollout.outputs.formats import FORMATS, MAKING
from rollout.outputs.handout import make_pdf
from rollout.page.atlas import CLAIM, MISSING
from rollout.timeline.edition import Edition, ExportError, Options, edition
from rollout.timeline.view import View
from tests.server.test_map_routes import ROWS
from tests.support.events import csv_of

MAP = Options(map=True)


def of(*rows: dict[str, str]) -> Edition:
    return edition(read(csv_of(*rows)), View())


@cache
def whole() -> Edition:
    return of(*ROWS)


def words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())


def slide(data: bytes) -> Any:
    return next(one for one in Presentation(BytesIO(data)).slides if one._element.cSld.get("name") == "map")


def test_each_event_is_once_a_mark_or_in_the_list_and_nothing_lies_outside() -> None:
    found = map_of(whole(), 400, 300, 10, LIGHT)
    places = dict(found.groups)
    assert len(found.forms) == sum(len(events) for _, events in places["On the map"]) == 6
    assert [name for name, _ in places["Beyond this map"]] == ["Ottawa"]
    assert [name for name, _ in places["Regions, and places not given in degrees"]] == ["Tibet Autonomous Region"]
    assert [event.id for event in found.nowhere] == ["none"]
    assert found.alt.startswith("Map of where it happened: 6 on the map, 1 beyond it, 1 in a region or without a point")
    for x, y in (point for ring in (*found.land, *found.borders) for point in ring):
        assert 0 <= x <= 400
        assert 0 <= y <= 300
    assert all(0 <= one.x <= 400 and 0 <= one.y <= 300 for one in found.forms)
    assert len(found.lines) > 1, "two events of one place: one of them has a line that leads there"


@pytest.mark.parametrize("size", ["a4", "a4-portrait"])
def test_a_handout_names_each_place_with_the_numbers_of_its_entries(size: str) -> None:
    said = words(make_pdf(whole(), Options(map=True, size=size)))
    assert re.search(r"Lhasa, Tibet Autonomous Region \d, \d", said)
    assert re.search(r"Tibet Autonomous Region \d No place given \d", said)
    assert CLAIM in said
    assert CLAIM not in words(make_pdf(whole(), Options(size=size)))


def test_events_without_an_entry_are_counted_behind_a_plus() -> None:
    rows = [{**row, "priority": "1" if row["id"] in ("lhasa", "ngari") else "3"} for row in ROWS]
    said = words(make_pdf(of(*rows), MAP))
    assert re.search(r"Lhasa, Tibet Autonomous Region \d \+ 1 ", said)
    assert re.search(r"Ottawa \+ 1 ", said)


def test_pages_that_are_asked_for_hold_the_map_too() -> None:
    assert len(PdfReader(BytesIO(make_pdf(whole(), Options(map=True, pages=2)))).pages) == 2


def test_a_deck_has_a_slide_of_native_shapes_in_the_colours_of_its_theme() -> None:
    found = slide(make_pptx(whole(), MAP))
    (group,) = [shape for shape in found.shapes if shape.name == "map/map"]
    assert {"land", "borders"} <= {shape.name for shape in group.shapes}
    assert group._element.xpath(".//*[local-name() = 'srgbClr']") == []
    assert found.shapes.title.text == "Where it happened"
    (listed,) = [shape.text_frame.text for shape in found.shapes if shape.name == "map/places"]
    assert listed.splitlines()[:2] == ["On the map", "Lhasa, Tibet Autonomous Region  2"]
    assert listed.splitlines()[-2:] == ["1 without a place", CLAIM]
    assert all(0 <= each <= 12700 * most for each, most in ((group.width, WIDTH + 1), (group.height, HEIGHT + 1)))
    assert "map" not in [
        one._element.cSld.get("name") for one in Presentation(BytesIO(make_pptx(whole(), Options()))).slides
    ]


def test_places_without_room_on_a_slide_are_counted() -> None:
    rows = [{"place": f"Place {number}", "lat": "30", "lon": str(80 + number / 10)} for number in range(40)]
    (page,) = map_pages(of(*rows), LIGHT)
    listed = page.pieces[-1].texts[0][1].splitlines()
    named = sum(line.startswith("Place") for line in listed)
    assert listed[-2] == f"and {40 - named} more places"


def test_without_the_package_there_is_no_coast_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(earth, "ground", lambda: None)
    assert MISSING in words(make_pdf(whole(), MAP))
    found = slide(make_pptx(whole(), MAP))
    assert any(MISSING in shape.text_frame.text for shape in found.shapes if shape.has_text_frame)
    assert "custGeom" not in found.part.blob.decode()


@pytest.mark.parametrize("make", [make_pdf, make_pptx])
def test_where_no_event_has_a_point_a_map_is_refused(make: Any) -> None:
    with pytest.raises(ExportError, match="there is no map of them"):
        make(of(ROWS[-1]), MAP)


def test_the_same_events_make_the_same_map() -> None:
    assert make_pdf(whole(), MAP) == make_pdf(whole(), MAP)
    assert make_pptx(whole(), MAP) == make_pptx(whole(), MAP)


def test_a_map_is_asked_for_where_it_means_something() -> None:
    assert "map" in MAKING
    assert [ending for ending, form in FORMATS.items() if "map" in form.takes] == [".pptx", ".pdf"]
