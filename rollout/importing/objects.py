"""JSON: an array of objects wherever it stands, the features of GeoJSON, and the two forms of TimelineJS."""

import json
import re
from collections.abc import Iterator
from typing import Any

from rollout.evidence.wrong import write
from rollout.importing import written
from rollout.importing.flat import flat, scalar
from rollout.importing.keyed import by_date, by_key, rows_of
from rollout.importing.tables import (
    MOST_ROWS,
    Era,
    Found,
    day_of,
    records,
    refused,
)
from rollout.importing.texts import unmarked
from rollout.words.said import said, said_many

LARGEST_JSON = 8_000_000  # characters: 20,000 records of 400; it is read as a whole, in many times its memory
MOST_VALUES = 600_000  # 20,000 records of 28 values; to read each takes a thousand times as long as to count it
DEEPEST = 64  # levels; the parser of Python breaks at a thousand
_BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
_DATE = ("year", "month", "day", "hour", "minute", "second")


def read(text: str) -> Found:
    """Return the records of a JSON file; raises DataError where it has none, or more than any list."""
    thing = _loaded(text)
    if written.is_ours(thing):
        return written.read(thing)
    if isinstance(thing, dict) and thing.get("type") in ("FeatureCollection", "Feature"):
        return _places(thing if "features" in thing else {"features": [thing]})
    if isinstance(thing, dict) and isinstance(thing.get("events"), list) and _timelinejs(thing["events"]):
        return _timeline(thing)
    dated = by_date(thing)
    found = [] if dated else [(name, rows) for name, rows in _arrays(thing, "") if rows]
    if not found and (grid := dated or rows_of(thing) or by_key(thing)):
        return Found("json", (grid,))
    if not found:
        raise refused(said("The JSON holds no array of objects."), write('[{"date": "2018-04", "title": "…"}]'))
    if any(len(rows) > MOST_ROWS for _, rows in found):
        raise refused(said("The JSON has more than {n} records.", n=MOST_ROWS), said("Split it."))
    grids = (
        records(name, ((n, None, dict(flat(row, ""))) for n, row in enumerate(rows, 1))) for name, rows in found[:20]
    )
    return Found("json", tuple(grids))


_SMALLER = said("Split it, or save the list as CSV or XLSX.")


def _loaded(text: str) -> Any:
    if len(text) > LARGEST_JSON:
        raise refused(said("The JSON is larger than {n} MB.", n=LARGEST_JSON // 1_000_000), _SMALLER)
    if max(text.count(","), text.count("\n")) + text.count("{") + text.count("[") > MOST_VALUES:
        raise refused(said("The JSON has more values than any list."), _SMALLER)
    depth = 0
    for found in _BRACKETS.finditer(text):
        sign = found[0][0]
        depth += 0 if sign == '"' else 1 if sign in "[{" else -1
        if depth > DEEPEST:
            wrong = said("The JSON is nested more than {n} levels deep.", n=DEEPEST)
            raise refused(wrong, said("Save the list itself."))
    try:
        return json.loads(text)
    except ValueError:
        return _by_lines(text)


def _by_lines(text: str) -> Any:
    """Return the objects of a file that has one in each line."""
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except ValueError as error:
        raise refused(said("The JSON is damaged: {reason}.", reason=str(error)), said("Save it again.")) from error


def _arrays(thing: Any, name: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the outermost arrays of objects, each with where it stands."""
    if isinstance(thing, list):
        rows = [each for each in thing if isinstance(each, dict)]
        if rows and len(rows) * 2 > len(thing):
            yield name, rows
            return
    pairs = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for key, each in pairs:
        yield from _arrays(each, f"{name}.{key}".strip("."))


def _places(thing: dict[str, Any]) -> Found:
    """Return the features of GeoJSON, points with their place on earth."""

    def fields(feature: dict[str, Any]) -> dict[str, str]:
        found = dict(flat(feature.get("properties") or {}, ""))
        if "id" in feature:
            found.setdefault("id", scalar(feature["id"]))
        shape = feature.get("geometry") or {}
        at = shape.get("coordinates") if isinstance(shape, dict) and shape.get("type") == "Point" else None
        if isinstance(at, list) and len(at) >= 2 and all(isinstance(each, int | float) for each in at[:2]):
            found |= {"lat": repr(at[1]), "lon": repr(at[0])}
        return found

    features = [each for each in thing.get("features") or [] if isinstance(each, dict)]
    read = [fields(each) for each in features]
    wide = sum(bool(each.get("geometry")) and "lat" not in found for each, found in zip(features, read, strict=True))
    told = said_many(
        "{n} place is a line or an area, not a point; its event stands without a place on the map.",
        "{n} places are lines or areas, not points; their events stand without a place on the map.",
        wide,
    )
    return Found(
        "geojson",
        (records("", ((n, None, each) for n, each in enumerate(read, 1))),),
        warnings=(("no-point", told),) if wide else (),
    )


def _timelinejs(events: list[Any]) -> bool:
    return any(isinstance(each, dict) and isinstance(each.get("start_date"), dict) for each in events)


def _timeline(thing: dict[str, Any]) -> Found:
    """Return the events of TimelineJS, their dates in parts as they are given."""

    def fields(event: dict[str, Any]) -> dict[str, str]:
        rest = {key: value for key, value in event.items() if key not in ("start_date", "end_date", "text")}
        found = _parts(event.get("start_date"), "") | _parts(event.get("end_date"), "end ")
        text = event.get("text") if isinstance(event.get("text"), dict) else {}
        return found | {"headline": _word(text, "headline"), "text": _word(text, "text")} | dict(flat(rest, ""))

    events = [each for each in thing["events"] if isinstance(each, dict)]
    title = thing.get("title") if isinstance(thing.get("title"), dict) else {}
    eras = tuple(
        Era(_day(each.get("start_date")), _day(each.get("end_date")), _headline(each.get("text")))
        for each in thing.get("eras") or []
        if isinstance(each, dict)
    )
    grid = records("", ((n, None, fields(each)) for n, each in enumerate(events, 1)))
    return Found("timelinejs-json", (grid,), _headline((title or {}).get("text")), eras)


def _word(thing: Any, name: str) -> str:
    return str(thing.get(name) or "").strip() if isinstance(thing, dict) else ""


def _headline(thing: Any) -> str:
    """Return what stands over the whole or over an era, where TimelineJS allows markup too."""
    return unmarked(_word(thing, "headline"))


def _parts(thing: Any, prefix: str) -> dict[str, str]:
    """Return the parts of a date as columns of their own."""
    given = thing if isinstance(thing, dict) else {}
    found = {f"{prefix}{name}": _word(given, name) for name in ("year", "month", "day")}
    clock = [given.get(name) for name in _DATE[3:]]
    if str(clock[0] if clock[0] is not None else "").strip():
        shown = [int(each or 0) for each in clock[: 3 if clock[2] else 2]]
        found[f"{prefix}time"] = ":".join(f"{each:02}" for each in shown)
    if display := _word(given, "display_date"):
        found[f"{prefix}display_date"] = display
    return found


def _day(thing: Any) -> str:
    """Return the year, month and day of an era as EDTF."""
    return day_of([_word(thing, name) for name in _DATE[:3]])
