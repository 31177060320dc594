"""Fewer lanes in what is drawn, all of them in tables; the window a timeline asks for; what is new in a file."""

import pytest

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.reader import read
from rollout.outputs.formats import DATA, FORMATS, edition_for
from rollout.timeline.choices import home_of
from rollout.timeline.edition import edition
from rollout.timeline.fewer import all_lanes, fewer
from rollout.timeline.second import second
from rollout.timeline.view import View
from rollout.timeline.window import opening, whole
from tests.csv_rows import csv_of, dataset_of


def many() -> Dataset:
    return dataset_of(*({"lane": f"Lane {n}", "date": str(2000 + n)} for n in range(20)))


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_drawn_has_a_dozen_lanes_and_what_is_a_table_all_of_them(ending: str) -> None:
    found = edition_for(ending, many(), View())
    assert len(found.lanes) == (20 if ending in DATA else 12)
    assert len(found.shown) == 20


def test_few_lanes_stay_and_fewer_of_fewer_are_chosen_among_all() -> None:
    found = edition(many(), View())
    assert all_lanes(found) is found
    assert fewer(found, 20) is found
    assert len(fewer(fewer(found), 3).lanes) == 3
    assert all_lanes(fewer(found)).shown == found.shown


def with_toml(toml: str) -> Dataset:
    return read(csv_of({"date": "2001"}, {"date": "2019"}), beside=Beside(None, toml.encode()))


def test_a_timeline_opens_where_it_says_as_far_as_it_has_events() -> None:
    found = with_toml('window = ["1990", "2010-06"]')
    home = home_of(found, whole(found.events))
    assert (home.first(), home.last()) == (whole(found.events).first(), "2010-06-30")
    outside = with_toml('window = ["1980", "1990"]')
    assert home_of(outside, whole(outside.events)) == opening(outside.events)


def test_what_is_new_in_a_file_is_said_and_of_a_file_of_the_first_edition_nothing() -> None:
    assert second(dataset_of({})) == ""
    rows = ({"status": "", "tags": "a", "asserted_by_kind": "court"}, {"date": "2019-05-24T14:30"}, {"date": "-0332"})
    found = read(csv_of(*rows), beside=Beside(None, b'title = "T"'))
    assert second(found) == (
        "New in the second edition: 1 not yet reviewed; 1 with a kind of speaker that is new; 1 with tags; "
        "1 with a time of day; 1 before the year 1; timeline.toml gives title."
    )
    assert second(dataset_of({"x_mine": "a"}, columns=["date", "title", "x_mine"])).endswith("1 private columns.")
