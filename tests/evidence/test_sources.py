"""`sources.csv`: further sources and counter-sources, what each owes, and what they do to the events."""

import pytest

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.reader import read
from tests.csv_rows import csv_of

URL = "https://www.example.org/more"


def with_sources(*rows: dict[str, str], **change: str) -> Dataset:
    """Return a file of one event, `row-2`, with these further sources."""
    filled = [{"event": "row-2", "role": "supports", "url": URL, **row} for row in rows]
    names = list(dict.fromkeys(name for row in filled for name in row))
    lines = [",".join(names), *(",".join(row.get(name, "") for name in names) for row in filled)]
    return read(csv_of(change), beside=Beside(sources="\n".join([*lines, ""]).encode()))


def test_every_column_is_read() -> None:
    row = {
        "role": "disputes", "title": "No such card", "publisher": "Ministry", "date": "2019-05", "url": URL,
        "archive_url": "https://archive.example.org/a", "sha256": "A" * 64, "kept": "a.pdf", "says": "The minister",
        "note": "p. 4",
        "kind": "government", "quote": "没有", "quote@en": "none", "language": "zh-Hant",
        "read": "part", "origin": "Xinhua",
    }  # fmt: skip
    dataset = with_sources(row)
    assert dataset.problems == ()
    (event,) = dataset.events
    (one,) = event.citations
    assert one.date
    assert (one.row, one.event, one.role, one.date.text, one.sha256) == (2, "row-2", "disputes", "2019-05", "a" * 64)
    assert (one.quote, one.quote_en, one.language, one.read, one.origin) == (
        "没有",
        "none",
        "zh-hant",
        "part",
        "Xinhua",
    )
    assert (one.says, one.kind, one.kept, one.note, one.title) == (
        "The minister",
        "government",
        "a.pdf",
        "p. 4",
        "No such card",
    )


@pytest.mark.parametrize(
    ("row", "column", "wrong"),
    [
        ({"event": "row-9"}, "event", "'row-9' is the id of no row of the events."),
        ({"event": ""}, "event", "The cell is empty, and every row needs it."),
        ({"role": "maybe"}, "role", "'maybe' is not one of supports, disputes, context."),
        ({"url": ""}, "url", "The row has neither url nor note."),
        ({"sha256": "abc", "kept": "a.pdf"}, "sha256", "'abc' is not a SHA-256: 64 hexadecimal figures."),
        ({"kept": "a.pdf"}, "sha256", "kept and sha256 stand both or neither."),
        ({"sha256": "0" * 64}, "kept", "kept and sha256 stand both or neither."),
        ({"quote": "x" * 301}, "quote", "has 301 characters; at most 300 are allowed."),
        ({"quote@en": "none"}, "quote", "A translation stands without its quote."),
        ({"language": "Chinese!"}, "language", "'Chinese!' is not the tag of a language."),
        ({"read": "twice"}, "read", "'twice' is not one of whole, part, copy, not."),
        ({"kind": "press"}, "kind", "'press' is not one of government,"),
        ({"role": "supports", "date": "May 2019"}, "date", "seems to mean: May 2019."),
    ],
)
def test_what_is_wrong_is_told_by_file_row_and_column_and_refuses_no_event(
    row: dict[str, str], column: str, wrong: str
) -> None:
    dataset = with_sources(row)
    (problem,) = dataset.problems
    assert (problem.file, problem.row, problem.column) == ("sources.csv", 2, column)
    assert wrong in problem.wrong
    assert problem.sentence("events.csv").startswith(f"sources.csv row 2, column {column}: ")
    assert (len(dataset.events), dataset.refused) == (1, 0)
    assert dataset.events[0].citations == ()


def test_a_row_whose_last_cells_are_missing_is_read_as_if_they_were_empty() -> None:
    dataset = read(csv_of({}), beside=Beside(sources=b"event,role,url\nrow-2,context\n\n,,\n"))
    assert [(one.row, one.column) for one in dataset.problems] == [(2, "url")]


def test_a_file_that_cannot_be_read_is_a_problem_and_the_events_stay() -> None:
    dataset = read(csv_of({}), beside=Beside(sources=b"%PDF-1.4"))
    (problem,) = dataset.problems
    assert problem.sentence("events.csv").startswith("sources.csv: The file is a PDF")
    assert len(dataset.events) == 1


def test_columns_that_are_not_ours_are_said() -> None:
    dataset = read(csv_of({}), beside=Beside(sources=b"event,role,url,mood\nrow-2,context,https://a.org/,grave\n"))
    assert dataset.notices == ("sources.csv: Column 'mood' is not one of ours: kept.",)


def test_an_event_may_have_its_only_source_here() -> None:
    none = {"source_title": "", "source_publisher": "", "source_url": ""}
    assert with_sources({}, **none).problems == ()
    assert [one.column for one in with_sources({"role": "context"}, **none).problems] == ["source_url"]


def test_who_disputes_an_event_here_makes_it_disputed_and_context_does_not() -> None:
    assert with_sources({"role": "disputes"}).events[0].disputed
    assert not with_sources({"role": "context"}, status="claimed").events[0].disputed


@pytest.mark.parametrize(
    ("rows", "origin"),
    [
        ([{"origin": "Tibet Daily"}], "Tibet Daily"),
        ([{"origin": "tibet daily"}, {"origin": "Tibet Daily"}], "tibet daily"),
        ([{"origin": "Reuters"}], ""),
        ([{"origin": "Tibet Daily"}, {"origin": "Reuters"}], ""),
        ([{"origin": "Tibet Daily"}, {"origin": ""}], ""),
        ([{"origin": ""}], ""),
        ([{"origin": "Tibet Daily", "role": "context"}], ""),
    ],
)
def test_two_sources_of_one_origin_are_not_two(rows: list[dict[str, str]], origin: str) -> None:
    dataset = with_sources(*rows, status="documented")
    assert [(one.row, one.column) for one in dataset.problems] == ([(2, "status")] if origin else [])
    assert with_sources(*rows, status="reported").events[0].origin == origin
    if origin:
        assert dataset.problems[0].wrong == f"All sources of the row have one origin, {origin}, and so are one source."


def test_one_source_alone_has_no_need_of_another_origin() -> None:
    none = {"source_title": "", "source_publisher": "", "source_url": ""}
    assert with_sources({"origin": "Gazette"}, status="documented", **none).problems == ()


def test_rows_of_a_file_that_was_cut_out_of_a_larger_one_are_told_in_one_problem() -> None:
    few, many = (with_sources(*({"event": f"gone-{n}"} for n in range(count))) for count in (10, 175))
    assert [problem.row for problem in few.problems] == list(range(2, 12))
    (problem,) = many.problems
    assert (problem.file, problem.row, problem.column) == ("sources.csv", 2, "event")
    assert "Nor are those that 174 further rows name." in problem.wrong
    assert "a part of a larger file" in problem.example
