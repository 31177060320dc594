"""What became of a target: nothing late that nobody dated, no hit hidden by a unit, and silence is no failure."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.timeline.facts import facts
from rollout.timeline.outcome import NO_FIGURE, NO_WORD, outcomes
from rollout.timeline.series import all_series
from tests.support.events import COUNTED, dataset, events, figure

AIM = {"id": "aim", "date": "2011", "status": "planned", "due": "2015-12-31", **COUNTED, "measure": "target"}
NOTE = {"answers_note": "The ministry measures the goal so."}
DISPUTED = {"disputed_by": "https://www.example.org/no", "dispute": "Not so."}


def became(*rows: dict[str, str], **aim: str) -> str:
    """Return what is said to have become of a target, in a file of it and these rows."""
    found = events({**AIM, **aim}, *rows)
    return outcomes(found).words(found[0])


def reply(when: str, value: int, **change: str) -> dict[str, str]:
    return figure(when, value, answers="aim", **change)


@settings(max_examples=60, deadline=None)
@given(
    st.dates(date(2011, 1, 1), date(2019, 12, 31)),
    st.sampled_from(["day", "month", "year"]),
    st.integers(1, 900_000),
    st.sampled_from([{}, {"status": "claimed"}, DISPUTED]),
)
def test_no_number_of_days_early_or_late_is_made_of_a_running_total(
    day: date, form: str, value: int, doubt: dict[str, str]
) -> None:
    when = f"{day}"[: {"day": 10, "month": 7, "year": 4}[form]]
    for rows in ([reply(when, value, **doubt)], [figure(when, value, **doubt)]):
        assert not re.search(r"\b(late|early|days?|months?)\b", became(*rows))


@pytest.mark.parametrize(
    ("when", "value", "words"),
    [
        ("2015-12", 500_000, "met in time, reached by Dec 2015"),
        ("2014", 450_000, "met in time, reached by 2014"),
        ("2016-01", 450_000, "reached by Jan 2016"),
        ("2015-12~", 450_000, "reached by about Dec 2015"),
        ("2016-05-22", 400_000, "not reached by 22 May 2016: 400,000"),
        ("2015-06", 400_000, "400,000 (Jun 2015)"),
        ("2015-12", 400_000, "400,000 (Dec 2015)"),
        ("2014/..", 450_000, ""),
    ],
)
def test_a_total_says_by_when_a_goal_was_reached_or_not(when: str, value: int, words: str) -> None:
    assert became(reply(when, value)) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2016-01-10", "reached at most 10 days late"),
        ("2015-12-01", "met at least 30 days early"),
        ("2016-01", "reached by Jan 2016"),
        ("2015-11-01/2015-12-02", "met in time, reached by 2 Dec 2015"),
    ],
)
def test_a_length_is_said_only_of_what_was_added_on_a_day(when: str, words: str) -> None:
    assert became(reply(when, 450_000, measure="increment")) == words


def test_a_goal_without_a_date_is_reached_and_never_in_time() -> None:
    assert became(reply("2015-12", 450_000), due="", status="reported") == "reached by Dec 2015"
    assert became(reply("2015-12", 400_000), due="", status="reported") == "400,000 (Dec 2015)"
    assert became(figure("2015-12", 400_000), due="", status="reported") == "next figure 400,000 (Dec 2015)"


@pytest.mark.parametrize(
    ("quantity", "unit"), [("884", "thousand cardholders"), ("884000", "cardholders"), ("884000", "Cardholders")]
)
def test_a_hit_is_not_hidden_by_its_unit_where_somebody_says_that_it_answers(quantity: str, unit: str) -> None:
    said = became({**reply("2015-12", 1, unit=unit, **NOTE), "quantity": quantity})
    assert said == f"met in time, reached by Dec 2015: 884,000 {unit.removeprefix('thousand ')}"
    late = became({**reply("2016-12", 1, unit=unit, **NOTE), "quantity": "2"})
    assert "not reached by Dec 2016: 2" in late
    assert became({**reply("2016/..", 1, unit="holders", **NOTE), "quantity": "900000"}) == "900,000 holders"


@pytest.mark.parametrize("unit", ["card", "Cards", "the cards"])
def test_the_same_unit_written_otherwise_is_the_same(unit: str) -> None:
    assert became(reply("2015-12", 450_000, unit=unit)) == "met in time, reached by Dec 2015"
    (series,) = all_series(events(figure("2014", 1), figure("2015", 2, unit=unit, scope="lhasa")))
    assert (series.unit, series.scope, len(series.joined)) == ("cards", "Lhasa", 2)


def test_a_million_cards_are_1_000_000_cards() -> None:
    assert became(reply("2015-12", 800_000_000), quantity="800", unit="million cards").startswith("met in time")
    (series,) = all_series(events(figure("2014", 3, unit="million cards"), figure("2015", 4_000_000)))
    assert series.unit == "cards"
    assert [point.quantity and point.quantity.count for point in series.points] == [3_000_000, 4_000_000]
    (fact,) = facts(events(figure("2014", 3, unit="million cards")), ["Card rollout"])
    assert fact["quantity"] == "3 million cards (running total), Lhasa"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"scope": "Ngari"}, "900,000 (Dec 2015), Ngari; not compared: another scope"),
        ({"unit": "percent of people"}, "900,000 percent of people (Dec 2015); not compared: a share and a count"),
    ],
)
def test_where_scope_or_kind_differ_nothing_is_compared_and_that_is_said(change: dict[str, str], words: str) -> None:
    said = became(reply("2015-12", 900_000, **change, **NOTE))
    assert said == words


def test_of_several_answers_one_of_the_same_kind_is_compared() -> None:
    said = became(reply("2014", 900_000, scope="Ngari", **NOTE), reply("2015-06", 450_000))
    assert said == "met in time, reached by Jun 2015"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (figure("2013-06", 540_000), "next figure 540,000 (Jun 2013)"),
        (figure("2017", 540_000), "next figure 540,000 (2017)"),
        (figure("2017", 540, unit="thousand Cards"), "next figure 540,000 (2017)"),
        (figure("2010", 540_000), NO_FIGURE),
        (figure("2017/..", 540_000), NO_FIGURE),
        (figure("2017", 540_000, scope="China"), NO_FIGURE),
        (figure("2017", 540_000, unit="e-cards"), NO_FIGURE),
        (figure("2017", 540_000, measure="increment"), NO_FIGURE),
        (figure("2017", 540_000, status="claimed"), NO_FIGURE),
        (figure("2017", 540_000, **DISPUTED), NO_FIGURE),
        ({"date": "2017"}, NO_FIGURE),
    ],
)
def test_of_a_target_that_nobody_answers_the_next_figure_is_named_or_that_none_was_found(
    row: dict[str, str], words: str
) -> None:
    assert became(row) == words


def test_of_several_figures_that_after_the_date_set_is_the_next() -> None:
    assert became(figure("2013", 1), figure("2016", 2), figure("2018", 3)) == "next figure 2 (2016)"
    assert became(figure("2012", 1), figure("2013", 2)) == NO_FIGURE
    assert became(figure("2015-12-30", 1), figure("2015-12-31", 2)) == "next figure 2 (31 Dec 2015)"


def test_a_figure_of_the_very_time_at_which_a_target_was_set_is_not_what_came_next() -> None:
    assert became(figure("2011", 540_000)) == NO_FIGURE
    assert became(figure("2012", 540_000)) == "next figure 540,000 (2012)"


def test_silence_is_no_failure_and_no_dispute() -> None:
    plan = {"id": "aim", "status": "forecast", "due": "2020", "date": "2019"}
    (found,) = events(plan)
    assert outcomes((found,)).of(found) == (None, NO_WORD)
    assert not found.disputed
    assert outcomes(events({})).words(events({})[0]) == ""


def test_an_answer_that_a_filter_hides_is_an_answer_all_the_same() -> None:
    data = dataset(AIM, reply("2015-12", 450_000, id="hit"), figure("2014", 3, id="other"))
    known = outcomes(data.events)
    part = [event for event in data.events if event.id != "hit"]
    aim = next(fact for fact in facts(part, data.lanes, known) if fact["id"] == "aim")
    assert (aim["outcome"], aim["answered_by"]) == ("met in time, reached by Dec 2015", ["hit"])
    (series,) = all_series(part, known)
    assert [target.words for target in series.targets] == [
        "Target 450,000 by 31 Dec 2015: met in time, reached by Dec 2015"
    ]


def test_successive_totals_of_one_list_form_one_line_whatever_the_precision_of_their_dates() -> None:
    kind = {"unit": "plane tickets refused", "scope": "China, court list of defaulters", "status": "documented"}
    totals = {"2017-02-14": 6_150_000, "2017-12": 9_360_000, "2018-09": 14_630_000, "2013-10/2018-12": 17_460_000}
    rows = [figure(when, value, **kind) for when, value in totals.items()]
    rows.append(figure("2019-07-09", 27_300_000, **{**kind, "scope": "China: court list of defaulters"}))
    (series,) = all_series(events(*rows))
    values = [event.quantity.value for event in series.joined if event.quantity]
    assert values == [6_150_000, 9_360_000, 14_630_000, 17_460_000, 27_300_000]
    assert series.targets == ()
