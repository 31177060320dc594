"""The forms of claim statuses: one table, and every renderer draws from it."""

import json
import re
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from rollout.evidence.vocabulary import AHEAD, STATUSES
from rollout.figure.first_view import svg
from rollout.figure.lane_traces import mark_form
from rollout.layout.forms import DOTTED, FORMS, INSIDES, OUTLINES, MarkForm, reach
from rollout.layout.scene import records
from rollout.outputs.deck.shapes import group
from rollout.page.icons import icon
from rollout.sheet.signs import form
from tests.support.pictures import drawn
from tests.support.server import TOP

SHAPES = [outline for outline in OUTLINES if outline not in ("left", "right")]


def pictured(status: str) -> dict[str, Any]:
    """Return the picture of one event of a day."""
    return drawn({"date": "2018-02-03", "status": status, "due": "2030" if status in AHEAD else ""})


def traced(status: str) -> Any:
    """Return what Plotly is given of an event's mark: its symbol, its fill, and the name of its trace."""
    marker = mark_form([status], ["#111111"], ["#eeeeee"], 10)
    names = [one["uid"] for one in pictured(status)["data"] if one.get("customdata")]
    return marker["symbol"], marker["color"], names


def first_seen(status: str) -> str:
    picture = svg(pictured(status))
    return "".join(re.findall(r'<path class="point" transform="[^"]*" ([^>]*)>', picture))


def on_paper(status: str) -> Any:
    return records(form(status, False, 9.0, 9.0, 10.0, "#111111", "#eeeeee", ""))


def on_a_slide(status: str) -> str:
    return group("one", [form(status, False, 9.0, 9.0, 10.0, "#111111", "#eeeeee", "")]).xml


def on_the_page(status: str) -> Any:
    return icon(FORMS[status])


RENDERERS = [traced, first_seen, on_paper, on_a_slide, on_the_page]


def test_every_status_has_its_line_in_the_table_in_the_order_of_the_vocabulary() -> None:
    assert tuple(FORMS) == STATUSES


@pytest.mark.parametrize("draw", RENDERERS)
def test_every_status_is_told_from_every_other_by_its_form_in_every_renderer(draw: Callable[[str], Any]) -> None:
    assert len({json.dumps(draw(status)) for status in STATUSES}) == len(STATUSES)


@pytest.mark.parametrize("made", [MarkForm(*each) for each in product(SHAPES, INSIDES, (True, False), (True, False))])
def test_any_form_that_the_table_may_hold_can_be_drawn_by_every_renderer(
    made: MarkForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a new status is one line: no renderer has to learn it."""
    for module in ("layout.forms", "figure.lane_traces", "sheet.signs"):
        monkeypatch.setattr(f"rollout.{module}.FORMS", {**FORMS, "reported": made})
    assert traced("reported")[2] == ["-forecast" if made.dotted else "-firm"]
    path = re.search(r'd="([^"]*)"', first_seen("reported"))
    assert path
    assert path[1].count("M") == 1 + {"": 0, "dot": 1, "cross": 2}[made.inside]
    paper = on_paper("reported")
    assert len(paper["corners"]) == len(OUTLINES[made.outline])
    assert (paper["dot"] > 0, paper["cross"] > 0) == (made.inside == "dot", made.inside == "cross")
    assert on_a_slide("reported").count("<p:cNvPr ") == 2 + {"": 0, "dot": 1, "cross": 2}[made.inside]
    assert len(icon(made)) == 1 + bool(made.inside)


def test_what_is_to_come_is_told_from_every_fact_by_its_outline() -> None:
    aims, facts = ({FORMS[one].outline for one in STATUSES if (one in AHEAD) is ahead} for ahead in (True, False))
    assert not aims & facts


def test_only_what_is_documented_is_filled_with_ink_and_only_a_forecast_is_dotted() -> None:
    assert [status for status, one in FORMS.items() if one.filled] == ["documented"]
    assert [status for status, one in FORMS.items() if one.dotted] == ["forecast"]


def test_a_diamond_is_a_little_larger_and_a_square_a_little_smaller_so_that_they_look_as_large() -> None:
    assert {outline: MarkForm(outline).size(10) for outline in SHAPES} == {"circle": 10, "diamond": 11, "square": 9}


def test_a_mark_reaches_as_far_as_its_farthest_corner() -> None:
    assert {outline: reach(outline) for outline in SHAPES} == {"circle": 0.5, "diamond": 0.62, "square": 0.5}


@pytest.mark.parametrize("outline", OUTLINES)
def test_the_corners_of_an_outline_lie_about_its_middle(outline: str) -> None:
    corners = OUTLINES[outline]
    for axis in (0, 1):
        ends = [corner[axis] for corner in corners] or [0.0]
        assert min(ends) == -max(ends)


def test_what_dots_an_outline_in_the_style_of_the_page_is_what_dots_it_elsewhere() -> None:
    style = (TOP / "rollout" / "page" / "styles" / "style.css").read_text("utf-8")
    dashes = re.findall(r"\.trace-(?:forecast|aims) \.point[^{]*\{ stroke-dasharray: ([^;]*);", style)
    assert dashes == [" ".join(f"{length}px" for length in DOTTED)]
