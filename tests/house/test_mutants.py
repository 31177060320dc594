"""Mistakes on purpose: the list fits the sources, and each is mended again."""

from pathlib import Path

import pytest

from tools import mutants
from tools.mutations import Mutant


def test_nearly_every_mistake_of_the_list_can_still_be_made() -> None:
    every = list(mutants.mutants())
    lost = mutants.gone(every)
    assert len(lost) * 10 < len(every), f"What these change is gone; mend their lines in tools/mutations.py: {lost}"
    assert len({one[:3] for one in every}) == len(every)


def test_a_mistake_is_made_in_a_copy_and_mended_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.py").write_text("x = 1\n", "utf-8")
    seen: list[str] = []
    monkeypatch.setattr(mutants, "fails", lambda folder, *_: bool(seen.append((folder / "one.py").read_text("utf-8"))))
    mistake = Mutant("one.py", "1", "2", "")
    assert not mutants.noticed(mistake, tmp_path, tmp_path, 0)
    assert seen == ["x = 2\n"]
    assert (tmp_path / "one.py").read_text("utf-8") == "x = 1\n"
    assert mutants.gone([mistake, Mutant("one.py", "3", "4", "")], tmp_path) == [("one.py", "3", "4", "")]
