"""What stands on a sheet, in points from its top left corner: the parts of a scene by what they tell."""

from collections.abc import Iterator
from dataclasses import dataclass

from rollout.evidence.event import Event
from rollout.layout.scene import Box, Form, Line, Part, Words


@dataclass(frozen=True, slots=True)
class Told(Part):
    """An event told in words: its bars and whiskers, its mark (none where a range began earlier) and its words.

    `alt` says date, words, status and dispute in one line, for those who do not see the form. `key`: the number of the
    entry that explains it, before its words, where there are entries.
    """

    event: Event
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    forms: tuple[Form, ...]
    words: Words
    alt: str
    key: Words | None = None


@dataclass(frozen=True, slots=True)
class Band(Part):
    """A lane: its number in the dataset, its head in words, the strip's ticks, and its events.

    `ground` and `strip` say where it stands and are paper like all else: of them the `rules` alone are drawn.
    `told` are in order of date; `counted` are those that only the strip shows. A dotted line among the ticks is a
    stretch without an event, of which the last words of the head may say so.
    """

    name: str
    number: int
    ground: Box
    strip: Box
    rules: tuple[Box, ...]
    head: tuple[Words, ...]
    ticks: tuple[Line, ...]
    told: tuple[Told, ...]
    counted: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Axis(Part):
    """The grid lines of the time axis and the words below the lanes."""

    lines: tuple[Line, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Chart(Part):
    """The quantity panel: its head, the lines of round figures, the figures, the words, and all said in a paragraph."""

    ground: Box
    head: tuple[Words, ...]
    rules: tuple[Line, ...]
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    forms: tuple[Form, ...]
    words: tuple[Words, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Sign(Part):
    """An entry of the legend: what is drawn, and what it means in a few words."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    forms: tuple[Form, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Sheet(Part):
    """A page of fixed size in points, with everything placed: nothing on it is cut, no words lie on others.

    Draw it in the order of its fields. `type_size` is that of the events' words; nothing is smaller.
    """

    width: float
    height: float
    margin: float
    type_size: float
    paper: str
    title: tuple[Words, ...]
    subtitle: tuple[Words, ...]
    bands: tuple[Band, ...]
    axis: Axis
    chart: Chart | None
    legend: tuple[Sign, ...]
    stamp: tuple[Words, ...]

    @property
    def told(self) -> tuple[Told, ...]:
        """Return every event told in words, lane by lane."""
        return tuple(one for band in self.bands for one in band.told)

    @property
    def counted(self) -> tuple[Event, ...]:
        """Return every event that only a strip shows, lane by lane."""
        return tuple(event for band in self.bands for event in band.counted)

    def words(self) -> Iterator[Words]:
        """Yield every line of words on the sheet."""
        yield from (*self.title, *self.subtitle)
        for band in self.bands:
            yield from (*band.head, *(one.words for one in band.told), *(one.key for one in band.told if one.key))
        yield from self.axis.words
        if self.chart:
            yield from (*self.chart.head, *self.chart.words)
        yield from (*(sign.words for sign in self.legend), *self.stamp)
