"""The sources of the evidence we ship: who speaks, how each was read, what its origin is, and who contradicts."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from rollout.evidence.citation import Citation
from rollout.evidence.edtf import before
from rollout.evidence.event import Dataset, Event
from rollout.evidence.hints import hints
from rollout.evidence.on_disk import beside
from rollout.evidence.reader import read
from rollout.evidence.units import is_share
from rollout.timeline.series import Series, all_series
from rollout.words.amounts import amount
from tests.support.cases import for_each

TOP = Path(__file__).parents[2]
FILE = TOP / "events.csv"
DATA: Dataset = read(FILE.read_bytes(), beside=beside(FILE, 5_000_000))
EVENTS: dict[str, Event] = {event.id: event for event in DATA.events}
OFFICIAL = {"government", "court", "company", "intergovernmental"}
EARLIER = re.compile(r"\b(earlier|before|the same day)\b")
CITED = [event for event in DATA.events if event.priority == 1 or event.status == "documented" or event.disputed]
DISPUTED = [event for event in DATA.events if event.disputed]
SERIES = all_series(DATA.events)


def of(event: Event, role: str) -> list[Citation]:
    """Return the sources of an event that have a role."""
    return [one for one in event.citations if one.role == role]


def ids(events: list[Event]) -> list[str]:
    """Return the ids of events, to name tests."""
    return [event.id for event in events]


def unexplained(event: Event) -> str:
    """Return what is wrong with the counter-source of an event, or nothing.

    It is cited and was read, and it is no older than the statement, or the line says that it spoke earlier.
    """
    against = [one for one in of(event, "disputes") if one.url == event.disputed_by]
    if not against:
        return "is not in sources.csv"
    if any(one.read == "not" for one in of(event, "disputes")):
        return "was not read"
    dated = against[0].date
    if dated is None:
        return "" if "no date" in against[0].note else "has no date, and nobody says so"
    older = event.source.date is not None and before(dated, event.source.date)
    return "is older, and nobody says so" if older and not EARLIER.search(event.dispute) else ""


def test_the_files_beside_the_events_have_no_problem_no_notice_and_no_hint() -> None:
    assert [problem.sentence("events.csv") for problem in (*DATA.problems, *DATA.settings.problems)] == []
    assert DATA.notices == ()
    assert [hint.sentence("events.csv") for hint in hints(DATA)] == []


@for_each("event", CITED, ids=lambda event: event.id)
def test_each_headline_document_and_dispute_has_its_sources_and_how_each_was_read(event: Event) -> None:
    assert of(event, "supports")
    assert not event.own_source, "The first source in support is the row's own, word for word."
    for one in event.citations:
        assert one.says, one.row
        assert one.kind, one.row
        assert one.read, one.row
        assert one.origin, one.row
        assert one.language, one.row


@for_each("event", DISPUTED, ids=lambda event: event.id)
def test_a_counter_source_was_read_and_is_no_older_than_the_statement_or_says_so(event: Event) -> None:
    assert unexplained(event) == ""


def test_a_counter_source_that_is_older_unread_or_not_cited_is_seen() -> None:
    event = EVENTS["ict-chen-grid-2019"]
    (against,) = of(event, "disputes")
    assert unexplained(replace(event, dispute="It was brought from Beijing.")) == "is older, and nobody says so"
    assert unexplained(replace(event, citations=(replace(against, read="not"),))) == "was not read"
    assert unexplained(replace(event, citations=(replace(against, date=None),))) == "has no date, and nobody says so"
    assert unexplained(replace(event, citations=())) == "is not in sources.csv"


def test_a_documented_event_rests_on_who_decides_or_counts_or_on_two_origins() -> None:
    for event in DATA.events:
        if event.status == "documented":
            origins = {one.origin.casefold() for one in of(event, "supports")}
            assert set(event.kinds) & OFFICIAL or len(origins) > 1, event.id


def test_what_rests_on_a_page_that_nobody_opened_says_so_and_is_no_headline_and_no_document() -> None:
    unread = [event for event in DATA.events if any(one.read == "not" for one in of(event, "supports"))]
    assert len(unread) >= 5
    for event in unread:
        assert event.status != "documented", event.id
        assert event.id == "ecard-100m-target-2019" or event.priority > 1, event.id
        assert re.search("not (read|seen|found)", f"{event.summary} {event.source.note} {event.notes}") or [
            one.note for one in event.citations if one.read == "not" and "Not found" in one.note
        ], event.id


def test_free_tibet_and_the_indian_digest_are_not_counted_as_two() -> None:
    chip = EVENTS["tar-card-chip-data-2019"]
    assert len(of(chip, "supports")) == 2
    assert chip.origin


def test_every_row_stands_in_one_line_so_that_a_review_can_be_bound_to_its_bytes() -> None:
    lines = [line.partition(",")[0] for line in FILE.read_text("utf-8").splitlines()[1:]]
    assert sorted(lines) == sorted(EVENTS)
    cited = [line.partition(",")[0] for line in (TOP / "sources.csv").read_text("utf-8").splitlines()[1:]]
    assert len(cited) == sum(len(event.citations) for event in DATA.events)


def test_every_lane_has_its_name_in_full_and_says_how_far_it_was_searched() -> None:
    assert [lane.name for lane in DATA.settings.lanes] == list(DATA.lanes)
    assert {one.lane for one in DATA.settings.searched} == set(DATA.lanes)
    assert [lane.name for lane in DATA.settings.lanes if "Iron Grid" in lane.name] == [DATA.lanes[1]]
    assert DATA.settings.lanes[1].called == "“Iron Grid” as the International Campaign for Tibet calls it"


# ---------------------------------------------------------------- figures


@for_each("event", [event for event in DATA.events if event.quantity], ids=lambda event: event.id)
def test_a_figure_stands_in_the_words_of_its_row(event: Event) -> None:
    assert event.quantity
    figure = amount(event.quantity.value)
    spelled = "billionth|one billion" if figure == "1 billion" else re.escape(figure)
    assert re.search(rf"(?<![\d.,])(?:{spelled})(?!\d|[.,]\d)", f"{event.title} {event.summary}")


@pytest.mark.parametrize("series", SERIES, ids=lambda series: series.key)
def test_a_running_total_never_falls_and_each_figure_has_a_source_and_one_population(series: Series) -> None:
    values = [event.quantity.value for event in series.joined if event.quantity]
    assert is_share(series.unit) or values == sorted(values)
    for event in series.points:
        assert event.source.given
        assert event.asserted_by
        assert event.quantity
        assert (event.quantity.unit, event.quantity.scope) == (series.unit, series.scope)


def test_the_five_totals_of_the_top_court_s_list_form_one_line() -> None:
    (court,) = [one for one in SERIES if one.key == "plane tickets refused.China, court list of defaulters.cumulative"]
    values = [event.quantity.value for event in court.joined if event.quantity]
    assert values == [6_150_000, 9_360_000, 14_630_000, 17_460_000, 27_300_000]
    assert len(court.points) == 5


def test_what_became_known_is_no_earlier_than_what_happened_and_says_by_whom() -> None:
    known = [event for event in DATA.events if event.known]
    assert len(known) >= 10
    for event in known:
        assert event.known_by, event.id
        assert event.known
        assert not before(event.known, event.date), event.id
