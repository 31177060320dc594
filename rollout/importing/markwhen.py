"""Markwhen: `date: what`, with groups, tags and lines below that belong to the line above."""

import re
from dataclasses import dataclass, field
from datetime import date as day
from datetime import timedelta

from rollout.importing.dates import understand
from rollout.importing.deciding import Decided, settle
from rollout.importing.tables import MOST_CELL, Found, records, refused
from rollout.importing.unread import NO_DATE
from rollout.words.said import said

_ENTRY = re.compile(r":(?=\s|$)")
_HEAD = re.compile(
    r"(title|description|dateFormat|tags|edit|view|author|timezone|tz|entry|key)\s*:\s*(.*)", re.IGNORECASE
)
_COLOUR = re.compile(r"#[\w-]+\s*:\s*\S+|\)\S+\s*:\s*\S+")
_GROUP = re.compile(r"\s*(?:group|section)\b\s*(.*)", re.IGNORECASE)
_END = re.compile(r"\s*end\s?(?:group|section)\s*", re.IGNORECASE)
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_LASTS = re.compile(r"(.+?)\s*/\s*(\d{1,3}) ?(day|week)s?")
_RELATIVE = re.compile(r"\b(?:now|today|tomorrow|yesterday)\b|\d ?(?:minute|hour|day|week|month|year)s?\b")
_TAG = re.compile(r"(?<!\S)#([\w-]+)")
LOOKED_AT = 20_000  # characters, to tell what a text is


def looks_like(text: str) -> bool:
    """Return whether a text has what only markwhen has."""
    head = text[:LOOKED_AT]
    return bool(
        re.search(r"(?m)^\s*(?:group|section)\b.*$", head) and re.search(r"(?mi)^\s*end\s?(?:group|section)", head)
    ) or bool(re.search(r"(?m)^dateFormat\s*:", head))


@dataclass(slots=True)
class _Entry:
    date: str
    what: str
    line: int
    groups: tuple[str, ...]
    more: list[str] = field(default_factory=list)


def read(text: str) -> Found:
    """Return the entries of a markwhen file; raises DataError where it has none."""
    head: dict[str, str] = {}
    entries: list[_Entry] = []
    groups: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if found := _GROUP.match(line):
            groups.append(_name(found[1]))
        elif _END.fullmatch(line):
            del groups[-1:]
        elif line.strip().startswith("//") or (
            not entries and (_COLOUR.fullmatch(line.strip()) or line.strip() == "---")
        ):
            continue
        elif not entries and (given := _HEAD.fullmatch(line.strip())):
            head[given[1].lower()] = given[2]
        elif cut := _cut(line):
            entries.append(_Entry(_lasting(cut[0]), cut[1], number, tuple(filter(None, groups))))
        elif entries and line.strip():
            entries[-1].more.append(line.strip())
    if not entries:
        raise refused(said("The markwhen file has no entry."), said("Write one like 2018-04: what happened."))
    grid = records("", ((n, each.line, _fields(each)) for n, each in enumerate(entries, 1)))
    order = re.search("[dM]", head.get("dateformat", ""))
    return Found("markwhen", (grid,), head.get("title", "").strip("'\""), day_first=order[0] == "d" if order else None)


def _name(text: str) -> str:
    return _TAG.sub("", re.sub(r"[:\s]*#[\w-]+.*$", "", text)).strip(" :\"'")


def _cut(line: str) -> tuple[str, str] | None:
    """Return date and text at the first colon before which there is a date, even one that does not exist."""
    for found in _ENTRY.finditer(line[:100]):
        date = line[: found.start()].strip()
        wrong = understand(date).wrong
        nearly = re.search(r"\d", date) and wrong != NO_DATE
        if date and (not wrong or nearly or (_RELATIVE.search(date) and not line[:1].isspace())):
            return date, line[found.end() :].strip()
    return None


def _lasting(date: str) -> str:
    """Return a date that lasts some days or weeks as its first and last day.

    >>> _lasting("2031-06-01 / 2 weeks")
    '2031-06-01/2031-06-14'
    """
    found = _LASTS.fullmatch(date)
    start = settle(understand(found[1]), Decided()).date if found else ""
    if not found or not re.fullmatch(r"\d{4}-\d\d-\d\d", start):
        return date
    days = int(found[2]) * (7 if found[3] == "week" else 1)
    return f"{start}/{day.fromisoformat(start) + timedelta(max(days - 1, 0))}"


def _fields(entry: _Entry) -> dict[str, str]:
    """Return the cells of an entry: links apart, a place named so, tags, and the lines below as summary."""
    fields = {"date": entry.date, "group": entry.groups[0] if entry.groups else ""}
    if len(entry.groups) > 1:
        fields["subgroup"] = " / ".join(entry.groups[1:])
    texts = [entry.what, *entry.more]
    for name, address in (pair for text in texts for pair in _LINK.findall(text)):
        if address.strip().lower() == "location":
            fields["location"] = name
    tags = [tag for text in texts for tag in _TAG.findall(text)]
    texts = [_TAG.sub("", _LINK.sub(_shown, text)).strip() for text in texts]
    more = "\n".join(filter(None, texts[1:]))[:MOST_CELL]
    return fields | {"title": texts[0], "summary": more} | ({"tags": "; ".join(dict.fromkeys(tags))} if tags else {})


def _shown(found: re.Match[str]) -> str:
    name, address = found[1], found[2].strip()
    return "" if address.lower() == "location" else f"{name} {address}"
