"""Words of every script on the page: drawn by the face that measured them, none over another and none cut."""

from collections.abc import Callable
from pathlib import Path

from tests.support.screens import Screen
from tests.support.scripts import table

# Of our own letters no kerning is reckoned with, so that words with some of them may be narrower.
WIDTHS = """() => {
  const {labels} = rollout.timeline.meta;
  return [...document.querySelectorAll('#timeline text')].map(node => {
    const at = labels.words.indexOf(node.textContent);
    return at < 0 || /[0-9A-Za-z]/.test(node.textContent) ? null : labels.width[at] - node.getComputedTextLength();
  }).filter(one => one !== null);
}"""
LOADED = "() => [...document.fonts].filter(one => one.family.includes('Noto') && one.status === 'loaded').length"
SPOKEN = "() => [...new Set([...document.querySelectorAll('#events [lang]')].map(one => one.lang))].sort()"


def test_words_of_every_script_are_drawn_as_they_were_measured_and_none_meet(
    passing_screen: Callable[..., Screen], server_for: Callable[..., str], tmp_path: Path
) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(table())
    screen = passing_screen("laptop", server_for(path)).open()
    screen.settle()
    assert screen.ask(LOADED) >= 4
    spare = screen.ask(WIDTHS)
    assert len(spare) >= 12
    assert -0.01 <= min(spare) <= max(spare) <= 1.01
    assert screen.ask("() => eye.faults('#timeline')") == []
    assert {"bo", "ug", "und-Deva", "zh"} <= set(screen.ask(SPOKEN))
