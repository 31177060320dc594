"""Libraries of references (RIS, BibTeX): each work an event on the day it appeared, as precise as the library says."""

import re
from collections.abc import Iterator

from rollout.importing.latex import entries, unlatexed
from rollout.importing.tables import MOST_CELL, MOST_COLUMNS, Found, records

_TAG = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_RIS = {
    "TI": "title",
    "T1": "title",
    "CT": "title",
    "AU": "asserted by",
    "A1": "asserted by",
    "UR": "url",
    "L2": "url",
    "AB": "summary",
    "N2": "summary",
    "KW": "tags",
    "PB": "publisher",
    "T2": "appeared in",
    "JO": "appeared in",
    "JF": "appeared in",
    "JA": "appeared in",
    "CY": "place published",
    "LA": "language",
    "TY": "reference kind",
    "L1": "private file",
    "L4": "private file",
    "N1": "private note",
    "RN": "private note",
    "Y2": "accessed",
    "DO": "doi",
    "ID": "id",
    "SN": "number",
    "AN": "accession number",
    "M1": "more",
    "VL": "volume",
    "IS": "issue",
    "SP": "first page",
    "EP": "last page",
    "ET": "edition",
    "A2": "editors",
    "ED": "editors",
}
_BIBTEX = {
    "title": "title",
    "author": "asserted by",
    "url": "url",
    "howpublished": "how published",
    "abstract": "summary",
    "keywords": "tags",
    "publisher": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "journal": "appeared in",
    "journaltitle": "appeared in",
    "booktitle": "appeared in",
    "file": "private file",
    "note": "private note",
    "annote": "private note",
    "annotation": "private note",
    "urldate": "accessed",
    "doi": "doi",
    "location": "place published",
    "address": "place published",
    "langid": "language",
}


def ris(text: str) -> Found:
    """Return the records of a RIS file."""
    return Found("ris", (records("", ((n, line, _ris(tags)) for n, (line, tags) in enumerate(_records(text), 1))),))


def _records(text: str) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    tags: list[tuple[str, str]] = []
    first = 1
    for number, line in enumerate(text.splitlines(), 1):
        found = _TAG.match(line.rstrip())
        if found and found[1] == "ER":
            if tags:
                yield first, tags
            tags = []
        elif found:
            first = first if tags else number
            tags.append((found[1], (found[2] or "").strip()))
        elif tags:
            tag, before = tags[-1]
            tags[-1] = tag, f"{before} {line.strip()}".strip() if len(before) < MOST_CELL else before
    if tags:
        yield first, tags


def _ris(tags: list[tuple[str, str]]) -> dict[str, str]:
    """Return the fields of a record: the finest of its dates, and every address in a column of its own."""
    fields: dict[str, str] = {"title": "", "date": ""}
    dates = {tag: appeared(value) for tag, value in reversed(tags) if tag in ("DA", "PY", "Y1")}
    fields["date"] = max((dates[tag] for tag in ("DA", "PY", "Y1") if dates.get(tag)), key=_fineness, default="")
    for tag, value in tags:
        name = _RIS.get(tag, tag)
        if tag not in dates:
            _put(fields, name, value)
    return _linked(fields)


def _fineness(text: str) -> tuple[bool, int]:
    return text[:4].isdecimal() or text[-4:].isdecimal(), len(text)


def _put(fields: dict[str, str], name: str, value: str) -> None:
    """Add a value; addresses and titles do not share a cell."""
    if not value:
        return
    if name == "url" and name in fields and len(fields) < MOST_COLUMNS:
        name = f"url {1 + sum(each.startswith('url') for each in fields)}"
    before = fields.get(name, "")
    if not before:
        fields[name] = value
    elif name != "title" and len(before) < MOST_CELL:
        fields[name] = f"{before}; {value}"


def _linked(fields: dict[str, str]) -> dict[str, str]:
    doi = fields.pop("doi", "")
    if doi and "url" not in fields:
        fields["url"] = doi if doi.startswith("http") else f"https://doi.org/{doi}"
    return fields


def appeared(value: str) -> str:
    """Return a date of RIS, `year/month/day/more`, as people write it.

    >>> appeared("2012/04/19/"), appeared("2010/05//"), appeared("2014///spring"), appeared("2009///")
    ('2012-04-19', '2010-05', 'spring 2014', '2009')
    """
    parts = [each.strip() for each in value.split("/", 3)]
    if len(parts) < 3 or not parts[0].isdecimal():
        return value
    more = parts[3] if len(parts) > 3 else ""
    date = "-".join(f"{each:>02}" for each in parts[:3] if each)
    return f"{more} {date}" if more and not parts[1] else date


def bibtex(text: str) -> Found:
    """Return the entries of a BibTeX file."""
    return Found(
        "bibtex",
        (
            records(
                "",
                ((n, line, _bibtex(kind, key, given)) for n, (line, kind, key, given) in enumerate(entries(text), 1)),
            ),
        ),
    )


def _bibtex(kind: str, key: str, given: dict[str, str]) -> dict[str, str]:
    parts = [given.pop(name, "") for name in ("day", "month", "year")]
    date = given.pop("date", "")
    fields = {"title": "", "date": date or " ".join(filter(None, parts)), "id": key, "reference kind": kind}
    for name, value in given.items():
        text = value if name in ("url", "doi", "file") else unlatexed(value)
        if name == "author":
            text = "; ".join(_natural(each) for each in re.split(r"\s+and\s+", text))
        _put(fields, _BIBTEX.get(name, name), text)
    return _linked(fields)


def _natural(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma else name.strip()


def looks_like_ris(text: str) -> bool:
    """Return whether a text begins like a RIS file."""
    return bool(re.match(r"(?:[A-Z][A-Z0-9]  ?- .*\r?\n)?TY  ?- ", text))


def looks_like_bibtex(text: str) -> bool:
    """Return whether a text has an entry of BibTeX."""
    return bool(
        re.search(
            r"(?m)^\s*@\s*[A-Za-z]+\s*\{\s*[^\s,{}]*\s*,\s*$|^\s*@\s*[A-Za-z]+\s*\{[^,\n]+,\s*[a-z]+\s*=", text[:20_000]
        )
    )
