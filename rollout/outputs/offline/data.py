"""The data of an offline page as text: short, and harmless within a page."""

import json
from collections.abc import Sequence
from typing import Any


def columns(rows: Sequence[Any]) -> Any:
    """Return rows as columns: an object of lists where they are objects (or none), else the list itself.

    What several rows share is said once: `of` holds the values, `at` which of them each row has.
    """
    shared = list({json.dumps(row): row for row in rows}.values())
    if len(json.dumps(shared)) + 4 * len(rows) < len(json.dumps(rows)):
        places = {json.dumps(row): place for place, row in enumerate(shared)}
        return {"at": [places[json.dumps(row)] for row in rows], "of": columns(shared)}
    known = [row for row in rows if isinstance(row, dict)]
    if not known:
        return list(rows)
    return {name: columns([row and row[name] for row in rows]) for name in known[0]}


def as_json(value: Any) -> str:
    """Return a JSON value that can stand within a page: nothing in it begins or ends an element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
