"""What one cell may hold: each mistake people make, and the sentence that answers it."""

from typing import Any

import pytest

from rollout.evidence.fields import CHECKS, headline
from rollout.evidence.wrong import WrongError
from tests.csv_rows import COUNTED, dataset_of, only_problem
from tests.support.cases import for_each

URL = "https://www.hrw.org/news/2012/03/16"


@for_each(
    ("column", "text", "value"),
    [
        ("id", "tar-3m-target-end-2019", "tar-3m-target-end-2019"),
        ("id", "2017", "2017"),
        ("label", "x" * 32, "x" * 32),
        ("title", "x" * 900 + ".", "x" * 900 + "."),
        ("summary", "x" * 4000, "x" * 4000),
        ("asserted_by_kind", "court;  intergovernmental", "court; intergovernmental"),
        ("tags", "water; ; dams;water", ("water", "dams")),
        ("media", "gate.jpg; the gate at night.png", ("gate.jpg", "the gate at night.png")),
        ("summary", "One.\nTwo.", "One.\nTwo."),
        ("notes", "Say:\n\tslowly", "Say:\n\tslowly"),
        ("status", "retracted", "retracted"),
        ("asserted_by_kind", "state-media", "state-media"),
        ("measure", "increment", "increment"),
        ("priority", "3", 3),
        ("quantity", "0", 0),
        ("quantity", "450000", 450_000),
        ("quantity", "9" * 15, 999_999_999_999_999),
        ("lat", "29.65", 29.65),
        ("lat", "-90", -90.0),
        ("lon", "180.0", 180.0),
        ("lon", "-179.999", -179.999),
        ("source_url", URL, URL),
        ("archive_url", "HTTP://Example.org", "http://example.org/"),
    ],
)
def test_what_is_allowed_is_taken(column: str, text: str, value: Any) -> None:
    assert CHECKS[column](text) == value


@for_each(
    ("column", "text", "wrong", "example"),
    [
        ("id", "Lhasa Cards", "'Lhasa Cards' is not an id", "Write lhasa-cards."),
        ("id", "lhasa--cards-", "'lhasa--cards-' is not an id", "Write lhasa-cards."),
        ("id", "ལྷ་ས", "'ལྷ་ས' is not an id", "Write lhasa-cards-2017."),
        ("label", "x" * 33, "has 33 characters; at most 32 are allowed.", "Shorten it by 1."),
        ("title", "One\nTwo", "'One[U+000A]Two' holds a line break or a tab.", "Write it on one line."),
        ("lane", "Card\trollout", "'Card[U+0009]rollout' holds a line break or a tab.", "Write it on one line."),
        ("status", "Documented", "'Documented' is not one of documented, reported,", "Write documented."),
        ("status", "reportd", "'reportd' is not one of", "Write reported."),
        ("status", "confirmed", "'confirmed' is not one of", "Write the one that is true of this row."),
        ("status", "x" * 5000, "… is not one of".replace("… ", "…' "), "Write the one that is true of this row."),
        ("asserted_by_kind", "State media", "'State media' is not one of", "Write state-media."),
        ("asserted_by_kind", "state_media", "'state_media' is not one of", "Write state-media."),
        ("asserted_by_kind", "ngo; NGO", "'NGO' is not one of", "Write ngo."),
        ("asserted_by_kind", "ngo;", "'' is not one of", "Write the one that is true of this row."),
        ("media", "../secret.jpg", "is not the name of a file in the folder media", "Copy the file there"),
        ("media", "https://a.org/b.jpg", "is not the name of a file in the folder media", "Copy the file there"),
        ("asserted_by_kind", "NGO", "'NGO' is not one of", "Write ngo."),
        ("measure", "total", "'total' is not one of cumulative, increment, target, forecast.", "Write the one"),
        ("priority", "high", "'high' is not one of 1, 2, 3.", "Write 1 (headline), 2 (supporting) or 3 (detail)."),
        ("priority", "3.0", "'3.0' is not one of 1, 2, 3.", "Write 3."),
        ("priority", "４", "'４' is not one of 1, 2, 3.", "Write 1 (headline), 2 (supporting) or 3 (detail)."),
        ("priority", "0", "'0' is not one of 1, 2, 3.", "Write 1 (headline), 2 (supporting) or 3 (detail)."),
        ("quantity", "450,000", "'450,000' is not a whole number", "Write 450000."),
        ("quantity", "450 000", "is not a whole number", "Write 450000."),
        ("quantity", "450\u00a0000", "is not a whole number", "Write 450000."),
        ("quantity", "1.335.000", "is not a whole number", "Write 1335000."),
        ("quantity", "4.5e5", "is not a whole number", "Write 450000."),
        ("quantity", "4.5E+5", "is not a whole number", "Write 450000."),
        ("quantity", "2.7 million", "is not a whole number", "Write 2700000."),
        ("quantity", "2,7 million", "is not a whole number", "Write 2700000."),
        ("quantity", "1.34bn", "is not a whole number", "Write 1340000000."),
        ("quantity", "13.4亿", "is not a whole number", "Write 1340000000."),
        ("quantity", "450000.0", "is not a whole number", "Write 450000."),
        ("quantity", "0.5", "is not a whole number", "Write it like 450000."),
        ("quantity", "1,2,3", "is not a whole number", "Write it like 450000."),
        ("quantity", "-5", "is not a whole number", "Write it like 450000."),
        ("quantity", "80%", "is not a whole number", "Write it like 450000."),
        ("quantity", "about 300", "is not a whole number", "Write it like 450000."),
        ("quantity", "４５０", "is not a whole number", "Write it like 450000."),
        ("quantity", "²", "is not a whole number", "Write it like 450000."),
        ("quantity", "9" * 16, "(at most 15)", "Write it like 450000."),
        ("quantity", "9" * 5000, "(at most 15)", "Write it like 450000."),
        ("quantity", "1e99", "(at most 15)", "Write it like 450000."),
        ("lat", "29,75", "'29,75' is not decimal degrees from -90 to 90.", "Write 29.75."),
        ("lat", "29°39'N", "is not decimal degrees", "Write it like 29.65."),
        ("lat", "91.13", "is not decimal degrees from -90 to 90.", "Put lat and lon the other way round."),
        ("lat", "291", "is not decimal degrees", "Write it like 29.65."),
        ("lat", "291,3", "is not decimal degrees", "Write it like 29.65."),
        ("lat", "nan", "is not decimal degrees", "Write it like 29.65."),
        ("lat", "٢٩", "is not decimal degrees", "Write it like 29.65."),
        ("lon", "180.5", "is not decimal degrees from -180 to 180.", "Write it like 91.13."),
        ("lon", "91,5", "is not decimal degrees", "Write 91.5."),
        ("source_url", "www.hrw.org", "'www.hrw.org' is not a web address that can be linked", f"Write it like {URL}."),
        ("disputed_by", "javascript:alert(1)", "is not a web address that can be linked", f"Write it like {URL}."),
        ("date", "2023-02-30", "'2023-02-30' is not a calendar day.", "Write 2023-02, or 2023-02-28."),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_named_with_what_would_pass(column: str, text: str, wrong: str, example: str) -> None:
    with pytest.raises(WrongError) as caught:
        CHECKS[column](text)
    assert wrong in caught.value.wrong
    assert caught.value.wrong.endswith(".")
    assert caught.value.closest().startswith(example)


@pytest.mark.parametrize("column", ["date", "due", "source_date"])
def test_every_date_column_answers_as_edtf_does(column: str) -> None:
    change = {"status": "planned", "due": "2019-12-31"} | {column: "2023-02-30"}
    problem = only_problem(**change)
    assert (problem.column, problem.found) == (column, "2023-02-30")
    assert problem.sentence("events.csv") == (
        f"events.csv row 2, column {column}: '2023-02-30' is not a calendar day. Write 2023-02, or 2023-02-28."
    )


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("place", "Lhasa", "Lhasa"),
        ("asserted_by", " Free Tibet ", "Free Tibet"),
        ("title", "\u00a0Cards\u3000", "Cards"),
        ("notes", "Say who says so.", "Say who says so."),
    ],
)
def test_text_is_kept_without_the_spaces_around_it(column: str, text: str, value: str) -> None:
    assert getattr(dataset_of({column: text}).events[0], column) == value


def test_a_source_keeps_both_clocks_and_both_addresses() -> None:
    change = {"source_date": "2019-04", "source_note": "read in a copy", "archive_url": "https://archive.example.org/a"}
    source = dataset_of({**change, "lat": "29.65", "lon": "91.13"}).events[0].source
    assert source.date is not None
    assert (source.date.text, source.note, source.archive_url) == (
        "2019-04", "read in a copy", "https://archive.example.org/a",
    )  # fmt: skip


def test_a_cell_over_ten_thousand_characters_is_a_problem_with_row_and_column() -> None:
    problem = only_problem(notes="x" * 10_001)
    assert (problem.row, problem.column) == (2, "notes")
    assert problem.wrong == "The cell has 10,001 characters; at most 10,000 are read."
    assert len(problem.found) == 40
    assert not dataset_of({"notes": "x" * 10_000}).problems


def test_counted_rows_may_count_nothing() -> None:
    quantity = dataset_of(COUNTED | {"quantity": "0"}).events[0].quantity
    assert quantity is not None
    assert quantity.value == 0


@pytest.mark.parametrize(("text", "wrong"), [("It begins.", "ends with a full stop"), ("x" * 91, "has 91 characters")])
def test_the_title_of_a_scene_is_short_and_without_a_full_stop(text: str, wrong: str) -> None:
    assert headline("x" * 90) == "x" * 90
    with pytest.raises(WrongError, match=wrong):
        headline(text)
