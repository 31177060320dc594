"""What Python hands over to the page's scripts, with the types that `scripts/contract.d.ts` has for them.

Python makes these values as plain dictionaries; a test compares the values, these types and the scripts' own.
"""

from typing import NotRequired, TypedDict

Span = tuple[float, float]
Choice = tuple[str, str, int]


class Link(TypedDict):
    """The address of a source, and the host that is shown of it."""

    url: str
    host: str


class Source(TypedDict):
    """What to cite."""

    title: str
    publisher: str
    date: str
    link: Link | None
    archive: Link | None
    note: str
    short: str
    read: str
    more: str


class Dispute(TypedDict):
    """What a named counter-source says."""

    words: str
    link: Link | None
    read: str
    more: str


class Fact(TypedDict):
    """What a reader is told of one event; in `further`: role, words, link, kept copy, how it was read."""

    id: str
    lane: int
    words: str
    title: str
    date: str
    short_date: str
    year: int | None
    summary: str
    status: str
    status_words: str
    headline: bool
    place: str
    quantity: str
    due: str
    outcome: str
    asserted_by: str
    says: str
    source: Source
    dispute: Dispute | None
    answers: str
    answered_by: list[str]
    tags: list[str]
    known: str
    answers_note: str
    further: list[tuple[str, str, Link | None, Link | None, str]]
    glance: str
    extra: list[tuple[str, str]]


class State(TypedDict):
    """What is known of the file of events."""

    name: str
    digest: str
    problems: list[str]
    count: NotRequired[int]
    refused_edit: bool
    notices: list[str]


class Labels(TypedDict):
    """The labels of a picture, as columns; those of the panel have lane -1."""

    id: list[str]
    lane: list[int]
    start: list[float]
    end: list[float]
    width: list[float]
    on_bar: list[bool]
    side: list[str]
    told_from: list[float | None]
    y: list[float]
    words: list[str]


class Lane(TypedDict):
    """Where a lane stands, in px; `strip` is the middle of its strip."""

    name: str
    top: float
    height: float
    strip: float
    ink: str
    called: NotRequired[str]


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


class Choices(TypedDict):
    """What the page can offer: filters as value, words and how many; series; windows as name, first and last day."""

    lane: list[Choice]
    status: list[Choice]
    who: list[Choice]
    tag: list[Choice]
    disputed: int
    series: list[tuple[str, str]]
    presets: list[tuple[str, str, str]]


class Crowd(TypedDict):
    """What the browser cannot count for itself where events are very many."""

    held: Span
    begins: Span
    days: Span
    strips: list[list[int]]
    inside: list[int]
    overview: list[list[int]]


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
    span: Span
    panel_top: float
    crowd: NotRequired[Crowd]
    letters: NotRequired[dict[str, float]]
    eras: NotRequired[list[tuple[float, float, str, float]]]
    searched: NotRequired[list[tuple[int, float, str]]]
    counts: Counts
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


class Scene(TypedDict):
    """One scene of a talk; notes only for the presenter's window."""

    title: str
    focus: list[str]
    gone: list[str]
    window: Span
    days: tuple[str, str] | None
    lanes: list[str]
    statuses: list[str]
    seconds: float
    notes: NotRequired[str]
    extra: NotRequired[list[tuple[str, str]]]


class Talk(TypedDict):
    """A talk as it is given: its scenes, and the facts that they light."""

    name: str
    file: str
    scenes: list[Scene]
    problems: list[str]
    notices: NotRequired[list[str]]
    facts: dict[str, Fact]
    traps: dict[str, str]
    lanes: list[str]
    names: NotRequired[list[str]]


class Code(TypedDict):
    """A QR code: its modules as the path of an SVG."""

    address: str
    size: int
    path: str
