"""The span of time shown: where dates stand on the axis, and with which window the page opens."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.edtf import parse
from rollout.evidence.edtf.far import FIRST, LAST
from rollout.evidence.event import Event
from rollout.timeline.window import (
    EPOCH,
    FAR,
    Window,
    busiest_of,
    extent,
    from_days,
    iso,
    known_days,
    number,
    opening,
    whole,
    year_of,
)
from rollout.timeline.window import (
    LAST as END,
)
from tests.edtf_cases import FURTHER_ACCEPTED, LOC_ACCEPTED
from tests.support.cases import for_each
from tests.support.events import dated, events

SPAN = from_days(date(1990, 1, 1), date(2030, 12, 31))
TEXTS = tuple(dict.fromkeys(case[0] for case in (*LOC_ACCEPTED, *FURTHER_ACCEPTED)))
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def days(first: str, last: str) -> tuple[int, int]:
    return number(date.fromisoformat(first)), number(date.fromisoformat(last)) + 1


def in_years(*years: int, priority: int = 2) -> tuple[Event, ...]:
    return dated((f"{year:04}-06" for year in years), priority)


def test_a_day_is_counted_from_the_first_of_january_1970() -> None:
    assert number(date(1970, 1, 1)) == 0
    assert number(date(1969, 12, 31)) == -1


def test_a_window_runs_from_the_morning_of_its_first_day_to_the_evening_of_its_last() -> None:
    window = from_days(date(2019, 2, 28), date(2019, 3, 1))
    assert window.days == 2
    assert (window.first(), window.last()) == ("2019-02-28", "2019-03-01")


@settings(max_examples=50)
@given(DAYS, DAYS)
def test_a_window_gives_back_the_days_it_was_made_from(one: date, other: date) -> None:
    first, last = sorted((one, other))
    window = from_days(first, last)
    assert (window.first(), window.last()) == (first.isoformat(), last.isoformat())
    assert window.days >= 1


@settings(max_examples=50)
@given(st.floats(-1e9, 1e9))
def test_a_day_before_minus_9999_or_after_9999_is_told_as_the_nearest_there_is(far: float) -> None:
    day = parse(iso(far)).earliest
    assert day
    assert day.toordinal() == min(max(round(far) + EPOCH, FIRST), LAST)


@given(DAYS)
def test_the_year_of_a_day_is_that_of_the_calendar(day: date) -> None:
    assert year_of(number(day)) == day.year


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-02-03", "2019-02-03", "2019-02-03"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2019-22", "2019-06-01", "2019-08-31"),
        ("2019-34", "2019-04-01", "2019-06-30"),
        ("2017-06/2018-04", "2017-06-01", "2018-04-30"),
        ("2017-06/..", "2017-06-01", "2017-06-30"),
        ("2017-06?/", "2017-06-01", "2017-06-30"),
        ("../2017-06", "2017-06-01", "2017-06-30"),
        ("/2017-06~", "2017-06-01", "2017-06-30"),
        ("[2014,2016-05]", "2014-01-01", "2016-05-31"),
        ("[..1984]", "1984-01-01", "1984-12-31"),
        ("[1760-12..]", "1760-12-01", "1760-12-31"),
        ("[..1667,1760..]", "1667-01-01", "1760-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_the_known_days_of_a_date_are_those_it_names_and_no_others(text: str, first: str, last: str) -> None:
    assert known_days(parse(text)) == days(first, last)


@for_each("text", TEXTS)
def test_the_extent_of_any_date_is_ordered_and_what_is_sure_lies_inside_it(text: str) -> None:
    where = extent(parse(text), SPAN)
    assert where.start < where.end
    assert where.start <= where.sure_start <= where.sure_end <= where.end


@settings(max_examples=50)
@given(DAYS, DAYS, st.sampled_from(["{}/{}", "{}/..", "../{}", "{}/", "/{}", "[{},{}]", "[..{}]", "[{}..]", "{}?"]))
def test_the_extent_of_days_in_any_form_is_ordered_even_outside_the_span(one: date, other: date, form: str) -> None:
    first, last = sorted((one, other))
    where = extent(parse(form.format(first, last)), SPAN)
    assert where.start < where.end
    assert where.start <= where.sure_start <= where.sure_end <= where.end


def test_a_month_is_a_month_wide_not_its_first_day() -> None:
    where = extent(parse("2019-02"), SPAN)
    assert where.end - where.start == 28
    assert where.sure_start == where.sure_end


def test_a_range_between_days_is_sure_from_end_to_end() -> None:
    where = extent(parse("2018-09-09/2018-10-04"), SPAN)
    assert (where.sure_start, where.sure_end) == (where.start, where.end)


def test_a_range_between_months_is_sure_from_the_last_day_of_the_first_to_the_first_day_of_the_last() -> None:
    where = extent(parse("2017-06/2018-04"), SPAN)
    assert (where.start, where.end) == days("2017-06-01", "2018-04-30")
    assert (where.sure_start, where.sure_end) == days("2017-06-30", "2018-04-01")


def test_a_range_whose_vague_ends_meet_is_sure_nowhere() -> None:
    where = extent(parse("2019/2019"), SPAN)
    assert where.sure_start == where.sure_end


def test_an_open_side_runs_to_the_edge_of_the_span() -> None:
    later, earlier = extent(parse("2017-06/.."), SPAN), extent(parse("../2017-06"), SPAN)
    assert (later.start, later.end) == (days("2017-06-01", "2017-06-30")[0], SPAN.end)
    assert (later.sure_start, later.sure_end) == (days("2017-06-30", "2017-06-30")[0], SPAN.end)
    assert (earlier.start, earlier.end) == (SPAN.start, days("2017-06-01", "2017-06-30")[1])


@pytest.mark.parametrize("text", ["2017-06/", "/2017-06"])
def test_of_a_range_with_an_unknown_end_beside_a_month_no_day_is_sure(text: str) -> None:
    where = extent(parse(text), SPAN)
    assert (where.start, where.end) == days("2017-06-01", "2017-06-30")
    assert where.sure_start == where.sure_end


@pytest.mark.parametrize("text", ["2017-06-05/", "/2017-06-05"])
def test_of_a_range_with_an_unknown_end_beside_a_day_that_day_is_sure(text: str) -> None:
    where = extent(parse(text), SPAN)
    assert (where.sure_start, where.sure_end) == days("2017-06-05", "2017-06-05")


def test_without_events_the_span_is_one_year_and_so_is_every_window() -> None:
    year = from_days(date(2000, 1, 1), date(2000, 12, 31))
    assert whole(()) == opening(()) == year


@settings(max_examples=50)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8))
def test_the_span_holds_every_day_that_an_event_names_with_air_but_where_time_ends(texts: list[str]) -> None:
    found = dated(texts)
    span = whole(found)
    for first, last in (known_days(one.date) for one in found):
        assert span.start < first or first == span.start == FAR
        assert last < span.end or last > span.end == END


def test_the_span_of_the_first_and_last_years_there_are_breaks_nothing() -> None:
    span = whole(dated(("0001", "9999")))
    assert (span.first(), span.last()) == ("-0119-01-05", "9999-12-31")


def test_the_page_opens_with_everything_when_there_are_few_events() -> None:
    found = in_years(1950, 2018, 2019)
    assert opening(found) == whole(found)


def test_the_page_opens_after_a_long_thin_beginning() -> None:
    found = in_years(1950, *[2010 + n % 10 for n in range(30)])
    window = opening(found)
    assert "2009-06" < window.first() < "2010-01-01"
    assert window.end == whole(found).end


def test_the_page_opens_with_everything_when_a_thin_beginning_is_not_long() -> None:
    found = in_years(2009, *[2010 + n % 10 for n in range(30)])
    assert opening(found) == whole(found)


@settings(max_examples=50)
@given(st.lists(st.integers(1, 9999), max_size=40))
def test_the_opening_window_lies_within_the_span_and_shows_nearly_all_events(years: list[int]) -> None:
    found = in_years(*years)
    span, window = whole(found), opening(found)
    assert span.start <= window.start < window.end == span.end
    left_out = sum(known_days(one.date)[1] <= window.start for one in found)
    assert left_out <= len(found) * 0.06


def begins(*years: int) -> list[float]:
    return sorted(known_days(one.date)[0] for one in in_years(*years))


def test_the_busiest_years_are_the_shortest_run_that_holds_a_share_of_some_events() -> None:
    found = begins(2001, 2017, 2018, 2018, 2020)
    assert busiest_of(found, 0.6) == from_days(date(2017, 1, 1), date(2018, 12, 31))
    assert busiest_of(found, 1.0) == from_days(date(2001, 1, 1), date(2020, 12, 31))


@settings(max_examples=50)
@given(st.lists(st.integers(1, 9999), min_size=1, max_size=12), st.floats(0, 1))
def test_the_busiest_years_hold_at_least_the_share_that_was_asked_for(years: list[int], share: float) -> None:
    window = busiest_of(begins(*years), share)
    inside = sum(window.first() <= f"{year:04}-06-01" <= window.last() for year in years)
    assert inside >= max(1, round(len(years) * share))


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (1.5, 1.75, "1970-01-02T12:00", "1970-01-02T17:59"),
        (1.0, 2.0, "1970-01-02", "1970-01-02"),
        (1.5, 9.5, "1970-01-03", "1970-01-09"),
        (-841_000.5, -841_000.25, "-0333-06-02T12:00", "-0333-06-02T17:59"),
    ],
)
def test_a_short_window_begins_and_ends_at_a_minute(start: float, end: float, first: str, last: str) -> None:
    window = Window(start, end)
    assert (window.first(), window.last()) == (first, last)


def test_events_of_one_night_have_minutes_of_air_and_not_weeks() -> None:
    night = events({"date": "2031-03-04T01:00"}, {"date": "2031-03-04T04:00"})
    span = whole(night)
    assert span.days == pytest.approx((180 + 1 + 20) / 1440)
    assert whole(events({"date": "2031-03-04"})).days == 41
