"""Decks of invented evidence as they were when a person last looked at them: every piece, place, text and drawing."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from rollout.layout.palette import LIGHT
from rollout.layout.scene import DASHES, Box, Form, Line, Words
from rollout.outputs.deck.found import Shape, far, moved
from rollout.outputs.deck.ledger import Entry
from rollout.outputs.deck.maker import plan
from rollout.outputs.deck.parts import Place, SlideSpec
from rollout.outputs.deck.shapes import group
from rollout.sheet.signs import form, point
from rollout.timeline.edition import Options
from tests.support.posters import POSTERS, STATUSES, view_of
from tests.support.snapshots import assert_held

HELD = Path(__file__).parent / "snapshots"
STAMPED = ("/data", "/stamp")
TALK = b"title,focus,notes\r\nTwo counts,row-2 row-7,Say who.\r\nTwo counts,row-6,\r\nThe aims,half all,\r\n"


def as_records(leaf: SlideSpec) -> dict[str, Any]:
    """Return a slide as plain records, without the words that name the digest of the file."""
    pieces = [
        {
            "name": piece.name,
            "place": [round(each, 2) for each in asdict(piece.place).values()],
            "texts": {} if piece.name.endswith(STAMPED) else dict(piece.texts),
            "form": piece.form,
            "marks": "".join("D" * piece.dated + "T" * piece.title),
        }
        for piece in leaf.pieces
    ]
    chart = (
        [[one.name, one.kind, [[mark.year, mark.value] for mark in one.marks]] for one in leaf.chart.lines]
        if leaf.chart
        else []
    )
    return {"key": leaf.key, "notes": leaf.notes, "pieces": pieces, "chart": chart}


@pytest.mark.parametrize(
    ("name", "options"),
    [("figures", Options(notes=True)), ("kinds", Options()), ("figures", Options(talk=TALK, notes=True))],
    ids=["figures", "kinds", "talk"],
)
def test_the_slides_of_a_deck_are_as_they_were(name: str, options: Options, request: pytest.FixtureRequest) -> None:
    called = request.node.callspec.id
    assert_held(HELD, f"deck {called}", [as_records(leaf) for leaf in plan(view_of(name), options, POSTERS[name][3])])


def test_whatever_a_sheet_is_drawn_of_is_the_drawingml_that_it_was() -> None:
    ink, paper = LIGHT.inks[0], LIGHT.paper
    marks = [form(status, False, 20.0 * at, 10.0, 12.0, ink, paper, "") for at, status in enumerate(STATUSES)]
    groups: dict[str, Sequence[Box | Line | Form | Words]] = {
        "marks": marks,
        "disputed": [form("planned", True, 10.0, 10.0, 12.0, ink, paper, LIGHT.ink)],
        "points": [point(10.0, 10.0, True, 12.0, ink), point(40.0, 10.0, False, 12.0, ink)],
        "lines": [Line(0.0, 5.0 * at, 30.0, 5.0 * at + 4, 1.5, ink, dash) for at, dash in enumerate(DASHES)],
        "a line up": [Line(0.0, 9.0, 30.0, 2.0, 1.5, ink)],
        "a box and words": [
            Box(5.0, 5.0, 80.0, 12.0, ink),
            Words("Two & three", 20.0, 5.0, 60.0, 11.0, "semibold", ink),
        ],
    }
    made = {name: group(name, parts, flush="r" if "words" in name else "l") for name, parts in groups.items()}
    assert_held(
        HELD, "drawingml", {name: [one.form, *one.xml.replace("><", ">\n<").split("\n")] for name, one in made.items()}
    )


def test_every_snapshot_is_of_a_deck_that_is_still_made() -> None:
    held = {path.stem for path in HELD.glob("*.json") if not path.stem.endswith("-changed")}
    assert held == {"deck-figures", "deck-kinds", "deck-talk", "drawingml"}


@pytest.mark.parametrize("axis", ["x", "y"])
@pytest.mark.parametrize(("points", "theirs"), [(0.0, False), (1.9, False), (2.1, True), (19.0, True)])
@pytest.mark.parametrize("turn", [1, -1])
def test_a_shape_two_points_from_where_we_put_it_was_moved_by_a_person_and_one_nearer_rounded_by_a_program(
    axis: str, points: float, theirs: bool, turn: int
) -> None:
    ours = {"x": 100.0, "y": 100.0}
    now = {**ours, axis: ours[axis] + turn * points}
    shape = Shape(None, Place(**now, width=10.0, height=10.0), {})
    assert moved(shape, Entry(Place(**ours, width=10.0, height=10.0), {}, "")) is theirs


@pytest.mark.parametrize("edge", ["x", "y", "width", "height"])
@pytest.mark.parametrize(("points", "differs"), [(0.1, False), (0.2, True), (-0.2, True)])
def test_places_of_ours_differ_from_the_tenth_of_a_point_that_a_deck_keeps(
    edge: str, points: float, differs: bool
) -> None:
    ours = {"x": 50.0, "y": 50.0, "width": 50.0, "height": 50.0}
    assert far(Place(**ours), Place(**{**ours, edge: 50.0 + points})) is differs
