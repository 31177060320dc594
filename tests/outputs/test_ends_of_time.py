"""Every date that is promised, 0001 to 9999-12-31, in every output, in the figure and in the address of its window."""

from itertools import chain
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from rollout.evidence.event import Dataset
from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.outputs.formats import FORMATS, edition_for
from rollout.outputs.site.maker import make_site
from rollout.outputs.tables.calendar import make
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View, from_address, to_address
from tests.support.events import dataset

PLOTLY_LAST = 253402300799999  # ms of the last moment that plotly.js knows
ENDS = (
    ("2018", "9999-12-31"),
    ("2019/9999", "2018"),
    ("0001", "0001-01-01"),
    ("0001-01-01/9999-12-31", "9999"),
    ("9999-12", "2018/.."),
    ("../0001", "0001-01"),
    ("999X", "2018"),
    ("9999-12-31", "9999-12-31"),
    ("[9999-12-30,9999-12-31]", "9999-34"),
    ("2018/9999~", "0001-21"),
    ("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"),
    ("9999-12-31T23:59:59", "0001-01-01T00:00Z"),
    ("9999-12-31T00:00/9999-12-31T23:59", "-9999"),
)


def at(dates: tuple[str, ...]) -> Dataset:
    return dataset(
        *(
            {"date": date, "source_date": date, "quantity": "5", "unit": "cards", "measure": "cumulative", "scope": "X"}
            for date in dates
        )
    )


@pytest.mark.parametrize("dates", ENDS, ids=" ".join)
def test_every_output_is_made_of_dates_at_the_ends_of_what_is_promised(dates: tuple[str, ...]) -> None:
    for ending, form in FORMATS.items():
        made = form.maker()(edition_for(ending, at(dates), View()), Options())
        assert len(made) > 100, ending


def test_a_site_is_made_of_them() -> None:
    whole = at(tuple(chain.from_iterable(ENDS)))
    assert len(make_site(edition(whole, View()), Options())) > len(whole.events)


@pytest.mark.parametrize("dates", ENDS, ids=" ".join)
def test_the_page_opens_where_they_are_and_its_address_brings_the_window_back(dates: tuple[str, ...]) -> None:
    index = DatasetIndex(at(dates))
    figure = picture(index, "", 1280, 700)
    first, last = figure["layout"]["xaxis"]["range"]
    assert first < last <= PLOTLY_LAST
    assert ET.fromstring(svg(figure)).tag.endswith("svg")
    again = from_address(to_address(View(window=index.home))).window
    assert again is not None
    assert (again.first(), again.last()) == (index.home.first(), index.home.last())
    assert picture(index, to_address(View(window=again)), 1280, 700)["layout"]["xaxis"]["range"][1] <= PLOTLY_LAST


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2018-05-01"])
def test_a_window_of_one_day_is_shown_about_that_day_at_either_end(day: str) -> None:
    index = DatasetIndex(at(("9999-12-31", "0001", "2018")))
    asked = from_address(f"?from={day}&to={day}").window
    assert asked is not None
    first, last = picture(index, f"?from={day}&to={day}", 1280, 700)["layout"]["xaxis"]["range"]
    assert first <= asked.start < asked.end - 0.01 <= last
    assert last - first < 30


def test_a_calendar_gives_the_last_day_of_all_its_length_for_no_day_comes_after_it() -> None:
    whole = edition(at(("9999-12-31", "9999-12-01/9999-12-31")), View())
    found = list(Calendar.from_ical(make(whole, Options())).walk("VEVENT"))
    assert sorted(part.decoded("DURATION").days for part in found) == [1, 31]
    assert not any("DTEND" in part for part in found)


def test_a_time_that_lies_in_no_year_of_a_calendar_is_said_in_its_description_and_not_moved() -> None:
    times = ("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z", "9999-12-31T20:00Z")
    made = make(edition(at(times), View()), Options())
    found = list(Calendar.from_ical(made).walk("VEVENT"))
    assert [part.decoded("DTSTART").isoformat() for part in found] == ["9999-12-31T20:00:00+00:00"]
    assert "3 events are shown but not entered" in made.replace(b"\r\n ", b"").decode()


@pytest.mark.parametrize("last", ["9999-12-31", "9999-12-31T23:59:59", "9999-12", "999X"])
def test_a_headline_at_the_end_of_time_is_named_in_a_deck_of_many(last: str) -> None:
    many = at((*(f"{year}-05" for year in range(1990, 2019)), last))
    assert FORMATS[".pptx"].maker()(edition_for(".pptx", many, View()), Options())


def test_a_headline_before_our_era_is_named_beside_one_at_the_end_of_time() -> None:
    many = at((*(f"{year}-05" for year in range(1990, 2019)), "-9999", "9999-12-31"))
    assert FORMATS[".pptx"].maker()(edition_for(".pptx", many, View()), Options())
