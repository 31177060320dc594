"""Who is told in which row: the rows of a sheet shared among its lanes so that most is told. In px of the stage."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import inf

from rollout.evidence.event import Event
from rollout.layout.labels import Item, Placed, place, told
from rollout.layout.theme import Stage
from rollout.layout.typeface import width
from rollout.sheet.lines import legible
from rollout.sheet.signs import Ruler
from rollout.timeline.marks import is_until, mark_of
from rollout.timeline.standing import standing
from rollout.timeline.window import Extent, extent

TRIALS = 12  # rows handed from lane to lane before the sharing stands
MANY = 400  # events beyond which rows are shared by number alone
HEADLINE = 1000  # how many others a headline weighs
NEARLY = 0.15  # share of events that a thorough search may find room for
DENSE = 0.85  # share of all rows that words can fill at best


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that asks for room: its words and number of its entry, and where it stands in time."""

    event: Event
    words: str
    extent: Extent
    item: Item
    key: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """A candidate with its row and side, and whether it is told at this scale."""

    event: Event
    words: str
    extent: Extent
    item: Item
    placed: Placed
    told: bool
    key: str = ""


Lane = tuple[Candidate, ...]


def key_room(key: str, stage: Stage) -> float:
    """Return the px that the number of an entry takes before the words; none where there is no number."""
    return width(key, stage.type_size, "semibold") * stage.letters.wider + stage.type_size * 0.3 if key else 0.0


def candidate(event: Event, stage: Stage, ruler: Ruler, key: str = "") -> Candidate:
    """Return an event as the layout of a sheet sees it."""
    where, words = extent(event.date, ruler.window), legible(event.words)
    if event.date.kind == "interval" and not ruler.shows(mark_of(event.date, where)):
        words += f" ({standing(event)})"  # its mark lies outside
    heavy = is_headline(event, stage) and not stage.letters.one_weight
    on_bar = event.date.kind == "interval"
    wide = stage.words(words, heavy) + key_room(key, stage)
    item = Item(event.id, where.start, where.end, wide, event.priority, on_bar, event.row, heavy, is_until(event.date))
    return Candidate(event, words, where, item, key)


def stands(lane: Lane, rows: int, stage: Stage, ruler: Ruler, thorough: bool) -> tuple[Stand, ...]:
    """Return the events of a lane placed in so many rows; a thorough search tells more at the ruler's scale."""
    ends = (ruler.window.start, ruler.window.end)
    scale = ruler.scale if thorough else 0.0
    placed = place([one.item for one in lane], rows, ends, stage.spacing, scale, (1.0,), stage.even)
    return tuple(
        Stand(
            one.event,
            one.words,
            one.extent,
            one.item,
            label,
            told(one.item, label, ruler.scale, ends, stage.spacing),
            one.key,
        )
        for one, label in zip(lane, placed, strict=True)
    )


def unnamed(event: Event, stage: Stage, ruler: Ruler) -> Stand:
    """Return an event that only the strip of its lane shows, for no entry explains it."""
    one = candidate(event, stage, ruler)
    return Stand(one.event, one.words, one.extent, one.item, Placed(event.id, 0, "right", inf), False)


def is_headline(event: Event, stage: Stage) -> bool:
    """Return whether an event comes before others; none does where all have one priority."""
    return event.priority == 1 and not stage.even


def _missed(placed: Sequence[Stand], stage: Stage) -> int:
    """Return how much is not told; a headline weighs more than all else."""
    return sum(HEADLINE if is_headline(one.event, stage) else 1 for one in placed if not one.told)


def shared(lanes: Sequence[Lane], rows: int, stage: Stage, ruler: Ruler) -> list[int]:
    """Return how many rows each lane gets so that most is told, judged by a quick placement."""
    numbers = range(len(lanes))
    counts = [1] * len(lanes)
    for _ in range(rows - len(lanes)):
        # The square root keeps a quiet lane from being squeezed beside a busy one.
        counts[max(numbers, key=lambda lane: (len(lanes[lane]) ** 0.5 / counts[lane], -lane))] += 1

    @cache
    def missed(lane: int, count: int) -> int:
        return _missed(stands(lanes[lane], count, stage, ruler, False), stage)

    for _ in range(TRIALS if sum(map(len, lanes)) <= MANY else 0):
        gains = {lane: missed(lane, counts[lane]) - missed(lane, counts[lane] + 1) for lane in numbers}
        takers = [lane for lane in numbers if gains[lane] > 0]
        losses = {
            (lane, taker): missed(lane, counts[lane] - 1) - missed(lane, counts[lane]) - gains[taker]
            for taker in takers
            for lane in numbers
            if lane != taker and counts[lane] > 1
        }
        best = min(losses, key=lambda pair: (losses[pair], pair), default=None)
        if best is None or losses[best] >= 0:
            break
        counts[best[0]] -= 1
        counts[best[1]] += 1
    return counts


def share(lanes: Sequence[Lane], rows: int, stage: Stage, ruler: Ruler) -> list[tuple[Stand, ...]]:
    """Return the events of every lane placed, the rows shared among the lanes so that most are told.

    A lane that lacks room for a headline gets a row of one that can spare it.
    """
    counts = shared(lanes, rows, stage, ruler)
    numbers = range(len(lanes))

    @cache
    def laid(lane: int, count: int) -> tuple[Stand, ...]:
        return stands(lanes[lane], count, stage, ruler, True)

    def lost(lane: int, count: int) -> bool:
        return any(is_headline(one.event, stage) for one in laid(lane, count) if not one.told)

    while (taker := next((lane for lane in numbers if lost(lane, counts[lane])), None)) is not None:
        givers = [lane for lane in numbers if lane != taker and counts[lane] > 1]
        spare = [lane for lane in givers if not lost(lane, counts[lane] - 1)]
        if not spare:
            break
        counts[min(spare, key=lambda lane: _missed(laid(lane, counts[lane] - 1), stage))] -= 1
        counts[taker] += 1
    return [ordered(laid(lane, count)) for lane, count in enumerate(counts)]


def ordered(placed: tuple[Stand, ...]) -> tuple[Stand, ...]:
    """Return a lane with its rows in the order of their first words, so that the eye finds the beginning at the top."""
    begins: dict[int, float] = {}
    for one in placed:
        if one.told:
            begins[one.placed.row] = min(one.item.anchor, begins.get(one.placed.row, inf))
    rank = {row: number for number, row in enumerate(sorted(begins, key=lambda row: (begins[row], row)))}
    return tuple(replace(one, placed=replace(one.placed, row=rank.get(one.placed.row, 0))) for one in placed)


def nearly_all(lanes: Sequence[Lane], rows: int, stage: Stage, ruler: Ruler) -> bool:
    """Say whether a quick placement tells so many that a thorough one may tell all."""
    words = sum(one.item.width + 2 * stage.spacing.gap for lane in lanes for one in lane)
    if words > DENSE * rows * ruler.width:
        return False
    counts = shared(lanes, rows, stage, ruler)
    placed = [stands(lane, count, stage, ruler, False) for lane, count in zip(lanes, counts, strict=True)]
    return sum(not one.told for lane in placed for one in lane) <= NEARLY * sum(map(len, lanes))


def rows_used(placed: Sequence[Stand]) -> int:
    """Return how many rows the told events of a lane take."""
    return max((one.placed.row + 1 for one in placed if one.told), default=0)
