"""QR codes: what a camera would read is the address, and nothing else is ever encoded."""

import re
from typing import Any

import pytest
import segno
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rollout.evidence.reader import read
from rollout.outputs.qr import LONGEST, code, codes
from tests.csv_rows import csv_of


def drawn(found: dict[str, Any]) -> list[list[int]]:
    """Return the modules that a path darkens."""
    rows = [[0] * found["size"] for _ in range(found["size"])]
    for x, y, wide in (tuple(map(int, step)) for step in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", found["path"])):
        assert not any(rows[y][x : x + wide])
        rows[y][x : x + wide] = [1] * wide
    return rows


@pytest.mark.parametrize("address", ["https://one.example/", "https://zh.example/ä", "https://a.example/" + "x" * 900])
def test_the_path_darkens_exactly_the_modules_of_the_code(address: str) -> None:
    found = code(address)
    assert found is not None
    assert found["address"] == address
    expected = segno.make_qr(address, error="m", encoding="utf-8", boost_error=False)
    assert drawn(found) == [list(row) for row in expected.matrix]


# Few, for each searches for the best of eight masks; the ends, where a code could be too large, are always tried.
@given(st.integers(0, LONGEST - 18))
@example(0)
@example(LONGEST - 18)
@settings(max_examples=25)
def test_every_address_that_is_not_too_long_has_a_code(length: int) -> None:
    assert code("https://a.example/" + "x" * length) is not None


def test_a_longer_address_has_none() -> None:
    assert code("x" * (LONGEST + 1)) is None


def test_the_sources_of_events_have_codes_but_for_those_without_a_link() -> None:
    links = ("https://one.example/", "", "https://a.example/" + "x" * LONGEST)
    rows = [{"source_url": one, "source_note": "" if one else "On paper."} for one in links]
    found = codes(read(csv_of(*rows)).events)
    assert {key: one["address"] for key, one in found.items()} == {"row-2": "https://one.example/"}
