"""The columns of very many events, as they are written."""

from array import array

import pytest

from rollout.timeline import making_columns


@pytest.mark.parametrize(("most", "kind"), [(255, "B"), (256, "H"), (65_535, "H"), (65_536, "I")])
def test_a_column_takes_as_few_bytes_as_the_largest_of_its_numbers_needs(most: int, kind: str) -> None:
    numbers = array("I", [1, 7, 3])
    name, found, column = making_columns._whole("sorts", numbers, most)
    assert (name, found, column.typecode, [*column]) == ("sorts", kind, kind, [1, 7, 3])
    assert (column is numbers) == (kind == "I")  # which is not made twice
    assert [*making_columns._whole("sorts", iter([1, 7]), most)[2]] == [1, 7]


def test_events_are_in_the_order_of_their_ranks_and_of_the_file_where_these_are_equal() -> None:
    ranks = [3 << 32 | 5, 1 << 32 | 9, 3 << 32 | 5, 1 << 32 | 1 << 30, 1 << 32 | 2]
    assert [*making_columns._ranked(ranks)] == [4, 1, 3, 0, 2]
