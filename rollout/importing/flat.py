"""A record of JSON as one row: its values with their paths, whatever it is nested in."""

from collections.abc import Iterator
from typing import Any

from rollout.importing.tables import MOST_CELL

_LITERAL = {"type", "value", "datatype", "xml:lang"}
"""What an answer to a query (SPARQL) says of one value."""


def flat(thing: Any, name: str) -> Iterator[tuple[str, str]]:
    """Yield the values of an object with their paths; sources and texts in lists as lines."""
    if isinstance(thing, dict) and {"type", "value"} <= thing.keys() <= _LITERAL:
        yield name, scalar(thing["value"])[:MOST_CELL]
    elif isinstance(thing, dict):
        for key, each in thing.items():
            yield from flat(each, f"{name}.{key}" if name else str(key))
    elif isinstance(thing, list):
        objects = [each for each in thing if isinstance(each, dict)]
        if objects:
            for number, each in enumerate(objects[:50], 1):
                yield from flat(each, f"{name} {number}")
        elif thing:
            yield name, "; ".join(map(scalar, thing))[:MOST_CELL]
    elif thing is not None:
        yield name, scalar(thing)[:MOST_CELL]


def scalar(thing: Any) -> str:
    """Return one value as text."""
    if isinstance(thing, bool):
        return "yes" if thing else "no"
    return f"{thing:.15g}" if isinstance(thing, float) else str(thing).strip()
