"""What an edit asks of the server, taken apart: nothing longer than a cell may be, and nothing but whole letters."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import abort, request

from rollout.editing.further import MOST as MOST_SOURCES
from rollout.editing.further import Item, Wanted
from rollout.evidence.text import clean

MOST = 200_000  # bytes of a request
LONGEST = 10_000  # characters of a field …
LONGEST_CITED = 100_000  # … of what is pasted to be read …
NAME = 60  # … and of the name a person gives


def given() -> dict[str, Any]:
    """Return what a request holds, as far as anything of ours sends it."""
    request.max_content_length = MOST
    thing = request.get_json(force=True)
    if not isinstance(thing, dict):
        abort(400)
    return thing


def text(thing: Mapping[str, Any], name: str) -> str:
    """Return a text of a request: no longer than a cell may be, of whole letters."""
    value = thing.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST:
        abort(400)
    try:
        value.encode()
    except UnicodeEncodeError:
        abort(400)
    return value


def wanted(thing: Mapping[str, Any], allowed: Callable[[str], bool]) -> Wanted | None:
    """Return the further sources that a request holds, None where it says nothing of them.

    allowed: which columns it may name.
    """
    asked = thing.get("sources")
    if asked is None:
        return None
    rows = asked.get("rows") if isinstance(asked, dict) else None
    if not isinstance(rows, list) or len(rows) > MOST_SOURCES:
        abort(400)
    return Wanted(text(asked, "mark"), tuple(_item(row, allowed) for row in rows))


def _item(row: object, allowed: Callable[[str], bool]) -> Item:
    fields = row.get("fields") if isinstance(row, dict) else None
    if not isinstance(row, dict) or not isinstance(fields, dict) or not all(map(allowed, fields)):
        abort(400)
    cells = {name: text(fields, name).replace("\r\n", "\n") for name in fields}
    return Item(text(row, "mark"), cells, row.get("exact") is True)


def person(name: str) -> str:
    """Return the name that a person gave, in one line."""
    return " ".join(clean(name).split())[:NAME]


def number(thing: Mapping[str, Any], name: str) -> int:
    """Return a whole number of a request; 0 for anything else."""
    value = thing.get(name, 0)
    return round(value) if isinstance(value, int | float) and abs(value) < 1e9 else 0
