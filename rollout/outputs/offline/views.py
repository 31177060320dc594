"""The pictures that an offline page holds: one whole, the others as what differs, for the sizes that screens have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any
from urllib.parse import quote

from rollout.figure.traces import for_page
from rollout.figure.view_figure import picture
from rollout.layout.palette import DARK, PALETTES, Palette, of_lane
from rollout.layout.theme import SCENE_HEIGHT
from rollout.outputs.offline.delta import difference
from rollout.timeline.dataset_index import DatasetIndex

FIGURES = 5  # figures of a scale that are kept; more would tell no label apart from another
FINE, FINER = 2, 7  # decimals of px and days, and of shares and scales
SIDES = {"right": "r", "left": "l", "bar": "b"}
LOOK = DARK  # the one in whose colours all pictures are held: there no two things have the same colour
SMALL, LARGE = 1240, 1880  # px: a picture on a laptop, and on a projector


@dataclass(frozen=True, slots=True)
class Family:
    """Pictures that differ in their height alone: how wide they are, in the hall or not, in a talk or not."""

    name: str
    width: int
    heights: tuple[int, ...]
    address: str


# The least heights with as many rows as common screens leave room for; in between, the next lower one is taken.
USUAL = (
    Family("usual", SMALL, (559, 420, 491, 634, 734), ""),
    Family("usual", LARGE, (915, 760, 1290), ""),
    Family("hall", SMALL, (601, 420, 796), "&hall=1"),
    Family("hall", LARGE, (975, 801, 1316), "&hall=1"),
)


def talks(tell: Sequence[str]) -> tuple[Family, ...]:
    """Return the pictures of a talk that lights these events: the page places them, in the type that its room wants."""
    address = "&talk=1&stage=talk&series=none" + "".join(f"&tell={quote(one)}" for one in tell)
    return Family("talk", SMALL, (SCENE_HEIGHT,), address), Family("talk", LARGE, (SCENE_HEIGHT,), address)


def _scale(told_from: float | None) -> float:
    """Return a scale with few figures, never less than it was, so that no label comes too near; 0 for never."""
    if told_from is None:
        return 0
    unit = 10.0 ** (floor(log10(told_from)) - FIGURES + 1)
    return float(f"{ceil(told_from / unit - 1e-9) * unit:.{FIGURES}g}")


def _lean(value: Any) -> Any:
    """Return a JSON value with whole numbers as such, others no finer than a screen shows, and tuples as lists."""
    if isinstance(value, dict):
        return {key: _lean(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_lean(one) for one in value]
    if not isinstance(value, float):
        return value
    return int(value) if value.is_integer() else round(value, FINE if abs(value) > 1 else FINER)


def _held(figure: dict[str, Any], numbers: dict[str, int], words: Sequence[str]) -> dict[str, Any]:
    """Return a figure without what the page can find out for itself: heights, identifiers and words said elsewhere."""
    drawn = for_page(figure)
    data = [
        {key: value for key, value in trace.items() if not (key == "y" and "customdata" in trace)}
        for trace in drawn["data"]
    ]
    layout = drawn["layout"]
    labels = layout["meta"]["labels"]
    at = [numbers.get(one, -1) for one in labels["id"]]
    own = {
        "id": at,
        "words": [None if n >= 0 and words[n] == said else said for n, said in zip(at, labels["words"], strict=True)],
        "told_from": [_scale(one) for one in labels["told_from"]],
        "side": "".join(SIDES[one] for one in labels["side"]),
        "heavy": "".join("ny"[one] for one in labels["heavy"]),
    }
    gone = ("choices", "counts", "tell", "scene", "digest", "newest_source", "theme", "width")
    meta = {key: value for key, value in layout["meta"].items() if key not in gone}
    if spoken := meta.get("spoken"):
        meta["spoken"] = spoken | {"languages": []}  # it holds one: the names of others would bring their letters
    found: dict[str, Any] = _lean({"data": data, "layout": {**layout, "meta": {**meta, "labels": labels}}})
    found["layout"]["meta"]["labels"] |= own  # scales are as fine as they are
    return found


def views(index: DatasetIndex, facts: Sequence[dict[str, Any]], families: Sequence[Family]) -> list[dict[str, Any]]:
    """Return all pictures; the first is whole, each other one is the difference from the one it names by number."""
    numbers = {fact["id"]: number for number, fact in enumerate(facts)}
    words = [fact["words"] for fact in facts]
    found: list[dict[str, Any]] = []
    whole: dict[int, dict[str, Any]] = {}
    for family in families:
        first = len(found)
        for height in family.heights:
            figure = picture(index, f"?theme={LOOK.name}{family.address}", family.width, height)
            held = _held(figure, numbers, words)
            base = 0 if len(found) == first else first
            whole |= {first: held} if len(found) == first else {}
            told = {"figure": held} if not found else {"of": base, "differs": difference(whole[base], held)}
            found.append({"kind": family.name, "large": family.width == LARGE, "height": height, **told})
    return found


def _picked(column: list[Any] | str, own: Sequence[int]) -> list[Any] | str:
    found = [column[place] for place in own]
    return "".join(found) if isinstance(column, str) else found


def panels(index: DatasetIndex, facts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the figures of every series but the first, as the smallest picture draws them under its lanes."""
    numbers = {fact["id"]: number for number, fact in enumerate(facts)}
    found: dict[str, Any] = {}
    for one in index.series[1:]:
        figure = picture(index, f"?theme={LOOK.name}&series={quote(one.key)}", SMALL, USUAL[0].heights[0])
        held = _held(figure, numbers, [fact["words"] for fact in facts])
        layout, meta = held["layout"], held["layout"]["meta"]
        if meta["panel"] is None or meta["panel"]["key"] != one.key:
            continue
        own = [place for place, lane in enumerate(meta["labels"]["lane"]) if lane < 0]
        found[one.key] = {
            "data": [trace for trace in held["data"] if trace.get("yaxis") == "y2"],
            "axis": {key: value for key, value in layout["yaxis2"].items() if key != "domain"},
            "labels": {name: _picked(column, own) for name, column in meta["labels"].items()},
            "figures": meta["figures"],
            "panel": meta["panel"],
            "size": layout["font"]["size"],
        }
    return found


def _colours(palette: Palette, lanes: int) -> Iterator[str]:
    yield from (palette.ink, palette.muted, palette.paper, palette.rule)
    for kind in (palette.inks, palette.bars):
        yield from (of_lane(kind, lane) for lane in range(lanes))


def looks() -> dict[str, list[str]]:
    """Return the colours of every theme in one order; those of LOOK are what the pictures are held in."""
    return {name: list(_colours(palette, len(LOOK.inks))) for name, palette in PALETTES.items()}
