"""Letters that come out larger than ours: words take more room, and rows are higher; ours change nothing."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.figure.view_figure import picture
from rollout.layout.lanes import arrange
from rollout.layout.letters import LARGEST, LEAST, MOST, OURS, STEP, Letters, letters
from rollout.layout.metrics import overlaps
from rollout.layout.theme import stage
from rollout.layout.typeface import width
from rollout.page.files import SCRIPTS
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.window import whole
from tests.support.events import dataset, dated, dates, figure

WIDER = Letters(wide=115)


@given(st.one_of(st.integers(), st.booleans(), st.text(), st.none()), st.integers(), st.integers())
def test_whatever_a_browser_says_of_its_letters_they_stay_within_bounds_in_whole_steps(
    wide: object, high: int, least: int
) -> None:
    found = letters(wide, high, least)
    for share in (found.wide, found.high):
        assert LEAST <= share <= MOST
        assert share % STEP == 0
    assert 0 <= found.least <= LARGEST
    assert isinstance(wide, int) or found.wide == LEAST


@pytest.mark.parametrize("asked", [None, "24", True])
def test_a_least_size_that_is_no_number_is_none(asked: object) -> None:
    assert letters(100, 100, asked) == OURS


def test_words_take_more_room_rows_are_higher_and_type_is_no_smaller_than_a_reader_has_set() -> None:
    usual, large = stage(1280, 640, 2, True), stage(1280, 640, 2, True, letters=Letters(130, 120, 20))
    assert (usual.type_size, large.type_size) == (14, 20)
    assert large.words("Lhasa") == width("Lhasa", 20) * 1.3
    assert large.row == round(20 * 1.42 * 1.2)
    assert large.head == round(20 * 1.9 * 1.2)
    assert large.axis == round(20 * 1.85 * 1.2)
    assert large.panel > usual.panel
    assert large.rows < usual.rows


@given(st.lists(dates, min_size=2, max_size=25), st.integers(0, 2**30))
def test_no_label_meets_another_in_a_face_as_much_wider_as_it_was_laid_out_for(texts: list[str], seed: int) -> None:
    events = dated(texts)
    span, on = whole(events), stage(1280, 420, 1, False, letters=WIDER)
    found = arrange(events, (events[0].lane,), on, span, scale := on.width / span.days)
    drawn = []
    for mark in found.marks:
        if mark.placed.told_from > scale:
            continue
        wide = width(mark.event.words, on.type_size) * WIDER.wider
        left = (mark.item.start if mark.placed.side != "right" else mark.item.end) * scale
        gap = on.spacing.gap
        left += -gap - wide if mark.placed.side == "left" else gap
        drawn.append((left, mark.y - on.row / 2, left + wide, mark.y + on.row / 2))
    assert overlaps(drawn, 0.01) == 0


def test_a_picture_for_our_letters_is_the_same_as_before_there_were_others() -> None:
    index = DatasetIndex(dataset({"date": "2017"}, figure("2018-02", 450_000), {"date": "2019-03-04"}))
    usual, wider = picture(index, "", 1280, 640), picture(index, "", 1280, 640, letters=WIDER)
    assert "letters" not in usual["layout"]["meta"]
    assert wider["layout"]["meta"]["letters"] == asdict(WIDER)
    for one, other in zip(*(each["layout"]["meta"]["labels"]["width"] for each in (usual, wider)), strict=True):
        assert other == one * WIDER.wider


def test_the_page_measures_its_letters_by_widths_that_are_those_of_our_typeface() -> None:
    script = (SCRIPTS / "picture" / "letters.js").read_text("utf-8")
    rows = script.partition("const PROBE = [")[2].partition("\n];")[0].strip().splitlines()
    assert len(rows) == 5
    for row in rows:
        words, wide = row.strip().removeprefix("['").removesuffix("],").split("', ")
        assert width(words, 100) == float(wide), words
