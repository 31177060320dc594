"""What all of very many events come to, gathered one after another: of each it puts three numbers aside.

What has a say in figures (a quantity, an answer, a plan or forecast) it keeps whole, with its text.
Whatever it says is what `DatasetIndex` says of the same events, which a test holds.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from sqlite3 import Connection
from typing import Any

from rollout.evidence.event import Dataset, Event
from rollout.evidence.vocabulary import AHEAD
from rollout.timeline.choices import Sort, offered, said_home, sort_of
from rollout.timeline.event_index import rank
from rollout.timeline.gaps import Gap, between, searched
from rollout.timeline.heard import Heard
from rollout.timeline.newest import Newest
from rollout.timeline.outcome import outcomes
from rollout.timeline.series import all_series
from rollout.timeline.spoken import beyond_ascii
from rollout.timeline.spots import Spots
from rollout.timeline.window import LEAST_DAYS, LEAST_TIMED, Window, opening_of

PLACE = "INSERT INTO place VALUES (?, ?, ?, ?)"
COLUMN = {
    "sorts": "SELECT sorts FROM place ORDER BY first",
    "spots": "SELECT spots FROM place ORDER BY first",
}
WHERE = "SELECT first, spots, ranks FROM place ORDER BY first"
RANKED = "INSERT INTO ranked VALUES (?, ?, ?, ?, ?)"
PARTS = "SELECT DISTINCT part FROM ranked ORDER BY part"
OF_PART = "SELECT within, numbers, spots FROM ranked WHERE part = ? ORDER BY first"
PART = 26
"""Bits of a rank by which events of one part differ: of one priority there are 64 parts."""
WITHIN = (1 << PART) - 1
AT_ONCE = 500_000  # events that are parted together


def figured(event: Event) -> bool:
    """Return whether an event has a say in what becomes of targets, or in a series."""
    return event.quantity is not None or bool(event.answers) or event.status in AHEAD


class Tally:
    """Looks at events one after another."""

    def __init__(self, line: Connection) -> None:
        """Begin with none; line: where what is put aside is kept."""
        self._line, self.spots, self.count = line, Spots(line), 0
        self.sorts: dict[Sort, int] = {}
        self.of_sorts: list[int] = []
        """How many events there are of each sort, by its number."""
        self.own_lanes: dict[str, int] = {}
        """The number of each lane, in the order in which the first event of each stands."""
        self.figured: list[tuple[int, Event]] = []
        self.media: set[str] = set()
        self._priorities: set[int] = set()
        self._newest, self._heard = Newest(), Heard()
        self._drawn, self._letters = "", ""

    def state(self) -> dict[str, Any]:
        """Return what is known of all events but for what is put aside."""
        return {
            "count": self.count,
            "sorts": tuple(zip(self.sorts, self.of_sorts, strict=True)),
            "lanes": tuple(self.own_lanes),
            "media": frozenset(self.media),
            "priorities": frozenset(self._priorities),
            "newest": (self._newest.dated, self._newest.day),
            "heard": self._heard.state(),
            "letters": (self._drawn, self._letters),
        }

    def take_up(self, state: dict[str, Any], event: Callable[[int], Event]) -> None:
        """Go on from a state; event: gives one by its number."""
        self.count = state["count"]
        self.sorts = {sort: number for number, (sort, _) in enumerate(state["sorts"])}
        self.of_sorts = [count for _, count in state["sorts"]]
        self.own_lanes = {lane: number for number, lane in enumerate(state["lanes"])}
        self.media, self._priorities = set(state["media"]), set(state["priorities"])
        self._newest, self._heard = Newest(*state["newest"]), Heard(*state["heard"])
        self._drawn, self._letters = state["letters"]
        numbers = self._line.execute("SELECT number FROM figured ORDER BY number")
        self.figured = [(number, event(number)) for (number,) in numbers]

    def add(self, events: Iterable[Event]) -> None:
        """Look at the next events."""
        first, places = self.count, (array("I"), array("I"), array("Q"))
        sorts, spots, ranks = places
        for number, event in enumerate(events, first):
            lane = self.own_lanes.setdefault(event.lane, len(self.own_lanes))
            sort = self.sorts.setdefault(sort_of(event), len(self.sorts))
            if sort == len(self.of_sorts):
                self.of_sorts.append(0)
            self.of_sorts[sort] += 1
            sorts.append(sort)
            spots.append(self.spots.code(lane, event.date))
            ranks.append(rank(event))
            self._look(number, event)
        self.count += len(sorts)
        self._line.execute(PLACE, (first, *places))

    def _look(self, number: int, event: Event) -> None:
        self._priorities.add(event.priority)
        if figured(event):
            self.figured.append((number, event))
            self._line.execute("INSERT INTO figured VALUES (?)", (number,))
        if event.media:
            self.media.update(event.media)
        if not (event.title.isascii() and event.words.isascii()):
            self._drawn = beyond_ascii((self._drawn, event.words))
            self._letters = beyond_ascii((self._letters, event.words, event.title))
        self._newest.add(event.source.date)
        self._heard.add(event)

    def column(self, name: str) -> "Iterator[array[int]]":
        """Yield one of the numbers of every event, some of them at a time: of its sort, or of its spot."""
        return (array("I", some) for (some,) in self._line.execute(COLUMN[name]))

    def rank(self) -> None:
        """Put aside by parts what puts events before others: ten million in their order take too much of memory."""
        parts: dict[int, tuple[array[int], array[int], array[int]]] = {}
        held = 0
        for first, spots, ranks in self._line.execute(WHERE):
            for number, (code, place) in enumerate(zip(array("I", spots), array("Q", ranks), strict=True), first):
                if (part := parts.get(place >> PART)) is None:
                    part = parts[place >> PART] = array("I"), array("I"), array("I")
                for column, value in zip(part, (place & WITHIN, number, code), strict=True):
                    column.append(value)
            held += len(spots) // 4
            if held >= AT_ONCE:
                self._part(parts)
                held = 0
        self._part(parts)

    def _part(self, parts: "dict[int, tuple[array[int], array[int], array[int]]]") -> None:
        self._line.executemany(RANKED, ((part, own[1][0], *own) for part, own in parts.items()))
        parts.clear()

    def ranked(self) -> Iterator[tuple[int, int]]:
        """Yield the numbers of events in the order of their ranks, and where each stands; `rank` has put them aside."""
        for (part,) in self._line.execute(PARTS).fetchall():
            within, numbers, spots = array("I"), array("I"), array("I")
            for row in self._line.execute(OF_PART, (part,)):
                for column, some in zip((within, numbers, spots), row, strict=True):
                    column.frombytes(some)
            for at in sorted(range(len(within)), key=within.__getitem__):
                yield numbers[at], spots[at]

    def counted(self) -> tuple["array[int]", "array[int]"]:
        """Return how many events, and how many headlines, stand at each spot."""
        everything, told = (array("I", bytes(4 * self.spots.count)) for _ in range(2))
        for _, spots, ranks in self._line.execute(WHERE):
            for code, place in zip(array("I", spots), array("Q", ranks), strict=True):
                everything[code] += 1
                told[code] += place >> 32 == 1
        return everything, told

    def lanes(self, dataset: Dataset) -> tuple[str, ...]:
        """Return the lanes, in order."""
        named = (one.name for one in dataset.settings.lanes if one.name in self.own_lanes)
        return tuple(dict.fromkeys((*named, *self.own_lanes)))

    def said(self, dataset: Dataset) -> Iterator[tuple[str, Any]]:
        """Yield what an index says of the whole file, by name; dataset: what is known of it beside its events."""
        span, (everything, told) = self.spots.span(), self.counted()
        self.spots.settle(span)
        starts, headlines = self.spots.starts(everything), self.spots.starts(told)
        home = said_home(dataset.settings, span) or opening_of(starts, span)
        yield "figured", [number for number, _ in self.figured]
        yield "count", self.count
        yield "lanes", self.lanes(dataset)
        yield "tags", tuple(dict.fromkeys(tag for *_, tags in self.sorts for tag in tags))
        yield "span", span
        yield "home", home
        yield "least", LEAST_TIMED if self.spots.timed else LEAST_DAYS
        yield "even", self._even
        yield "choices", self._choices(dataset, (span, home, self.spots.newest, headlines or starts))
        yield "gaps", dict(self._gaps(dataset, span))
        yield "newest", self._newest.dated
        yield "newest_day", self._newest.day
        yield "heard", self._heard.state()
        yield "drawn", self._drawn
        yield "letters", self._letters
        yield "refused", dataset.rows - self.count
        yield "media", frozenset(self.media)

    @property
    def _even(self) -> bool:
        return self.count > 1 and len(self._priorities) == 1

    def _choices(self, dataset: Dataset, times: tuple[Window, Window, float, Sequence[float]]) -> dict[str, Any]:
        events = [event for _, event in self.figured]
        sorts = [(sort, self.of_sorts[number]) for sort, number in self.sorts.items()]
        return offered(self.lanes(dataset), sorts, all_series(events, outcomes(events)), times, even=self._even)

    def _gaps(self, dataset: Dataset, span: Window) -> Iterator[tuple[str, tuple[Gap, ...]]]:
        """Yield the stretches of each lane in which there is no event."""
        for lane in self.lanes(dataset):
            places = self.spots.taken(self.own_lanes[lane])
            yield lane, between(places, span, searched(dataset.settings, lane, known=False))
