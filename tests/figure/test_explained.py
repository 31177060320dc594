"""What uncommon forms of a date mean is told for the first marks of each; plain dates need no words."""

from json import dumps, loads

import pytest

from rollout.evidence.edtf import parse
from rollout.figure.explained import ABOUT, MOST, OPEN, RANGE, UNKNOWN, UNSURE, UNTIL, meanings
from rollout.figure.view_figure import picture
from rollout.layout.letters import OURS, Letters
from rollout.page import figure_contract
from rollout.timeline.dataset_index import DatasetIndex
from tests.page.test_contract import wrong
from tests.support.events import dataset


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("2018-02-03", []),
        ("2018-02", []),
        ("2018-02~", [ABOUT]),
        ("2018%", [ABOUT, "line: the whole year"]),
        ("2018-02-03?", [UNSURE]),
        ("2018-21", ["line: the whole season"]),
        ("2017/2018", [RANGE]),
        ("2017/..", [OPEN]),
        ("../2017", [UNTIL]),
        ("/2018", [UNKNOWN]),
        ("2017~/2018", [ABOUT, RANGE]),
    ],
)
def test_a_form_is_explained_where_not_every_date_has_it(text: str, means: list[str]) -> None:
    assert list(meanings(parse(text))) == means


def test_the_earliest_marks_of_each_form_are_tried_and_no_more_than_some() -> None:
    rows = [{"id": f"e-{year}", "date": f"{year}-05~"} for year in range(2019, 1999, -1)]
    meta = picture(DatasetIndex(dataset(*rows, {"date": "2011-02-03"})), "", 1280, 720)["layout"]["meta"]
    assert wrong(loads(dumps(meta)), figure_contract.Meta, "meta") == []
    assert [key for key, *_ in meta["explained"]["notes"]] == [f"e-{2000 + number}" for number in range(MOST)]


def test_where_all_is_plain_nothing_is_explained_nor_in_a_talk() -> None:
    plain, about = ({"date": "2011-02-03"}, {"date": "2011~"})
    assert "explained" not in picture(DatasetIndex(dataset(plain)), "", 1280, 720)["layout"]["meta"]
    assert "explained" not in picture(DatasetIndex(dataset(about)), "?stage=talk", 1280, 720)["layout"]["meta"]


def test_what_is_explained_is_no_larger_for_a_reader_whose_letters_are_wider() -> None:
    index = DatasetIndex(dataset({"date": "2018-05~"}, {"date": "2011-02-03"}))
    ours, wide = (
        picture(index, "", 1920, 1080, letters=letters)["layout"]["meta"]["explained"]
        for letters in (OURS, Letters(wide=125))
    )
    assert wide == ours
