"""The events as a calendar: on the days that their dates allow, in words wherever that is more than a day."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from rollout.outputs.tables.calendar import folded, make
from rollout.timeline.edition import CAUTION, Options, edition, stamp
from rollout.timeline.view import View
from tests.csv_rows import dataset_of
from tests.support import hostile
from tests.support.cases import for_each
from tests.support.links import HOSTILE
from tests.support.real import everything


def made(*changes: dict[str, str], **options: Any) -> Any:
    return parsed(make(edition(dataset_of(*changes), View()), Options(**options)))


def parsed(data: bytes) -> Any:
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    assert not [each.errors for each in calendar.walk() if each.errors]
    return calendar


def entry(**change: str) -> Any:
    (one,) = made(change).walk("VEVENT")
    return one


@pytest.mark.parametrize(
    ("text", "first", "after", "words"),
    [
        ("2018-04-22", date(2018, 4, 22), date(2018, 4, 23), ""),
        ("2018-09-09/2018-10-04", date(2018, 9, 9), date(2018, 10, 5), ""),
        ("2017-08", date(2017, 8, 1), date(2017, 9, 1), " (August 2017)"),
        ("2019-34", date(2019, 4, 1), date(2019, 7, 1), " (second quarter of 2019)"),
        ("2019-22", date(2019, 6, 1), date(2019, 9, 1), " (summer 2019)"),
        ("2014", date(2014, 1, 1), date(2015, 1, 1), " (2014)"),
        ("2017-06/2018-04", date(2017, 6, 1), date(2018, 5, 1), " (June 2017 to April 2018)"),
        ("2019-01-23~", date(2019, 1, 23), date(2019, 1, 24), " (about 23 January 2019)"),
        ("[2019-05-03,2019-05-04]", date(2019, 5, 3), date(2019, 5, 5), ""),
    ],
)
def test_an_event_stands_on_the_days_its_date_allows(text: str, first: date, after: date, words: str) -> None:
    found = entry(date=text, title="Cards")
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (first, after)
    if words:
        assert found["SUMMARY"] == f"Cards{words}"


def test_a_day_that_is_one_of_two_is_said_to_be() -> None:
    assert entry(date="[2019-05-03,2019-05-04]", title="Cards")["SUMMARY"] == "Cards (3 or 4 May 2019)"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2014/..", "since 2014"),
        ("2014/", "from 2014, end not known"),
        ("../2014", "until 2014"),
        ("201X", "the 2010s"),
        ("[2014-01-01,2019-01-01]", "1 January 2014 or 1 January 2019"),
        ("[2014,2015]", "2014 or 2015"),
    ],
)
def test_what_no_stretch_of_days_can_say_is_listed_and_not_entered(text: str, words: str) -> None:
    calendar = made({"date": text, "title": "Cards"}, {})
    assert len(calendar.walk("VEVENT")) == 1
    assert (
        f"1 event is shown but not entered, for no stretch of days says when:\n{words}: Cards"
        in calendar["DESCRIPTION"]
    )


def test_the_person_is_told_how_many_are_not_entered() -> None:
    said: list[str] = []
    made({"date": "201X"}, {"date": "2014/.."}, {}, say=said.append)
    assert said == ["2 events are not in the calendar, whose description lists them: no stretch of days says when."]
    made({}, say=said.append)
    assert len(said) == 1


@pytest.mark.parametrize(
    ("change", "summary"),
    [
        ({"status": "documented"}, "Cards"),
        ({"status": "claimed"}, "Claimed by Tibet Daily: Cards"),
        ({"status": "retracted"}, "Retracted: Cards"),
        ({"status": "planned", "due": "2019"}, "Planned: Cards"),
        ({"status": "forecast", "due": "2019"}, "Forecast: Cards"),
        ({"disputed_by": "https://example.org/no", "dispute": "No."}, "Tibet Daily says, disputed: Cards"),
        (
            {"status": "claimed", "disputed_by": "https://example.org/no", "dispute": "No."},
            "Claimed by Tibet Daily, disputed: Cards",
        ),
    ],
)
def test_a_claim_or_a_disputed_event_never_stands_without_who_says_so(change: dict[str, str], summary: str) -> None:
    assert entry(title="Cards", date="2018-04-22", **change)["SUMMARY"] == summary


def test_an_entry_is_all_day_and_leaves_the_day_free() -> None:
    found = entry(lat="29.65", lon="91.13", place="Lhasa, Tibet", date="2018-04")
    assert found["DTSTART"].params["VALUE"] == "DATE"
    assert found["TRANSP"] == "TRANSPARENT"
    assert found["LOCATION"] == "Lhasa, Tibet"
    assert (found["GEO"].latitude, found["GEO"].longitude) == (29.65, 91.13)
    assert found["CATEGORIES"].cats == ["Card rollout"]
    assert found["UID"] == "row-2-rollout-event"


def test_the_description_says_date_precision_who_status_source_and_stamp() -> None:
    one = edition(dataset_of({"date": "2017-08", "source_date": "2018-04"}), View())
    (found,) = parsed(make(one, Options())).walk("VEVENT")
    assert str(found["DESCRIPTION"]).splitlines() == [
        "Date: August 2017 (precision: month)",
        "A newspaper says so.",
        "Who says so: Tibet Daily (state media)",
        "Claim status: reported. One credible source states it as fact.",
        "Source: Cards in Lhasa, Tibet Daily, April 2018, https://www.example.org/cards",
        "",
        stamp(one).line,
    ]


def test_the_description_says_what_disputes_it_and_where() -> None:
    found = entry(disputed_by="https://example.org/no", dispute="It was another town.")
    assert "\nDisputed: It was another town. https://example.org/no\n" in found["DESCRIPTION"]


def test_notes_are_for_the_presenter_unless_asked_for() -> None:
    assert "a trap" not in made({"notes": "a trap"}).to_ical().decode()
    assert "Notes: a trap" in str(made({"notes": "a trap"}, notes=True).walk("VEVENT")[0]["DESCRIPTION"])
    assert "Notes:" not in str(made({}, notes=True).walk("VEVENT")[0]["DESCRIPTION"])


def test_the_stamp_of_time_is_the_newest_day_that_a_source_states_so_that_bytes_repeat() -> None:
    assert str(entry(source_date="2019-12-23")["DTSTAMP"].to_ical(), "ascii") == "20191223T000000Z"
    assert str(entry(source_date="2019-12")["DTSTAMP"].to_ical(), "ascii") == "19700101T000000Z"


def test_the_calendar_says_what_it_was_made_from() -> None:
    calendar = made({})
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Rollout: events.csv"
    assert CAUTION in calendar["DESCRIPTION"]
    assert calendar["DESCRIPTION"] == calendar["X-WR-CALDESC"].replace("\\,", ",")  # which it does not unescape


def test_every_real_event_is_entered_or_listed() -> None:
    calendar = parsed(make(everything(), Options()))
    listed = calendar["DESCRIPTION"].count("\n") - 1 if "\n" in calendar["DESCRIPTION"] else 0
    assert len(calendar.walk("VEVENT")) + max(listed, 0) == len(everything().shown)


@for_each("text", hostile.TEXTS)
def test_hostile_text_is_neither_a_property_nor_markup(text: str) -> None:
    one = hostile.shown(text)
    data = make(one, Options(notes=True))
    calendar = parsed(data)
    entries = calendar.walk("VEVENT")
    assert [set(each.keys()) for each in entries if each["UID"] == "row-3-rollout-event"] == [
        {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "LOCATION", "URL", "TRANSP"}
    ]
    assert len(entries) == 2
    assert b"<" not in data
    hit = next(each for each in entries if each["UID"] == "row-3-rollout-event")
    event = next(event for event in one.shown if event.id == "row-3")
    assert event.title.replace("<", "‹").replace(">", "›") in hit["SUMMARY"]


@for_each("url", HOSTILE)
def test_an_address_that_must_not_be_followed_is_nowhere(url: str) -> None:
    for found in parsed(make(hostile.with_link(url), Options())).walk("VEVENT"):
        assert "URL" not in found
        assert not url.strip() or url not in found["DESCRIPTION"]


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])))
def test_a_folded_line_is_never_too_long_and_unfolds_to_itself(line: str) -> None:
    pieces = folded(line).split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert b"\r\n".join(pieces).decode().replace("\r\n ", "").removesuffix("\r\n") == line
