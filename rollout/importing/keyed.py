"""JSON that is no array of objects and a list all the same: by date, by key, or rows in rows."""

import re
from itertools import islice
from typing import Any

from rollout.importing.dates import understand
from rollout.importing.flat import flat, scalar
from rollout.importing.headers import role_of
from rollout.importing.layout import named
from rollout.importing.tables import MOST_CELL, MOST_COLUMNS, MOST_ROWS, Grid, Row, records, refused
from rollout.words.said import said

LOOKED_AT = 200  # keys
_YEAR = re.compile(r"\d{4}")


def rows_of(thing: Any) -> Grid | None:
    """Return arrays in an array as the rows of a table; what stands beside them as `columns` names them."""
    inside = thing.values() if isinstance(thing, dict) else ()
    lists = thing if isinstance(thing, list) else next(filter(_is_table, inside), None)
    if not lists or not _is_table(lists):
        return None
    rows = tuple(
        Row(n, tuple(scalar(each)[:MOST_CELL] if each is not None else "" for each in row[:MOST_COLUMNS]))
        for n, row in enumerate(lists[:MOST_ROWS], 1)
    )
    names = thing.get("columns") if isinstance(thing, dict) else None
    return Grid("", rows, tuple(named(map(str, names))) if isinstance(names, list) else ())


def _is_table(thing: Any) -> bool:
    return isinstance(thing, list) and len(thing) > 1 and all(isinstance(row, list) and len(row) > 1 for row in thing)


def by_date(thing: Any) -> Grid | None:
    """Return an object whose keys are dates as records: one for each of its values, or of the values in a list.

    Raises DataError where they are too many.
    """
    # The first keys tell what all are: a date is read slowly, and each will be read anyway.
    if not isinstance(thing, dict) or not thing or any(understand(key).wrong for key in islice(thing, LOOKED_AT)):
        return None
    if len(thing) > MOST_ROWS:
        raise refused(said("The JSON has more than {n} records.", n=MOST_ROWS), said("Split it."))
    pairs = [(key, one) for key, each in thing.items() for one in (each if isinstance(each, list) else [each])]
    # Where each record has its own month or day, the key is the year that it leaves out.
    parts = any(
        role_of(name)[0] in ("month", "day", "date") for _, one in pairs if isinstance(one, dict) for name in one
    )
    above = "year" if parts and all(map(_YEAR.fullmatch, thing)) else "date"
    return records(
        "",
        (
            (n, None, {above: key[:MOST_CELL], **dict(flat(one, "" if isinstance(one, dict) else "title"))})
            for n, (key, one) in enumerate(pairs, 1)
        ),
    )


def by_key(thing: Any) -> Grid | None:
    """Return an object of objects as records, each with its key as the id."""
    if not isinstance(thing, dict) or len(thing) < 2 or not all(isinstance(each, dict) for each in thing.values()):
        return None
    return records(
        "",
        ((n, None, {"id": key[:MOST_CELL], **dict(flat(each, ""))}) for n, (key, each) in enumerate(thing.items(), 1)),
    )
