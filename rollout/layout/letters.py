"""The letters of a reader: how much wider and higher than ours words come out in their browser, in whole steps."""

from dataclasses import dataclass

LEAST, MOST, STEP = 100, 300, 5  # hundredths of what our typeface takes
LARGEST = 48  # px of type that a reader may ask for


@dataclass(frozen=True, slots=True)
class Letters:
    """How wide words are drawn, and how high their rows must be, in hundredths of what our typeface takes.

    More where another face stands in for ours, or where a reader has a spacing of their own. `least`: px below which
    a reader has set that no type may be; 0 for none. `one_weight`: where the bold face that stands in for ours is so
    much wider that headlines are better told by their place alone.
    """

    wide: int = LEAST
    high: int = LEAST
    least: int = 0
    one_weight: bool = False

    @property
    def wider(self) -> float:
        """Return by what widths of words are multiplied."""
        return self.wide / 100

    @property
    def higher(self) -> float:
        """Return by what heights of rows are multiplied."""
        return self.high / 100


OURS = Letters()
SLIDES = Letters(one_weight=True)
WIDER = Letters(wide=115)
"""Where whoever reads it may lack our face: another may be 15 in a hundred wider."""
"""Those of a slide, which is opened where our face is not installed: DejaVu Sans Bold is a fifth wider than ours."""
UNKNOWN = Letters(wide=125)
"""Those of a reader whose browser runs no script that could measure: most faces without serifs are no wider."""


def _step(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        return LEAST
    return min(max(-(-value // STEP) * STEP, LEAST), MOST)


def letters(wide: object, high: object, least: object) -> Letters:
    """Return letters as a browser says it measured them, within bounds and rounded up; what is no number is ours.

    >>> letters(117, None, 24)
    Letters(wide=120, high=100, least=24, one_weight=False)
    """
    size = least if isinstance(least, int) and not isinstance(least, bool) else 0
    return Letters(_step(wide), _step(high), min(max(size, 0), LARGEST))
