"""The events as JSON: after the published schema, with no day that the text of a date does not give."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from rollout.evidence import vocabulary
from rollout.evidence.edtf import parse
from rollout.outputs.tables.records import make, when
from rollout.timeline.edition import Options, edition, stamp
from rollout.timeline.view import View
from tests.csv_rows import COUNTED, RIGHT, dataset_of
from tests.support import hostile
from tests.support.cases import for_each
from tests.support.links import HOSTILE
from tests.support.real import everything
from tests.support.server import TOP

SCHEMA = json.loads((TOP / "docs/schema/events.schema.json").read_text("utf-8"))
CHECK = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def loaded(*changes: dict[str, str], options: Options | None = None, **columns: Any) -> Any:
    return json.loads(make(edition(dataset_of(*changes, **columns), View()), options or Options()))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("notes", [False, True])
def test_the_real_events_follow_the_schema(notes: bool) -> None:
    CHECK.validate(json.loads(make(everything(), Options(notes=notes))))


@for_each("text", hostile.TEXTS)
def test_hostile_text_follows_the_schema_and_comes_back_as_it_is(text: str) -> None:
    one = hostile.shown(text)
    whole = json.loads(make(one, Options(notes=True)))
    CHECK.validate(whole)
    mine = next(event for event in whole["events"] if event["id"] == "row-3")
    event = next(event for event in one.shown if event.id == "row-3")
    assert (mine["title"], mine["notes"], mine["other"]) == (event.title, event.notes, dict(event.extra))


def test_the_schema_knows_the_closed_lists() -> None:
    event = SCHEMA["$defs"]["event"]["properties"]
    assert tuple(event["status"]["enum"]) == vocabulary.STATUSES
    assert tuple(event["asserted_by_kind"]["enum"]) == vocabulary.ASSERTER_KINDS
    assert tuple(event["quantity"]["properties"]["measure"]["enum"]) == vocabulary.MEASURES
    assert tuple(event["priority"]["enum"]) == vocabulary.PRIORITIES


def test_the_schema_refuses_what_is_not_said_to_be_there() -> None:
    whole = loaded({})
    whole["events"][0]["mood"] = "grave"
    assert not CHECK.is_valid(whole)


def test_a_month_has_its_bounds_and_its_precision_and_no_day() -> None:
    assert when(parse("2017-08~")) == {
        "edtf": "2017-08~",
        "words": "about August 2017",
        "earliest": "2017-08-01",
        "latest": "2017-08-31",
        "precision": "month",
        "certainty": "approximate",
        "start": "known",
        "end": "known",
        "kind": "date",
    }


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [("../2018", None, "2018-12-31"), ("/2018", None, "2018-12-31"), ("2018/", "2018-01-01", None)],
)
def test_what_is_open_or_unknown_is_null(text: str, earliest: str | None, latest: str | None) -> None:
    date = when(parse(text))
    assert date
    assert (date["earliest"], date["latest"]) == (earliest, latest)


def test_what_is_not_known_is_null_and_not_left_out() -> None:
    (event,) = loaded({})["events"]
    empty = {name for name, value in event.items() if value is None}
    assert empty == {"label", "place", "lat", "lon", "quantity", "due", "answers", "dispute"}


def test_a_quantity_is_a_number_with_what_it_counts() -> None:
    (event,) = loaded(COUNTED)["events"]
    assert event["quantity"] == {"value": 450000, "unit": "cards", "measure": "cumulative", "scope": "Lhasa"}


def test_notes_are_for_the_presenter_unless_asked_for() -> None:
    assert "notes" not in loaded({"notes": "a trap"})["events"][0]
    assert loaded({"notes": "a trap"}, options=Options(notes=True))["events"][0]["notes"] == "a trap"


def test_columns_that_are_not_ours_keep_their_names() -> None:
    assert loaded({"mood": "grave"}, columns=(*RIGHT, "mood"))["events"][0]["other"] == {"mood": "grave"}


def test_the_stamp_stands_at_the_top() -> None:
    one = edition(dataset_of({}, {"status": "heard"}), View())
    found = json.loads(make(one, Options()))["stamp"]
    mark = stamp(one)
    assert (found["digest"], found["counts"], found["caution"]) == (mark.digest, mark.counts, mark.caution)
    assert (found["shown"], found["hidden"], found["refused"], found["rows"]) == (1, 0, 1, 2)


@for_each("url", HOSTILE)
def test_an_address_that_must_not_be_followed_is_null(url: str) -> None:
    whole = json.loads(make(hostile.with_link(url), Options()))
    for event in whole["events"]:
        assert event["source"]["url"] is event["source"]["archive_url"] is None
        assert event["dispute"] is None or event["dispute"]["url"] is None
