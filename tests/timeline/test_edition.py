"""What every output is made from, and what it must say of itself."""

from dataclasses import replace
from datetime import date

import pytest

from rollout.timeline.edition import CAUTION, edition, stamp
from rollout.timeline.newest import Newest, newest, newest_day
from rollout.timeline.view import View
from rollout.timeline.view_words import view_words
from rollout.timeline.window import EVER, Window, from_days, number, whole
from tests.csv_rows import dataset_of
from tests.support.events import dataset, events

YEARS = ({"date": "2016"}, {"date": "2018-04/2019-02"}, {"date": "2020-05-04"})
IN_2018 = from_days(date(2018, 1, 1), date(2018, 12, 31))


def ids(view: View, *changes: dict[str, str]) -> list[str]:
    return [event.id for event in edition(dataset(*changes), view).shown]


def test_a_view_without_a_window_shows_everything_in_date_order() -> None:
    assert ids(View(), *reversed(YEARS)) == ["row-4", "row-3", "row-2"]


def test_a_range_that_the_window_touches_is_shown() -> None:
    assert ids(View(window=IN_2018), *YEARS) == ["row-3"]


@pytest.mark.parametrize(("text", "inside"), [("2017-12-31", 0), ("2018-01-01", 1), ("2018-12-31", 1), ("2019", 0)])
def test_the_window_holds_its_first_and_its_last_day_and_no_other(text: str, inside: int) -> None:
    assert len(ids(View(window=IN_2018), {"date": text}, {"date": "2015"}, {"date": "2025"})) == inside


def test_what_has_no_end_goes_on_to_the_end_of_the_evidence() -> None:
    late = from_days(date(2024, 1, 1), date(2024, 12, 31))
    assert ids(View(window=late), {"date": "2016/.."}, {"date": "2016/"}, {"date": "2025"}) == ["row-2"]


def test_the_window_of_an_edition_lies_within_the_evidence() -> None:
    evidence = dataset(*YEARS)
    span = whole(evidence.events)
    assert edition(evidence, View()).window == span
    assert edition(evidence, View(window=EVER)).window == span
    assert edition(evidence, View(window=IN_2018)).window == IN_2018


def test_a_window_beside_the_evidence_shows_nothing_and_stands_for_the_whole_span() -> None:
    evidence = dataset(*YEARS)
    beside = edition(evidence, View(window=from_days(date(1950, 1, 1), date(1950, 1, 1))))
    assert (beside.shown, beside.window) == ((), whole(evidence.events))


def test_lanes_are_those_with_an_event_shown_in_the_order_of_the_file() -> None:
    evidence = dataset({"lane": "B"}, {"lane": "A", "status": "claimed"}, {"lane": "C"}, {"lane": "A"})
    assert edition(evidence, View()).lanes == ("B", "A", "C")
    assert edition(evidence, View(statuses=("claimed",))).lanes == ("A",)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (View(), "everything"),
        (View(window=EVER), "everything"),
        (View(window=IN_2018), "1 January to 31 December 2018"),
        (View(window=from_days(date(2018, 1, 1), date(2020, 12, 31))), "1 January 2018 to 31 December 2020"),
        (View(window=Window(number(date(2018, 1, 1)), EVER.end)), "since 1 January 2018"),
        (View(window=Window(EVER.start, number(date(2019, 1, 1)))), "until 31 December 2018"),
        (View(lanes=("Card rollout", "Iron Grid"), disputed=True), "Card rollout, Iron Grid · only disputed"),
        (View(statuses=("claimed", "planned")), "claimed, planned"),
        (View(kinds=("state-media", "ngo")), "said by state media, NGO"),
        (View(search="card\n<b>\u202e"), "search “card <b>”"),
        (View(event="row-2", series="none"), "everything"),
    ],
)
def test_the_view_is_said_in_words(view: View, words: str) -> None:
    found = edition(dataset({}), view)
    assert view_words(found.dataset, view, found.shown) == words


def test_the_stamp_adds_up_to_the_rows_of_the_file() -> None:
    evidence = dataset_of({}, {}, {"status": "claimed"}, {"status": "heard"}, {"date": "Apr-18"})
    mark = stamp(edition(evidence, View(statuses=("claimed",))))
    assert mark.counts == "1 shown + 2 hidden + 2 refused = 5 rows in events.csv"
    assert mark.shown + mark.hidden + mark.refused == mark.rows == 5


def test_the_stamp_says_digest_sources_counts_view_and_the_caution_in_one_line() -> None:
    evidence = replace(dataset({"source_date": "2025-12"}), digest="0123456789abcdef")
    assert stamp(edition(evidence, View())).line == (
        "Data 0123456, sources to December 2025 · 1 shown + 0 hidden + 0 refused = 1 row in events.csv · "
        f"View: everything · {CAUTION}"
    )


def test_the_stamp_says_when_no_source_is_dated() -> None:
    assert stamp(edition(dataset({}), View())).newest == "sources not dated"


def test_a_file_name_cannot_break_the_line_of_the_stamp() -> None:
    assert stamp(edition(replace(dataset({}), name="a\n\u202eb\udcff.csv"), View())).file == "a b.csv"


@pytest.mark.parametrize(
    ("dates", "text"),
    [
        (("2024-01-05", "2023"), "2024-01-05"),
        (("2025", "2025-12", "2025-12-01"), "2025-12"),
        (("2020/..", "2019"), "2019"),
        (("", ""), None),
    ],
)
def test_the_newest_source_is_the_one_with_the_latest_end_the_more_precise_of_two(
    dates: tuple[str, ...], text: str | None
) -> None:
    found = newest(events(*({"source_date": each} for each in dates)))
    assert (found and found.text) == text


def test_the_newest_day_is_one_that_a_source_states_and_no_bound_of_a_month() -> None:
    assert newest_day(events({"source_date": "2024-03-05"}, {"source_date": "2025-12"}, {})) == date(2024, 3, 5)
    assert newest_day(events({"source_date": "2024-03-05/2024-03-09"}, {"source_date": "2023"})) is None


def test_the_newest_source_of_many_is_found_one_after_another() -> None:
    found = Newest()
    for each in events(*({"source_date": day} for day in ("2024-03-05", "2023-01-01", "2024-06", "2024-02-01"))):
        found.add(each.source.date)
    assert (found.dated and found.dated.text, found.day and found.day.text) == ("2024-06", "2024-03-05")
