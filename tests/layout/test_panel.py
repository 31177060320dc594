"""The quantity panel arranged: like with like, lines that mean something, words clear of everything."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rollout.evidence.event import Event
from rollout.evidence.reader import read
from rollout.layout.labels import told, words_at
from rollout.layout.metrics import Box, overlaps
from rollout.layout.panel import Panel, Point, arrange_panel
from rollout.layout.theme import Stage, stage
from rollout.timeline.series import SILENCE, all_series
from rollout.timeline.window import Window, opening, whole
from tests.support.cases import for_each
from tests.support.events import COUNTED, dataset, event, figure
from tests.support.pictures import days
from tests.support.server import TOP

STAGE = stage(1280, 640, 2, True)
AIM = {**COUNTED, "measure": "target", "status": "planned", "date": "2017-03", "due": "2019-12-31"}


def panel_of(*changes: dict[str, str], on: Stage = STAGE) -> Panel:
    events = dataset(*changes).events
    return arrange_panel(all_series(events)[0], on, whole(events))


def panels(on: Stage, values: bool = False) -> list[tuple[Panel, Window]]:
    """Return the panel of every series of events.csv, with the window that the page opens with."""
    events = evidence()
    return [(arrange_panel(one, on, whole(events), values), opening(events)) for one in all_series(events)]


@cache
def evidence() -> tuple[Event, ...]:
    return read((TOP / "events.csv").read_bytes()).events


def names(points: Sequence[Point]) -> list[str]:
    return [point.event.id for point in points]


@pytest.mark.parametrize("change", [{"unit": "e-cards"}, {"scope": "China"}, {"measure": "increment"}])
def test_only_figures_of_one_unit_measure_and_scope_stand_in_it(change: dict[str, str]) -> None:
    other = {**figure("2019-06", 30), **change}
    panel = panel_of(figure("2018", 10), figure("2019", 20), other)
    assert names(panel.points) == ["row-2", "row-3"]
    assert [(a.event.id, b.event.id) for a, b, _ in panel.lines] == [("row-2", "row-3")]


def test_lines_run_only_between_undisputed_figures_stated_as_fact() -> None:
    against = {"disputed_by": "https://example.org/no", "dispute": "Others count less."}
    panel = panel_of(
        figure("2018", 10),
        figure("2018-05", 15, status="claimed"),
        figure("2018-08", 17, **against),
        figure("2019", 20, status="documented"),
    )
    assert len(panel.points) == 4
    assert [(a.event.id, b.event.id) for a, b, _ in panel.lines] == [("row-2", "row-5")]


def test_additions_of_single_years_are_never_joined() -> None:
    panel = panel_of(*(figure(year, 10, measure="increment") for year in ("2018", "2019")))
    assert (len(panel.points), panel.lines, panel.notes) == (2, (), ())


@pytest.mark.parametrize(("apart", "dotted"), [(SILENCE, False), (SILENCE + 1, True)])
def test_a_line_is_dotted_over_a_long_silence(apart: int, dotted: bool) -> None:
    first = date(2018, 1, 1)
    panel = panel_of(figure(str(first), 10), figure(str(first + timedelta(days=apart)), 20))
    assert [silent for _, _, silent in panel.lines] == [dotted]


def test_a_target_stands_at_its_due_date_not_when_it_was_announced() -> None:
    panel = panel_of(figure("2018", 10), figure("2019", 20), {**AIM, "quantity": "30"})
    ((target, where),) = panel.targets
    assert (where.extent.start, where.extent.end) == days("2019-12-31", "2019-12-31")
    assert (where.value, target.event.id) == (30, "row-4")
    assert names(panel.points) == ["row-2", "row-3"]


def test_a_target_says_in_words_what_was_aimed_at_and_what_came() -> None:
    panel = panel_of(
        figure("2018", 10), figure("2019-05-01", 30, answers="aim"), {**AIM, "id": "aim", "quantity": "30"}
    )
    ((target, _),) = panel.targets
    assert target.words.startswith("Target 30 by 31 Dec 2019: ")
    assert {note.words for note in panel.notes} == {target.words, "30"}


def test_the_newest_figure_that_a_line_reaches_says_its_amount() -> None:
    panel = panel_of(figure("2018", 10), figure("2019", 2_700_000), figure("2020", 5, status="claimed"))
    assert [note.words for note in panel.notes] == ["2.7 million"]


def test_a_percentage_says_its_sign_at_the_newest_figure_and_on_the_axis() -> None:
    share = {"unit": "percent of people"}
    panel = panel_of(figure("2018", 72, **share), figure("2019", 95, **share))
    assert [note.words for note in panel.notes] == ["95%"]
    assert [words for _, words in panel.ticks] == ["50%"]


@pytest.mark.parametrize("height", [640, 720, 1080])
def test_the_stroke_of_the_highest_mark_is_clear_of_the_choice_above_the_panel(height: int) -> None:
    on = stage(1280, height, 3, True)
    panel = panel_of(figure("2018", 10), figure("2019", 17_460_000), on=on)
    assert panel.points[1].y - (on.mark + 6) / 2 >= on.head


def test_a_figure_s_height_is_its_share_of_the_scale_and_zero_is_at_the_foot() -> None:
    panel = panel_of(figure("2018", 0), figure("2019", 50), figure("2020", 100))
    zero, half, most = (point.y for point in panel.points)
    assert zero == panel.height - 8
    assert half == pytest.approx((zero + most) / 2)
    assert STAGE.head < most < half


def test_a_figure_is_as_wide_as_its_date_and_stands_in_its_middle() -> None:
    panel = panel_of(figure("2018", 10), figure("2019-02", 20))
    assert [(point.extent.start, point.extent.end) for point in panel.points] == [
        days("2018-01-01", "2018-12-31"),
        days("2019-02-01", "2019-02-28"),
    ]
    assert all(point.at == (point.extent.start + point.extent.end) / 2 for point in panel.points)


def middle_of(first: str, last: str) -> float:
    return sum(days(first, last)) / 2


def test_a_running_total_over_a_range_stands_where_a_figure_of_the_range_s_end_would() -> None:
    panel = panel_of(figure("2013-10/2018-12", 17), figure("2018-12", 17), figure("2018-04", 11))
    assert [point.at for point in panel.points] == [
        middle_of("2018-04-01", "2018-04-30"),
        middle_of("2018-12-01", "2018-12-31"),
        middle_of("2018-12-01", "2018-12-31"),
    ]
    assert panel.points[1].extent.start == days("2013-10-01", "2013-10-01")[0], "The bar is as wide as the date."


@pytest.mark.parametrize("date_", ["2018/..", "2018/"])
def test_a_running_total_over_a_range_without_a_known_end_stands_in_the_middle(date_: str) -> None:
    panel = panel_of(figure(date_, 17), figure("2019-12-31", 18))
    (point,) = [one for one in panel.points if one.event.id == "row-2"]
    assert point.at == (point.extent.start + point.extent.end) / 2


def test_additions_and_targets_over_a_range_stand_in_its_middle() -> None:
    added = {"measure": "increment"}
    goal = {**AIM, "due": "2020-01/2020-12", "quantity": "30", "id": "goal"}
    panel = panel_of(figure("2018-01/2018-12", 10, **added), figure("2021", 30, answers="goal", **added), goal)
    ((_, where),) = panel.targets
    assert panel.points[0].at == middle_of("2018-01-01", "2018-12-31")
    assert where.at == middle_of("2020-01-01", "2020-12-31")


def test_no_running_total_of_the_evidence_seems_to_fall_for_the_place_of_a_range() -> None:
    (tickets,) = [one for one in all_series(evidence()) if one.key.startswith("plane tickets refused.China, court")][:1]
    panel = arrange_panel(tickets, STAGE, whole(evidence()))
    assert [point.value for point in sorted(panel.points, key=lambda one: one.at)] == [
        6_150_000,
        9_360_000,
        14_630_000,
        17_460_000,
        27_300_000,
    ]


@given(st.lists(st.integers(0, 2_000_000_000), min_size=2, max_size=5), st.sampled_from([400, 720, 1080]))
@settings(max_examples=80)
def test_ticks_are_a_few_round_numbers_within_the_scale_clear_of_the_panel_s_name(
    values: list[int], height: int
) -> None:
    on = stage(1280, height, 2, True)
    panel = panel_of(*(figure(str(2001 + n), value) for n, value in enumerate(values)), on=on)
    shown = [words for _, words in panel.ticks]
    assert len(shown) == len(set(shown)) <= 10
    heights = [y for y, _ in panel.ticks]
    assert heights == sorted(heights, reverse=True)
    assert all(on.head + on.type_size < y < panel.height for y in heights)
    for words in shown:
        digits = words.split(" ")[0].replace(",", "").replace(".", "").strip("0")
        assert len(digits) <= 2, words


@for_each("most", range(1, 31))
def test_a_tick_stands_at_the_height_of_the_number_it_says(most: int) -> None:
    on = stage(1280, 1080, 2, True)
    panel = panel_of(figure("2018", 0), figure("2019", most), on=on)
    zero, top = (point.y for point in panel.points)
    for y, words in panel.ticks:
        assert y == pytest.approx(zero + (top - zero) * int(words) / most)
    assert panel.ticks or most == 1


def obstacles(panel: Panel, scale: float, size: float) -> list[Box]:
    """Return the boxes of every figure and target, and lines cut into short steps."""
    found = []
    for point in (*panel.points, *(where for _, where in panel.targets)):
        x, y = point.at * scale, point.y
        found.append((x - size / 2, y - size / 2, x + size / 2, y + size / 2))
    for a, b, _ in panel.lines:
        steps = max(2, int(abs(b.at - a.at) * scale), int(abs(b.y - a.y)))
        for n in range(steps + 1):
            x, y = (a.at + (b.at - a.at) * n / steps) * scale, a.y + (b.y - a.y) * n / steps
            found.append((x - 0.5, y - 0.5, x + 0.5, y + 0.5))
    return found


def told_boxes(panel: Panel, on: Stage, window: Window) -> list[Box]:
    scale, ends = on.width / window.days, (window.start, window.end)
    boxes = []
    for note in panel.notes:
        if told(note.item, note.placed, scale, ends, on.spacing):
            left = words_at(note.item, note.placed, scale, ends, on.spacing) * scale
            boxes.append((left, note.y - on.type_size * 0.45, left + note.item.width, note.y + on.type_size * 0.45))
    return boxes


@pytest.mark.parametrize("values", [False, True])
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_words_lie_on_no_figure_no_line_and_no_other_words(width: int, height: int, values: bool) -> None:
    on = stage(width, height, 3, True)
    said = 0
    for panel, home in panels(on, values):
        for days_ in (home.days, home.days / 3, home.days / 10):
            for part in range(4):
                window = Window(home.end - days_ * (part + 1), home.end - days_ * part)
                words = told_boxes(panel, on, window)
                things = obstacles(panel, on.width / window.days, on.mark)
                assert overlaps(words) == 0
                assert [box for box in words if any(overlaps([box, thing]) for thing in things)] == []
                said += len(words)
    assert said > 5


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(2010, 2019), st.integers(1, 1000)), min_size=2, max_size=4))
@example([(2015, 429), (2012, 565), (2014, 819)])
@example([(2014, 402), (2015, 710), (2015, 843)])
def test_words_of_targets_in_neighbouring_rows_never_touch(aims: list[tuple[int, int]]) -> None:
    targets = [{**AIM, "date": "2009", "due": f"{year}-06", "quantity": f"{value}"} for year, value in aims]
    rows = (figure("2010", 5), figure("2019", 900, status="claimed"), *targets)
    assert overlaps(told_boxes(panel_of(*rows), STAGE, whole(dataset(*rows).events))) == 0


def test_words_stay_within_the_panel_below_its_name() -> None:
    on = stage(1280, 720, 3, True)
    for panel, _ in (*panels(on), *panels(on, values=True)):
        for note in panel.notes:
            assert on.head <= note.y - on.row / 2 + 0.01
            assert note.y + on.row / 2 <= panel.height + 0.01


def test_every_figure_says_its_value_where_that_is_asked_for() -> None:
    on, said = stage(1280, 720, 3, True), 0
    for (bare, _), (full, home) in zip(panels(on), panels(on, values=True), strict=True):
        assert len(full.notes) == len(full.points) + len(full.targets)
        assert {note.words for note in bare.notes} <= {note.words for note in full.notes}
        scale, ends = on.width / home.days, (home.start, home.end)
        said += sum(told(note.item, note.placed, scale, ends, on.spacing) for note in full.notes)
    assert said >= 20


def test_a_figure_that_no_line_meets_says_its_value_beside_its_mark_and_one_on_a_line_above_or_below() -> None:
    against = {"disputed_by": "https://example.org/no", "dispute": "Others count less."}
    found = dataset(figure("2010", 10), figure("2014", 30), figure("2018", 20, **against)).events
    panel = arrange_panel(all_series(found)[0], STAGE, whole(found), values=True)
    own = {
        note.words: note.y - point.y for note in panel.notes for point in panel.points if note.words == f"{point.value}"
    }
    assert own["20"] == 0
    assert 0 not in (own["10"], own["30"])


def test_in_a_panel_too_low_for_any_other_row_words_stand_at_their_own_height() -> None:
    low = Stage(1280, 300, 14, 200, 3, 104)
    panel = panel_of(figure("2018", 10), figure("2019", 20), on=low)
    assert [note.y for note in panel.notes] == [panel.points[-1].y]


def test_a_level_line_keeps_words_of_other_figures_away() -> None:
    high = figure("2012", 100, status="claimed")
    rows = (high, figure("2018", 10), figure("2020", 10), {**AIM, "due": "2019-05", "quantity": "10"})
    panel, on, window = panel_of(*rows), STAGE, whole(dataset(*rows).events)
    boxes, things = told_boxes(panel, on, window), obstacles(panel, on.width / window.days, on.mark)
    assert len(boxes) == 2
    assert [box for box in boxes if any(overlaps([box, thing]) for thing in things)] == []


def test_one_event_is_no_series() -> None:
    assert all_series((event(**figure("2018", 10)),)) == ()
