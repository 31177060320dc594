"""The words of the evidence we ship and of its talks: our own, no stronger than their source, and no name too wide."""

import csv
import hashlib
import re
from dataclasses import replace
from pathlib import Path

from rollout.evidence.event import Event
from tests.evidence_shipped.test_sources import EVENTS, TOP
from tests.support.cases import for_each

RUN = 7
FOUNDING = frozenset((Path(__file__).parent / "founding.txt").read_text("utf-8").split())
"""Every seven words in a row of the five founding documents, as first figures of a SHA-256: not the texts."""
QUOTED = re.compile("“[^”]*”")
SUPERLATIVE = re.compile(r"\b(first|newest|latest|largest|biggest|best|worst|hardest|earliest|fullest|unique)\b", re.I)
WHOSE = re.compile(r"\b(found|reports?|reported|says?|official|wrote|calls?)\b")
BARE = re.compile(r"(?<!Free )(?<!for )(?<!China )\bTibet\b(?! Watch| campaign| Autonomous)")


def runs(text: str, length: int = RUN) -> set[str]:
    """Return the digests of all runs of so many words that do not stand in quotation marks."""
    found = set()
    for part in QUOTED.split(text.casefold()):
        words = re.findall("[a-z0-9]+", part.replace("’", ""))
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            found.add(hashlib.sha256(run.encode()).hexdigest()[:12])
    return found


def cells(name: str) -> list[dict[str, str]]:
    """Return the rows of one of our files."""
    with (TOP / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def texts() -> list[tuple[str, str]]:
    """Return every text of ours, with the place where it stands."""
    columns = ("label", "title", "summary", "dispute", "notes", "answers_note", "source_note")
    found = [(f"{row['id']} {column}", row[column]) for row in cells("events.csv") for column in columns]
    found += [(f"{row['event']} note", row["note"]) for row in cells("sources.csv")]
    for path in (TOP / "talks").glob("*.csv"):
        found += [
            (f"{path.name} {row['title']}", f"{row['title']}. {row['notes']}") for row in cells(f"talks/{path.name}")
        ]
    return found


def unsupported(event: Event) -> list[str]:
    """Return the superlatives in an event's label, title and notes that no source is named for.

    A label or title may have one that the summary has too, for the summary says who says so; a note only in a sentence
    that says whose it is.
    """
    told = event.summary.casefold()
    words = [word for word in SUPERLATIVE.findall(f"{event.label} {event.title}") if word.casefold() not in told]
    for sentence in re.split(r"(?<=[.:;])\s", event.notes):
        words += [] if WHOSE.search(sentence) else SUPERLATIVE.findall(QUOTED.sub("", sentence))
    return words


def test_seven_words_in_a_row_are_found_where_they_are_another_s_and_not_in_quotation_marks() -> None:
    theirs = runs("One two three four five six seven eight")
    assert len(theirs) == 2
    assert theirs & runs("He said: two, three four FIVE six seven eight.")
    assert not theirs & runs("He said: “one two three four five six seven eight”.")
    assert not theirs & runs("one two three four five six and seven eight")


def test_no_seven_words_in_a_row_are_a_founding_document_s() -> None:
    assert len(FOUNDING) > 2000
    assert [place for place, text in texts() if runs(text) & FOUNDING] == []


def test_what_stands_in_quotation_marks_is_a_term_of_at_most_six_words() -> None:
    told = [(row["id"], row[name]) for row in cells("events.csv") for name in ("label", "title", "summary", "dispute")]
    assert [one for one, text in told for found in QUOTED.findall(text) if len(found.split()) > 6] == []
    assert {row.get("quote", "") for row in cells("sources.csv")} <= {""}


@for_each("event", EVENTS.values(), ids=lambda event: event.id)
def test_a_superlative_is_a_source_s(event: Event) -> None:
    assert unsupported(event) == []


def test_a_superlative_of_our_own_is_seen() -> None:
    event = EVENTS["hrw-grid-report-2013"]
    assert unsupported(replace(event, notes="The first alarm on the grid.")) == ["first"]
    assert unsupported(replace(event, notes="The first alarm found on the grid.")) == []
    assert unsupported(replace(event, title="The earliest alarm on the grid")) == ["earliest"]


@for_each("event", EVENTS.values(), ids=lambda event: event.id)
def test_tibet_is_the_autonomous_region_only_where_that_is_said(event: Event) -> None:
    if BARE.search(f"{event.label} {event.title}"):
        assert "Tibet Autonomous Region" in f"{event.place} {event.summary}"
    if event.priority == 1:
        assert not BARE.search(event.title), "A headline writes the region's name in full."


def test_no_note_of_a_talk_gives_a_number_of_days_late() -> None:
    assert [place for place, text in texts() if re.search(r"\b\d+ (days|weeks|months) late\b", text)] == []


def test_the_campaign_s_term_is_never_given_to_what_it_does_not_name() -> None:
    for event in EVENTS.values():
        if "Iron Grid" in f"{event.label} {event.title} {event.summary}":
            assert "campaign" in f"{event.title} {event.summary}".casefold(), event.id
            assert "Tibet" in event.place, event.id
