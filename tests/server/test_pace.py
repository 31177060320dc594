"""How soon a page looks again is fair to all: few pages hear of a change soon, and many do not ask more often."""

import pytest

from rollout.server.pace import LATEST, LOOKS, SOONEST, Pace


def looked(pages: int, seconds: float) -> tuple[list[float], set[int]]:
    """Return when so many pages look in so many seconds, and how long each waits at the end."""
    now = 0.0
    pace = Pace(lambda: now)
    due = {page: page / pages for page in range(pages)}
    looks, waits = [], {}
    while (next_ := min(due.items(), key=lambda one: one[1]))[1] < seconds:
        page, now = next_
        looks.append(now)
        waits[page] = pace.again()
        due[page] = now + waits[page] / 1000
    return looks, {*waits.values()}


@pytest.mark.parametrize("pages", [1, 2, 4])
def test_few_pages_look_as_soon_as_it_is_of_use(pages: int) -> None:
    """A colleague's save is heard of within a quarter of a second."""
    assert max(looked(pages, 20)[1]) <= SOONEST * 1.1


@pytest.mark.parametrize("pages", [8, 12, 18])
def test_more_pages_look_less_often_and_all_of_them_as_often_as_is_welcome(pages: int) -> None:
    """The looks of all together stay what one server gives without noticing."""
    looks, _ = looked(pages, 30)
    late = sum(one > 20 for one in looks) / 10
    assert late == pytest.approx(LOOKS, rel=0.15)


def test_hundreds_of_pages_look_once_a_second_each() -> None:
    """Nobody waits longer than before there was a pace."""
    looks, waits = looked(500, 10)
    assert waits == {LATEST}
    assert sum(one > 8 for one in looks) == pytest.approx(1000, rel=0.05)


def test_who_is_left_when_the_others_go_looks_soon_again() -> None:
    """How many there were is forgotten within seconds."""
    now = 0.0
    pace = Pace(lambda: now)
    for look in range(2000):
        now = look / 500
        pace.again()
    for _ in range(10):
        now += 1
        wait = pace.again()
    assert wait == SOONEST
