"""The sources for reference managers: CSL-JSON, which Zotero and most others read, and RIS, which the oldest do."""

import json
import re
from collections.abc import Iterator
from typing import Any

from rollout.evidence.edtf import EdtfDate, in_words
from rollout.outputs.tables.sources import Cited, cited, joined, one_line
from rollout.timeline.edition import Edition, Options, stamp

# The dates that both formats can hold: year, month or day, with a sign of doubt or without.
PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?([?~%]?)")
SEASON = re.compile(r"(\d{4})-2([1-4])")


def csl(edition: Edition, options: Options) -> bytes:
    """Return the sources of the events shown as CSL-JSON; the list has no room for a stamp, so each item has it."""
    mark = stamp(edition).line
    items = [_item(one) | {"custom": {"stamp": mark}} for one in cited(edition)]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def ris(edition: Edition, options: Options) -> bytes:
    """Return the sources of the events shown as RIS, the stamp among the notes of each."""
    mark = stamp(edition).line
    lines = (line for one in cited(edition) for line in _tags(one, mark))
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in lines).encode()


def issued(date: EdtfDate) -> dict[str, Any]:
    """Return a date as CSL holds it: the parts that are known, and no others; words where parts cannot say it."""
    if season := SEASON.fullmatch(date.text):
        return {"date-parts": [[int(season[1])]], "season": int(season[2])}
    ends = [PLAIN.fullmatch(end) for end in date.text.split("/")]
    known = [end for end in ends if end]
    if len(known) < len(ends):
        return {"literal": in_words(date)}
    parts = [[int(part) for part in end.groups()[:3] if part] for end in known]
    return {"date-parts": parts} | ({} if date.certainty == "certain" else {"circa": True})


def _item(one: Cited) -> dict[str, Any]:
    source = one.source
    item: dict[str, Any] = {
        "id": one.key,
        "type": "webpage" if one.url else "document",
        "title": one_line(source.title),
        "publisher": one_line(source.publisher),
    }
    if source.date:
        item["issued"] = issued(source.date)
    if one.url:
        item["URL"] = one.url
    if one.language:
        item["language"] = one.language
    if one.kept:
        item["archive_location"] = one.kept
    item["keyword"] = ", ".join(one.keywords)
    item["note"] = joined((source.note, one.read, one.more, f"Cited for: {one.cited_for}"))
    return item


def _tags(one: Cited, mark: str) -> Iterator[tuple[str, str]]:
    source, date = one.source, one.source.date
    yield "TY", "ELEC" if one.url else "GEN"
    yield "ID", one.key
    yield "TI", source.title
    yield "PB", source.publisher
    plain = PLAIN.fullmatch(date.text) if date else None
    if plain and not plain[4]:
        year, month, day, _ = plain.groups(default="")
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"
    elif date:
        yield "N1", f"Dated {in_words(date)}."
    if one.url:
        yield "UR", one.url
    if one.language:
        yield "LA", one.language
    if one.kept:
        yield "L2", one.kept
    for word in one.keywords:
        yield "KW", word
    if source.note:
        yield "N1", source.note
    if one.read or one.more:
        yield "N1", joined((one.read, one.more))
    yield "N1", f"Cited for: {one.cited_for}"
    yield "N1", mark
    yield "ER", ""
