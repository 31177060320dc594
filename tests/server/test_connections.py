"""What connections may hold, looked at without a network: who is let go, who stays, and whose turn it is."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.server.connections import Bounds, Keeper, Turns

BOUNDS = Bounds(idle=60, sending=30, period=10, taken=1000, most=4, held=100)


@dataclass
class Line:
    """A connection whose state is set by hand."""

    address: str = "a"
    last_activity: float = 0.0
    begun: float | None = None
    sent: int = 0
    busy: bool = False
    pending: bool = False
    held: int = 0
    will_close: bool = False
    cancelled: int = 0

    def service(self) -> None:
        raise OSError("gone")

    def cancel(self) -> None:
        self.cancelled += 1


def gone(lines: list[Line], *times: float, bounds: Bounds = BOUNDS) -> list[bool]:
    keeper = Keeper(bounds)
    for now in times:
        keeper.tend(lines, now)
    return [line.will_close for line in lines]


def test_who_says_nothing_for_long_is_let_go_unless_its_request_is_being_answered() -> None:
    assert gone([Line(), Line(busy=True), Line(last_activity=30)], 61) == [True, False, False]


def test_who_sends_a_request_longer_than_its_time_is_let_go() -> None:
    lines = [Line(begun=0, last_activity=30), Line(begun=5, last_activity=30)]
    assert gone(lines, 31) == [True, False]


def test_who_takes_too_little_of_its_answer_is_let_go_though_it_takes_a_little() -> None:
    slow, fast, done = Line(pending=True), Line(pending=True), Line(pending=True)
    keeper = Keeper(BOUNDS)
    keeper.tend([slow, fast, done], 0)
    slow.sent, fast.sent, done.pending = 999, 1000, False
    keeper.tend([slow, fast, done], 9)
    assert not slow.will_close
    keeper.tend([slow, fast, done], 10)
    assert [slow.will_close, fast.will_close, done.will_close] == [True, False, False]


def test_a_new_reader_finds_room_and_the_greediest_address_gives_it() -> None:
    lines = [Line("a", last_activity=at) for at in (3, 1, 2)] + [Line("b"), Line("c")]
    keeper = Keeper(BOUNDS)
    keeper.welcome(lines[:4])
    assert not any(line.will_close for line in lines)
    keeper.welcome(lines)
    assert [line.will_close for line in lines] == [False, True, False, False, False]


def test_who_is_being_answered_goes_last() -> None:
    lines = [Line(busy=True), Line(last_activity=9), *(Line(busy=True) for _ in range(3))]
    Keeper(BOUNDS).welcome(lines)
    assert [line.will_close for line in lines] == [False, True, False, False, False]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 90)), max_size=40))
def test_what_stays_is_within_every_bound_and_the_most_modest_address_loses_last(many: list[tuple[str, int]]) -> None:
    lines = [Line(address, held=size) for address, size in many]
    Keeper(BOUNDS).tend(lines, 0)
    staying = [line for line in lines if not line.will_close]
    assert sum(line.held for line in staying) <= BOUNDS.held
    assert len(staying) <= BOUNDS.most
    if not any(line.will_close for line in lines):
        return
    first = {line.address: sum(each.held for each in lines if each.address == line.address) for line in lines}
    alone = [one for one in first if sum(line.address == one for line in lines) == 1 and first[one] <= 25]
    if len(first) <= 3 and len(alone) == 1:
        assert any(line.address == alone[0] for line in staying)


def test_each_address_has_its_turn() -> None:
    turns = Turns()
    for address in "aaabac":
        turns.append(Line(address))
    assert len(turns) == 6
    assert "".join(turns.popleft().address for _ in range(6)) == "abcaaa"
    assert not turns


def test_no_more_than_a_few_tasks_of_one_address_run_at_once_and_the_other_threads_are_for_whoever_comes() -> None:
    turns = Turns(most=2)
    for _ in range(4):
        turns.append(Line("a"))
    running = [turns.popleft(), turns.popleft()]
    assert (bool(turns), len(turns)) == (False, 2)
    with pytest.raises(IndexError, match="may run now"):
        turns.popleft()
    turns.append(Line("b"))
    assert turns.popleft().address == "b"
    assert not turns
    with pytest.raises(OSError, match="gone"):
        running.pop().service()  # the third is let in by the end of one, however it ends
    running.append(turns.popleft())
    assert not turns
    running.pop().cancel()
    assert turns.popleft().task.cancelled == 0
    assert (bool(turns), len(turns)) == (False, 0)
