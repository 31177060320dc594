"""The panel as traces on the second axis."""

import re
from typing import Any

import pytest

from rollout.figure import figure as figures
from rollout.figure.view_figure import picture
from rollout.layout.palette import LIGHT
from rollout.layout.panel import Panel, arrange_panel
from rollout.timeline.dataset_index import DatasetIndex
from rollout.words.say import speaking
from tests.support.events import COUNTED, dataset
from tests.support.events import figure as counted
from tests.support.pictures import Figure, days, drawn
from tests.support.server import TOP

AIM = {**COUNTED, "measure": "target", "status": "planned", "date": "2017-03", "due": "2019-12-31", "quantity": "30"}


def panel(figure: Figure) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace.get("yaxis") == "y2"]


def lines(figure: Figure, dash: str) -> list[tuple[float, float]]:
    """Return (first day, last day) of each line drawn with a dash."""
    (trace,) = [one for one in panel(figure) if one["mode"] == "lines" and one["line"].get("dash") == dash]
    assert trace["x"][2::3] == [None] * (len(trace["x"]) // 3), "Each line stands alone."
    return list(zip(trace["x"][::3], trace["x"][1::3], strict=True))


def test_near_figures_are_joined_by_a_line_and_far_ones_by_dots() -> None:
    figure = drawn(counted("2010-01-01", 10), counted("2011-01-01", 20), counted("2018-01-01", 30))
    first, second, third = (days(day, day)[0] + 0.5 for day in ("2010-01-01", "2011-01-01", "2018-01-01"))
    assert lines(figure, "solid") == [(first, second)]
    assert lines(figure, "2px,5px") == [(second, third)]


def test_a_target_is_tied_to_the_figure_that_answers_it_by_dashes() -> None:
    figure = drawn(counted("2018-01-01", 10), counted("2020-05-06", 30, answers="aim"), {**AIM, "id": "aim"})
    due, met = days("2019-12-31", "2019-12-31")[0] + 0.5, days("2020-05-06", "2020-05-06")[0] + 0.5
    assert lines(figure, "3px,3px") == [(due, met)]


def test_a_target_that_nothing_answers_is_tied_to_nothing() -> None:
    assert lines(drawn(counted("2018", 10), counted("2019", 20), AIM), "3px,3px") == []


def test_an_answer_of_another_kind_is_no_end_of_a_tie() -> None:
    words_only = {"date": "2020", "answers": "aim"}
    figure = drawn(counted("2018", 10), counted("2019", 20), words_only, {**AIM, "id": "aim"})
    assert lines(figure, "3px,3px") == []


def test_a_figure_dated_wider_than_a_day_has_a_thin_bar_that_wide() -> None:
    figure = drawn(counted("2018", 10), counted("2019-05-06", 20))
    (spread,) = [one for one in panel(figure) if one["mode"] == "lines" and one.get("opacity")]
    assert spread["x"] == [*days("2018-01-01", "2018-12-31"), None]


def test_figures_targets_and_forecasts_each_wear_their_status() -> None:
    forecast = {**AIM, "measure": "forecast", "status": "forecast", "quantity": "40"}
    figure = drawn(counted("2018", 10, status="documented"), counted("2019", 20), AIM, forecast)
    marks = [one for one in panel(figure) if isinstance(one.get("marker", {}).get("symbol"), list)]
    assert [(one["marker"]["symbol"], one.get("uid")) for one in marks] == [
        (["circle", "circle-dot"], "-figures"),
        (["diamond"], "-targets"),
        (["diamond"], "-aims"),
    ]
    ink = LIGHT.inks[0]
    assert marks[0]["marker"]["color"] == [ink, LIGHT.paper]
    style = (TOP / "rollout" / "page" / "styles" / "style.css").read_text("utf-8")
    assert re.search(r"\.trace-aims \.point[^{]*\{[^}]*stroke-dasharray", style)


def test_a_disputed_figure_or_target_has_a_stroke() -> None:
    against = {"disputed_by": "https://example.org/no", "dispute": "Others count less."}
    figure = drawn(counted("2018-01-01", 10, **against), counted("2019", 20), {**AIM, **against})
    (stroke,) = [one for one in panel(figure) if one.get("marker", {}).get("symbol") == "line-ne-open"]
    assert stroke["x"] == [day + 0.5 for day in (days(d, d)[0] for d in ("2018-01-01", "2019-12-31"))]


def test_the_panel_wears_the_ink_of_the_lane_its_figures_are_in() -> None:
    figure = drawn({"lane": "Iron Grid"}, counted("2018", 10), counted("2019", 20))
    (line,) = [one for one in panel(figure) if one["mode"] == "lines" and one["line"].get("dash") == "solid"]
    assert line["line"]["color"] == LIGHT.inks[1]


def test_the_axis_counts_px_from_the_top_and_says_amounts() -> None:
    layout = drawn(counted("2018", 10), counted("2019", 25))["layout"]
    axis, levels = layout["yaxis2"], layout["meta"]["panel"]["ticks"]
    assert axis["range"][1] == 0 < axis["range"][0]
    assert [words for _, words in levels] == ["10", "20"]
    assert axis["range"][0] > levels[0][0] > levels[1][0] > 0
    assert axis["fixedrange"] is True


def test_words_of_the_panel_are_numbered_after_those_of_the_lanes() -> None:
    figure = drawn(counted("2018", 10), counted("2019", 20))
    labels = figure["layout"]["meta"]["labels"]
    assert labels["lane"] == [0, 0, -1, -1]
    assert labels["id"][2:] == ["", ""]
    assert labels["words"][2:] == ["20", "10"]


def test_a_panel_is_arranged_once_for_all_windows_and_filters_and_for_each_size_and_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Panel] = []

    def arranged(*asked: Any, **more: Any) -> Panel:
        made.append(arrange_panel(*asked, **more))
        return made[-1]

    monkeypatch.setattr(figures, "arrange_panel", arranged)
    index = DatasetIndex(dataset(counted("2018", 10), counted("2019", 20), AIM, {"date": "2020"}))
    for address in ("", "?from=2018-03-01&to=2018-09-01", "?status=documented&status=planned", "?q=cards"):
        first = picture(index, address, 1280, 640)["layout"]["meta"]["panel"]
    assert len(made) == 1
    picture(index, "", 1024, 576)
    assert len(made) == 2
    with speaking("de"):
        other = picture(index, "", 1280, 640)["layout"]["meta"]["panel"]
    assert len(made) == 3
    assert other["title"] != first["title"]
