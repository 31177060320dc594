"""What a figure shows, in px: the boxes of words, marks and bars, told apart by the label they belong to."""

from collections.abc import Iterator
from datetime import date
from math import inf
from typing import Any

from rollout.evidence.event import Dataset
from rollout.figure.traces import Trace
from rollout.figure.view_figure import picture
from rollout.layout.labels import Item, Placed, Spacing, words_at
from rollout.layout.labels import told as is_told
from rollout.layout.metrics import Box
from rollout.layout.theme import LARGER
from rollout.layout.typeface import width as width_of
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.window import number
from tests.support.events import dataset

Figure = dict[str, Any]
WIDTH, HEIGHT = 1280, 640


def drawn(*changes: dict[str, str], address: str = "", width: int = WIDTH, height: int = HEIGHT) -> Figure:
    """Return the picture of rows that differ so from a right one."""
    return shown(dataset(*changes), address, width, height)


def shown(data: Dataset, address: str = "", width: int = WIDTH, height: int = HEIGHT) -> Figure:
    """Return the picture of evidence."""
    return picture(DatasetIndex(data), address, width, height)


def switched(figure: Figure) -> list[Trace]:
    """Return the traces that zooming switches."""
    return [trace for trace in figure["data"] if "customdata" in trace]


def rows_of(figure: Figure) -> list[dict[str, Any]]:
    """Return the labels of a figure, each with its settings by name."""
    columns = figure["layout"]["meta"]["labels"]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _placed(label: dict[str, Any]) -> tuple[Item, Placed]:
    far = inf if label["told_from"] is None else label["told_from"]
    item = Item(label["id"], label["start"], label["end"], label["width"], 1, label["on_bar"], until=label["until"])
    return item, Placed(label["id"], 0, label["side"], far)


def told(figure: Figure) -> dict[int, str]:
    """Return the words told, by the number of their label."""
    scene = Scene(figure, figure["layout"]["meta"]["width"])
    return {index: label["words"] for index, label in enumerate(rows_of(figure)) if scene.tells(label)}


def settings(value: Any, count: int) -> list[Any]:
    return value if isinstance(value, list) else [value] * count


class Scene:
    """A figure at a width: where things stand in px."""

    def __init__(self, figure: Figure, width: int) -> None:
        self.figure, self.width = figure, width
        layout = figure["layout"]
        self.start, self.end = map(float, layout["xaxis"]["range"])
        self.spacing = Spacing(**layout["meta"]["spacing"])
        self.window = self.start, self.end
        self.scale = width / (self.window[1] - self.window[0])
        self.size = layout["font"]["size"]

    def x(self, day: float) -> float:
        return (day - self.start) * self.width / (self.end - self.start)

    def top(self, trace: Trace) -> float:
        return float(self.figure["layout"]["meta"]["panel_top"]) if trace.get("yaxis") == "y2" else 0.0

    def tells(self, label: dict[str, Any]) -> bool:
        """Return whether a label is told, by the rule that the page applies."""
        return is_told(*_placed(label), self.scale, self.window, self.spacing)

    def words(self) -> Iterator[tuple[int, Box]]:
        """Yield the box of all words told, 1.2 of the type size high, at the place where the page writes them."""
        top = self.figure["layout"]["meta"]["panel_top"]
        for index, label in enumerate(rows_of(self.figure)):
            if self.tells(label):
                begin = words_at(*_placed(label), self.scale, self.window, self.spacing)
                face, more = ("semibold", LARGER) if label["heavy"] else ("regular", 0)
                left, wide = self.x(begin), width_of(label["words"], self.size + more, face)
                middle = label["y"] + (top if label["lane"] < 0 else 0.0)
                yield index, (left, middle - self.size * 0.6, left + wide, middle + self.size * 0.6)

    def marks(self) -> Iterator[tuple[int, Box]]:
        """Yield the box of every mark told."""
        for trace in switched(self.figure):
            if trace["type"] != "scatter":
                continue
            sizes = settings(trace["marker"]["size"], len(trace["x"]))
            for index, ms, y, size in zip(trace["customdata"], trace["x"], trace["y"], sizes, strict=True):
                if y is not None:
                    x, middle = self.x(ms), y + self.top(trace)
                    yield index, (x - size / 2, middle - size / 2, x + size / 2, middle + size / 2)

    def bars(self) -> Iterator[tuple[int, Box]]:
        """Yield the box of every bar told."""
        for trace in switched(self.figure):
            if trace["type"] != "bar":
                continue
            half = trace["width"] / 2
            for index, base, days, y in zip(trace["customdata"], trace["base"], trace["x"], trace["y"], strict=True):
                if y is not None:
                    yield index, (self.x(base), y - half, self.x(base + days), y + half)


def bars_of(figure: Figure, label: int = 0) -> list[tuple[float, float, float]]:
    """Return (first morning, last evening, thickness) in days and px of every bar of a label, in the order drawn."""
    return [
        (base, base + days, trace["width"])
        for trace in switched(figure)
        if trace["type"] == "bar"
        for index, base, days in zip(trace["customdata"], trace["base"], trace["x"], strict=True)
        if index == label
    ]


def days(first: str, last: str) -> tuple[float, float]:
    """Return the morning of one ISO day and the evening of another."""
    return float(number(date.fromisoformat(first))), float(number(date.fromisoformat(last)) + 1)


def texts(part: Any, skip: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield every text in a figure, but for what stands under the names to skip."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, value in part.items():
            if name not in skip:
                yield from texts(value, skip)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from texts(value, skip)
