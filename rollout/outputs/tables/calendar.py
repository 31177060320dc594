"""The events as a calendar (iCalendar, RFC 5545): each on the days that its date allows, and on no other.

A day stands on its day, a range of days on its days, and a month, quarter, season
or year on all of its days, with the date in words in what the calendar shows, for else it would seem to have lasted
that long. What no stretch of days can say truly is not entered, and the calendar's own description lists it: an open
or unknown end, one of several dates unless they are two neighbours, a decade, a time that by the clock of UTC lies in
a year that calendars do not have.

Written here and not by a library: the best one brings two packages more, for time zones and recurrence, of which an
all-day event has neither. Tests read every calendar back with that library.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from math import floor

from rollout.evidence.edtf import EdtfDate, in_words
from rollout.evidence.event import Event
from rollout.evidence.text import clean, safe_link
from rollout.evidence.vocabulary import STATUS_WORDS
from rollout.timeline.besides import besides
from rollout.timeline.edition import Edition, Options, Stamp, stamp
from rollout.timeline.excerpt import newest_day_of
from rollout.timeline.facts import quantity_words
from rollout.timeline.sourcing import against_words, citation_words, further, glance_words, known_words, own_more
from rollout.timeline.window import EPOCH, EXACT, known_days
from rollout.words.say import headed, later, say, say_many

LINE = 75  # bytes of a line, its end not counted (RFC 5545, 3.1)
LAST = date.max.toordinal()
WIDEST = ("second", "minute", "day", "month", "quarter", "season", "year")
# Some calendars read a description as HTML, others as text: these look alike and are markup in neither.
SPECIAL = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\t": " ", "<": "‹", ">": "›"})
TELLING = {"retracted": later("Retracted"), "planned": later("Planned"), "forecast": later("Forecast")}
PRECISIONS = {
    "second": later("precision: second"),
    "minute": later("precision: minute"),
    "day": later("precision: day"),
    "month": later("precision: month"),
    "quarter": later("precision: quarter"),
    "season": later("precision: season"),
    "year": later("precision: year"),
}


def make(edition: Edition, options: Options) -> bytes:
    """Return the events shown as a calendar, in date order; the presenter's notes only where asked for."""
    left = [event for event in edition.shown if not dated(event)]
    if left:
        options.say(
            say_many(
                "{n} event is not in the calendar, whose description lists it: no stretch of days says when.",
                "{n} events are not in the calendar, whose description lists them: no stretch of days says when.",
                len(left),
            )
        )
    lane = edition.dataset.settings.shown
    seen, mark = newest_day_of(edition.dataset) or date(1970, 1, 1), stamp(edition)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Rollout//Rollout//EN",
        "CALSCALE:GREGORIAN",
        *_named(mark, left, edition.dataset.settings.title),
        *(
            line
            for event in edition.shown
            if dated(event)
            for line in _entry(event, lane(event.lane), seen, mark, options)
        ),
        "END:VCALENDAR",
    ]
    return b"".join(map(folded, lines))


def dated(event: Event) -> bool:
    """Return whether one stretch of days, each end known to the year at least, says what the date says."""
    when = event.date
    if when.earliest is None or when.latest is None or when.precision not in WIDEST:
        return False
    if when.earliest.year < 1 or (when.timed and not all(1 <= day <= LAST for day, _ in _moments(when))):
        return False
    neighbours = when.precision == "day" and when.latest.toordinal() - when.earliest.toordinal() == 1
    return neighbours or when.kind != "one-of"


def heading(event: Event) -> str:
    """Return what a calendar shows of an event: never a claim without who makes it, nor a month as if it were a day."""
    when = event.date
    said = say(TELLING[event.status]) if event.status in TELLING else ""
    if event.status == "claimed":
        said = say("Claimed by {who}", who=event.asserted_by)
    elif event.disputed and not said:
        said = say("{who} says", who=event.asserted_by)
    if event.disputed:
        said = say("{said}, disputed", said=said)
    plain_days = when.precision in EXACT and when.certainty == "certain" and when.kind != "one-of"
    title = event.title if plain_days else f"{event.title} ({in_words(when)})"
    return headed(said, title) if said else title


def folded(line: str) -> bytes:
    r"""Return a line with its end, broken before it is too long and never within a character.

    >>> folded("SUMMARY:" + "a" * 70)[74:81]
    b'a\r\n aaa'
    """
    rest, room, pieces = line.encode(), LINE, []
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:  # the inside of a character
            cut -= 1
        pieces.append(rest[:cut])
        rest, room = rest[cut:], LINE - 1  # a space begins what goes on
    return b"\r\n ".join((*pieces, rest)) + b"\r\n"


def _text(name: str, value: str) -> str:
    return f"{name}:{clean(value).translate(SPECIAL)}"


def _named(mark: Stamp, left: Sequence[Event], title: str) -> Iterator[str]:
    about = [mark.line]
    if left:
        about.append(
            say_many(
                "{n} event is shown but not entered, for no stretch of days says when:",
                "{n} events are shown but not entered, for no stretch of days says when:",
                len(left),
            )
        )
        about += [headed(in_words(event.date), event.title) for event in left]
    for name, value in (("NAME", title or f"Rollout: {mark.file}"), ("DESCRIPTION", "\n".join(about))):
        yield _text(name, value)  # RFC 7986
        yield _text("X-WR-CAL" + name.replace("DESCRIPTION", "DESC"), value)  # what most programs read instead


def _entry(event: Event, lane: str, seen: date, mark: Stamp, options: Options) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield _text("UID", f"{event.id}-rollout-event")
    yield f"DTSTAMP:{_day(seen)}T000000Z"
    yield from _span(event.date)
    yield _text("SUMMARY", heading(event))
    yield _text("DESCRIPTION", "\n".join(_told(event, options.notes)) + "\n\n" + mark.line)
    yield _text("CATEGORIES", lane)
    if event.place:
        yield _text("LOCATION", event.place)
    if event.lat is not None and event.lon is not None:
        yield f"GEO:{event.lat:f};{event.lon:f}"
    if link := safe_link(event.source.url):
        yield f"URL:{link}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _span(when: EdtfDate) -> Iterator[str]:
    """Yield the lines that say when: whole days, or times by the clock that the text names, else by nobody's."""
    if not when.timed:
        start, end = (floor(days) + EPOCH for days in known_days(when))
        yield f"DTSTART;VALUE=DATE:{_day(date.fromordinal(start))}"
        if end <= LAST:
            yield f"DTEND;VALUE=DATE:{_day(date.fromordinal(end))}"
        else:  # the day after it, with which a calendar would end the event, has no date of four figures
            yield f"DURATION:P{end - start}D"
        return
    for name, (day, second) in zip(("DTSTART", "DTEND"), _moments(when), strict=True):
        clock = f"{second // 3600:02}{second % 3600 // 60:02}{second % 60:02}{'Z' if when.zone else ''}"
        yield f"{name}:{_day(date.fromordinal(day))}T{clock}"


def _moments(when: EdtfDate) -> list[tuple[int, int]]:
    """Return the two ends of a time, as a day and a second, by the clock of UTC or by nobody's."""
    offset = 0.0 if when.zone in ("", "Z") else zone_hours(when.zone) / 24
    ends = (divmod(round((days - offset) * 86400), 86400) for days in known_days(when))
    return [(day + EPOCH, second) for day, second in ends]


def zone_hours(zone: str) -> float:
    """Return how many hours a clock goes before that of UTC.

    >>> zone_hours("+05:30"), zone_hours("-08")
    (5.5, -8.0)
    """
    hours, _, minutes = zone[1:].partition(":")
    return (int(hours) + int(minutes or 0) / 60) * (-1 if zone[0] == "-" else 1)


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _told(event: Event, notes: bool) -> Iterator[str]:
    source, when = event.source, event.date
    precision = say(PRECISIONS.get(when.precision, when.precision))
    yield headed(say("Date"), f"{in_words(when)} ({precision})")
    yield event.summary
    yield headed(say("Who says so"), event.says)
    yield headed(say("Claim status"), f"{say(event.status)}. {say(STATUS_WORDS[event.status])}")
    if event.disputed:
        yield _joined(headed(say("Disputed"), f"{event.dispute} {safe_link(event.disputed_by)}"), against_words(event))
    if figure := quantity_words(event):
        yield headed(say("Figure"), figure)
    publisher = source.publisher if source.publisher != source.name else ""
    shown = (source.name, publisher, in_words(source.date) if source.date else "", source.note * source.given)
    yield _joined(
        headed(say("Source"), ", ".join(part for part in (*shown, safe_link(source.url)) if part)), own_more(event)
    )
    if glance := glance_words(event):
        yield headed(say("Sources"), glance)
    for role, one in further(event):
        yield " ".join(filter(None, (headed(role, citation_words(one)), safe_link(one.url))))
    yield from (headed(name, words) for name, words in besides(event))
    if known := known_words(event):
        yield headed(say("Known"), known)
    if notes and event.notes:
        yield headed(say("Notes"), event.notes)


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))
