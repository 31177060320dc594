"""What the page's scripts must answer, as Python answers it: thousands of cases for the rules that both have.

`python -m tests.support.vectors FILE` writes them as JSON; the tests in tests/js read it.
"""

import json
import random
import sys
from itertools import product
from math import inf
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from rollout.evidence.alike import NAMES, finder
from rollout.evidence.edtf import from_ordinal, in_words, parse
from rollout.evidence.file_names import is_device
from rollout.evidence.folding import folded, wanted
from rollout.evidence.reader import read
from rollout.layout.earth.scene import frame_of
from rollout.layout.labels.geometry import Item, Placed, Spacing, collision, inks, told, words_at
from rollout.layout.ticks import rooms, ticks
from rollout.outputs.offline.delta import difference
from rollout.outputs.offline.maker import searched
from rollout.outputs.offline.maps import SIZE, held_maps, points
from rollout.page.map_answer import answer
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.facts import by_date, facts
from rollout.timeline.view import from_address, settled
from rollout.timeline.window import EPOCH, FAR, LAST, Window
from rollout.words import say as words
from rollout.words.amounts import amount
from rollout.words.catalogue import for_scripts
from rollout.words.say import say, say_many, speaking
from rollout.words.tongues import MILLION, TONGUES
from tests.conftest import EVENTS

SPACING = Spacing(9, 12, 8)
SEED = 20180214
ALIKE = Path(__file__).parents[1] / "data" / "alike.json"
FOLDING = Path(__file__).parents[1] / "data" / "folding.json"


def _items(chance: random.Random, count: int) -> list[tuple[Item, Placed]]:
    found = []
    for number in range(count):
        start = chance.uniform(0, 1000)
        on_bar = chance.random() < 0.3
        end = start + (chance.uniform(2, 400) if on_bar else chance.choice([0, 1, 30, 365]))
        until = on_bar and chance.random() < 0.3
        side = chance.choice(["left", "bar" if on_bar and not until else "right"])
        since = inf if chance.random() < 0.1 else chance.uniform(0, 3)
        item = Item(str(number), start, end, chance.uniform(20, 250), 1, on_bar, until=until)
        found.append((item, Placed(item.key, 0, side, since)))
    return found


def _label(item: Item, placed: Placed) -> dict[str, Any]:
    return {
        "start": item.start,
        "end": item.end,
        "width": item.width,
        "on_bar": item.on_bar,
        "until": item.until,
        "side": placed.side,
        "told_from": None if placed.told_from == inf else placed.told_from,
    }


def _labels(chance: random.Random) -> list[list[Any]]:
    found = []
    for item, placed in _items(chance, 4000):
        start, scale = chance.uniform(-100, 900), chance.uniform(0.1, 4)
        window = (start, start + chance.uniform(20, 900))
        begins = words_at(item, placed, scale, window, SPACING)
        found.append([_label(item, placed), scale, window, begins, told(item, placed, scale, window, SPACING)])
    return found


def _collisions(chance: random.Random) -> list[list[Any]]:
    """Return pairs of labels with the scales from which their inks are clear of each other, and of the ends of time."""
    span, found = (-50.0, 1100.0), []
    for (one, placed), (other, stood) in product(_items(chance, 50), _items(chance, 40)):
        a, b = inks(one, span, SPACING), inks(other, span, SPACING)
        clear = [collision(mine, its, SPACING.apart) for mine in a for its in b]
        walls = [ink.wall for ink in a]
        found.append(
            [_label(one, placed), _label(other, stood), *([_known(x) for x in each] for each in (clear, walls))]
        )
    return found


def _known(scale: float) -> float | None:
    return None if scale == inf else scale


def _ticks(chance: random.Random) -> list[list[Any]]:
    found: list[list[Any]] = []
    while len(found) < 3000:
        start = chance.choice([chance.uniform(-20000, 40000), chance.uniform(FAR, LAST)])
        window = Window(start, start + 10 ** chance.uniform(-2, 5))
        if window.end > LAST:
            continue
        scale = chance.choice([320, 900, 1700]) / window.days
        needed = rooms(chance.choice([12, 15, 22]), window, chance.random() < 0.5)
        steps = [[one.start, one.end, one.words, one.whole] for one in ticks(window, scale, needed)]
        found.append([[window.start, window.end], scale, needed, steps])
    return found


def _tongues(chance: random.Random) -> list[list[Any]]:
    """Return for each language its catalogue, and what its axis, numbers and sentences must be."""
    found = []
    for tongue in TONGUES:
        with speaking(tongue):
            counts = (0, 1, 2, 5, 999, 1000, 1234567, 877_000, MILLION, 2 * MILLION, 1_250 * MILLION, 1_034 * MILLION)
            said = [
                [n, words.number(n), say_many("{n} event", "{n} events", n), say("{n} refused", n=n), amount(n)]
                for n in counts
            ]
            windows = [Window(at, at + chance.choice([4, 40, 400, 4000])) for at in range(-800_000, 20_000, 9_173)]
            axes = [
                [[w.start, w.end], scale, list(rooms(13, w)), [one.words for one in ticks(w, scale, rooms(13, w))]]
                for w in windows
                if (scale := 1000 / w.days)
            ]
            days = [[at, in_words(parse(from_ordinal(at + EPOCH).isoformat()))] for at in range(0, 20_000, 97)]
            found.append([tongue, json.loads(for_scripts(tongue) or "null"), said, axes, days])
    return found


def _days(chance: random.Random) -> list[list[Any]]:
    found = []
    for _ in range(2000):
        start = chance.randint(-700_000, 60_000) + chance.choice([0, chance.randint(0, 1439) / 1440])
        window = Window(start, start + chance.choice([chance.randint(4, 9000), chance.randint(10, 4000) / 1440]))
        found.append([[window.start, window.end], window.first(), window.last()])
    return found


def _value(chance: random.Random, depth: int = 0) -> Any:
    kind = chance.random()
    if depth > 2 or kind < 0.4:
        return chance.choice([None, True, 0, 1, 2.5, "a", "#aabbcc", ""])
    if kind < 0.7:
        return [_value(chance, depth + 1) for _ in range(chance.randint(0, 4))]
    return {key: _value(chance, depth + 1) for key in chance.sample("abcd", chance.randint(0, 3))}


def _differences(chance: random.Random) -> list[list[Any]]:
    pairs = [(_value(chance), _value(chance)) for _ in range(3000)]
    return [[one, difference(one, other), other] for one, other in pairs]


def _searches(chance: random.Random) -> list[list[Any]]:
    cases = json.loads(FOLDING.read_text("utf-8"))
    texts = [text for case in cases for text in (case["stands"], *case["typed"], *case["not"])]
    letters = "".join(texts)
    texts += ["".join(chance.choices(letters, k=chance.randint(1, 20))) for _ in range(3000)]
    return [[text, folded(text), wanted(text)] for text in texts]


def _finds() -> list[list[Any]]:
    """Return of each case what is typed, the text, and whether it is found: one case for every word of a search."""
    cases = json.loads(ALIKE.read_text("utf-8"))
    texts = [folded(case["stands"]) for case in cases]
    parts = {part for case in cases for typed in (*case["typed"], *case["not"]) for part in wanted(typed)}
    parts |= {name for names in NAMES for name in names}
    return [[part, text, finder(part)(text)] for part in sorted(parts) for text in texts]


def _filters(chance: random.Random) -> dict[str, Any]:
    # One event with two kinds of speakers: the shipped evidence has none.
    index = DatasetIndex(read(EVENTS.read_bytes().replace(b",state-media,", b",state-media; ngo,", 1)))
    dataset, known = index.dataset, facts(index.dataset.events, index.lanes)
    words = [word for fact in known for word in fact["title"].split()] + ["拉萨", "ལྷ་ས", "西藏", "བོད", "བོ"] * 20
    places = [fact["place"] for fact in known if fact["place"]]
    days = [event.known.text for event in dataset.events if event.known and event.known.precision == "day"]
    cases = []
    for _ in range(400):
        asked = [(name, one[0]) for name in ("lane", "status", "who", "tag") for one in index.choices[name]]
        pairs = chance.sample(asked, chance.choice([0, 1, 2, 3])) + [("lane", "no such lane")] * (chance.random() < 0.1)
        pairs += [("area", _area(chance))] * (chance.random() < 0.2)
        pairs += [("place", chance.choice(places))] * (chance.random() < 0.1)
        pairs += [("as_known", chance.choice(days))] * (chance.random() < 0.2)
        pairs += [("disputed", "1")] * (chance.random() < 0.2) + [("q", chance.choice(words))] * (chance.random() < 0.4)
        address = urlencode(pairs)
        selection = index.selection(settled(from_address(address), index.lanes, index.tags))
        cases.append([address, sorted(event.id for event in selection.events)])
    kinds = [list(event.kinds) for event in by_date(dataset.events)]
    data = {"found": searched(dataset), "kinds": kinds, "lanes": list(index.lanes), "choices": index.choices}
    data |= {"points": points(index), "alike": NAMES}
    return {"facts": known, "data": data, "cases": cases}


def _area(chance: random.Random) -> str:
    """Return an area as an address may have it, or what is none."""
    west, east = (round(chance.uniform(-190, 190), 2) for _ in range(2))
    south, north = sorted(round(chance.uniform(-95, 95), 2) for _ in range(2))
    return chance.choice(
        [f"{west},{south},{east},{north}", "70,20,125,50", "91.1,29.6,91.2,29.7", "0,50,0,40", "1,2,,4"]
    )


def _maps(chance: random.Random) -> dict[str, Any]:
    """Return maps of some of the events, in which every event of a site calls it the same, from the map of all."""
    index = DatasetIndex(read(EVENTS.read_bytes()))
    events = index.dataset.events
    maps = held_maps(index)
    assert maps
    frame = frame_of(events, *SIZE)
    cases = []
    for _ in range(400):
        some = [event for event in events if chance.random() < chance.choice([0.02, 0.3, 0.9])]
        found = answer(some, frame, None, index.lanes, index.span)
        told = {
            "marks": sorted(mark["ids"] for mark in found["marks"]),
            "places": sorted([place["point"], place["on_map"], place["ids"]] for place in found["places"]),
            "sums": [found["nowhere"], found["far"]],
        }
        cases.append([[event.id for event in some], told])
    return {"map": maps["near"], "cases": cases}


def _devices() -> list[list[Any]]:
    """Return names of files with whether Windows takes each for a device."""
    stems = (
        "con",
        "PRN",
        "aux",
        "Nul",
        "com1",
        "LPT9",
        "com²",
        "conin",
        "com10",
        "xnul",
        "nulx",
        "my con",
        "",
        "aux aux",
    )
    endings = ("", " ", ".", ".csv", " .csv", ".tar.gz", "-1", "_", "x.nul", ". .", "1", ".con")
    names = [f"{before}{stem}{ending}" for before, stem, ending in product(("", "_", " ", "."), stems, endings)]
    return [[name, is_device(name)] for name in names]


def vectors() -> dict[str, Any]:
    """Return every case, the same each time."""
    chance = random.Random(SEED)
    return {
        "spacing": {"mark": SPACING.mark, "gap": SPACING.gap, "apart": SPACING.apart},
        "labels": _labels(chance),
        "collisions": _collisions(chance),
        "ticks": _ticks(chance),
        "tongues": _tongues(chance),
        "days": _days(chance),
        "differences": _differences(chance),
        "searches": _searches(chance),
        "finds": _finds(),
        "filters": _filters(chance),
        "maps": _maps(chance),
        "devices": _devices(),
    }


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(vectors()), "utf-8")
