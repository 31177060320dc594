"""The right values of one row to an event; what the row leaves out is empty, or the word that stands for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, make_dataclass
from functools import lru_cache
from typing import Any

from rollout.evidence.edtf import EdtfDate
from rollout.evidence.event import Event, Source
from rollout.evidence.quantity import Quantity
from rollout.evidence.vocabulary import NOT_STATED, UNKNOWN, UNREVIEWED

_Open = make_dataclass("_Open", [one.name for one in fields(Event)], slots=True)


def made(*values: Any) -> Event:
    """Return the event of these values, in the order of its fields; those that are left out at the end are empty."""
    return _closed(_Open(*values, *_BARE[len(values) :]))


def _closed(filled: Any) -> Event:
    """Return what is filled as the event that it is, in a third of the time that Event(...) takes.

    A frozen record is filled by a call for each field: this one is filled open, and then made what it is.
    """
    filled.__class__ = Event
    event: Event = filled
    return event


@lru_cache(maxsize=4096)
def _source(title: str, publisher: str, date: EdtfDate | None, url: str, note: str, archive_url: str) -> Source:
    """Return a source, the same one for every event that cites it."""
    return Source(title, publisher, date, url, note, archive_url)


def _source_of(get: Callable[..., Any]) -> Source:
    return _source(
        get("source_title", ""),
        get("source_publisher", ""),
        get("source_date"),
        get("source_url", ""),
        get("source_note", ""),
        get("archive_url", ""),
    )


def _quantity(values: Mapping[str, Any]) -> Quantity | None:
    if "quantity" not in values:
        return None
    return Quantity(values["quantity"], values["unit"], values["measure"], values["scope"])


EMPTY: Mapping[str, Any] = {
    **dict.fromkeys(("lat", "lon", "quantity", "due", "known", "happened")),
    **dict.fromkeys(("extra", "tags", "media", "citations", "spoken", "others", "named", "tags_said"), ()),
    "status": UNREVIEWED,
    "asserted_by": NOT_STATED,
    "asserted_by_kind": UNKNOWN,
    "priority": 2,
}
"""What stands where a row says nothing, unless it is an empty text."""
NAMES = tuple(one.name for one in fields(Event))
_BARE = [EMPTY.get(name, "") for name in NAMES]
_PLACES = {name: place for place, name in enumerate(NAMES) if name not in ("row", "source", "quantity", "extra")}
_ROW, _SOURCE, _QUANTITY, _EXTRA = map(NAMES.index, ("row", "source", "quantity", "extra"))


def told(values: Sequence[Any]) -> Sequence[Any]:
    """Return the values of an event, in the order of its fields, without those at the end that are empty."""
    end = len(values)
    while values[end - 1] == _BARE[end - 1]:  # the first of all is a number, and never empty
        end -= 1
    return values[:end]


def event_of(row: int, values: Mapping[str, Any], own: tuple[tuple[str, str], ...]) -> Event:
    """Return the event of a row; own: its columns that are not ours."""
    parts = _BARE.copy()
    place = _PLACES.get
    for name, value in values.items():  # of some thirty columns a row fills a dozen
        if (at := place(name)) is not None:
            parts[at] = value
    parts[_ROW], parts[_EXTRA] = row, own
    parts[_SOURCE], parts[_QUANTITY] = _source_of(values.get), _quantity(values)
    return _closed(_Open(*parts))
