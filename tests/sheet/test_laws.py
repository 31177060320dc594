"""What holds on every sheet: a place says a date, a height says a value, and words stand at their own mark."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from rollout.evidence.edtf import EdtfDate
from rollout.evidence.event import Event
from rollout.layout.forms import FORMS
from rollout.layout.palette import of_lane
from rollout.layout.scene import Box, Form, Line, Words
from rollout.layout.strokes import DASH_OF
from rollout.layout.theme import BETWEEN, STRIP
from rollout.layout.ticks import rooms, ticks
from rollout.sheet import Band, Chart, Sheet, Told
from rollout.sheet.layout import STRETCH
from rollout.sheet.signs import Ruler
from rollout.timeline.marks import middle
from rollout.timeline.outcome import reached_at
from rollout.timeline.series import Series, all_series
from rollout.timeline.window import Extent, extent
from tests.support.posters import POSTERS, poster, view_of

PX = 16  # px of the type on the stage
MARK, ROW = 12, 23  # px of a mark and of a row at that type
GAP = MARK / 2 + 5.5  # px from a mark to its words
NEAR = 0.021  # points: every length is a hundredth
EVERY = pytest.mark.parametrize("name", POSTERS)
CHARTS = pytest.mark.parametrize("name", ["figures", "figures in a window", "edges"])


def near(value: float) -> object:
    return pytest.approx(value, abs=NEAR)


def unit(found: Sheet) -> float:
    """Return the points of a px of the stage."""
    return found.type_size / PX


def ruler(name: str) -> Ruler:
    """Return the time axis of a poster in points: from margin to margin, its window from the first day to the last."""
    found = poster(name)
    return Ruler(view_of(name).window, found.margin, found.width - 2 * found.margin)


def where(event: Event, on: Ruler) -> Extent:
    return extent(event.date, on.window)


def mark_x(event: Event, on: Ruler) -> float:
    """Return where the mark of an event stands."""
    return on.x(mark_day(event, where(event, on)))


def mark_day(event: Event, days: Extent) -> float:
    """Return the day: a range's first, the last of one without a beginning, the middle of any other date."""
    if event.date.kind != "interval":
        return (days.start + days.end) / 2
    return days.end if event.date.start == "open" else days.start


def mid(part: Words | Box) -> float:
    return part.y + part.height / 2


def ticks_of(band: Band) -> list[Line]:
    """Return the ticks of a strip; dotted are the stretches without an event."""
    return [one for one in band.ticks if one.dash == "solid"]


def told_of(name: str) -> Iterator[tuple[Band, Told]]:
    for band in poster(name).bands:
        for told in band.told:
            yield band, told


def mark_of(told: Told) -> Form | None:
    """Return the mark that says the status, last of the forms; none where a range began before the window."""
    marks = [form for form in told.forms if form.outline not in ("left", "right")]
    assert len(marks) <= 1
    return marks[0] if marks else None


@EVERY
def test_every_tick_stands_at_the_rulers_x_of_an_event_and_every_event_has_its_tick(name: str) -> None:
    found, on = poster(name), ruler(name)
    apart = 0.25 * unit(found) + NEAR  # ticks stand at half px
    for band in found.bands:
        wanted = [mark_x(event, on) for event in (*(told.event for told in band.told), *band.counted)]
        xs = [tick.x1 for tick in ticks_of(band)]
        assert all(min(abs(x - other) for other in wanted) <= apart for x in xs)
        assert all(min(abs(x - other) for other in xs) <= apart for x in wanted)
        assert xs == sorted(set(xs))


@EVERY
def test_a_tick_is_upright_in_the_middle_of_its_strip_in_the_ink_of_its_lane(name: str) -> None:
    found, palette = poster(name), POSTERS[name][3]
    for band in found.bands:
        for tick in ticks_of(band):
            assert tick.x1 == tick.x2
            assert (tick.y1 + tick.y2) / 2 == near(mid(band.strip))
            assert tick.y2 - tick.y1 == near((STRIP - 5) * unit(found))
            assert (tick.ink, tick.weight) == (of_lane(palette.inks, band.number), near(2 * unit(found)))


@EVERY
def test_a_lane_is_paper_between_its_rules_with_its_strip_at_the_foot_and_the_next_lane_below_it(name: str) -> None:
    found, on, palette = poster(name), ruler(name), POSTERS[name][3]
    for band in found.bands:
        rule, foot = band.rules
        for part, fill in (
            (band.ground, palette.paper),
            (band.strip, palette.paper),
            (rule, of_lane(palette.inks, band.number)),
            (foot, of_lane(palette.bars, band.number)),
        ):
            assert (part.x, part.width, part.fill) == (near(on.left), near(on.width), fill)
        assert (rule.y, rule.height) == (near(band.ground.y), near(2 * unit(found)))
        assert (foot.y + foot.height, foot.height) == (near(band.ground.y + band.ground.height), near(unit(found)))
        assert band.strip.height == near(STRIP * unit(found))
        assert band.strip.y + band.strip.height == near(band.ground.y + band.ground.height)
    for above, below in pairwise(found.bands):
        assert below.ground.y == near(above.ground.y + above.ground.height + BETWEEN * unit(found))


@EVERY
def test_the_middle_of_words_is_their_row_and_their_mark_bars_and_whiskers_stand_in_it(name: str) -> None:
    for _, told in told_of(name):
        row = mid(told.words)
        heights = [*(form.y for form in told.forms), *map(mid, told.boxes)]
        heights += [y for line in told.lines for y in (line.y1, line.y2)]
        assert heights
        assert heights == [near(row)] * len(heights), told.event.id


@EVERY
def test_rows_of_a_lane_are_as_high_as_one_another_between_its_name_and_its_strip(name: str) -> None:
    found, pitches = poster(name), []
    for band in found.bands:
        rows = sorted({mid(told.words) for told in band.told})
        name_ends = max(words.y + words.height for words in band.head)
        pitch = 2 * (rows[0] - name_ends - 2 * unit(found))  # the first row stands half a row below the name
        pitches.append(pitch)
        numbers = [(row - rows[0]) / pitch for row in rows]
        assert numbers == [pytest.approx(round(number), abs=0.01) for number in numbers]
        assert rows[-1] + pitch / 2 <= band.strip.y + NEAR
    assert pitches == [pytest.approx(pitches[0], abs=3 * NEAR)] * len(pitches)
    assert ROW - 0.1 <= pitches[0] / unit(found) <= STRETCH * ROW + 0.1


@EVERY
def test_a_mark_stands_at_the_rulers_x_of_its_event_in_the_form_of_its_status(name: str) -> None:
    found, on, palette = poster(name), ruler(name), POSTERS[name][3]
    for band, told in told_of(name):
        mark, form = mark_of(told), FORMS[told.event.status]
        if mark is None:
            assert where(told.event, on).start < on.window.start
            continue
        ink = of_lane(palette.inks, band.number)
        assert mark.x == near(mark_x(told.event, on))
        assert (mark.outline, mark.inside, mark.dotted) == (form.outline, form.inside, form.dotted)
        assert mark.fill == (ink if form.filled else palette.paper)
        assert (mark.ink, mark.stroke) == (ink, palette.ink if told.event.disputed else "")
        assert mark.size == near(form.size(MARK) * unit(found))
        assert mark.weight == near(2 * unit(found))


@EVERY
def test_words_stand_beside_their_mark_or_date_or_on_their_bar_at_one_distance(name: str) -> None:
    found, on = poster(name), ruler(name)
    for _, told in told_of(name):
        days, gap = where(told.event, on), GAP * unit(found)
        right, left = max(days.start, on.window.start) if told.event.date.kind == "interval" else days.end, days.start
        if told.event.date.start == "open" and days.end < on.window.end:
            right = left = days.end
        begins = on.x(right) + gap, on.x(left) - gap - told.words.width
        assert min(abs(told.words.x - begin) for begin in begins) <= NEAR, told.event.id


@EVERY
def test_a_bar_begins_and_ends_with_its_date_and_its_sure_part_with_what_is_sure(name: str) -> None:
    found, on = poster(name), ruler(name)
    for _, told in told_of(name):
        days, ranged = where(told.event, on), told.event.date.kind == "interval"
        wide = ranged or days.end - days.start > 1
        sure = ranged and on.x(days.sure_start) < on.x(days.sure_end)
        edges = [(days.start, days.end)] * wide + [(days.sure_start, days.sure_end)] * sure
        assert [(bar.x, bar.x + bar.width) for bar in told.boxes] == [(near(on.x(a)), near(on.x(b))) for a, b in edges]
        thick = (ROW - 5 if ranged else 3.5) * unit(found)
        assert [bar.height for bar in told.boxes] == [near(thick)] * len(edges)


def whisker_days(event: Event, days: Extent) -> list[tuple[float, str]]:
    """Return where an event has whiskers, and their dashes."""
    found = [(mark_day(event, days), event.date.certainty)]
    found += [(days.start, "unknown")] * (event.date.start == "unknown")
    found += [(days.end, "unknown")] * (event.date.end == "unknown")
    return [(day, DASH_OF[kind]) for day, kind in found if kind in DASH_OF]


@EVERY
def test_a_whisker_stands_beside_its_mark_or_end_and_says_by_its_dash_what_is_not_sure(name: str) -> None:
    found, on = poster(name), ruler(name)
    ends = (MARK / 2 + 1.5) * unit(found), (MARK + 2.5) * unit(found)
    for _, told in told_of(name):
        wanted = [(on.x(day), dash) for day, dash in whisker_days(told.event, where(told.event, on)) if on.shows(day)]
        assert [line.dash for line in told.lines] == [dash for _, dash in wanted]
        for line, (x, _) in zip(told.lines, wanted, strict=True):
            assert (line.x1 < x) is (line.x2 < x)
            assert (abs(line.x1 - x), abs(line.x2 - x)) == (near(ends[0]), near(ends[1]))


@EVERY
def test_a_whisker_of_a_mark_stands_on_the_side_without_words(name: str) -> None:
    on = ruler(name)
    for _, told in told_of(name):
        mark = mark_of(told)
        if mark and told.event.date.certainty in DASH_OF:
            before = told.words.x + told.words.width < on.x(where(told.event, on).start)
            assert (told.lines[0].x1 > mark.x) is before, told.event.id


@EVERY
def test_an_open_end_has_a_point_that_looks_out_of_its_range_and_touches_its_end(name: str) -> None:
    on = ruler(name)
    for _, told in told_of(name):
        date, days = told.event.date, where(told.event, on)
        points = [form for form in told.forms if form.outline in ("left", "right")]
        assert [form.outline for form in points] == ["left"] * (date.start == "open") + ["right"] * (date.end == "open")
        for form in points:
            day, out = (days.start, -1) if form.outline == "left" else (days.end, 1)
            assert form.x == near(on.x(day) + out * form.size / 2)


@EVERY
def test_the_name_of_a_lane_stands_at_its_top_and_says_how_many_are_told_and_counted(name: str) -> None:
    found, on, palette = poster(name), ruler(name), POSTERS[name][3]
    for band in found.bands:
        first, *_, last = [one for one in band.head if not one.text.startswith("nothing here")]
        assert (first.x, first.y) == (near(on.left + 6 * unit(found)), near(band.ground.y + 3 * unit(found)))
        assert (first.size, first.face) == (near(found.type_size * 1.1), "semibold")
        assert (first.ink, last.ink) == (of_lane(palette.inks, band.number), palette.muted)
        assert last.text.startswith(f"{len(band.told)} named")
        assert last.text.endswith(f"{len(band.counted)} as ticks")


@EVERY
def test_the_axis_has_a_line_at_the_rulers_x_of_every_step_from_the_first_lane_to_the_legend(name: str) -> None:
    found, on = poster(name), ruler(name)
    steps = [step for step in ticks(on.window, on.scale / unit(found), rooms(float(PX))) if on.shows(step.start)]
    assert [(line.x1, line.x2) for line in found.axis.lines] == [
        (near(x), near(x)) for x in (on.x(s.start) for s in steps)
    ]
    for line in found.axis.lines:
        assert line.y1 == near(found.bands[0].ground.y)
        assert line.y2 >= found.bands[-1].ground.y + found.bands[-1].ground.height + found.axis.words[0].height


@EVERY
def test_words_of_the_axis_stand_amid_their_whole_step_or_beside_their_line_below_the_lanes(name: str) -> None:
    found, on = poster(name), ruler(name)
    steps = {step.words: step for step in ticks(on.window, on.scale / unit(found), rooms(float(PX)))}
    bottom = found.bands[-1].ground.y + found.bands[-1].ground.height
    assert found.axis.words
    for words in found.axis.words:
        step = steps[words.text]
        amid = (on.x(step.start) + on.x(step.end) - words.width) / 2
        assert words.x == near(amid if step.whole else on.x(step.start) + 4 * unit(found))
        assert mid(words) == near(bottom + round(PX * 1.85) / 2 * unit(found))


def series_of(name: str) -> Series:
    return all_series(view_of(name).dataset.events)[0]


def figures_of(name: str) -> list[tuple[Event, EdtfDate, int]]:
    """Return every figure and target that a chart draws: its event, the date at which it stands, and its value."""
    series, on = series_of(name), ruler(name)
    found = [(one, reached_at(one), one.quantity.value) for one in series.points if one.quantity]
    found += [(one.event, one.due, one.value) for one in series.targets]
    return [one for one in found if on.shows(middle(one[1], on.window))]


def chart_of(name: str) -> Chart:
    found = poster(name).chart
    assert found
    return found


def marks_of(name: str) -> dict[str, Form]:
    """Return the marks of a chart by the ids of their events."""
    events = [event.id for event, *_ in figures_of(name)]
    return dict(zip(events, chart_of(name).forms, strict=True))


@CHARTS
def test_a_figure_stands_at_the_rulers_x_of_its_date_in_the_form_of_its_status(name: str) -> None:
    on, marks, palette = ruler(name), marks_of(name), POSTERS[name][3]
    for event, when, _ in figures_of(name):
        mark, form = marks[event.id], FORMS[event.status]
        assert mark.x == near(on.x(middle(when, on.window)))
        assert (mark.outline, mark.inside, mark.dotted) == (form.outline, form.inside, form.dotted)
        assert mark.fill == (mark.ink if form.filled else palette.paper)
        assert mark.stroke == (palette.ink if event.disputed else "")


@CHARTS
def test_heights_of_figures_targets_and_rules_are_in_proportion_to_their_values(name: str) -> None:
    found, marks = chart_of(name), marks_of(name)
    places = [(value, marks[event.id].y) for event, _, value in figures_of(name)]
    (low, bottom), (high, top) = min(places), max(places)
    px = (bottom - top) / (high - low)
    assert top < bottom < found.ground.y + found.ground.height
    for value, y in places:
        assert bottom - y == near((value - low) * px)
    words = {one.text: one for one in found.words}
    for rule in found.rules:
        text = next(text for text, one in words.items() if abs(mid(one) + one.size * 0.55 - rule.y1) < 0.1)
        number, _, million = text.partition(" ")
        assert million == "million"
        assert bottom - rule.y1 == pytest.approx((float(number) * 1e6 - low) * px, abs=0.1)
        assert rule.y1 == rule.y2


@CHARTS
def test_all_that_a_chart_draws_stands_on_its_ground_below_its_name(name: str) -> None:
    chart = chart_of(name)
    top = max(words.y + words.height for words in chart.head)
    bottom = chart.ground.y + chart.ground.height
    heights = [y for form in chart.forms for y in (form.y - form.size / 2, form.y + form.size / 2)]
    heights += [y for words in chart.words for y in (words.y, words.y + words.height)]
    heights += [y for line in (*chart.lines, *chart.rules) for y in (line.y1, line.y2)]
    assert top <= min(heights)
    assert max(heights) <= bottom
    assert poster(name).bands[-1].ground.y + poster(name).bands[-1].ground.height < chart.ground.y


def ends(line: Line) -> tuple[tuple[float, float], tuple[float, float]]:
    return (line.x1, line.y1), (line.x2, line.y2)


def pairs(events: Sequence[Event], marks: dict[str, Form]) -> list[object]:
    """Return the middles of the marks of neighbours, as the ends of the lines that join them."""
    kept = [marks[event.id] for event in events if event.id in marks]
    return [((near(a.x), near(a.y)), (near(b.x), near(b.y))) for a, b in pairwise(kept)]


@CHARTS
def test_a_line_of_a_chart_ends_in_the_two_figures_that_it_joins_and_no_other_line_is_there(name: str) -> None:
    marks, series = marks_of(name), series_of(name)
    lines = chart_of(name).lines
    assert [ends(line) for line in lines if line.dash != "dashed"] == pairs(series.joined, marks)
    tied = [(one.event, one.answer) for one in series.targets if one.answer and one.answer.id in marks]
    wanted = [pair for both in tied if both[0].id in marks for pair in pairs(both, marks)]
    assert [ends(line) for line in lines if line.dash == "dashed"] == wanted


def test_a_line_is_solid_between_near_figures_and_dotted_over_a_silence() -> None:
    lines = [line for line in chart_of("figures").lines if line.dash != "dashed"]
    assert [line.dash for line in lines] == ["solid", "solid", "dotted", "solid"]
    assert [line.weight for line in lines] == [near(2 * unit(poster("figures")))] * 4


@CHARTS
def test_a_figure_of_a_date_wider_than_a_day_has_a_thin_bar_as_wide_as_its_date(name: str) -> None:
    on, marks = ruler(name), marks_of(name)
    spans = {event.id: when for event, when, _ in figures_of(name)} | {
        event.id: event.date for event in series_of(name).points
    }
    wide = [(key, extent(when, on.window)) for key, when in spans.items() if key in marks]
    wanted = [(marks[key].y, on.x(days.start), on.x(days.end)) for key, days in wide if days.end - days.start > 1]
    found = [(mid(box), box.x, box.x + box.width) for box in chart_of(name).boxes]
    assert found == [tuple(map(near, one)) for one in wanted]


@CHARTS
def test_words_of_a_figure_stand_within_a_row_and_a_half_of_it_and_beside_its_date(name: str) -> None:
    found, on, marks = poster(name), ruler(name), marks_of(name)
    series = series_of(name)
    notes = {one.words: (one.event, one.due) for one in series.targets}
    newest = [event for event in series.joined if event.id in marks][-1]
    said = [words for words in chart_of(name).words if words.ink == POSTERS[name][3].ink]
    assert said
    for words in said:
        event, when = notes.get(words.text, (newest, newest.date))
        days, gap = extent(when, on.window), GAP * unit(found)
        begins = on.x(days.end) + gap, on.x(days.start) - gap - words.width
        assert min(abs(words.x - begin) for begin in begins) <= NEAR
        off = abs(mid(words) - marks[event.id].y) / (ROW * unit(found))
        assert min(abs(off - rows) for rows in (0, 0.95, 1.5)) < 0.01


@EVERY
def test_an_entry_of_the_legend_stands_in_its_row_with_what_it_shows_left_of_its_words(name: str) -> None:
    found = poster(name)
    for sign in found.legend:
        heights = [*(form.y for form in sign.forms), *map(mid, sign.boxes)]
        heights += [(line.y1 + line.y2) / 2 for line in sign.lines]
        assert heights == [near(mid(sign.words))] * len(heights)
        rights = [*(form.x + form.size / 2 for form in sign.forms), *(box.x + box.width for box in sign.boxes)]
        rights += [max(line.x1, line.x2) for line in sign.lines]
        assert found.margin - NEAR <= sign.words.x - 0.1
        assert 0 < sign.words.x - max(rights) < 16 * unit(found)


@EVERY
def test_the_legend_draws_every_status_as_the_sheet_does(name: str) -> None:
    found = poster(name)
    shown = {sign.words.text: sign.forms[0] for sign in found.legend if sign.words.text in FORMS}
    told = {told.event.status for _, told in told_of(name)}
    charted = {event.status for event, *_ in figures_of(name)} if found.chart else set()
    assert set(shown) == told | charted
    for status, mark in shown.items():
        form = FORMS[status]
        assert (mark.outline, mark.inside, mark.dotted, mark.fill == mark.ink) == (
            form.outline,
            form.inside,
            form.dotted,
            form.filled,
        )


@EVERY
def test_lines_of_one_text_stand_a_line_apart_at_the_same_left_edge(name: str) -> None:
    found = poster(name)
    for block in (found.title, found.subtitle, found.stamp):
        for above, below in pairwise(block):
            assert below.x == above.x == near(found.margin)
            assert below.y == near(above.y + above.height)


@EVERY
def test_title_subtitle_lanes_axis_legend_and_stamp_stand_below_one_another_within_the_page(name: str) -> None:
    found = poster(name)
    tops = [found.title[0].y, found.subtitle[0].y, found.bands[0].ground.y, found.axis.words[0].y]
    tops += [found.legend[0].words.y, found.stamp[0].y]
    assert tops == sorted(tops)
    assert found.title[0].y == near(found.margin)
    assert found.stamp[-1].y + found.stamp[-1].height <= found.height - found.margin + NEAR
