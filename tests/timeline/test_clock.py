"""Two clocks: when it happened and when it became known; each date as imprecise as it is, and every row counted."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.edtf import Day, parse
from rollout.evidence.event import Event
from rollout.figure.view_figure import inside, picture
from rollout.outputs.formats import edition_for
from rollout.outputs.naming import stem
from rollout.timeline.clock import KNOWN, as_happened, became_known, every, known_at, on_clock, when_words
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import edition, stamp
from rollout.timeline.facts import fact, facts
from rollout.timeline.lag import DAYS, lag_words
from rollout.timeline.outcome import months, outcomes
from rollout.timeline.series import all_series
from rollout.timeline.talk import read as read_talk
from rollout.timeline.talks import told
from rollout.timeline.view import View, from_address
from rollout.timeline.window import known_days
from tests.support.events import dataset, dated, dates, event, figure

THREE = (
    {"date": "2017-03", "known": "2018-05-04", "known_by": "a lawyer"},
    {"date": "2016", "source_date": "2019-12"},
    {"date": "2018", "source_date": ""},
)
MAY_2019 = View(as_known="2019-05-01")
OPTIONAL = st.none() | dates


def aged(happened: str, known: str | None, source: str | None = None) -> Event:
    """Return an event of these dates, without the way through a file."""
    (one,) = dated([happened])
    when = parse(source) if source else None
    return replace(one, known=parse(known) if known else None, source=replace(one.source, date=when))


def test_an_event_stands_where_it_became_known_else_where_its_cited_text_appeared_else_it_waits() -> None:
    found = on_clock(dataset(*THREE), KNOWN)
    assert [one.date.text for one in found.events] == ["2018-05-04", "2019-12"]
    assert [when_words(one) for one in found.events] == [
        "known 4 May 2018; happened March 2017",
        "cited text of December 2019; happened 2016",
    ]
    assert when_words(found.events[0], short=True) == "known 4 May 2018; happened Mar 2017"
    assert [when_words(one) for one in found.waiting] == ["2018"]
    assert [known_at(one) for one in found.waiting] == [""]


def test_a_further_source_in_support_dates_what_the_first_does_not() -> None:
    found = dataset({"date": "2018", "source_date": ""})
    (one,) = found.events
    assert became_known(one) is None


def test_the_clock_that_is_not_asked_for_moves_nothing() -> None:
    evidence = dataset(*THREE)
    assert on_clock(evidence, "") is evidence
    assert DatasetIndex(evidence).on("").dataset is evidence
    assert from_address("?clock=other&as_known=2019") == View()


def test_an_event_comes_back_from_the_second_clock_as_it_was() -> None:
    evidence = dataset(*THREE)
    moved = on_clock(evidence, KNOWN)
    assert {as_happened(one).id: as_happened(one) for one in every(moved)} == {one.id: one for one in evidence.events}


def test_lanes_folded_to_few_are_moved_whole_too() -> None:
    evidence = dataset(*THREE)
    moved = on_clock(replace(evidence, whole=evidence), KNOWN)
    assert moved.whole is not None
    assert [one.id for one in moved.whole.waiting] == ["row-4"]


@settings(max_examples=60)
@given(
    st.lists(st.tuples(dates, OPTIONAL, OPTIONAL), min_size=1, max_size=6),
    st.sampled_from(["", KNOWN]),
    st.none() | st.dates(date(2016, 1, 1), date(2020, 1, 1)),
)
def test_shown_hidden_and_refused_are_all_rows_on_either_clock_as_known_on_any_day(
    rows: list[tuple[str, str | None, str | None]], clock: str, day: date | None
) -> None:
    made = [replace(aged(*row), id=f"row-{at}", row=at) for at, row in enumerate(rows)]
    evidence = replace(dataset({}), events=tuple(made), rows=len(made) + 2, cells=())
    view = View(clock=clock, as_known=day.isoformat() if day else "")
    mark = stamp(edition_for(".png", evidence, view))
    assert mark.shown + mark.hidden + mark.refused == mark.rows == len(made) + 2
    assert mark.refused == 2
    address = f"?clock={clock}&as_known={view.as_known}"
    counts = picture(DatasetIndex(evidence), address, 900, 500)["layout"]["meta"]["counts"]
    assert counts["shown"] + counts["hidden"] + counts["refused"] == counts["rows"]
    assert counts.get("by_clock", 0) <= counts["hidden"]


def test_what_a_clock_hides_is_counted_by_name() -> None:
    found = stamp(edition(on_clock(dataset(*THREE), KNOWN), View(clock=KNOWN)))
    assert found.counts.endswith("; 1 has no date of becoming known")
    assert found.view == "by when it became known"
    assert (found.shown, found.hidden) == (2, 1)


def test_as_it_was_known_on_a_day_counts_what_came_later_and_names_what_only_a_text_dates() -> None:
    found = stamp(edition(dataset(*THREE, {"source_date": "2019"}), MAY_2019))
    assert found.view == "as it was known on 1 May 2019"
    assert found.counts.split("; ")[1:] == [
        "1 became known later (of 1 only the cited text is dated)",
        "1 has no date of becoming known",
        "1 shown perhaps known only later",
    ]


def test_what_is_known_later_by_somebodys_word_is_no_matter_of_a_text() -> None:
    found = stamp(edition(dataset({"known": "2020"}, {"known": "2018"}), MAY_2019))
    assert found.counts.endswith("; 1 became known later")


@pytest.mark.parametrize(
    ("happened", "known", "words"),
    [
        ("2017-03-04", "2017-03-04", "the same day"),
        ("2017-03-04", "2017-03-05", "1 day later"),
        ("2017-03-04", "2017-03-16", "12 days later"),
        ("2017-03", "2017-12", "at least 8, at most 10 months later"),
        ("2018", "2019-01", "at least 1 day, at most 13 months later"),
        ("1999-12-22", "2019-12-23", "at least 20, at most 21 years later"),
        ("2017-03~", "2017-12", "at least about 8, at most about 10 months later"),
        ("2017-03", "2017", "at most 10 months later"),
        ("2017-03", "2017-03-01", "by its first day"),
        ("2026-04-01", "2025", "at least 3, at most 15 months before"),
        ("2017/..", "2019", "at most 36 months later"),
        ("../2017", "2019", "at least 12 months later"),
        ("2017/..", "2019/..", ""),
    ],
)
def test_a_lag_is_a_bound_as_wide_as_both_dates(happened: str, known: str, words: str) -> None:
    assert lag_words(aged(happened, known)) == words
    assert lag_words(aged(happened, None, known)) == words


def test_without_a_date_of_becoming_known_there_is_no_lag() -> None:
    assert lag_words(aged("2017", None)) == ""


def _holds(word: str, count: int, unit: str, first: Day, last: Day) -> bool:
    """Return whether the time between two days keeps a bound."""
    if unit == "day":
        far = last.toordinal() - first.toordinal()
        return far >= count if word == "at least" else far <= count
    wanted = count * (12 if unit == "year" else 1)
    far = months(first, last)
    return far >= wanted if word == "at least" else far < wanted or (far == wanted and first.day == last.day)


@settings(max_examples=300)
@given(dates, dates, st.floats(0, 1), st.floats(0, 1))
def test_whatever_days_two_dates_mean_the_lag_between_them_keeps_its_bounds(
    happened: str, known: str, early: float, late: float
) -> None:
    one = aged(happened, known)
    words, before = lag_words(one), lag_words(one).endswith("before")
    ends = (one.date, parse(known))
    days = []
    for when, share in zip(ends, (early, late), strict=True):
        start, end = known_days(when)
        days.append(date(1970, 1, 1) + timedelta(days=int(start + share * (end - 1 - start))))
    first, last = days[::-1] if before else days
    unit = ""
    for word, count, own in reversed(re.findall(r"(at least|at most) (?:possibly |about )*(\d+)( \w+)?", words)):
        unit = own.strip().rstrip("s") or unit
        sided = ends[::-1] if before else ends
        known_ends = (
            (sided[0].latest, sided[1].earliest) if word == "at least" else (sided[0].earliest, sided[1].latest)
        )
        assert None not in known_ends
        assert _holds(word, int(count), unit, first, last), (word, count, unit, days)


def test_a_short_time_is_told_in_days_and_a_long_one_in_years() -> None:
    start = date(2017, 3, 4)
    assert lag_words(aged("2017-03-04", (start + timedelta(DAYS)).isoformat())) == f"{DAYS} days later"
    assert "months" in lag_words(aged("2017-03-04", (start + timedelta(DAYS + 1)).isoformat()))


def test_both_dates_and_the_lag_are_told_of_each_event_on_either_clock() -> None:
    evidence = dataset(*THREE)
    found, moved = outcomes(evidence.events), on_clock(evidence, KNOWN)
    here = {one["id"]: one for one in facts(evidence.events, evidence.lanes)}
    for one in moved.events:
        assert fact(one, 0, found) == here[one.id]
    assert here["row-2"]["second"]["words"] == "known 4 May 2018"
    assert here["row-2"]["second"]["lag"] == "at least 13, at most 15 months later"
    assert here["row-3"]["second"]["words"] == ""  # the date of its source, which stands there already
    assert here["row-4"]["second"] is None


def test_a_search_and_the_filters_find_the_same_on_either_clock() -> None:
    index = DatasetIndex(dataset(*THREE))
    for search in ("2017-03", "2016"):
        ids = [
            [one.id for one in on.selection(View(search=search, clock=on.clock)).events]
            for on in (index, index.on(KNOWN))
        ]
        assert ids[0] == ids[1]


def test_the_second_clock_is_looked_at_once_and_has_no_third() -> None:
    index = DatasetIndex(dataset(*THREE))
    second = index.on(KNOWN)
    assert index.on(KNOWN) is second
    assert second.on(KNOWN) is second
    assert (index.clock, second.clock) == ("", KNOWN)
    assert second.lanes == index.lanes


def test_what_became_of_a_target_is_told_by_when_it_happened() -> None:
    goal = {"date": "2018", "due": "2019", "status": "planned", **figure("2018", 900, measure="target")}
    rows = (
        goal | {"id": "goal", "source_date": "2022"},
        figure("2018-12-31", 950, measure="cumulative", answers="goal", id="met", source_date=""),
    )
    evidence = dataset(*rows)
    moved = on_clock(evidence, KNOWN)
    assert outcomes(every(moved)).words(moved.events[0]) == outcomes(evidence.events).words(evidence.events[0])
    assert all_series(evidence.events)
    assert all_series(moved.events) == ()


def test_a_picture_says_its_clock_and_only_where_it_is_the_second() -> None:
    index = DatasetIndex(dataset(*THREE))
    here, there = (picture(index, address, 900, 500)["layout"]["meta"] for address in ("", "?clock=known"))
    assert "clock" not in here
    assert "clock_words" not in here["counts"]
    assert there["clock"] == KNOWN
    assert there["counts"]["clock_words"] == ["1 has no date of becoming known"]
    assert inside(index, "?clock=known") == []


def test_tables_have_both_dates_each_in_its_column_and_drawn_things_the_one_they_stand_by() -> None:
    evidence = dataset(*THREE)
    rows = edition_for(".csv", evidence, View(clock=KNOWN))
    assert [one.date.text for one in rows.shown] == ["2017-03", "2016"]
    assert stamp(rows).counts.startswith("2 shown + 1 hidden + 0 refused = 3 rows")
    assert [one.date.text for one in edition_for(".png", evidence, View(clock=KNOWN)).shown] == [
        "2018-05-04",
        "2019-12",
    ]


def test_files_of_two_clocks_have_two_names() -> None:
    evidence = dataset(*THREE)
    views = (View(), View(clock=KNOWN), MAY_2019, View(clock=KNOWN, as_known="2019-05-01"))
    assert len({stem(edition_for(".png", evidence, view)) for view in views}) == len(views)


def test_a_scene_without_a_window_of_its_own_has_one_around_where_its_events_stand() -> None:
    evidence = dataset(*THREE)
    talk = read_talk(b"title,focus\nOne,row-2\nNone on this clock,row-4\n", "t", evidence)
    index = DatasetIndex(evidence)
    here = told(talk, evidence, index.home, notes=False)["scenes"]
    there = told(talk, evidence, index.home, notes=False, stood=index.on(KNOWN).dataset)
    start, end = there["scenes"][0]["window"]
    assert here[0]["window"] != [start, end]
    assert start < known_days(parse("2018-05-04"))[0] < end
    assert there["scenes"][1]["window"] == [index.home.start, index.home.end]
    assert there["facts"]["row-4"]["second"] is None


def test_known_twice_is_known_by_the_word_of_who_says_so() -> None:
    assert became_known(event(known="2019", source_date="2020")) == parse("2019")


def test_a_curve_as_it_was_known_has_no_figure_and_no_answer_that_came_later() -> None:
    goal = {"id": "goal", "due": "2020", "status": "planned", **figure("2018", 900, measure="target"), "known": "2018"}
    rows = (
        goal,
        figure("2018-12-31", 300, known="2019-01"),
        figure("2018-06-30", 200, known="2018-07"),
        figure("2020-06-30", 950, known="2020-07", answers="goal"),
    )
    index = DatasetIndex(dataset(*rows))
    (whole,), (then,) = index.series_of(View()), index.series_of(MAY_2019)
    assert [one.quantity.value for one in whole.points if one.quantity] == [200, 300, 950]
    assert [one.quantity.value for one in then.points if one.quantity] == [200, 300]
    assert whole.targets[0].answer
    assert not then.targets[0].answer
