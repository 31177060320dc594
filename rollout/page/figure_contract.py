"""What a figure says of itself to the page's scripts, with the types that `scripts/contract.d.ts` has for it."""

from typing import NotRequired, TypedDict

from rollout.page.contract import Span

Choice = tuple[str, str, int]


class Labels(TypedDict):
    """The labels of a picture, as columns; those of the panel have lane -1."""

    id: list[str]
    lane: list[int]
    start: list[float]
    end: list[float]
    width: list[float]
    on_bar: list[bool]
    until: list[bool]
    """Whether no beginning is claimed: the mark stands at the end of its bar."""
    side: list[str]
    told_from: list[float | None]
    y: list[float]
    words: list[str]
    heavy: list[bool]


class Lane(TypedDict):
    """Where a lane stands, in px; `strip` is the middle of its strip, `head` where what stands beside its name ends."""

    name: str
    top: float
    height: float
    strip: float
    ink: str
    called: NotRequired[str]
    shown: NotRequired[str]
    head: NotRequired[float]


class Panel(TypedDict):
    """The panel of figures: the series in it, and the steps of its axis."""

    title: str
    key: str
    ticks: list[tuple[float, str]]


class Axis(TypedDict):
    """The time axis, in px; `rooms`: what its words need, `digit`: what one of their letters needs."""

    top: float
    foot: float
    height: float
    rooms: list[float]
    digit: float


class Spacing(TypedDict):
    """Distances of labels, in px."""

    mark: float
    gap: float
    apart: float


class Counts(TypedDict):
    """How many rows are shown, hidden and refused."""

    rows: int
    shown: int
    hidden: int
    refused: int
    unreviewed: NotRequired[int]
    by_clock: NotRequired[int]
    clock_words: NotRequired[list[str]]
    in_review: NotRequired[str]


class Choices(TypedDict):
    """What the page can offer: filters as value, words and how many; series; windows as name, first and last day."""

    lane: list[Choice]
    status: list[Choice]
    who: list[Choice]
    tag: list[Choice]
    disputed: int
    series: list[tuple[str, str]]
    presets: list[tuple[str, str, str]]
    even: bool
    said: NotRequired[dict[str, str]]
    """Of lanes whose full names are not in the language of the file: its tag; empty for our own."""
    """Whether all events have one priority, so that who is labelled is spread over time."""


class Crowd(TypedDict):
    """What the browser cannot count for itself where events are very many."""

    held: Span
    begins: Span
    days: Span
    strips: list[list[int]]
    inside: list[int]
    overview: list[list[int]]


class Known(TypedDict):
    """Of a picture of one day's knowledge: the day, and as lane and day what became known later."""

    day: float
    later: list[tuple[int, float]]


class Explained(TypedDict):
    """What uncommon forms of a date mean: the size of the words, and by event what they are and how wide."""

    size: float
    notes: list[tuple[str, str, float]]


class Spoken(TypedDict):
    """The language that events are read in (empty: the file's own), how many are in it, and which languages there are.

    Each of those by its tag, as it calls itself, and as we call it.
    """

    language: str
    words: str
    languages: list[tuple[str, str, str]]


class Meta(TypedDict):
    """What the figure says of itself in `layout.meta`."""

    labels: Labels
    lanes: list[Lane]
    figures: list[tuple[str, float, float]]
    panel: Panel | None
    grounds: list[tuple[float, float, str]]
    axis: Axis
    inks: dict[str, str]
    spacing: Spacing
    row: float
    strip: float
    larger: float
    span: Span
    panel_top: float
    crowd: NotRequired[Crowd]
    letters: NotRequired[dict[str, float]]
    eras: NotRequired[list[tuple[float, float, str, float]]]
    searched: NotRequired[list[tuple[int, float, str]]]
    gaps: NotRequired[list[tuple[int, float, float, str, float]]]
    known: NotRequired[Known]
    explained: NotRequired[Explained]
    counts: Counts
    clock: NotRequired[str]
    spoken: NotRequired[Spoken]
    eased: NotRequired[int]
    """Px of the type, where few events have larger type than usual."""
    width: float
    theme: str
    hall: bool
    tell: list[str]
    scene: bool
    digest: str
    least_days: float
    newest_source: str
    choices: Choices
    lane_numbers: list[int]
