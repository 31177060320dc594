"""Imported events as the files of a timeline, the same bytes each time."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rollout.evidence.header import canonical
from rollout.evidence.made import bare
from rollout.evidence.text import clean, safe_link
from rollout.evidence.vocabulary import COLUMNS
from rollout.importing.cited import Source
from rollout.importing.disputes import row_of
from rollout.importing.events import Draft
from rollout.importing.importer import Imported
from rollout.words.say import later, say

OURS = (
    "id",
    "date",
    "title",
    "lane",
    "summary",
    "place",
    "lat",
    "lon",
    "status",
    "asserted_by",
    "asserted_by_kind",
    "source_title",
    "source_publisher",
    "source_date",
    "source_url",
    "source_note",
    "tags",
    "notes",
)
ALWAYS = ("id", "date", "title", "status", "asserted_by_kind", "source_note")
SOURCES = ("event", "role", "title", "publisher", "date", "url")
_RESERVED = {*COLUMNS, *OURS, "known", "known_by", "answers_note", "media", "media_credit", "media_alt", "order"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of events.csv, its further sources, and what it was in the file."""

    cells: Mapping[str, str]
    sources: tuple[Source, ...]
    against: tuple[Mapping[str, str], ...]
    """Its rows of sources.csv that contradict it."""
    key: str
    row: int


def lines(imported: Imported, taken: Iterable[str] = ()) -> list[Line]:
    """Return the rows to write, each with an id of its own."""
    ids = set(taken)
    found = []
    for draft in imported.drafts:
        name = unused(draft.cells.get("id") or _id(draft), ids)
        ids.add(name)
        safe = [each for each in draft.sources if not each.url or safe_link(each.url)]
        first, *more = safe or [Source("")]
        cells = {
            "id": name,
            "date": draft.date,
            "title": draft.title,
            "status": "unreviewed",
            "asserted_by_kind": "unknown",
            "source_title": first.title,
            "source_publisher": first.publisher,
            "source_date": first.date,
            "source_url": first.url,
            "source_note": _note(imported, draft, safe),
            **{key: cell for key, cell in draft.cells.items() if key != "zone"},
            **_more(draft),
        }
        written = {key: _safe(cell) for key, cell in cells.items() if cell}
        against = tuple(row_of(each, name, _place(imported, draft)) for each in draft.against)
        found.append(Line(written, tuple(more), against, draft.key, draft.row.number))
    return found


def _safe(cell: str) -> str:
    return clean(cell).strip()


def _note(imported: Imported, draft: Draft, safe: Sequence[Source]) -> str:
    """Return where a row is from, and what it says where our columns cannot hold it."""
    imported_from = say("Imported from {place}.", place=_place(imported, draft))
    strange = [each.url for each in draft.sources if each not in safe]
    words = later("{imported_from} Address given there: {addresses}")
    return say(words, imported_from=imported_from, addresses=" ".join(strange)) if strange else imported_from


def _place(imported: Imported, draft: Draft) -> str:
    words = later("{list}, line {n}") if imported.format == "text" else later("{list}, row {n}")
    return say(words, list=imported.name, n=str(draft.row.number))


def _more(draft: Draft) -> dict[str, str]:
    """Return the columns that are not ours, under names that nobody takes for ours."""
    more = {"timezone": draft.cells["zone"]} if "zone" in draft.cells else {}
    for name, cell in draft.kept.items():
        bare = " ".join(clean(name).split()) or "column"
        reserved = canonical(bare) in _RESERVED or canonical(bare) in more or bare.casefold().startswith("x_")
        more[f"original {bare}" if reserved else bare] = cell
    return more | {f"x_{' '.join(clean(name).split())}": cell for name, cell in draft.private.items()}


def _id(draft: Draft) -> str:
    """Return an id: the file's own, or one of date and title that is the same each time."""
    own = _slug(draft.key)
    if own and len(own) <= 60:
        return own
    words = _slug(draft.title)[:40].rsplit("-", 1)[0] if len(_slug(draft.title)) > 40 else _slug(draft.title)
    if len(words) < 4:
        words = hashlib.sha256(draft.title.encode()).hexdigest()[:8]
    return f"{_slug(draft.date)[:10].strip('-')}-{words}"


def _slug(text: str) -> str:
    return re.sub("[^a-z0-9]+", "-", bare(text)).strip("-")


def unused(name: str, taken: set[str]) -> str:
    """Return an id that nobody has: the one asked for, or with a figure behind it."""
    one, more = name, 1
    while one in taken:
        more += 1
        one = f"{name}-{more}"
    return one


def columns(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the columns that rows fill: ours in order, theirs as they come, private ones last."""
    used: dict[str, None] = {}
    for each in rows:
        used.update(dict.fromkeys(each))
    ours = [name for name in OURS if name in used or name in ALWAYS]
    theirs = [name for name in used if name not in ours]
    return ours + sorted(theirs, key=lambda name: name.startswith("x_"))


def table(names: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows as CSV."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(names)
    out.writerows([row.get(name, "") for name in names] for row in rows)
    return text.getvalue().encode()


def sources(found: Sequence[Line]) -> list[dict[str, str]]:
    """Return the rows of sources.csv: every source of an event but its first, and what contradicts it."""
    support = (
        {
            "event": each.cells["id"],
            "role": "supports",
            "title": one.title,
            "publisher": one.publisher,
            "date": one.date,
            "url": one.url,
        }
        for each in found
        for one in each.sources
    )
    return [*support, *(dict(one) for each in found for one in each.against)]


def timeline(imported: Sequence[Imported]) -> bytes:
    """Return timeline.toml with the title and the eras that the files give; nothing where they give none."""
    title = next((each.title for each in imported if each.title), "")
    eras = (era for each in imported for era in each.eras if era.start and era.end and era.name)
    parts = [f"title = {_quoted(title)}\n"] if title else []
    parts += [
        f"\n[[era]]\nfrom = {_quoted(era.start)}\nto = {_quoted(era.end)}\nname = {_quoted(era.name)}\n" for era in eras
    ]
    return "".join(parts).encode()


def _quoted(text: str) -> str:
    return json.dumps(" ".join(clean(text).split()), ensure_ascii=False)


def record(imported: Imported, digest: str, names: Sequence[str], rows: Mapping[str, Any]) -> bytes:
    """Return NAME.import.json: what was answered and mapped, and a line with marks of each row as it was written."""
    thing = {
        "file": imported.name,
        "format": imported.format,
        "digest": digest,
        "answers": imported.answers.given,
        "columns": [{"name": each.name, "is": each.role} for each in imported.plan.columns],
        "lane": imported.plan.lane,
        "written": names,
    }
    head = json.dumps(thing, ensure_ascii=False, indent=1).removesuffix("\n}")
    kept = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}" for name, row in rows.items())
    return f'{head},\n "rows": {{\n{kept}\n }}\n}}\n'.encode()


def marks(cells: Mapping[str, str], names: Sequence[str]) -> str:
    """Return a mark of each cell, by which a change by hand is known later; the cells cannot be read from it."""
    return " ".join(mark(cells.get(name, "")) for name in names)


@lru_cache(20_000)
def mark(cell: str) -> str:
    """Return the mark of one cell."""
    return hashlib.sha256(cell.encode()).hexdigest()[:8] if cell else "-"
