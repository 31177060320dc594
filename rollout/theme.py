"""Sizes, colours and type: the look of the page in one place."""

from dataclasses import dataclass

from rollout.labels import Spacing

# Colours of the page. Each lane has an ink for marks and its name, a bar, and a ground.
INK = "#1b1f24"
MUTED = "#565e68"
PAPER = "#fdfcf8"
RULE = "#e6e3da"
LANE_INKS = ("#0b6572", "#8a3a1b", "#54439b", "#5f6411", "#8c2f62", "#2f5a97")
LANE_BARS = ("#bcd9da", "#eccdbf", "#d3cdea", "#dcdfb4", "#ebc7da", "#c8d7ec")
LANE_GROUNDS = ("#eff6f6", "#fbf2ee", "#f4f2fa", "#f6f7ea", "#fbf0f6", "#eff4fb")
STRIP_GROUNDS = ("#d9e9e9", "#f0ddd3", "#e2ddf0", "#e8ead0", "#f2dbe7", "#dbe5f2")

# Form says the claim status: all but documented are filled with the ground they stand on.
MARK_SYMBOLS = {
    "documented": "circle",
    "reported": "circle-dot",
    "claimed": "circle",
    "planned": "diamond",
    "forecast": "diamond",
    "retracted": "circle-x",
}

HEAD = 27  # px above the first row of a lane, for its name
STRIP = 14  # px of the strip
BETWEEN = 6  # px between lanes
AXIS = 26  # px for the words of the axis
LEAST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Stage:
    """The size of the drawing: px of the picture, of type and of a row, and how many rows the lanes share."""

    width: int
    height: int
    type_size: int
    row: int
    rows: int
    panel: int

    @property
    def mark(self) -> float:
        """Return the diameter of a mark in px."""
        return round(self.type_size * 0.72)

    @property
    def spacing(self) -> Spacing:
        """Return the distances that the label layout keeps, in px."""
        return Spacing(mark=self.mark / 2 + 1.5, gap=self.mark / 2 + 5.5, apart=self.type_size * 0.6)


def stage(width: int, height: int, lanes: int, with_panel: bool) -> Stage:
    """Return the stage for a picture of a size in px with a number of lanes, with the quantity panel or without."""
    width, height = max(320, min(width, 8000)), max(300, min(height, 8000))
    large = height >= 760 and width >= 1500
    type_size = 16 if large else 14
    row = round(type_size * 1.42)
    panel = round(min(max(height * 0.2, 104), 190)) if with_panel else 0
    lanes = max(1, lanes)
    room = height - AXIS - panel - lanes * (HEAD + STRIP + BETWEEN)
    rows = max(lanes * LEAST_ROWS, room // row)
    return Stage(width, height, type_size, row, rows, panel)


def share_rows(rows: int, counts: tuple[int, ...]) -> tuple[int, ...]:
    """Share the rows among lanes: each the least, the rest one by one to the lane with most events a row."""
    shared = [LEAST_ROWS] * len(counts)
    for _ in range(rows - sum(shared)):
        # The square root keeps a quiet lane from being squeezed beside a busy one.
        neediest = max(range(len(counts)), key=lambda lane: (counts[lane] ** 0.5 / shared[lane], -lane))
        shared[neediest] += 1
    return tuple(shared)
