"""Calendars (iCalendar): each event once; rules for repeating it are named, never followed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rollout.importing.tables import MOST_CELL, Found, records
from rollout.words.said import said_many

_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^;:"]*)+)*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;:"]*)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
_LONG = re.compile(r"P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?")
_DULL = {"DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "BEGIN", "END", "DTSTART", "DTEND", "DURATION"}
_NAMES = {"ATTENDEE": "attendee", "ORGANIZER": "organizer", "CONTACT": "contact"}


@dataclass(slots=True)
class _Event:
    number: int
    fields: dict[str, str] = field(default_factory=dict)
    start: tuple[str, str] = ("", "")
    """The stamp, and its zone."""
    end: tuple[str, str] = ("", "")
    lasts: str = ""
    rule: bool = False


def read(text: str) -> Found:
    """Return the events of a calendar; alarms, tasks and zones are none."""
    events: list[_Event] = []
    inside: list[str] = []
    title, others = "", 0
    for name, given, value in _properties(text):
        if name == "BEGIN":
            inside.append(value.strip().upper())
            if inside[-1] == "VEVENT":
                events.append(_Event(len(events) + 1))
            others += inside[-1] in ("VTODO", "VJOURNAL")
        elif name == "END":
            del inside[-1:]
        elif name == "X-WR-CALNAME":
            title = plain(value)
        elif inside and inside[-1] == "VEVENT":
            _take(events[-1], name, given, value)
    repeated = sum(each.rule for each in events)
    notes = (
        (
            "recurring",
            repeated,
            said_many(
                "{n} of the events repeats by a rule; it stands once, on its first day.",
                "{n} of the events repeat by a rule; each stands once, on its first day.",
                repeated,
            ),
        ),
        (
            "left-out",
            others,
            said_many(
                "{n} task or journal of the calendar is no event and was left out.",
                "{n} tasks and journals of the calendar are no events and were left out.",
                others,
            ),
        ),
    )
    grid = records("", ((each.number, None, _fields(each)) for each in events))
    return Found("ics", (grid,), title, warnings=tuple((name, words) for name, count, words in notes if count))


def _properties(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield each property, its parameters and its value, folded lines joined."""
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        if found := _LINE.fullmatch(line[:100_000]):
            given = {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(found[2])}
            yield found[1].upper(), given, found[3]


def plain(value: str) -> str:
    r"""Return a text without the marks that calendars put before commas and line breaks.

    >>> plain(r"kept\, copied\; and\nsold")
    'kept, copied; and\nsold'
    """
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()[:MOST_CELL]


def _take(event: _Event, name: str, given: dict[str, str], value: str) -> None:
    if name == "DTSTART":
        event.start = value.strip(), given.get("TZID", "")
    elif name == "DTEND":
        event.end = value.strip(), given.get("TZID", "")
    elif name == "DURATION":
        event.lasts = value.strip()
    elif name in ("RRULE", "RDATE"):
        event.rule = True
    elif name == "GEO" and value.count(";") == 1:
        event.fields["lat"], event.fields["lon"] = value.split(";")
    if name in _DULL or name == "GEO" or (name.startswith("X-") and name != "X-ALT-DESC"):
        return
    if name == "CATEGORIES":
        value = re.sub(r"(?<!\\),\s*", "; ", value)
    said = f"{given['CN']} {value}" if "CN" in given else plain(value)
    before = event.fields.get(name, "")
    if len(before) < MOST_CELL:
        event.fields[name] = f"{before}; {said}" if before else said


def _fields(event: _Event) -> dict[str, str]:
    """Return the cells of an event, its days and times in one text."""
    stamp, zone = event.start
    end, end_zone = _end(event)
    start, last = moment(stamp, zone), moment(end, end_zone)
    days = len(end) == 8 and len(stamp) == 8
    if days and (found := _day(end)):
        last = (found - timedelta(1)).isoformat()  # a calendar says the day after the last
    whole = f"{start}/{last}" if last and last > start else start
    return {"DTSTART": whole} | ({"TZID": zone} if zone else {}) | event.fields


def _end(event: _Event) -> tuple[str, str]:
    length = _LONG.fullmatch(event.lasts)
    found = _STAMP.fullmatch(event.start[0])
    if event.end[0] or not length or not found:
        return event.end
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in length.groups())
    try:
        year, month, day, hour, minute, second = (int(each or 0) for each in found.groups()[:6])
        end = datetime(year, month, day, hour, minute, second) + timedelta(
            weeks * 7 + days, hours * 3600 + minutes * 60 + seconds
        )
    except (ValueError, OverflowError):
        return event.end
    return (f"{end:%Y%m%dT%H%M%S}{found[7]}" if found[4] else f"{end:%Y%m%d}"), event.start[1]


def _day(stamp: str) -> date | None:
    try:
        return date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))
    except ValueError:
        return None


def moment(stamp: str, zone: str = "") -> str:
    """Return a calendar's stamp as a date, with its time and how far that is from UTC where the calendar says so.

    >>> moment("20310304"), moment("20310517T173000Z"), moment("20310518T090000", "Asia/Kolkata")
    ('2031-03-04', '2031-05-17T17:30Z', '2031-05-18T09:00+05:30')
    """
    found = _STAMP.fullmatch(stamp)
    if not found:
        return stamp
    year, month, day, hour, minute, second, utc = found.groups()
    if not hour:
        return f"{year}-{month}-{day}"
    clock = f"T{hour}:{minute}" + (f":{second}" if second != "00" else "")
    return f"{year}-{month}-{day}{clock}{utc or _offset(stamp[:15], zone)}"


def _offset(stamp: str, zone: str) -> str:
    try:
        when = datetime.strptime(stamp, "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(zone))
    except (ValueError, OSError, KeyError):
        return ""  # no zone, or one whose name this machine does not know
    return f"{when:%z}"[:3] + ":" + f"{when:%z}"[3:5]
