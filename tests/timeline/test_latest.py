"""What is kept is what was asked for last, never more than so many."""

from gc import collect
from weakref import ref

from hypothesis import given
from hypothesis import strategies as st

from rollout.timeline.latest import Latest, while_it_lives


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


class File:
    """What something is made of."""


def test_what_is_made_of_an_object_is_made_once_for_each_way_to_ask_and_goes_with_it() -> None:
    asked: list[str] = []

    @while_it_lives
    def made(_whole: File, tongue: str, every: bool = True) -> str:
        asked.append(tongue)
        return f"{tongue} {every}"

    one, other = File(), File()
    for tongue in "abcdefgh":
        assert made(one, tongue) == made(one, tongue) == f"{tongue} True"
    assert made(one, "a", every=False) == "a False"
    assert made(other, "a") == "a True"
    assert asked == [*"abcdefgh", "a", "a"]
    gone = ref(one)
    del one
    collect()
    assert gone() is None
