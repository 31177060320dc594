"""The layouts of our decks: where title, words, footer and number of each kind of slide stand, as placeholders."""

from dataclasses import dataclass

from rollout.outputs.deck.parts import HIGH, MARGIN, WIDE, Place
from rollout.words.say import later

TITLE = 'type="title"'
FOOTER = 'type="ftr" sz="quarter" idx="11"'
NUMBER = 'type="sldNum" sz="quarter" idx="12"'
FOOT = Place(MARGIN, HIGH - 24.0, WIDE - 2 * MARGIN - 90.0, 14.0)
PAGE = Place(WIDE - MARGIN - 80.0, HIGH - 24.0, 80.0, 14.0)
BELOW = Place(WIDE - MARGIN - 60.0, HIGH - 15.0, 80.0, 13.0)
"""Where the number of a timeline stands, which needs the whole height."""
FOOT_SIZE = 10.5  # points
EDGE = 12.0  # points: the strip at the left edge of a slide
ROOM = WIDE - 2 * MARGIN
FIRST = 20  # the number of the first body of a slide; lower ones are those of other programs
BODIES = {
    name: FIRST + at
    for at, name in enumerate(
        (
            "date",
            "summary",
            "who",
            "status",
            "source",
            "due",
            "dispute",
            "sources",
            "known",
            "further",
            "more",
            "credit",
        )
    )
}
"""The numbers of the bodies of a headline's slide, each with a meaning of its own."""


def body(number: int) -> str:
    """Return what says that a text is a body of a slide, by its number on the slide."""
    return f'type="body" sz="quarter" idx="{number}"'


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder of a layout: what it is, where, its type size, what it asks for; whether it is muted or bold."""

    kind: str
    place: Place
    size: float
    prompt: str
    muted: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its name, its placeholders, whether it has a strip at its edge and a footer; where its number is."""

    name: str
    holders: tuple[Holder, ...]
    edge: bool = True
    footer: bool = True
    page: Place = PAGE


def _title(top: float, high: float, size: float) -> Holder:
    return Holder(TITLE, Place(MARGIN, top, ROOM, high), size, later("Title"), bold=True)


def _body(at: int, top: float, high: float, size: float, prompt: str, muted: bool = False) -> Holder:
    return Holder(body(FIRST + at), Place(MARGIN, top, ROOM, high), size, prompt, muted)


def _columns(top: float, count: int, gap: float = 24.0) -> tuple[Holder, ...]:
    wide = (ROOM - gap * (count - 1)) / count
    return tuple(
        Holder(
            body(FIRST + at),
            Place(MARGIN + at * (wide + gap), top, wide, HIGH - 36.0 - top),
            10.5,
            later("Source, and where it is read"),
        )
        for at in range(count)
    )


LAYOUTS = {
    "title": Layout(
        "Opening",
        (
            _title(120.0, 66.0, 48.0),
            _body(0, 200.0, 34.0, 24.0, later("What the timeline shows")),
            _body(1, 242.0, 34.0, 24.0, later("What must not be read into it")),
            _body(2, 316.0, 26.0, 18.0, later("Data"), True),
            _body(3, 344.0, 26.0, 18.0, later("Counts"), True),
            _body(4, 372.0, 26.0, 18.0, later("View"), True),
        ),
        footer=False,
    ),
    "headline": Layout(
        "Event",
        (
            _body(0, 32.0, 28.0, 22.0, later("Date   Lane · Place")),
            _title(66.0, 92.0, 36.0),
            _body(1, 172.0, 90.0, 22.0, later("What is said to have happened, in two or three lines")),
            _body(2, 290.0, 24.0, 18.0, later("Who says so")),
            _body(3, 322.0, 24.0, 18.0, later("Claim status")),
            _body(4, 354.0, 48.0, 16.0, later("Source")),
        ),
    ),
    "scene": Layout(
        "Scene",
        (
            _title(28.0, 46.0, 36.0),
            _body(0, 300.0, 26.0, 20.0, later("Date  Event")),
            _body(1, 330.0, 24.0, 17.0, later("Who says so")),
            _body(2, 358.0, 40.0, 14.0, later("Source")),
        ),
    ),
    "timeline": Layout(
        "Timeline",
        (_title(16.0, 24.0, 18.0), _body(0, 40.0, 18.0, 10.5, later("Standfirst"), True)),
        edge=False,
        page=BELOW,
    ),
    "chart": Layout("Figures", (_title(30.0, 40.0, 28.0), _body(0, 78.0, 36.0, 14.0, later("How it is read"), True))),
    "sources": Layout("Columns", (_title(30.0, 40.0, 28.0), *_columns(92.0, 3))),
    "legend": Layout("Title and space", (_title(30.0, 40.0, 28.0),)),
}
"""Layouts by the kinds of slides that stand on them: the first word of a slide's key."""
LIKE = {"figures": "sources", "words": "scene", "map": "legend"}


def kind_of(key: str) -> str:
    """Return the kind of layout of a slide.

    >>> kind_of("headline:a"), kind_of("figures:2"), kind_of("title")
    ('headline', 'sources', 'title')
    """
    word = key.partition(":")[0]
    return LIKE.get(word, word)
