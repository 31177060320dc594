"""The lanes as traces: what lies under what, the forms of marks, the grounds."""

from dataclasses import replace

import pytest

from rollout.evidence.vocabulary import AHEAD, STATUSES, UNREVIEWED
from rollout.figure.lane_traces import grounds, mark_form
from rollout.figure.plotly_marks import DASHES, WHISKERS
from rollout.layout.lanes import arrange
from rollout.layout.palette import CONTRAST, DARK, LIGHT, Palette
from rollout.layout.theme import LANE_FOOT, LANE_RULE, stage
from rollout.timeline.window import whole
from tests.support.events import events
from tests.support.pictures import drawn, switched

INKS, GROUNDS = ("#111111",) * len(STATUSES), ("#eeeeee",) * len(STATUSES)


def test_only_what_is_documented_is_filled_with_ink() -> None:
    form = mark_form(STATUSES, INKS, GROUNDS, 10)
    filled = [status for status, fill in zip(STATUSES, form["color"], strict=True) if fill == "#111111"]
    assert filled == ["documented"]
    assert form["line"] == {"width": 2, "color": list(INKS)}
    assert form["opacity"] == 1


def test_a_diamond_is_a_little_larger_and_a_square_smaller_so_that_they_look_as_large() -> None:
    sizes = dict(zip(STATUSES, mark_form(STATUSES, INKS, GROUNDS, 10)["size"], strict=True))
    assert sizes == {status: 11 if status in AHEAD else 9 if status == UNREVIEWED else 10 for status in STATUSES}


def test_every_kind_of_doubt_has_its_own_whisker() -> None:
    assert set(WHISKERS) == {"uncertain", "approximate", "both", "unknown"}
    assert len({DASHES[f"-{WHISKERS[kind]}"] for kind in ("uncertain", "approximate", "both")}) == 3


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=lambda palette: palette.name)
def test_each_lane_is_paper_below_a_rule_of_its_ink_and_its_ticks_stand_on_a_line(palette: Palette) -> None:
    found = events({}, {"lane": "Iron Grid"})
    on = replace(stage(1280, 640, 2, False), palette=palette)
    arrangement = arrange(found, ("Card rollout", "Iron Grid"), on, whole(found))
    shapes = grounds(arrangement, palette)
    for number, lane in enumerate(arrangement.lanes):
        rule, foot = shapes[2 * number : 2 * number + 2]
        assert rule == (lane.top, LANE_RULE, palette.inks[number])
        assert foot == (lane.top + lane.height - LANE_FOOT, LANE_FOOT, palette.bars[number])
    assert len(shapes) == 2 * len(arrangement.lanes)


def test_lanes_beyond_the_last_colour_begin_the_colours_again() -> None:
    count = len(LIGHT.inks) + 1
    shapes = drawn(*({"lane": f"Lane {n}"} for n in range(count)), height=2000)["layout"]["meta"]["grounds"]
    assert shapes[0][2] == shapes[-2][2]


def test_bars_lie_under_whiskers_under_marks_under_strokes() -> None:
    against = {"disputed_by": "https://example.org/no", "dispute": "Others count less."}
    figure = drawn({"date": "2018~/2019", **against}, {"date": "2017-05"})
    order = []
    for trace in switched(figure):
        symbol = trace.get("marker", {}).get("symbol")
        if not trace["customdata"]:
            continue
        if trace["type"] == "bar":
            order.append("bar")
        else:
            order.append("marks" if isinstance(symbol, list) else "stroke" if symbol == "line-ne-open" else "whisker")
    assert order == ["bar", "bar", "bar", "whisker", "marks", "stroke"]


def test_a_whisker_stands_on_the_side_away_from_the_words() -> None:
    row = {"date": "2018-02-03~", "label": "Words"}
    left = drawn(row, {"date": "2005"}, address="?from=2017-12-01&to=2018-02-10")
    right = drawn(row, {"date": "2030"}, address="?from=2018-01-20&to=2018-04-10")
    sides = {}
    for name, figure in (("left", left), ("right", right)):
        labels = figure["layout"]["meta"]["labels"]
        (whisker,) = [trace for trace in switched(figure) if trace.get("uid") == "-about"]
        sides[labels["side"][0]] = whisker["marker"]["angle"][0]
        assert name
    assert sides == {side: -90 if side == "left" else 90 for side in sides}


def test_a_forecast_is_in_a_trace_of_its_own_so_that_the_style_can_dot_it() -> None:
    figure = drawn({"status": "forecast", "due": "2030"}, {"status": "planned", "due": "2030"})
    (dotted,) = [trace for trace in switched(figure) if trace.get("uid") == "-forecast"]
    labels = figure["layout"]["meta"]["labels"]
    assert [labels["id"][index] for index in dotted["customdata"]] == ["row-2"]
