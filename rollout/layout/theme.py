"""Sizes and type: how large things are drawn on a stage, and in which theme."""

from dataclasses import dataclass, replace
from math import ceil

from rollout.layout.labels import Spacing
from rollout.layout.letters import OURS, Letters
from rollout.layout.palette import LIGHT, Palette
from rollout.layout.typeface import width as width_of

ROW_HIGH = 1.42  # of the type size: a row of words in a lane
HEAD_HIGH = 1.9  # of the type size: what stands above the first row of a lane, for its name
STRIP = 14  # px of the strip below the last row
LANE_RULE, LANE_FOOT = 2.0, 1.0  # px of the line above a lane, and of the one on which its ticks stand
BETWEEN = 6  # px between lanes
GAPS = 0.3
"""Of the height of a scene, at most, what stands between its lanes, however many they are."""
LARGER = 1  # px by which the type of a headline is larger than that of the rest; it is heavier too
LEAST_ROWS = 3
MANY_LANES = 6
"""More lanes than these have at least one row each, so that most of them are in sight at once."""
LEAST_HEIGHT = 300  # px of the picture
SCENE_HEIGHT = 180  # px of a scene
SCENE_LINES = 18.0
"""So many type sizes high is the picture of a scene above its caption: 28 are the whole screen. Capitals are then seen
under 10 minutes of arc from eight screens' heights away, as the last row of a hall needs."""
SCENE_AIR = 16  # px of the screen above and below such a picture
SCENE_WIDTH = 26  # of a narrow screen, which stands upright, so many type sizes are the width
LEAST_TYPE = 13  # px


@dataclass(frozen=True, slots=True)
class Stage:
    """The size of the drawing: px of the picture, of type and of a row, and how many rows the lanes share.

    In the hall the type is large and only headlines are told. `letters`: how large words come out at that type.
    """

    width: int
    height: int
    type_size: int
    row: int
    rows: int
    panel: int
    palette: Palette = LIGHT
    hall: bool = False
    eras: int = 0
    """Px below the axis for the names of eras."""
    letters: Letters = OURS
    even: bool = False
    """Whether all events have one priority, so that who is told is spread over time."""
    scene: bool = False
    """Whether it is a scene of a talk: it tells what the scene lights, and the page places that."""

    def words(self, words: str, heavy: bool = False) -> float:
        """Return an upper bound for the px that words take; `heavy`: those of a headline."""
        size, face = (self.type_size + LARGER, "semibold") if heavy else (self.type_size, "regular")
        return width_of(words, size, face) * self.letters.wider

    @property
    def head(self) -> int:
        """Return the px above the first row of a lane, for its name."""
        return round(self.type_size * HEAD_HIGH * self.letters.higher)

    @property
    def axis(self) -> int:
        """Return the px that the words of the axis take."""
        return round(self.type_size * 1.85 * self.letters.higher)

    @property
    def mark(self) -> float:
        """Return the diameter of a mark in px."""
        return round(self.type_size * 0.72)

    @property
    def spacing(self) -> Spacing:
        """Return the distances that the label layout keeps, in px."""
        return Spacing(mark=self.mark / 2 + 1.5, gap=self.mark / 2 + 5.5, apart=self.type_size * 0.6)


def _type_size(width: int, height: int, hall: bool, scene: bool) -> int:
    large = height >= 760 and width >= 1500
    if scene:
        return max(LEAST_TYPE, ceil(min((height + SCENE_AIR) / SCENE_LINES, width / SCENE_WIDTH)))
    if hall:
        return 22 if large else 18
    return 16 if large else 14


def stage(
    width: int,
    height: int,
    lanes: int,
    with_panel: bool,
    hall: bool = False,
    scene: bool = False,
    eras: bool = False,
    letters: Letters = OURS,
) -> Stage:
    """Return the stage for a picture of a size in px with a number of lanes, with the quantity panel or without.

    scene: whether it is one of a talk, which tells few events and these to the last row; it has no rows before.
    """
    width, height = max(320, min(width, 8000)), min(height, 8000)
    height = max(SCENE_HEIGHT if scene else LEAST_HEIGHT, height)
    size = max(_type_size(width, height, hall, scene), letters.least)
    panel = round(min(max(height * 0.2, 104), 190) * letters.higher) if with_panel else 0
    row = round(size * ROW_HIGH * letters.higher)
    eras_high = round(size * 1.6 * letters.higher) if eras else 0
    return roomed(Stage(width, height, size, row, 0, panel, LIGHT, hall, eras_high, letters, scene=scene), lanes)


def roomed(bare: Stage, lanes: int) -> Stage:
    """Return a stage with as many rows as have room on it."""
    lanes = max(1, lanes)
    room = bare.height - bare.axis - bare.eras - bare.panel - lanes * (bare.head + STRIP + BETWEEN)
    # Higher letters take a row of each lane before they push the foot of the picture out of sight.
    least = 1 if lanes > MANY_LANES else LEAST_ROWS - (bare.letters.high > OURS.high)
    return replace(bare, rows=max(lanes * least, room // bare.row))


def share_rows(rows: int, counts: tuple[int, ...]) -> tuple[int, ...]:
    """Share the rows among lanes: each the least, the rest one by one to the lane with most events a row."""
    shared = [max(1, min(LEAST_ROWS, rows // max(1, len(counts))))] * len(counts)
    for _ in range(rows - sum(shared) if counts else 0):
        # The square root keeps a quiet lane from being squeezed beside a busy one.
        neediest = max(range(len(counts)), key=lambda lane: (counts[lane] ** 0.5 / shared[lane], -lane))
        shared[neediest] += 1
    return tuple(shared)
