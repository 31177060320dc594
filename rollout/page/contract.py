"""What Python hands over to the page's scripts, with the types that `scripts/contract.d.ts` has for them.

Python makes these values as plain dictionaries; a test compares the values, these types and the scripts' own.
"""

from typing import NotRequired, TypedDict

Span = tuple[float, float]


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
    who: str
    """Who speaks there, as far as it is known: a name, else the host."""
    link: Link | None
    read: str
    more: str


class Second(TypedDict):
    """Where an event stands by the clock of becoming known: in words (none: as its source is dated), and how late."""

    words: str
    days: Span
    lag: str


class Fact(TypedDict):
    """What a reader is told of one event.

    In `further`: role, words, link, kept copy, how it was read; in `media`: files, what they show, whose they are.
    """

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
    days: Span
    second: Second | None
    answers_note: str
    further: list[tuple[str, str, Link | None, Link | None, str]]
    glance: str
    media: tuple[list[str], str, str] | None
    extra: list[tuple[str, str]]
    tongues: NotRequired[dict[str, str]]
    """In a talk: in which language its texts are, where that is not that of the page."""
    spoken: NotRequired[list[str]]
    tags_said: NotRequired[list[str]]
    """Which of its texts are in the language that is shown, where that is not the file's own."""


class State(TypedDict):
    """What is known of the file of events."""

    name: str
    digest: str
    reviewed: NotRequired[str]
    """What changes with any verdict, where there is one: the digest says nothing of them."""
    problems: list[str]
    count: NotRequired[int]
    refused_edit: bool
    lost: NotRequired[str]
    notices: list[str]


class Charted(TypedDict):
    """What a figure and a target share as they are drawn: the day, the value, both in words, how well it is known."""

    id: str
    day: float
    value: float
    said: str
    date: str
    status: str
    disputed: bool


class Figure(Charted):
    """A figure of a series; joined: whether the line of the series runs through it."""

    joined: bool


class Aim(Charted):
    """A target or forecast, on the day it is due: what became of it, and which event says so."""

    words: str
    answer: str


class Numbered(TypedDict):
    """The figure of an event, what it counts, and all that may be compared with it."""

    event: str
    unit: str
    title: str
    lane: int
    points: list[Figure]
    targets: list[Aim]


class Quoted(TypedDict):
    """Words of which somebody says who said them, and when."""

    event: str
    words: str
    english: str
    language: str
    who: str
    when: str
    source: str


class Pictured(TypedDict):
    """A picture of an event: its file, what it shows, and whose it is."""

    event: str
    file: str
    alt: str
    credit: str


class Scene(TypedDict):
    """One scene of a talk, by its kind; notes only for the presenter's window."""

    title: str
    focus: list[str]
    gone: list[str]
    window: Span
    days: tuple[str, str] | None
    lanes: list[str]
    statuses: list[str]
    seconds: float
    kind: str
    words: str
    who: str
    when: str
    number: Numbered | None
    quote: Quoted | None
    picture: Pictured | None
    notes: NotRequired[str]
    extra: NotRequired[list[tuple[str, str]]]
    tongues: NotRequired[dict[str, str]]


class Talk(TypedDict):
    """A talk as it is given: its scenes, and the facts that they light."""

    name: str
    file: str
    scenes: list[Scene]
    problems: list[str]
    notices: NotRequired[list[str]]
    facts: dict[str, Fact]
    spans: dict[str, tuple[float, float, bool, bool]]
    traps: dict[str, str]
    lanes: list[str]
    named: NotRequired[list[str]]
    names: NotRequired[list[str]]
    followed: NotRequired[bool]


class Code(TypedDict):
    """A QR code: its modules as the path of an SVG."""

    address: str
    size: int
    path: str
