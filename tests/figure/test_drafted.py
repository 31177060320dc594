"""The picture of a draft: its words before all others, cut where there is no room for them; its tick at the least."""

from dataclasses import replace
from typing import Any

import pytest

from rollout.evidence.event import Event
from rollout.figure.drafted import Drafted, drafted
from rollout.figure.view_figure import figure_of
from rollout.layout.letters import OURS, Letters
from rollout.timeline.dataset_index import DatasetIndex
from tests.support.events import dataset

LONG = "The market hall burns down and is rebuilt by the city in the same summer"
OTHERS = dataset({"id": "a", "date": "2019", "title": "A"}, {"id": "b", "date": "2021", "title": "B"})
OWN = dataset({"id": "own", "date": "2020-03", "title": LONG}).events[0]


def pictured(event: Event, width: int, search: str = "", letters: Letters = OURS) -> dict[str, Any]:
    index = DatasetIndex(replace(OTHERS, events=(*OTHERS.events, event), rows=3))
    view, found = index.asked(f"?{search}&tell=own")
    return figure_of(view, found, width, 500, letters=letters)


def words(found: Drafted) -> str:
    labels = found.figure["layout"]["meta"]["labels"]
    told: str = labels["words"][labels["id"].index("own")]
    return told


def test_a_draft_that_has_room_is_drawn_with_all_of_its_words() -> None:
    found = drafted(lambda event: pictured(event, 1400), OWN)
    assert (found.room, words(found)) == ("", LONG)


def test_a_draft_that_is_too_long_for_a_narrow_picture_is_drawn_with_its_first_words_and_that_is_known() -> None:
    found = drafted(lambda event: pictured(event, 600), OWN)
    labels, (mark,) = found.figure["layout"]["meta"]["labels"], found.marks
    at = labels["id"].index("own")
    assert found.room == "cut"
    assert words(found).endswith("…")
    assert LONG.startswith(words(found)[:-1])
    assert labels["told_from"][at] is not None
    assert mark["y"] == labels["y"][at]


@pytest.mark.parametrize("drawn", [OWN, None])
def test_where_not_even_a_few_words_have_room_the_tick_of_a_draft_is_pointed_at(drawn: Event | None) -> None:
    letters = (
        OURS if drawn else Letters(wide=300)
    )  # what is drawn with fewer words has no room either; or none would have
    found = drafted(
        lambda event: pictured(drawn or event, 300, letters=letters), OWN if drawn else replace(OWN, title=LONG[:9])
    )
    lanes = found.figure["layout"]["meta"]["lanes"]
    assert (found.room, words(found)) == ("tick", LONG if drawn else LONG[:9])
    assert [one["y"] for one in found.marks] == [lanes[0]["strip"]]


def test_a_draft_that_a_filter_hides_has_no_mark_and_one_beyond_the_window_is_not_cut() -> None:
    assert drafted(lambda event: pictured(event, 600, "q=nothing"), OWN).marks == ()
    found = drafted(lambda event: pictured(event, 600, "from=2019-01-01&to=2019-06-01"), OWN)
    assert (found.room, words(found), len(found.marks)) == ("", LONG, 1)


def test_headlines_stay_as_heavy_while_a_draft_is_drawn_as_they_were_before() -> None:
    def heavy(search: str) -> dict[str, bool]:
        rest = (replace(event, priority=2) for event in (OTHERS.events[1], OWN))
        index = DatasetIndex(replace(OTHERS, events=(OTHERS.events[0], *rest)))
        view, found = index.asked(search)
        labels = figure_of(view, found, 1400, 500)["layout"]["meta"]["labels"]
        return dict(zip(labels["id"], labels["heavy"], strict=True))

    before, drawn = heavy(""), heavy("?tell=own")
    assert before == {"a": True, "b": False, "own": False}
    assert drawn | {"own": False} == before
