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
    survey = DatasetIndex(at(dates))
    figure = picture(survey, "", 1280, 700)
    first, last = figure["layout"]["xaxis"]["range"]
    assert first < last <= PLOTLY_LAST
    assert ET.fromstring(svg(figure)).tag.endswith("svg")
    again = from_address(to_address(View(window=survey.home))).window
    assert again is not None
    assert (again.first(), again.last()) == (survey.home.first(), survey.home.last())
    assert picture(survey, to_address(View(window=again)), 1280, 700)["layout"]["xaxis"]["range"][1] <= PLOTLY_LAST


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
