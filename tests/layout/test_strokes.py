"""What is drawn of a date besides its mark: how wide it is, what of it is sure, and which way its doubts look."""

import pytest

from rollout.evidence.edtf import parse
from rollout.layout.labels import Item
from rollout.layout.strokes import DASH_OF, SHARES, STROKE, THIN, Bar, Doubt, bars, doubts, thickness
from rollout.layout.theme import stage
from rollout.timeline.window import Extent, Window, extent

SPAN = Window(0.0, 36_500.0)


def at(text: str) -> Extent:
    return extent(parse(text), SPAN)


@pytest.mark.parametrize(("text", "kinds"), [("2018-04-22", []), ("2018-04", ["wide"]), ("2018", ["wide"])])
def test_a_date_wider_than_a_day_has_one_thin_bar_as_wide_as_itself(text: str, kinds: list[str]) -> None:
    where = at(text)
    found = bars(Item("a", where.start, where.end, 50.0, 1, False), where)
    assert found == tuple(Bar(kind, where.start, where.end) for kind in kinds)


def test_a_range_has_a_paler_bar_below_that_of_what_is_sure() -> None:
    where = at("2017/2018-04")
    vague, sure = bars(Item("a", where.start, where.end, 50.0, 1, True), where)
    assert (vague.kind, vague.start, vague.end) == ("vague", where.start, where.end)
    assert (sure.kind, sure.start, sure.end) == ("sure", where.sure_start, where.sure_end)
    assert vague.start <= sure.start <= sure.end <= vague.end
    assert list(SHARES) == ["vague", "sure", "wide"]
    assert SHARES["vague"] < SHARES["sure"] == 1.0


def test_the_bar_of_a_range_fills_its_row_but_for_a_little_and_that_of_a_date_is_a_stroke() -> None:
    on = stage(1280, 640, 2, False)
    assert (thickness("vague", on), thickness("sure", on), thickness("wide", on)) == (on.row - 5, on.row - 5, THIN)
    assert STROKE < THIN < on.row - 5


@pytest.mark.parametrize(("text", "kind"), [("2018~", "approximate"), ("2018?", "uncertain"), ("2018%", "both")])
@pytest.mark.parametrize(("side", "leftwards"), [("left", False), ("right", True), ("bar", True)])
def test_a_date_that_is_not_certain_has_a_whisker_away_from_its_words(
    text: str, kind: str, side: str, leftwards: bool
) -> None:
    assert doubts(parse(text), 5.0, side, at(text)) == (Doubt(kind, 5.0, leftwards),)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2016/2018", []),
        ("2016/..", [("open", False)]),
        ("../2016", [("open", True)]),
        ("2016/", [("unknown", False)]),
        ("/2016", [("unknown", True)]),
        ("2016~", [("approximate", True)]),
        ("2016", []),
    ],
)
def test_an_end_that_is_not_known_has_a_sign_that_looks_out_of_its_range(
    text: str, kinds: list[tuple[str, bool]]
) -> None:
    where = at(text)
    found = doubts(parse(text), (where.start + where.end) / 2, "right", where)
    assert [(one.kind, one.leftwards) for one in found] == kinds
    for one in found:
        if one.kind in ("open", "unknown"):
            assert one.day == (where.start if one.leftwards else where.end)


def test_every_doubt_is_dashed_in_a_way_of_its_own_and_an_unknown_end_like_what_is_uncertain() -> None:
    assert len({DASH_OF[kind] for kind in ("approximate", "uncertain", "both")}) == 3
    assert DASH_OF["unknown"] == DASH_OF["uncertain"]
