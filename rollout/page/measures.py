"""The measures that the page's scripts share with Python, as the script that hands them over."""

from rollout.layout import letters, palette, theme, ticks
from rollout.layout.earth import scene
from rollout.timeline import series, talk

HEAD = "// Written by `python -m tools.icons` from rollout/page/measures.py: change a measure where it is taken from.\n"
MEASURES: dict[str, tuple[float, str]] = {
    "ROW_HIGH": (theme.ROW_HIGH, "of the type size: a row of words in a lane"),
    "HEAD_HIGH": (theme.HEAD_HIGH, "of the type size: what stands above the first row of a lane"),
    "BETWEEN": (theme.BETWEEN, "px between lanes"),
    "GAPS": (theme.GAPS, "of the height of a scene, at most, what stands between its lanes"),
    "LEAST_ROWS": (theme.LEAST_ROWS, "of a lane"),
    "LEAST_TYPE": (theme.LEAST_TYPE, "px"),
    "SCENE_LINES": (theme.SCENE_LINES, "type sizes that the picture of a scene is high"),
    "SCENE_WIDTH": (theme.SCENE_WIDTH, "type sizes that a narrow one is wide"),
    "SCENE_AIR": (theme.SCENE_AIR, "px above and below it"),
    "LETTER_STEP": (letters.STEP, "hundredths of our typeface: letters are larger in steps of these"),
    "LETTER_MOST": (letters.MOST, "hundredths of our typeface: the largest"),
    "TICK_ROOM": (ticks.ROOM, "px between words of the time axis"),
    "SQUARE": (ticks.SQUARE, "digits: as wide a letter of Chinese is"),
    "TALK_AIR": (talk.AIR, "of the time of the events of a scene: left free on each side"),
    "TALK_DAYS": (talk.LEAST, "days of a window that nobody chose"),
    "SILENCE": (series.SILENCE, "days: figures further apart are joined by dots"),
    "COLOURS": (palette.COLOURS, "of lanes"),
    "MAP_TYPE": (scene.SIZE, "px of the type on a map"),
}
"""Each with what it is of."""


def script() -> str:
    """Return the script that exports each measure."""
    return HEAD + "".join(f"export const {name} = {of:g}; // {words}\n" for name, (of, words) in MEASURES.items())
