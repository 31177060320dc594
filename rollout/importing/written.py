"""Our own JSON back to the tables that it was made of: what is derived there, as words and bounds of dates, is left."""

from collections.abc import Iterable, Iterator
from typing import Any

from rollout.importing.tables import Era, Found, Grid, Row, records

_PLAIN = ("id", "lane", "label", "title", "summary", "status", "place", "lat", "lon", "answers", "asserted_by")
_MORE = ("priority", "notes", "known_by", "answers_note", "media_credit", "media_alt")
_SOURCE = ("title", "publisher", "date", "url", "note", "archive_url")
_READ = ("sha256", "kept", "says", "kind", "quote", "quote_en", "language", "read", "origin")


def is_ours(thing: Any) -> bool:
    """Return whether a file is JSON that we wrote."""
    return isinstance(thing, dict) and thing.get("format") == "rollout-events" and isinstance(thing.get("events"), list)


def read(thing: dict[str, Any]) -> Found:
    """Return the events, their further sources, title and eras, as a workbook of ours has them."""
    events = [event for event in thing["events"] if isinstance(event, dict)]
    cited = (fields for event in events for fields in _citations(event))
    timeline = thing.get("timeline") or {}
    notes = Grid("reading notes", (Row(0, ("title", str(timeline.get("title") or ""))),))
    eras = tuple(Era(str(era["from"]), str(era["to"]), str(era["name"])) for era in timeline.get("eras") or ())
    return Found("json", (_sheet("events", map(_event, events)), _sheet("sources", cited), notes), eras=eras)


def _sheet(name: str, rows: Iterable[dict[str, str]]) -> Grid:
    found = records(name, ((number, None, fields) for number, fields in enumerate(rows, 1)))
    return Grid(name, (Row(0, found.columns), *found.rows))


def _event(event: dict[str, Any]) -> dict[str, str]:
    quantity, speakers = event.get("quantity") or {}, event.get("speakers") or ()
    kinds = [each["kind"] for each in speakers] or [event.get("asserted_by_kind") or ""]
    dispute = event.get("dispute") or {}
    cells = {
        "date": _edtf(event.get("date")),
        **{name: event.get(name) for name in (*_PLAIN, *_MORE)},
        "asserted_by_kind": "; ".join(kinds),
        "quantity": quantity.get("value"),
        **{name: quantity.get(name) for name in ("unit", "measure", "scope")},
        "due": _edtf(event.get("due")),
        "known": _edtf(event.get("known")),
        **{name: "; ".join(event.get(name) or ()) for name in ("tags", "media")},
        "disputed_by": dispute.get("url"),
        "dispute": dispute.get("words"),
        **{
            name if name == "archive_url" else f"source_{name}": cell
            for name, cell in _cited(event.get("source") or {}).items()
        },
        **(event.get("other") or {}),
    }
    return {name: str(cell) for name, cell in cells.items() if cell not in (None, "")}


def _edtf(date: dict[str, Any] | None) -> str:
    return str((date or {}).get("edtf") or "")


def _cited(source: dict[str, Any]) -> dict[str, Any]:
    return {name: source.get(name) for name in _SOURCE} | {"date": _edtf(source.get("date"))}


def _citations(event: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the rows of sources.csv, without what the columns of the event say whole."""
    own = {("supports", (event.get("source") or {}).get("url")), ("disputes", (event.get("dispute") or {}).get("url"))}
    for one in event.get("sources") or ():
        more = {name.replace("_en", "@en"): one.get(name) for name in _READ}
        if any(more.values()) or (one.get("role"), one.get("url")) not in own:
            cells = {"event": event.get("id"), "role": one.get("role"), **_cited(one), **more}
            yield {name: str(cell) for name, cell in cells.items() if cell}
