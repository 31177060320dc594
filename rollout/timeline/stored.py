"""Evidence as text that an index keeps, and back: values of a closed list of kinds, so that no text names any other."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from rollout.evidence.assemble import made, told
from rollout.evidence.citation import Citation
from rollout.evidence.edtf import EdtfDate, parse
from rollout.evidence.event import Dataset, Event, Source
from rollout.evidence.judged import Judged
from rollout.evidence.problems import Problem
from rollout.evidence.quantity import Quantity
from rollout.evidence.remarks import Counted, Remarks
from rollout.evidence.settings import Era, LaneName, Searched, Settings, Word
from rollout.timeline.gaps import Gap
from rollout.timeline.window import Window

KINDS: tuple[type, ...] = (
    *(
        Event,
        Source,
        Quantity,
        Citation,
        Dataset,
        Remarks,
        Counted,
        Problem,
        Judged,
        Settings,
        LaneName,
        Era,
        Searched,
        Word,
        Gap,
        Window,
    ),
)
_MADE: Mapping[str, Callable[..., Any]] = {kind.__name__: kind for kind in KINDS} | {"Event": made}
_VALUES: Mapping[type, Callable[[Any], Sequence[Any]]] = {
    kind: attrgetter(*(one.name for one in fields(kind))) for kind in KINDS
}


def _of_event(event: Event) -> Sequence[Any]:
    """Return what an event says: of its thirty-five fields the last ones are mostly empty."""
    return told(_VALUES[Event](event))


_PARTS: Mapping[type, Callable[[Any], Sequence[Any]]] = {**_VALUES, Event: _of_event}
_PLAIN = frozenset((str, int, float, bool, type(None)))
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_DATE, _TUPLE, _SET, _DICT = "date", "tuple", "set", "dict"


def _open(value: Any) -> Any:
    """Return a value as JSON has it: what is no text, number or list of its own is a list that begins with its kind."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, EdtfDate):
        return [_DATE, value.text]
    if isinstance(value, dict):
        return [_DICT, *([key, _open(one)] for key, one in value.items())]
    if parts := _PARTS.get(type(value)):
        # Ten million events have a dozen of these each or more, and most are plain.
        return [type(value).__name__, *[one if type(one) in _PLAIN else _open(one) for one in parts(value)]]
    return [_SET if isinstance(value, frozenset) else _TUPLE, *map(_open, value)]


def _closed(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    kind, *parts = value
    if kind == _DATE:
        return parse(parts[0])
    if kind == _DICT:
        return {key: _closed(one) for key, one in parts}
    found = map(_closed, parts)
    if kind == _TUPLE:
        return tuple(found)
    return frozenset(found) if kind == _SET else _MADE[kind](*found)


def stored(value: Any) -> str:
    """Return a value of evidence as text; lists come back as tuples."""
    return _ENCODE(_open(value))


def restored(text: str) -> Any:
    """Return the value of a text that `stored` wrote."""
    return _closed(json.loads(text))
