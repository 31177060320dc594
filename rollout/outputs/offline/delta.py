"""One JSON value told as its difference from another: most pictures of one file are nearly the same."""

from typing import Any

Difference = dict[str, Any]


def _objects(base: dict[str, Any], other: dict[str, Any]) -> Difference:
    changed = {
        key: found
        for key, value in other.items()
        if (found := difference(base[key], value) if key in base else {"v": value})
    }
    gone = [key for key in base if key not in other]
    return ({"o": changed} if changed else {}) | ({"x": gone} if gone else {})


def _lists(base: list[Any], other: list[Any]) -> Difference:
    pairs = enumerate(zip(base, other, strict=False))
    parts = {str(place): found for place, (a, b) in pairs if (found := difference(a, b))}
    if not parts and len(base) == len(other):
        return {}
    if not any(isinstance(one, dict | list) for one in [*base, *other]):
        few = len(base) == len(other) and len(parts) * 3 < len(other)
        return {"s": {place: other[int(place)] for place in parts}} if few else {"v": other}
    told: Difference = {"l": parts}
    return told if len(base) == len(other) else told | {"n": len(other), "m": other[len(base) :]}


def difference(base: Any, other: Any) -> Difference:
    """Return what to do to a JSON value to have another one; nothing where they are equal.

    v: put this in its place. o: do so to the named fields, x: drop these. s: put these at their places in the list.
    l: do so to these places of the list, n: cut it to this length, m: put these behind it.
    """
    if isinstance(base, dict) and isinstance(other, dict):
        return _objects(base, other)
    if isinstance(base, list) and isinstance(other, list):
        return _lists(base, other)
    # Compared here alone: within a list or an object Python would take true for 1.
    return {} if type(base) is type(other) and base == other else {"v": other}
