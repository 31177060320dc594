"""Sheets of invented evidence as they were when a person last looked at them, every length of them."""

from pathlib import Path

import pytest

from rollout.layout.scene import records
from tests.support.posters import POSTERS, poster
from tests.support.snapshots import as_text, assert_held

HELD = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("name", POSTERS)
def test_a_sheet_is_drawn_as_it_was(name: str) -> None:
    """All but the words of the stamp, which name the digest of the file: that changes with any new column."""
    assert_held(HELD, name, {**records(poster(name)), "stamp": len(poster(name).stamp)})


def test_every_snapshot_is_of_a_sheet_that_is_still_drawn() -> None:
    held = {path.stem for path in HELD.glob("*.json") if not path.stem.endswith("-changed")}
    assert held == {name.replace(" ", "-") for name in POSTERS}


def test_what_changed_is_written_beside_what_was_and_named_by_its_line(tmp_path: Path) -> None:
    text = "words that take their line " * 9
    before, after = ({"text": text, "words": [{"x": x, "text": text} for x in (1.5, last)]} for last in (2.5, 2.75))
    changed = tmp_path / "a-page-changed.json"
    with pytest.raises(AssertionError, match=r"a-page-changed\.json differs from a-page\.json from line 1 on"):
        assert_held(tmp_path, "a page", before)
    changed.rename(tmp_path / "a-page.json")
    assert_held(tmp_path, "a page", before)
    with pytest.raises(AssertionError, match=r"from line 9 on[^+]*\n- *\"x\": 2.5,\n[^+]*\n\+ *\"x\": 2.75,"):
        assert_held(tmp_path, "a page", after)
    assert changed.read_text("utf-8") == as_text(after) + "\n"
    assert_held(tmp_path, "a page", before)
    assert not changed.exists()
