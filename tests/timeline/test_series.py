"""Quantities: like with like only, nothing rounded, and early or late never by more than the dates say."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.evidence.edtf import EdtfDate, parse
from rollout.evidence.event import Event
from rollout.timeline.outcome import NO_FIGURE, NO_WORD, answers_to, lateness, outcome, reached_at
from rollout.timeline.series import Series, all_series
from rollout.words.amounts import amount
from tests.support.cases import for_each
from tests.support.events import COUNTED, events, figure

GOAL = {"id": "goal", "status": "planned", "date": "2019-04", "due": "2019-12-31", **COUNTED, "measure": "target"}
DAYS = st.dates(date(1, 2, 1), date(9998, 12, 31))


def goal(**change: str) -> dict[str, str]:
    return {**GOAL, **change}


def reply(when: str, value: int, **change: str) -> dict[str, str]:
    return figure(when, value, answers="goal", **change)


def answered(*changes: dict[str, str]) -> tuple[Event | None, str]:
    """Return how the first row, a target, is answered by the others."""
    target, *answers = events(*changes)
    return outcome(target, answers)


def of(*changes: dict[str, str]) -> tuple[Series, ...]:
    return all_series(events(*changes))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (95, "95"),
        (877_000, "877,000"),
        (999_999, "999,999"),
        (1_000_000, "1 million"),
        (2_700_000, "2.7 million"),
        (3_180_000, "3.18 million"),
        (11_141_000, "11.141 million"),
        (100_000_000, "100 million"),
        (263_440, "263,440"),
        (1_234_567, "1,234,567"),
        (1_097_000_000, "1.097 billion"),
        (1_250_000_000, "1.25 billion"),
        (1_234_567_000, "1,234.567 million"),
        (1_000_100, "1,000,100"),
        (1_000_100_000, "1,000.1 million"),
        (1_000_000_001, "1,000,000,001"),
        (999_999_999_000_000, "999,999.999 billion"),
    ],
)
def test_an_amount_is_said_as_people_say_it_and_never_rounded(value: int, words: str) -> None:
    assert amount(value) == words


@given(st.builds(lambda value, zeros: value * 10**zeros, st.integers(0, 10**6), st.integers(0, 9)))
def test_an_amount_in_words_is_exactly_the_number(value: int) -> None:
    figures, _, size = amount(value).partition(" ")
    whole, _, part = figures.replace(",", "").partition(".")
    zeros = {"": 0, "million": 6, "billion": 9}[size]
    assert int(whole + part + "0" * (zeros - len(part))) == value


def test_a_series_is_of_one_unit_one_measure_and_one_scope() -> None:
    (series,) = of(
        figure("2017", 1, unit="cards", scope="Lhasa"),
        figure("2018", 2, unit="e-cards", scope="Lhasa"),
        figure("2019", 3, unit="cards", scope="China"),
        figure("2020", 4, unit="cards", scope="Lhasa", measure="increment"),
        figure("2021", 5, unit="cards", scope="Lhasa"),
    )
    assert (series.unit, series.measure, series.scope) == ("cards", "cumulative", "Lhasa")
    assert [point.date.text for point in series.points] == ["2017", "2021"]


def test_a_running_total_and_a_years_additions_are_never_one_line() -> None:
    additions = {"measure": "increment"}
    totals, added = of(
        figure("2017", 1), figure("2018", 2), figure("2017", 1, **additions), figure("2018", 1, **additions)
    )
    assert (totals.measure, added.measure) == ("cumulative", "increment")
    assert len(totals.joined) == 2
    assert added.joined == ()
    assert (totals.title, added.title) == ("Cards, Lhasa (running total)", "Cards, Lhasa (additions)")
    assert totals.key != added.key


def test_a_percentage_is_no_running_total_and_its_figures_have_the_sign() -> None:
    share = {"unit": "percent of people"}
    goal_ = goal(**share, quantity="90")
    (series,) = of(figure("2018", 10, **share), reply("2019-12", 80, **share), goal_)
    assert series.title == "Percent of people, Lhasa"
    assert series.targets[0].words == "Target 90% by 31 Dec 2019: 80% (Dec 2019)"
    (added,) = of(*(figure(year, 1, **share, measure="increment") for year in ("2018", "2019")))
    assert added.title == "Percent of people, Lhasa (additions)"


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["cards", "e-cards"]),
            st.sampled_from(["cumulative", "increment"]),
            st.sampled_from(["Lhasa", "China"]),
        ),
        max_size=8,
    )
)
def test_only_like_is_ever_beside_like(kinds: list[tuple[str, str, str]]) -> None:
    rows = [figure("2018", 1, unit=unit, measure=measure, scope=scope) for unit, measure, scope in kinds]
    found = of(*rows)
    for series in found:
        members = {(p.quantity.unit, p.quantity.measure, p.quantity.scope) for p in series.points if p.quantity}
        assert members == {(series.unit, series.measure, series.scope)}
    assert sorted(len(one.points) for one in found) == sorted(n for k in set(kinds) if (n := kinds.count(k)) > 1)
    assert len({one.key for one in found}) == len(found)


@pytest.mark.parametrize(
    "doubt",
    [
        {"status": "claimed"},
        {"status": "retracted"},
        {"disputed_by": "https://www.example.org/no", "dispute": "Not so."},
    ],
)
def test_a_disputed_claimed_or_withdrawn_figure_is_shown_but_not_joined(doubt: dict[str, str]) -> None:
    (series,) = of(figure("2017", 1), figure("2018", 9, **doubt), figure("2019", 2))
    assert [point.date.text for point in series.points] == ["2017", "2018", "2019"]
    assert [point.date.text for point in series.joined] == ["2017", "2019"]


def test_points_stand_in_order_of_date_whatever_the_order_of_the_file() -> None:
    (series,) = of(figure("2020/..", 3), figure("2019", 2), figure("2017-06/2018-04", 1))
    assert [point.date.text for point in series.points] == ["2017-06/2018-04", "2019", "2020/.."]


def test_one_figure_alone_is_no_series_and_no_figures_none() -> None:
    assert of(figure("2017", 1)) == of({}, {}) == of(goal()) == ()


def test_one_figure_and_its_target_are_a_series() -> None:
    (series,) = of(goal(), figure("2018", 1))
    assert [target.value for target in series.targets] == [450_000]


def test_the_series_with_most_headlines_comes_first_then_the_longest() -> None:
    quiet = [figure(str(2010 + n), n, unit="e-cards", priority="3") for n in range(4)]
    longer = [figure(str(2010 + n), n, unit="seals", priority="3") for n in range(5)]
    told = [figure("2017", 1, unit="cards", priority="1"), figure("2018", 2, unit="cards", priority="3")]
    assert [one.unit for one in of(*quiet, *longer, *told)] == ["cards", "seals", "e-cards"]


def test_a_target_is_tied_to_its_answer_in_the_series_of_that_answer() -> None:
    added = {"measure": "increment"}
    additions, totals = of(
        goal(),
        reply("2020-01", 450_000, id="done", **added),
        figure("2018", 1, **added),
        figure("2018", 2),
        figure("2019", 3),
    )
    assert (totals.measure, additions.measure) == ("cumulative", "increment")
    assert totals.targets == ()
    (target,) = additions.targets
    assert target.answer
    assert target.answer.id == "done"


def test_a_target_without_a_date_by_which_is_no_target_of_a_series() -> None:
    (series,) = of(goal(status="reported", due=""), figure("2018", 1), figure("2019", 2))
    assert series.targets == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "Target 450,000 by 31 Dec 2019: no later figure found"),
        ({"due": "2020", "quantity": "100000000"}, "Target 100 million by 2020: no later figure found"),
        ({"measure": "forecast", "status": "forecast"}, "Forecast 450,000 by 31 Dec 2019: no later figure found"),
        ({"unit": "percent of people", "quantity": "90"}, "Target 90% by 31 Dec 2019: no later figure found"),
    ],
)
def test_a_target_or_forecast_that_nothing_answers_says_so(change: dict[str, str], words: str) -> None:
    unit = change.get("unit", "cards")
    (series,) = of(goal(**change), figure("2017", 1, unit=unit), figure("2018", 2, unit=unit))
    assert [target.words for target in series.targets] == [words]
    assert series.targets[0].answer is None


def test_a_target_answered_without_a_figure_says_only_what_was_aimed_at() -> None:
    (series,) = of(goal(), figure("2018", 1), {"answers": "goal", "date": "2020"})
    assert [target.words for target in series.targets] == ["Target 450,000 by 31 Dec 2019"]


# events-csv.md: due on a day, answered in a month; the words are bounds, for a total says "reached by then".
@for_each(
    ("due", "answer", "words"),
    [
        ("2019-12-31", "2020-01", "reached at most 31 days late"),
        ("2019-12-31", "2020-01-01", "reached at most 1 day late"),
        ("2019-12-31", "2020-05-22", "reached at most 143 days late"),
        ("2019-12-31", "2020-05-22~", "reached at most about 143 days late"),
        ("2019-12-31?", "2020-05-22", "reached at most possibly 143 days late"),
        ("2019-12-31?", "2020-05-22~", "reached at most possibly about 143 days late"),
        ("2019-12-31%", "2020-05-22", "reached at most possibly about 143 days late"),
        ("2019-12-31", "2020-12", "reached at most 13 months late"),
        ("2019-12-31", "2019-07", "met at least 5 months early"),
        ("2019-12-31", "2019-07~", "met at least about 5 months early"),
        ("2019-12-31", "2019-12-01", "met at least 30 days early"),
        ("2019-12-31", "2019-12-30", "met at least 1 day early"),
        ("2019-12-31", "2019-12-31", "met in time"),
        ("2019-12-31", "2019-12", "met in time"),
        ("2020", "2020-12", "met in time"),
        ("2020", "2019-07", "met at least 5 months early"),
        ("2016/2020", "2019-07", "met at least 5 months early"),
        ("../2020", "2019-07", "met at least 5 months early"),
        ("2020", "2021-01-10", "reached at most 13 months late"),
        ("2020-06", "2020-07-10", "reached at most 39 days late"),
        ("[2019-06,2020-06]", "2020-07-10", "reached at most 14 months late"),
        ("9999-12-31", "9999", "met in time"),
        ("0001-01-01", "0001", "reached at most 12 months late"),
    ],
)
def test_early_or_late_is_said_as_a_bound_at_the_precision_of_the_dates(due: str, answer: str, words: str) -> None:
    assert lateness(parse(due), parse(answer)) == words


@pytest.mark.parametrize(
    ("due", "answer"), [("2019/..", "2020"), ("[..2019]", "2018"), ("2019/", "2020"), ("2019", "2020/..")]
)
def test_nothing_is_said_where_a_date_has_no_end(due: str, answer: str) -> None:
    assert lateness(parse(due), parse(answer)) == ""


def spread(first: date, form: str) -> EdtfDate:
    return parse({"day": f"{first}", "month": f"{first}"[:7], "year": f"{first}"[:4]}[form])


FORMS = st.sampled_from(["day", "month", "year"])


@given(DAYS, DAYS, FORMS, FORMS)
def test_no_number_is_said_that_is_not_a_bound_for_every_day_the_dates_allow(
    one: date, other: date, due_form: str, answer_form: str
) -> None:
    due, answer = spread(one, due_form), spread(other, answer_form)
    words = lateness(due, answer)
    assert due.earliest
    assert due.latest
    assert answer.latest
    if words == "met in time":
        assert answer.latest <= due.latest
        return
    said = re.fullmatch(r"(met at least|reached at most) (\d+) (day|month)s? (early|late)", words)
    assert said, words
    count = int(said[2])
    if said[4] == "early":
        least = due.earliest.toordinal() - answer.latest.toordinal()
        assert count == least if said[3] == "day" else count * 28 <= least
    else:
        most = answer.latest.toordinal() - due.earliest.toordinal()
        assert answer.latest > due.latest
        assert count == most if said[3] == "day" else count * 31 >= most > (count - 2) * 28


@given(DAYS, st.integers(1, 60))
def test_between_two_days_that_are_known_the_bound_is_their_exact_distance(day: date, days: int) -> None:
    unit = f"{days} day{'s' * (days > 1)}"
    assert lateness(spread(day, "day"), spread(day + timedelta(days), "day")) == f"reached at most {unit} late"


# 15 January and 31 July: a month ends on the day before the same day, and on the last day of a shorter one.
@pytest.mark.parametrize(
    ("day", "nearer", "farther", "unit"),
    [
        ("2019-01-15", "2019-07-14", "2019-07-15", "late"),
        ("2019-12-31", "2020-06-30", "2020-07-01", "late"),
        ("2019-09-15", "2019-07-16", "2019-07-15", "early"),
        ("2019-12-31", "2019-11-01", "2019-10-31", "early"),
    ],
)
def test_lengths_are_said_in_days_below_six_months_late_or_two_months_early_and_in_months_from_there_on(
    day: str, nearer: str, farther: str, unit: str
) -> None:
    between = abs((date.fromisoformat(nearer) - date.fromisoformat(day)).days)
    months = {"late": "reached at most 7 months late", "early": "met at least 2 months early"}[unit]
    assert lateness(parse(day), parse(nearer)).endswith(f" {between} days {unit}")
    assert lateness(parse(day), parse(farther)) == months


def test_only_a_running_total_over_a_known_range_stands_at_the_end_of_the_range() -> None:
    total, added, open_ = events(
        figure("2017-06/2018-04", 5), figure("2017-06/2018-04", 5, measure="increment"), figure("2017-06/..", 5)
    )
    assert [reached_at(one).text for one in (total, added, open_)] == ["2018-04", "2017-06/2018-04", "2017-06/.."]


def test_the_first_figure_that_reaches_the_goal_answers_it() -> None:
    best, words = answered(goal(), reply("2020-06", 500_000), reply("2020-01", 450_000, id="first"), reply("2019", 1))
    assert best
    assert (best.id, words) == ("first", "reached by Jan 2020")


@pytest.mark.parametrize(
    ("when", "value", "words"),
    [("2019-12-20", 80_000, "80,000 (20 Dec 2019)"), ("2019-12", 449_999, "449,999 (Dec 2019)")],
)
def test_an_answer_below_the_goal_says_its_figure_and_its_date(when: str, value: int, words: str) -> None:
    assert answered(goal(), reply("2019-05", 70_000), reply(when, value))[1] == words


def test_a_further_target_is_no_figure_that_was_reached() -> None:
    further = goal(id="further", quantity="900000", answers="goal", date="2019-06", due="2020")
    assert answered(goal(), further)[1] == ""
    assert answered(goal(), further, reply("2020-01", 450_000))[1] == "reached by Jan 2020"


def test_what_was_withdrawn_answers_nothing() -> None:
    assert answered(goal(), reply("2019-07", 450_000, status="retracted")) == (None, NO_FIGURE)


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        ({"status": "claimed"}, "claimed"),
        ({"disputed_by": "https://www.example.org/no", "dispute": "Not so."}, "disputed"),
    ],
)
def test_a_claimed_or_disputed_answer_is_said_to_be_one(doubt: dict[str, str], said: str) -> None:
    assert answered(goal(), reply("2020-01", 450_000, **doubt))[1] == f"reached by Jan 2020 ({said})"
    assert answered(goal(), reply("2020-01/..", 450_000, **doubt))[1] == said


def test_a_firm_answer_goes_before_an_earlier_one_in_doubt() -> None:
    best, words = answered(goal(), reply("2019-07", 450_000, status="claimed"), reply("2020-01", 450_000, id="firm"))
    assert best
    assert (best.id, words) == ("firm", "reached by Jan 2020")


def test_a_plan_without_a_figure_says_whether_there_is_an_answer() -> None:
    plan = {"id": "goal", "status": "planned", "due": "2020"}
    assert answered(plan) == (None, NO_WORD)
    best, words = answered(plan, {"answers": "goal", "date": "2022", "id": "late"}, {"answers": "goal", "date": "2021"})
    assert best
    assert (best.date.text, words) == ("2021", "")


def test_a_target_without_a_date_by_which_is_reached_all_the_same() -> None:
    best, words = answered(goal(status="reported", due=""), reply("2020-01", 450_000, id="done"))
    assert best
    assert (best.id, words) == ("done", "reached by Jan 2020")


def test_answers_are_found_by_what_they_answer_in_the_order_of_the_file() -> None:
    rows = events(goal(), reply("2020-01", 2, id="b"), reply("2019-01", 1, id="a"), {})
    assert {key: [one.id for one in found] for key, found in answers_to(rows).items()} == {"goal": ["b", "a"]}
