"""What is kept is what was asked for last, never more than so many."""

from hypothesis import given
from hypothesis import strategies as st

from rollout.timeline.latest import Latest


@given(st.integers(1, 4), st.lists(st.tuples(st.booleans(), st.integers(0, 6)), max_size=40))
def test_the_latest_asked_for_are_kept_and_no_others(most: int, steps: list[tuple[bool, int]]) -> None:
    kept, recent = Latest[int, str](most), list[int]()
    for put, key in steps:
        if put:
            kept.put(key, f"value {key}")
        else:
            assert kept.get(key) == (f"value {key}" if key in recent else None)
        if put or key in recent:
            recent = [*(one for one in recent if one != key), key][-most:]
