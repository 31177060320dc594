from pathlib import Path

import pytest

from rollout.evidence.fields import CHECKS, EXAMPLES
from rollout.evidence.vocabulary import (
    AHEAD,
    AIMS,
    ASSERTER_KINDS,
    COLUMNS,
    KIND_WORDS,
    MEASURES,
    PRIORITIES,
    STATUS_WORDS,
    STATUSES,
)


def test_the_claim_statuses_are_closed_and_in_order() -> None:
    assert STATUSES == ("documented", "reported", "claimed", "planned", "forecast", "retracted", "unreviewed")


def test_the_kinds_of_asserter_are_closed_and_in_order() -> None:
    assert ASSERTER_KINDS == (
        "government", "state-media", "ngo", "news", "academic",
        "court", "company", "intergovernmental", "community", "individual", "unknown",
    )  # fmt: skip


def test_the_measures_are_closed_and_in_order() -> None:
    assert MEASURES == ("cumulative", "increment", "target", "forecast")


def test_priorities_run_from_headline_to_detail() -> None:
    assert PRIORITIES == (1, 2, 3)


def test_what_speaks_of_the_future_is_part_of_the_closed_lists() -> None:
    assert set(AHEAD) <= set(STATUSES)
    assert set(AIMS) <= set(MEASURES)


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_is_explained_in_one_sentence(status: str) -> None:
    assert STATUS_WORDS[status][0].isupper()
    assert STATUS_WORDS[status].endswith(".")
    assert STATUS_WORDS[status].count(".") == 1


def test_kinds_are_shown_without_hyphens() -> None:
    assert KIND_WORDS["state-media"] == "state media"
    assert KIND_WORDS["ngo"] == "NGO"


def test_two_columns_must_be_filled_in_every_row() -> None:
    assert [name for name, required in COLUMNS.items() if required] == ["date", "title"]


def test_every_column_has_a_check_and_every_required_one_an_example() -> None:
    assert tuple(CHECKS) == tuple(COLUMNS)
    assert [*EXAMPLES] == [name for name, required in COLUMNS.items() if required]


def test_the_file_we_ship_has_our_columns_in_our_order() -> None:
    first = (Path(__file__).parents[2] / "events.csv").read_text("utf-8").partition("\n")[0]
    names = [name for name in first.rstrip("\r").split(",") if "@" not in name]  # those in other languages come last
    assert names == [column for column in COLUMNS if column in names]
