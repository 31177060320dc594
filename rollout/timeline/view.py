"""Everything needed to redraw the page, to and from its address, and which events it shows."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from rollout.evidence.alike import finder
from rollout.evidence.edtf import EdtfError, parse
from rollout.evidence.event import Event
from rollout.evidence.folding import folded, wanted
from rollout.evidence.vocabulary import ASSERTER_KINDS, LANGUAGE, STATUSES, THEMES
from rollout.timeline.area import Area, area, place_words
from rollout.timeline.clock import KNOWN, as_happened, became_known
from rollout.timeline.spoken import language_of, place_names
from rollout.timeline.window import Window, known_days

LONGEST = 200  # characters of a search in an address; the name of an event or a lane may be as long as it is
MOST_PAIRS = 400  # fields of an address
LONGEST_ADDRESS = 20_000  # characters; a letter of another alphabet takes nine


@dataclass(frozen=True, slots=True)
class View:
    """What is shown, and how.

    The window (None: the opening one), the filters (empty: all; no area: everywhere), the search, the figures and the
    event picked, the theme (empty: what the reader's system wishes for), whether it is shown in a hall, the events that
    a talk tells before all others, whether the picture is one of a talk, which may light none, the clock that marks
    stand by (empty: when it happened), the day, as an address writes it, after which nothing shown became known, and
    the tag of the language that events are read in (empty: that of the file).
    """

    window: Window | None = None
    lanes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    disputed: bool = False
    search: str = ""
    series: str = ""
    event: str = ""
    theme: str = ""
    hall: bool = False
    tell: tuple[str, ...] = ()
    scene: bool = False
    tags: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    area: Area | None = None
    clock: str = ""
    as_known: str = ""
    language: str = ""
    cropped: str = ""
    """On which sides of the window empty years were left out; no address says it."""

    @property
    def filtered(self) -> bool:
        """Return whether any filter or search is set."""
        return self.disputed or any(
            (self.lanes, self.statuses, self.kinds, self.search, self.tags, self.places, self.area, self.as_known)
        )

    @property
    def whereabouts(self) -> str:
        """Return in words which places it is narrowed to; empty where it is not."""
        return place_words(self.places, self.area)


def _edge(text: str) -> tuple[float, float] | None:
    """Return when a day or a minute begins and ends."""
    try:
        when = parse(text)
    except EdtfError:
        return None
    return known_days(when) if when.precision in ("day", "minute") and when.kind == "date" else None


def day_end(text: str) -> float:
    """Return when a day as an address writes it ends, in days; 0 where it is none."""
    found = _edge(text)
    return found[1] if found else 0.0


def _window(first: str, last: str) -> Window | None:
    start, end = _edge(first), _edge(last)
    return Window(start[0], end[1]) if start and end and start[0] < end[1] else None


def _only(values: Iterable[str], allowed: Sequence[str]) -> tuple[str, ...]:
    """Return the allowed values that were asked for, in the order of the closed list; none when that is all of them."""
    asked = set(values)
    kept = tuple(value for value in allowed if value in asked)
    return () if len(kept) == len(allowed) else kept


def from_address(query: str) -> View:
    """Return the view that an address asks for; what it does not understand, it leaves out."""
    # Half a character (a lone surrogate) could never be written back.
    whole = query[:LONGEST_ADDRESS].encode("utf-8", "replace").decode("utf-8")
    pairs = parse_qsl(whole.removeprefix("?"))
    fields: dict[str, list[str]] = {}
    for key, value in pairs[:MOST_PAIRS]:
        fields.setdefault(key, []).append(value)

    def one(key: str) -> str:
        return fields.get(key, [""])[-1]

    return View(
        window=_window(one("from"), one("to")),
        lanes=tuple(dict.fromkeys(fields.get("lane", []))),
        statuses=_only(fields.get("status", []), STATUSES),
        kinds=_only(fields.get("who", []), ASSERTER_KINDS),
        disputed=one("disputed") == "1",
        search=one("q")[:LONGEST].strip(),
        series=one("series"),
        event=one("event"),
        theme=one("theme") if one("theme") in THEMES else "",
        hall=one("hall") == "1" or bool(one("talk")),
        tell=tuple(dict.fromkeys(fields.get("tell", []))),
        scene=one("stage") == "talk",
        tags=tuple(dict.fromkeys(fields.get("tag", []))),
        places=tuple(dict.fromkeys(fields.get("place", []))),
        area=area(one("area")),
        clock=KNOWN if one("clock") == KNOWN else "",
        as_known=one("as_known") if _edge(one("as_known")) else "",
        language=tag if LANGUAGE.fullmatch(tag := one("language")[:LONGEST].casefold()) else "",
    )


def to_address(view: View) -> str:
    """Return the query of the address that asks for a view; empty for the opening view."""
    pairs: list[tuple[str, str]] = []
    if view.window:
        pairs += [("from", view.window.first()), ("to", view.window.last())]
    pairs += [("lane", lane) for lane in view.lanes]
    pairs += [("status", status) for status in view.statuses]
    pairs += [("who", kind) for kind in view.kinds]
    pairs += [("tag", tag) for tag in view.tags]
    pairs += [("place", place) for place in view.places]
    pairs += [("tell", key) for key in view.tell]
    single = {
        "disputed": "1" if view.disputed else "",
        "area": view.area.text if view.area else "",
        "q": view.search,
        "series": view.series,
        "event": view.event,
        "theme": view.theme,
        "hall": "1" if view.hall else "",
        "stage": "talk" if view.scene else "",
        "clock": view.clock,
        "as_known": view.as_known,
        "language": view.language,
    }
    pairs += [(key, value) for key, value in single.items() if value]
    return "?" + urlencode(pairs) if pairs else ""


def settled(view: View, lanes: Sequence[str], tags: Collection[str] = (), languages: Sequence[str] = ()) -> View:
    """Return the view without lanes, tags and a language that the evidence does not have."""
    kept = tuple(tag for tag in view.tags if tag in tags)
    return replace(view, lanes=_only(view.lanes, lanes), tags=kept, language=language_of(view.language, languages))


def haystack(event: Event) -> str:
    """Return all that a search looks through in an event."""
    quantity = event.quantity.searched if event.quantity else ""
    source = event.source
    parts = (event.id, event.label, event.title, event.summary, event.place, event.asserted_by, event.dispute)
    known = (source.title, source.publisher, event.status, as_happened(event).date.text, quantity)
    cited = (part for one in event.citations for part in (one.title, one.publisher, one.says, one.quote))
    others = (value for _, value in (*event.told_extra, *event.others, *event.named))
    # No phrase reaches from one field into the next.
    return folded("\0".join((*parts, *known, *others, *event.tags, *event.tags_said, *cited)))


def known_by(event: Event, end: float) -> bool:
    """Return whether an event may have been known before a day ended; one that has no such date was not."""
    when = became_known(event)
    return when is not None and known_days(when)[0] < end


def known_of(events: Sequence[Event], view: View) -> Sequence[Event]:
    """Return the events that may have been known on the day of a view; all where it names none."""
    end = day_end(view.as_known)
    return [event for event in events if known_by(event, end)] if end else events


def _matches(event: Event, view: View) -> bool:
    """Return whether the filters let an event through."""
    return (
        (not view.lanes or event.lane in view.lanes)
        and (not view.statuses or event.status in view.statuses)
        and (not view.kinds or not set(view.kinds).isdisjoint(event.kinds))
        and (not view.tags or not set(view.tags).isdisjoint(event.tags))
        and (not view.disputed or event.disputed)
        and (not view.places or not set(view.places).isdisjoint(place_names(event)))
        and (not view.area or view.area.holds(event.lon, event.lat))
    )


def chosen(events: Sequence[Event], view: View, texts: Sequence[str] = ()) -> Sequence[int]:
    """Return the numbers of the events that a view shows, in their order: those that hold every word and phrase.

    texts: the haystack of each event, where they are at hand.
    """
    found: Sequence[int] = range(len(events))
    if parts := wanted(view.search):
        texts = texts or [haystack(event) for event in events]
        for part in parts:
            holds = finder(part)
            found = [number for number in found if holds(texts[number])]
    end = day_end(view.as_known)
    kept = [number for number in found if _matches(events[number], view)]
    return [number for number in kept if known_by(events[number], end)] if end else kept


def select(events: Sequence[Event], view: View) -> tuple[Event, ...]:
    """Return the events that a view shows, in the order given."""
    return tuple(events[number] for number in chosen(events, view))
