"""Several files or databases as one page has them: one that is away takes no other with it, and is named."""

from dataclasses import replace

from rollout.evidence.problems import Problem
from rollout.evidence.side_by_side import SideBySide
from rollout.evidence.store import NOWHERE, State
from tests.csv_rows import dataset_of

GONE = Problem(None, None, "", "The database does not answer.", "")


class Held:
    """Evidence that is what a test says."""

    path = NOWHERE

    def __init__(self, *titles: str) -> None:
        self.state = State(dataset_of(*({"title": title} for title in titles)))

    def now(self) -> State:
        return self.state


def test_a_change_of_one_is_a_change_of_the_whole_and_nothing_else_is() -> None:
    one, other = Held("A"), Held("B")
    both = SideBySide([("one", one), ("other", other)])
    before = both.now()
    assert both.now() is before
    other.state = Held("B", "C").state
    assert [event.title for event in both.now().dataset.events] == ["A", "B", "C"]
    assert both.now().dataset.digest != before.dataset.digest
    assert both.path is NOWHERE


def test_one_that_is_away_keeps_its_last_good_data_and_says_which_it_is() -> None:
    one, other = Held("A"), Held("B")
    both = SideBySide([("one", one), ("other", other)])
    before = both.now()
    wrong = dataset_of({"date": "2019-02-30"})
    one.state = replace(one.state, refused_edit=wrong.problems)
    other.state = replace(other.state, refused_edit=(GONE,), lost=True)
    found = both.now()
    assert found.dataset is before.dataset
    assert [problem.sentence("").partition(": ")[::2] for problem in found.problems] == [
        ("other", "The database does not answer."),
        ("one, events.csv row 2, column date", wrong.problems[0].words),
    ]
    assert found.lost
    other.state = State(other.state.dataset)
    assert (both.now().lost, len(both.now().refused_edit)) == (False, 1)
    one.state = State(one.state.dataset)
    assert both.now() == before


def test_more_lanes_than_can_be_told_apart_stand_together_by_whose_they_are() -> None:
    many = Held()
    many.state = State(dataset_of(*({"lane": f"Lane {number}"} for number in range(12))))
    both = SideBySide([("one", many), ("other", Held("B"))])
    assert both.now().dataset.lanes == ("one", "other")
    assert len({event.lane for event in (both.now().dataset.whole or both.now().dataset).events}) == 13


def test_two_that_hold_the_same_are_found_and_two_that_hold_nothing_are_not_alike() -> None:
    one, other = Held("A"), Held("B")
    assert SideBySide([("one", one), ("other", other)]).alike() is None
    assert SideBySide([("one", one), ("other", other), ("again", one)]).alike() == ("one", "again")
    assert SideBySide([("one", Held()), ("other", Held())]).alike() is None
