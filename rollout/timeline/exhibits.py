"""What a scene shows in the place of the timeline: a figure with its series, a quotation, a picture, words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rollout.evidence.edtf import EdtfDate, in_words, short_words
from rollout.evidence.event import Event
from rollout.evidence.quantity import Quantity
from rollout.evidence.units import is_share
from rollout.evidence.vocabulary import MEASURE_WORDS
from rollout.timeline.kinds import NUMBER, PICTURE, QUOTATION, quote_of
from rollout.timeline.marks import middle
from rollout.timeline.outcome import counted, reached_at
from rollout.timeline.series import Series
from rollout.timeline.sourcing import citation_name, cited
from rollout.timeline.talk import Scene
from rollout.timeline.window import Window
from rollout.words.say import say


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that somebody said; `english`: where they are in another language, `language`: its tag."""

    event: Event
    words: str
    english: str
    language: str
    who: str
    when: str
    source: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A file of the folder `media`: what it shows, and whose it is."""

    event: Event
    file: str
    alt: str
    credit: str


def _when(date: EdtfDate | None) -> str:
    return in_words(date) if date else ""


def quotation(scene: Scene, lit: Sequence[Event]) -> Quotation:
    """Return what a scene quotes: the words of the talk, else those of the first source that is quoted."""
    shows = scene.shows
    event = lit[0]
    words, english, language, who, when, source = shows.words, "", "", event.says, _when(event.date), cited(event)
    if not words:
        event, one = next((event, one) for event in lit if (one := quote_of(event)))
        words, english, language = one.quote, one.quote_en, one.language
        who, when, source = one.says or one.publisher or event.says, _when(one.date), citation_name(one)
    return Quotation(event, words, english, language, shows.who or who, _when(shows.when) or when, source)


def picture(scene: Scene, lit: Sequence[Event]) -> Picture:
    """Return the picture of a scene: the one it names, else the first of what it lights."""
    asked = scene.shows.picture
    event = next(event for event in lit if (asked in event.media if asked else event.media))
    return Picture(event, asked or event.media[0], event.media_alt, event.media_credit)


def figured(lit: Sequence[Event]) -> tuple[Event, Quantity]:
    """Return the event whose figure a scene shows, the first that has one, and the figure."""
    return next((event, event.quantity) for event in lit if event.quantity)


def series_with(event: Event, known: Sequence[Series]) -> Series | None:
    """Return the series in which the figure of an event stands, or the target."""
    for one in known:
        if any(other.id == event.id for other in (*one.points, *(target.event for target in one.targets))):
            return one
    return None


def unit_words(quantity: Quantity) -> str:
    """Return what a figure counts: its unit, what kind of figure it is, and over whom."""
    unit = "" if is_share(quantity.unit) else quantity.unit_words
    kind = "" if is_share(quantity.unit) and quantity.measure == "cumulative" else say(MEASURE_WORDS[quantity.measure])
    return ", ".join(filter(None, (f"{unit} ({kind})".strip() if kind else unit, quantity.scope_words)))


def _mark(event: Event, when: EdtfDate, span: Window) -> dict[str, Any]:
    count, unit = (event.quantity.count, event.quantity.unit) if event.quantity else (0, "")
    return {
        "id": event.id,
        "day": middle(when, span),
        "value": count,
        "said": counted(count, unit),
        "date": short_words(when),
        "status": event.status,
        "disputed": event.disputed,
    }


def _number(
    event: Event, quantity: Quantity, known: Sequence[Series], lanes: Sequence[str], span: Window
) -> dict[str, Any]:
    """Return a figure with all that may be compared with it, as a page draws them."""
    series = series_with(event, known)
    joined = {one.id for one in series.joined} if series else set()
    aims = series.targets if series else ()
    points = series.points if series else (event,)
    return {
        "event": event.id,
        "unit": unit_words(quantity),
        "title": series.title if series else "",
        "lane": lanes.index(event.lane),
        "points": [_mark(one, reached_at(one), span) | {"joined": one.id in joined} for one in points],
        "targets": [
            _mark(one.event, one.due, span) | {"words": one.words, "answer": one.answer.id if one.answer else ""}
            for one in aims
        ],
    }


def exhibit(
    scene: Scene, events: Mapping[str, Event], known: Sequence[Series], lanes: Sequence[str], span: Window
) -> dict[str, Any]:
    """Return what a page is told of what a scene shows.

    known: every series of the evidence; span: of the whole of it.
    """
    shows = scene.shows
    lit = [events[one] for one in scene.focus]
    said: dict[str, Any] = {"kind": shows.kind, "words": shows.words, "who": shows.who}
    said |= {"when": shows.when.text if shows.when else "", "number": None, "quote": None, "picture": None}
    if shows.kind == NUMBER:
        said["number"] = _number(*figured(lit), known, lanes, span)
    elif shows.kind == QUOTATION:
        one = quotation(scene, lit)
        said["quote"] = {
            "event": one.event.id,
            "words": one.words,
            "english": one.english,
            "language": one.language,
            "who": one.who,
            "when": one.when,
            "source": one.source,
        }
    elif shows.kind == PICTURE:
        held = picture(scene, lit)
        said["picture"] = {"event": held.event.id, "file": held.file, "alt": held.alt, "credit": held.credit}
    return said
