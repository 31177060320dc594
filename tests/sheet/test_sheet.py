"""A sheet: a view on a page of fixed size, with everything placed and nothing cut."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.edtf import parse
from rollout.layout.forms import OUTLINES
from rollout.layout.metrics import cut, overlaps
from rollout.layout.palette import DARK, LIGHT
from rollout.layout.scene import DASHES, Line, Part, Words, scaled
from rollout.layout.theme import Stage
from rollout.layout.typeface import lacks, width
from rollout.sheet import PAPERS, Band, Paper, Sheet, holds, layout, lines, sheet
from rollout.sheet.axis import axis
from rollout.sheet.frame import frame_of
from rollout.sheet.lines import STAND_IN, broken, legible, unlettered
from rollout.sheet.room import roomier
from rollout.sheet.rows import candidate, is_headline, shared
from rollout.sheet.signs import Ruler, mixed
from rollout.timeline.edition import Edition, ExportError, edition
from rollout.timeline.naming import title_of
from rollout.timeline.standing import standing
from rollout.timeline.view import View, from_address
from rollout.timeline.window import Window, from_days
from tests.support import hostile
from tests.support.events import dataset, dated, figure
from tests.support.real import everything

EVERY_SIZE = pytest.mark.parametrize("size", [name for name in PAPERS if name != "card"])  # it holds a story
REAL = everything().dataset
M = 1_000_000
DETAIL = {"date": "2019-04-03", "priority": "3"}
NO = {"disputed_by": "https://example.org/no", "dispute": "No."}
TITLES = "A regional committee votes to delay the rules on autonomous landing near schools"
STAGE = Stage(1920, 1080, 16, 23, 0, 0)


def of(*changes: dict[str, str], query: str = "") -> Edition:
    return edition(dataset(*changes), from_address(query))


def one(size: str = "1080p", query: str = "", **change: str) -> Sheet:
    return sheet(of(change, query=query), size)


@cache
def real(size: str, query: str = "") -> Sheet:
    """Return a sheet of our own evidence, laid out once: nothing can change it."""
    return sheet(edition(REAL, from_address(query)), size)


def lines_of(words: Iterable[Words]) -> list[str]:
    return [each.text for each in words]


def sixty() -> Edition:
    """Return sixty events with full titles, half of them in four years."""
    years = [2004 + n for n in range(30)] + [2017 + n % 4 for n in range(30)]
    rows = [
        {
            "date": f"{min(year, 2022)}-{n % 12 + 1:02}-{n % 27 + 1:02}",
            "lane": f"Lane {n % 3}",
            "priority": "2",
            "title": f"{TITLES[: 24 + n * 7 % 42]} {n}",
        }
        for n, year in enumerate(years)
    ]
    return of(*rows)


def assert_whole(found: Sheet) -> None:
    boxes = [each.bounds for each in found.words()]
    edge = found.margin - 0.1
    assert overlaps(boxes, 0.3) == 0
    assert cut(boxes, (edge, edge, found.width - edge, found.height - edge), 0.5) == 0
    assert min(each.size for each in found.words()) >= found.type_size - 0.01
    for each in found.words():
        assert width(each.text, each.size, each.face) <= each.width + 1.01
    for band in found.bands:
        ground = (band.ground.x, band.ground.y, band.ground.x + band.ground.width, band.strip.y)
        assert cut([told.words.bounds for told in band.told], ground, 1.0) == 0


@EVERY_SIZE
def test_no_word_is_cut_or_lies_on_another_at_any_size(size: str) -> None:
    assert_whole(real(size))


@EVERY_SIZE
@pytest.mark.parametrize(
    "query", ["from=2018-01-01&to=2020-12-31", "q=DNA", "from=2019-03-01&to=2019-05-31", "disputed=1"]
)
def test_no_word_is_cut_in_any_view(size: str, query: str) -> None:
    assert_whole(real(size, query))


def test_sixty_events_with_full_titles_are_all_told_in_a_wide_picture() -> None:
    found = sheet(sixty(), "1080p")
    assert_whole(found)
    assert len(found.told) == 60
    assert not found.counted


@EVERY_SIZE
def test_type_is_never_smaller_than_the_least_of_its_paper(size: str) -> None:
    found = real(size)
    assert found.type_size >= PAPERS[size].type_size
    assert (found.width, found.height) == (PAPERS[size].width, PAPERS[size].height)


def test_type_in_print_is_at_least_nine_points_and_sixteen_px_on_a_screen() -> None:
    assert all(PAPERS[name].type_size >= 9 for name in ("a3", "a4", "letter"))
    assert all(PAPERS[name].type_size * PAPERS[name].ppi / 72 >= 16 for name in ("1080p", "4k", "square"))


@pytest.mark.parametrize(("size", "pixels"), [("1080p", (1920, 1080)), ("4k", (3840, 2160)), ("square", (1080, 1080))])
def test_a_screen_size_is_exact_in_pixels(size: str, pixels: tuple[int, int]) -> None:
    paper = PAPERS[size]
    assert (paper.width * paper.ppi / 72, paper.height * paper.ppi / 72) == pixels


def test_few_events_are_told_in_larger_type_than_many() -> None:
    assert one().type_size > real("1080p").type_size


def test_every_event_is_told_or_counted_and_the_lane_says_how_many() -> None:
    found = real("a4")
    assert len(found.told) + len(found.counted) == len(REAL.events)
    for band in found.bands:
        assert f"{len(band.told)} named · {len(band.counted)} as ticks" in lines_of(band.head)


def test_a_month_is_as_wide_as_the_month() -> None:
    rows = [{"date": "2019-04"}, {"date": "2018-01-01"}, {"date": "2020-12-31"}]
    found = sheet(of(*rows, query="from=2019-01-01&to=2019-12-31"), "1080p")
    (told,) = found.told
    (bar,) = told.boxes
    assert bar.width / (found.width - 2 * found.margin) == pytest.approx(30 / 365, abs=0.001)
    assert told.forms[0].x == pytest.approx(bar.x + bar.width / 2, abs=0.02)
    assert told.words.x >= bar.x + bar.width or told.words.x + told.words.width <= bar.x


def test_a_day_has_no_bar() -> None:
    assert one(date="2019-04-03").told[0].boxes == ()


def test_a_range_is_a_bar_that_is_paler_at_a_vague_end() -> None:
    (told,) = one(date="2018-03/2019-05-10").told
    vague, sure = told.boxes
    assert vague.fill != sure.fill
    assert vague.x < sure.x
    assert vague.x + vague.width == pytest.approx(sure.x + sure.width, abs=0.02)


def test_a_range_without_a_sure_part_is_all_pale() -> None:
    assert len(one(date="2018/2018-06").told[0].boxes) == 1


@pytest.mark.parametrize(
    ("date", "dash"),
    [
        ("2019-04-03~", "dotted"),
        ("2019-04-03?", "dashed"),
        ("2019-04-03%", "dash-dotted"),
        ("2019-04-03/", "dashed"),
        ("/2019-04-03", "dashed"),
    ],
)
def test_a_date_that_is_not_certain_has_a_whisker(date: str, dash: str) -> None:
    (told,) = one(date=date).told
    assert [each.dash for each in told.lines] == [dash]


def test_an_open_end_has_a_point_at_the_edge() -> None:
    found = sheet(of({"date": "2018/.."}, {"date": "2021-05-05"}), "1080p")
    (told,) = (each for each in found.told if each.event.date.end == "open")
    point = next(form for form in told.forms if form.outline == "right")
    assert point.x == pytest.approx(found.width - found.margin, abs=8)


def test_an_open_start_has_a_point_at_the_left_edge() -> None:
    found = sheet(of({"date": "../2019-06-06"}, {"date": "2016-05-05"}), "1080p")
    (told,) = (each for each in found.told if each.event.date.start == "open")
    assert "left" in [form.outline for form in told.forms]
    arrow, mark = told.forms
    assert arrow.x < found.margin + 1 < mark.x  # nobody claims that it was at the left edge


def test_a_mark_that_lies_outside_the_window_is_not_drawn_and_said_in_words() -> None:
    both = of({"date": "2016/.."}, {"date": "../2019-06-06"}, query="from=2017-01-01&to=2018-01-01")
    found = sheet(both, "1080p")
    assert sorted([form.outline for form in told.forms] for told in found.told) == [["left"], ["right"]]
    assert all(f"({standing(told.event)})" in told.words.text for told in found.told)


@pytest.mark.parametrize(
    ("status", "outline", "inside", "filled", "dotted"),
    [
        ("documented", "circle", "", True, False),
        ("reported", "circle", "dot", False, False),
        ("claimed", "circle", "", False, False),
        ("planned", "diamond", "", False, False),
        ("forecast", "diamond", "", False, True),
        ("retracted", "circle", "cross", False, False),
    ],
)
def test_form_says_the_claim_status(status: str, outline: str, inside: str, filled: bool, dotted: bool) -> None:
    (told,) = one(status=status, due="2020" if outline == "diamond" else "").told
    form = told.forms[-1]
    assert (form.outline, form.inside, form.fill == form.ink, form.dotted) == (outline, inside, filled, dotted)


def test_a_stroke_says_that_a_mark_is_disputed() -> None:
    (plain,) = one().told
    (disputed,) = one(**NO).told
    assert (plain.forms[-1].stroke, disputed.forms[-1].stroke) == ("", LIGHT.ink)
    assert disputed.alt.endswith("(reported; disputed)")


def test_a_range_begun_before_the_window_says_its_status_in_words_for_its_mark_lies_outside() -> None:
    found = one(
        date="2015-01-01/2020-06-30",
        query="from=2018-01-01&to=2020-12-31",
        disputed_by="https://example.org/no",
        dispute="No.",
    )
    (told,) = found.told
    assert told.forms == ()
    assert told.words.text.endswith("(reported, disputed)")


def test_an_event_is_read_aloud_with_its_date_and_status() -> None:
    (told,) = one(date="2019-04", label="Cards").told
    assert told.alt == "Apr 2019: Cards (reported)"


def test_a_lane_keeps_its_colour_when_others_are_hidden() -> None:
    rows = [{"lane": "One"}, {"lane": "Two"}]
    (band,) = sheet(of(*rows, query="lane=Two"), "1080p").bands
    assert (band.number, band.rules[0].fill) == (1, LIGHT.inks[1])


def test_a_theme_colours_the_whole_sheet() -> None:
    found = sheet(of({}), "1080p", palette=DARK)
    assert found.paper == DARK.paper
    assert found.title[0].ink == DARK.ink


def test_lines_and_marks_are_of_the_kinds_that_renderers_know() -> None:
    found = real("a3")
    assert {form.outline for told in found.told for form in told.forms} <= set(OUTLINES)
    assert {line.dash for told in found.told for line in told.lines} <= set(DASHES)


def test_the_legend_explains_what_stands_on_the_sheet_and_nothing_else() -> None:
    found = one(date="2019-04-03")
    assert lines_of(sign.words for sign in found.legend) == ["reported"]
    rich = lines_of(sign.words for sign in real("a3").legend)
    assert rich[:5] == ["documented", "reported", "claimed", "planned", "forecast"]
    assert {"stroke: disputed", "month or year", "range", "about", "tick: any event"} <= set(rich)


@pytest.mark.parametrize(
    ("date", "words"),
    [("2019-04-03%", "about, and not certain"), ("2018/..", "no end given"), ("../2018", "no beginning given")],
)
def test_the_legend_explains_rare_signs_where_they_stand(date: str, words: str) -> None:
    assert words in lines_of(sign.words for sign in one(date=date).legend)


def test_the_stamp_carries_digest_counts_view_and_caution() -> None:
    found = real("square", "q=DNA")
    text = " ".join(lines_of(found.stamp))
    assert REAL.digest[:7] in text
    assert "Sources: " in text
    assert f"= {REAL.rows} rows in events.csv" in text
    assert "search “DNA”" in text
    assert "Close in time is not a documented link." in text


def test_a_required_event_without_room_is_named_and_the_sheet_refused() -> None:
    rows = [{"date": "2019-04-03", "title": f"A headline of the very same day, number {n}"} for n in range(40)]
    with pytest.raises(ExportError, match=r"no room on A4: “A headline .* and \d+ more\. Choose a larger size"):
        sheet(of(*rows, DETAIL), "a4")


@pytest.mark.parametrize("priority", ["1", "2", "3"])
def test_where_all_events_have_one_priority_none_must_be_named_and_the_stamp_says_by_which_rule_some_are(
    priority: str,
) -> None:
    rows = [
        {"lane": "Few" if n % 7 == 0 else "Many", "date": f"2019-04-{n % 5 + 3:02}", "title": f"One of all, number {n}"}
        for n in range(200)
    ]
    found = sheet(of(*({**row, "priority": priority} for row in rows)), "a4")
    assert len(found.told) + len(found.counted) == 200
    assert all(band.told for band in found.bands)
    said = f"{len(found.told)} of 200 named, evenly over time, as all have one priority"
    assert said in " ".join(lines_of(found.stamp))
    assert_whole(found)


def test_the_stamp_names_no_rule_where_all_are_named_or_one_comes_before_another() -> None:
    even = [{"date": f"20{n:02}-04-03"} for n in range(10)]
    assert "one priority" not in " ".join(lines_of(sheet(of(*even)).stamp))
    rows = [{"date": "2019-04-03", "priority": "3"}] * 60
    found = sheet(of(*rows, {"date": "2019-04-03"}), "a4")
    assert found.counted
    assert "one priority" not in " ".join(lines_of(found.stamp))


def test_a_headline_without_room_that_is_told_elsewhere_is_counted() -> None:
    rows = [{"date": "2019-04-03", "title": f"A headline of the very same day, number {n}"} for n in range(40)]
    found = sheet(of(*rows, DETAIL), "a4", fold=True)
    assert len(found.told) + len(found.counted) == 41
    assert found.counted
    assert_whole(found)


def test_one_required_event_without_room_is_named_in_the_singular() -> None:
    rows = [{"date": "2019-04-03", "priority": "2"}] * 60
    asked = of(*rows)
    last = sheet(asked, "a4").counted[0].id
    with pytest.raises(ExportError, match=f"1 event that must be named has no room on A4: .*{last}"):
        sheet(asked, "a4", required={last, asked.shown[0].id} - {each.event.id for each in sheet(asked, "a4").told})


def test_details_without_room_are_counted_and_not_refused() -> None:
    rows = [{"date": "2019-04-03", "priority": "3"}] * 60
    found = sheet(of(*rows), "a4")
    assert found.counted
    assert_whole(found)


def test_a_lane_that_lacks_room_for_a_headline_gets_a_row_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    few = [{"lane": "Few", "date": "2019-04-03", "title": f"A headline of the same day {n}"} for n in range(6)]
    many = [{"lane": "Many", "date": f"20{n:02}-04-01", "priority": "3"} for n in range(20)]
    monkeypatch.setattr("rollout.sheet.rows.shared", lambda lanes, rows, *_: [1, rows - 1])
    found = sheet(of(*few, *many), "a4")
    assert len(found.bands[0].told) == 6


def test_a_headline_left_out_weighs_more_than_every_detail_where_lanes_share_their_rows() -> None:
    ruler = Ruler(from_days(date(2018, 1, 1), date(2020, 12, 31)), 0, 1000)
    few, many = (
        tuple(candidate(event, STAGE, ruler) for event in dated(["2019-04-03"] * number, priority))
        for number, priority in ((6, 1), (30, 3))
    )
    assert shared([few, many], 8, STAGE, ruler) == [6, 2]


def test_nothing_is_a_headline_where_all_events_have_one_priority() -> None:
    (event,) = dated(["2019-04-03"], 1)
    assert is_headline(event, STAGE)
    assert not is_headline(event, replace(STAGE, even=True))


def test_lanes_without_room_for_what_must_be_told_are_refused() -> None:
    rows = [{"lane": f"Lane {n}"} for n in range(60)] + [{**DETAIL, "lane": "Lane 0"}]
    with pytest.raises(ExportError, match=r"^\d+ events that must be named have no room on A4"):
        sheet(of(*rows), "a4")


def test_paper_that_has_no_room_for_a_single_lane_is_refused() -> None:
    with pytest.raises(ExportError, match="1 lanes have no room on a stamp"):
        sheet(of({"lane": "Cards"}), Paper("a stamp", 60.0, 40.0, 2.0, 12.0, 96.0))


def test_of_more_lanes_than_any_page_holds_no_page_of_all_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def noted(known: Edition, *more: Any) -> Any:
        tried.append(len(known.lanes))
        return frame_of(known, *more)

    monkeypatch.setattr("rollout.sheet.layout.frame_of", noted)
    many = of(*({"lane": f"Lane {n}", "priority": str(2 + n % 2)} for n in range(layout.MOST_LANES + 1)))
    assert not holds(many, PAPERS["a3"])
    assert tried == []
    assert sheet(many, "a3").bands
    assert max(tried) <= 12


@pytest.mark.parametrize("count", [3, 8, 12, 16, 20, 60])
def test_every_lane_of_a_sheet_has_room_for_a_row_of_words_between_its_name_and_its_strip(count: int) -> None:
    found = sheet(of(*({"lane": f"Lane {n}", "priority": "3"} for n in range(count))), "a4")
    for band in found.bands:
        top = max(words.y + words.height for words in band.head)
        assert band.strip.y - top >= 1.5 * band.head[-1].size
    assert sum(len(band.told) for band in found.bands) >= min(count, 10)


@pytest.mark.parametrize(
    ("names", "words"), [(["A"], "Sources: 1 publisher ·"), (["A", "B"], "Sources: 2 publishers ·")]
)
def test_the_stamp_counts_publishers(names: list[str], words: str) -> None:
    found = sheet(of(*({"source_publisher": name} for name in names)), "a4")
    assert words in " ".join(lines_of(found.stamp))


@pytest.mark.parametrize(
    ("addresses", "words"),
    [
        (["https://www.example.org/1"] * 2, "1 source, no publisher named ·"),
        (["https://www.example.org/1", "https://www.example.org/2"], "2 sources, no publisher named ·"),
        (["", ""], "No source is named ·"),
    ],
)
def test_where_no_publisher_is_named_the_stamp_counts_sources(addresses: list[str], words: str) -> None:
    bare = {"source_publisher": "", "source_title": "", "status": ""}
    found = sheet(of(*({**bare, "source_url": address} for address in addresses)), "a4")
    assert words in " ".join(lines_of(found.stamp))


def test_a_view_without_events_is_refused() -> None:
    with pytest.raises(ExportError, match="no event"):
        sheet(of({}, query="q=nothing-like-it"), "a4")


def test_a_paper_of_ones_own_serves_a_slide() -> None:
    found = sheet(of({}), Paper("slide", 960.0, 540.0, 20.0, 10.0, 96.0))
    assert (found.width, found.height) == (960.0, 540.0)
    assert_whole(found)


def test_many_thousand_events_are_shared_by_number_and_ticks_meet() -> None:
    many = dated([f"{1990 + n % 35}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(450)], priority=3)
    found = sheet(edition(replace(dataset({}), events=many, rows=450), View()), "1080p")
    assert_whole(found)
    (band,) = found.bands
    assert len(band.ticks) <= 450


def test_rows_stand_in_the_order_of_their_first_words() -> None:
    found = sheet(sixty(), "1080p")
    for band in found.bands:
        first: dict[float, float] = {}
        for told in band.told:
            first[told.words.y] = min(told.forms[-1].x, first.get(told.words.y, 9999.0))
        assert [first[y] for y in sorted(first)] == sorted(first.values())


def test_the_panel_shows_figures_targets_and_rules_without_touching_words() -> None:
    found = real("1080p")
    assert found.chart is not None
    assert lines_of(found.chart.head)[0] == "E-cards, China (running total)"
    assert any(text.startswith("Target 100 million") for text in lines_of(found.chart.words))
    assert "1 billion" in lines_of(found.chart.words)
    assert found.chart.alt.startswith("E-cards, China (running total). ")


def test_a_round_figure_stands_at_the_right_where_the_line_is_in_its_way_at_the_left() -> None:
    rows = [figure("2018-01-01", 100 * M), figure("2018-02-01", 100 * M), figure("2019-01-01", 200 * M, **NO)]
    found = sheet(of(*rows), "1080p")
    assert found.chart is not None
    places = {words.text: words.x for words in found.chart.words if words.ink == LIGHT.muted}
    assert places["100 million"] > found.width / 2


def test_a_round_figure_stays_away_where_the_line_is_in_its_way_at_both_edges() -> None:
    rows = [figure("2018-01-01", 100 * M), figure("2018-06-01", 200 * M, **NO), figure("2019-01-01", 100 * M)]
    found = sheet(of(*rows), "1080p")
    assert found.chart is not None
    ticks = [words for words in found.chart.words if words.ink == LIGHT.muted]
    assert "100 million" not in lines_of(ticks)
    assert len(found.chart.rules) > len(ticks)
    assert_whole(found)


def test_the_panel_speaks_of_its_window_only() -> None:
    found = real("1080p", "from=2019-01-01&to=2020-12-31")
    assert found.chart is not None
    assert "1 billion" not in found.chart.alt
    assert "200 million" in lines_of(found.chart.words)


def test_the_panel_stays_away_where_the_view_shows_none_of_its_events() -> None:
    assert real("1080p", "q=DNA").chart is None
    assert real("1080p", "series=none").chart is None


def test_the_panel_stays_away_where_the_window_holds_none_of_its_figures() -> None:
    rows = [figure("2018-01-01", 10), figure("2019-01-01", 20), {"date": "2021-05-05", "answers": ""}]
    assert sheet(of(*rows, query="from=2021-01-01&to=2021-12-31"), "1080p").chart is None


def test_a_running_total_over_a_range_is_in_the_window_where_the_range_ends() -> None:
    rows = [figure("2015-01-01/2018-12-30", 17), figure("2019-01-01", 20)]
    found = sheet(of(*rows, query="from=2018-12-01&to=2019-01-31"), "1080p")
    assert found.chart is not None
    first, second = found.chart.forms
    assert 0 < second.x - first.x < found.width / 10


def test_a_disputed_figure_says_so_in_the_words_of_the_panel() -> None:
    rows = [figure("2018-01-01", 10), figure("2019-01", 20, **NO)]
    found = sheet(of(*rows), "1080p")
    assert found.chart is not None
    assert "Jan 2019: 20 (disputed; source: Tibet Daily)" in found.chart.alt
    assert len(found.chart.boxes) == 1


def test_a_percentage_has_its_sign_in_the_words_of_the_panel() -> None:
    share = {"unit": "percent of people"}
    rows = [figure("2018-01", 72, **share), figure("2019-01", 95, **share), figure("2021-01", 4, **share, **NO)]
    found = sheet(of(*rows), "1080p")
    assert found.chart is not None
    assert "Jan 2019: 95% (source: Tibet Daily); " in found.chart.alt
    assert {"95%", "50%"} <= set(lines_of(found.chart.words))


def test_a_target_answered_later_is_tied_to_the_figure() -> None:
    rows = [
        figure("2018-01-01", 10),
        {**figure("2018-02-02", 100), "measure": "target", "status": "planned", "due": "2019", "id": "goal"},
        figure("2020-01-01", 120, answers="goal"),
    ]
    found = sheet(of(*rows), "1080p")
    assert found.chart is not None
    assert "dashed" in [line.dash for line in found.chart.lines]


def test_a_long_name_of_a_series_runs_on_below_and_alone() -> None:
    scope = "the whole of the region and all of its prefectures, counties and towns " * 3
    found = sheet(of(figure("2018-01-01", 10, scope=scope), figure("2019-01-01", 20, scope=scope)), "square")
    assert found.chart is not None
    assert len(found.chart.head) > 1
    assert_whole(found)


def test_a_long_lane_name_is_broken_and_not_cut() -> None:
    found = one("square", lane="A lane with a name that goes on and on " * 4)
    assert len(found.bands[0].head) > 2
    assert_whole(found)


@pytest.mark.parametrize("text", [*hostile.TEXTS, "W" * 90, '#import "x" $x$ \\u{41}'], ids=ascii)
def test_hostile_text_is_placed_like_any_other(text: str) -> None:
    found = sheet(hostile.shown(text), "1080p")
    assert_whole(found)
    assert not any(lacks(letter) for words in found.words() for letter in words.text)


@given(st.text(max_size=60))
def test_legible_text_holds_only_letters_of_the_typeface_in_one_line(text: str) -> None:
    found = legible(text)
    assert not any(lacks(letter) for letter in found)
    assert legible(found) == found


@pytest.mark.parametrize("text", ["हिन्दी।", "বাংলা।", "ગુજરાતી॥", "第①条", "第Ⅲ章", "سؤال؟", "نعم، لا؛", "「好」。"])
def test_the_marks_of_a_script_are_drawn_where_its_letters_are(text: str) -> None:
    assert legible(text).strip("\u2068\u2069") == text


@pytest.mark.parametrize("text", ["ශ්\u200dරී ලංකා", "র\u200d্যাব", "می\u200cخواهم"])
def test_a_joiner_that_a_script_needs_is_kept_and_changes_what_is_measured(text: str) -> None:
    assert legible(text).strip("\u2068\u2069") == text
    assert not any(map(lacks, text))
    assert width(text, 1000) != width(text.replace("\u200c", "").replace("\u200d", ""), 1000)
    assert width(text, 1000) < 8000


def test_a_joiner_beside_what_no_face_draws_is_gone() -> None:
    assert legible("👩\u200d🚒 ܐ\u200cܒ ك\u200cܒ") == legible(f"👩\u200d🚒 {STAND_IN} ك{STAND_IN}")


def test_a_run_of_letters_that_the_typeface_lacks_becomes_one_lozenge() -> None:
    assert legible("𐎠𐎡𐎢 card 😀 ܐ") == f"{STAND_IN} card 😀 {STAND_IN}"


@given(st.text(alphabet="ab W-", max_size=80), st.floats(20, 300))
@settings(max_examples=60)
def test_broken_lines_fit_their_room_and_lose_no_letter(text: str, room: float) -> None:
    lines = broken(text, room, 16.0)
    assert all(width(each, 16.0) <= room for each in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_the_counts_of_a_lane_stand_below_a_name_that_fills_its_line() -> None:
    name = "A lane whose name fills the line to its end"
    heads = [one("square", lane=name + "!" * n).bands[0].head for n in range(0, 140, 4)]
    assert any(len(each) == 2 and each[1].y > each[0].y + 5 for each in heads)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2019-04-01", "2019-04-06", "2 Apr 2019"),
        ("2019-01-01", "2019-12-31", "Apr 2019"),
        ("2015-01-01", "2019-12-31", "Jul 2016"),
        ("2000-01-01", "2019-12-31", "2004"),
        ("1000-01-01", "2019-12-31", "1500"),
    ],
)
def test_the_axis_has_the_closest_steps_whose_words_fit(first: str, last: str, words: str) -> None:
    known = parse(f"{first}/{last}")
    assert known.earliest
    assert known.latest
    ruler = Ruler(from_days(known.earliest, known.latest), 20.0, 1400.0)
    found = axis(ruler, 0.0, 100.0, 110.0, STAGE)
    assert words in lines_of(found.words)
    assert overlaps([each.bounds for each in found.words]) == 0
    assert cut([each.bounds for each in found.words], (20.0, 0.0, 1420.0, 130.0)) == 0


def test_an_axis_too_narrow_for_any_words_has_none() -> None:
    ruler = Ruler(Window(-700_000.0, 20_000.0), 0.0, 20.0)
    assert axis(ruler, 0.0, 100.0, 110.0, STAGE).words == ()


@pytest.mark.parametrize(
    ("lanes", "words"), [((), "Rollout"), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")]
)
def test_the_title_names_the_lanes(lanes: tuple[str, ...], words: str) -> None:
    assert title_of(lanes) == words


def test_mixed_colours_run_from_the_ground_to_the_ink() -> None:
    assert (mixed("#000000", "#ffffff", 0.0), mixed("#000000", "#ffffff", 1.0)) == ("#ffffff", "#000000")
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


def test_scaling_changes_every_length_and_nothing_else() -> None:
    assert scaled(Line(1.0, 2.0, 3.0, 4.0, 2.0, "#000000"), 2.0) == Line(2.0, 4.0, 6.0, 8.0, 4.0, "#000000")
    found = real("a4")
    twice = scaled(found.bands[0], 2.0)
    assert isinstance(twice, Band)
    assert twice.number == found.bands[0].number
    assert _lengths(twice.ground) == [round(2 * value, 2) for value in _lengths(found.bands[0].ground)]
    assert twice.ground.fill == found.bands[0].ground.fill
    assert twice.told[0].event is found.bands[0].told[0].event


def _lengths(part: Any) -> list[float]:
    return [getattr(part, each.name) for each in fields(part) if each.type is float]


def test_every_length_of_a_sheet_is_a_finite_number() -> None:
    def walk(part: Any) -> Iterable[Any]:
        if isinstance(part, tuple):
            for each in part:
                yield from walk(each)
        elif isinstance(part, Part):
            yield from _lengths(part)
            for field in fields(part):
                yield from walk(getattr(part, field.name))

    found = list(walk(real("a4")))
    assert len(found) > 1000
    assert all(isinstance(value, float) and abs(value) < 10_000 for value in found)


def test_the_same_view_gives_the_same_sheet() -> None:
    assert sheet(edition(REAL, View()), "a4") == sheet(edition(REAL, View()), "a4")


def test_the_baseline_lies_within_the_box_of_its_words() -> None:
    words = one().title[0]
    assert words.y < words.baseline < words.y + words.height


@EVERY_SIZE
@pytest.mark.parametrize("around", [(), ({"date": "2005"}, {"date": "2022"})], ids=["alone", "among others"])
def test_a_headline_whose_year_fills_the_page_gets_a_wider_window(
    size: str, around: tuple[dict[str, str], ...]
) -> None:
    year = {"date": "2019", "title": f"{TITLES} now", "priority": "1", "label": ""}
    drawn = sheet(of(year, *around, query="?from=2019-01-01&to=2019-12-31"), size)
    assert [told.event.title for band in drawn.bands for told in band.told] == [year["title"]]
    assert drawn.bands[0].counted == ()


def test_a_wider_window_never_shows_time_in_which_something_is_left_out() -> None:
    year = {"date": "2019", "title": f"{TITLES} now", "priority": "1"}
    others = {"date": "2018-12-30"}, {"date": "2020-01-02", "priority": "3"}
    whole = of(year, *others, query="?from=2019-01-01&to=2019-12-31")
    assert {(each.window.start, each.window.end) for each in roomier(whole, ())} == {
        (whole.window.start - 1, whole.window.end + 1),
        (whole.window.start, whole.window.end + 1),
    }
    with pytest.raises(ExportError, match="row-2"):
        sheet(whole, "square")


def test_a_page_of_many_events_keeps_its_window() -> None:
    assert list(roomier(sixty(), ())) == []


def test_letters_that_the_typeface_lacks_are_told_with_the_events_that_hold_them() -> None:
    assert unlettered(of({"title": "A plain title"})) == ""
    assert unlettered(of({"title": "བོད་ལྗོངས"}, {})) == ""
    assert unlettered(of({"title": "𐎠"}, {})).endswith("that no typeface here has, in row-2.")
    assert unlettered(of(*({"title": f"𐎠 {n}"} for n in range(7)))).endswith("row-6 and 2 more.")


def test_a_script_whose_face_is_not_here_is_named_with_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lines, "lacks", lambda letter: letter > "\u0e00")
    monkeypatch.setattr(lines, "missing", lambda letters: {"Tibetan": "npm install it"} if "བ" in letters else {})
    assert unlettered(of({"title": "བོད"})).endswith(
        "no typeface here has (Tibetan), in row-2. Tibetan needs a face: npm install it."
    )
