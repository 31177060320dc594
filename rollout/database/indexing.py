"""Very many events made ready in the database, so that a page asks for a part: rows, counts, the first of each tile."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from rollout.database.counting import coded
from rollout.database.link import Link, writing
from rollout.evidence.event import Dataset
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.event_index import EventIndex
from rollout.timeline.levels import FIRST, TILE
from rollout.timeline.packing import PARTS, Sort, said_of, sort_of
from rollout.timeline.stored import stored
from rollout.timeline.text_keys import USUAL, Part, Shape
from rollout.timeline.view import haystack

CLEAR = (
    "DELETE FROM rollout.index_said",
    "DELETE FROM rollout.index_event",
    "DELETE FROM rollout.index_place",
    "DELETE FROM rollout.index_text",
    "DELETE FROM rollout.index_sort",
    "DELETE FROM rollout.index_counted",
    "DELETE FROM rollout.index_codes",
    "DELETE FROM rollout.index_first",
    "DELETE FROM rollout.index_key",
    "DELETE FROM rollout.index_places",
)
EVENT = "COPY rollout.index_event (number, id, value, tile) FROM STDIN"
PLACE = "COPY rollout.index_place (number, lane, start, stop, mark, tile, rank) FROM STDIN"
TEXT = "COPY rollout.index_text (number, folded, tile) FROM STDIN"
CODES = "COPY rollout.index_codes (what, part, codes) FROM STDIN"
KEY = "COPY rollout.index_key (key, kind, text) FROM STDIN"
PLACES = "COPY rollout.index_places (key, part, places) FROM STDIN"
SORT = "COPY rollout.index_sort (sort, value, count) FROM STDIN"
SAID = "COPY rollout.index_said (name, value) FROM STDIN"
COUNTED = (
    "INSERT INTO rollout.index_counted SELECT lane, what, at, sum(alike) FROM (SELECT lane,"
    " unnest(ARRAY[0, 1, 2]) AS what, unnest(ARRAY[start, stop, mark]) AS at, alike FROM (SELECT lane, start, stop,"
    " mark, count(*) AS alike FROM rollout.index_place GROUP BY lane, tile, start, stop, mark) AS together) AS times"
    " GROUP BY lane, what, at"
)
FIRSTS = (
    "INSERT INTO rollout.index_first SELECT lane, tile, rank, number FROM (SELECT lane, tile, rank, number,"
    " row_number() OVER (PARTITION BY lane, tile ORDER BY rank, number) AS nth FROM rollout.index_place)"
    " AS ranked WHERE nth <= %s"
)
KNOWN = (
    "ANALYZE rollout.index_event",
    "ANALYZE rollout.index_place",
    "ANALYZE rollout.index_text",
    "ANALYZE rollout.index_key",
    "ANALYZE rollout.index_places",
)
REVISION = "revision"
BREAK = "\1"
"""What stands between two fields: a database keeps no NUL."""


def make_index(
    link: Link,
    dataset: Dataset,
    revision: int,
    tell: Callable[[int, int], None] = lambda *_: None,
    shape: Shape = USUAL,
) -> None:
    """Make the index of what was read at a revision, whole or not at all; pages use the older one until it is there.

    `tell` hears now and then how many events of how many are written. Raises psycopg.Error where it cannot be written.
    """
    index = DatasetIndex(dataset)
    with writing(link):
        for statement in CLEAR:
            link.execute(statement)
        _fill(link, index, tell, shape)
        known = ((name, stored(value)) for name, value in said_of(index, ()))
        _copy(link, SAID, [*known, (REVISION, stored(revision)), (PARTS, stored(shape.part))])
        link.execute(COUNTED)
        link.execute(FIRSTS, (FIRST,))
        for statement in KNOWN:
            link.execute(statement)


def _fill(link: Link, index: DatasetIndex, tell: Callable[[int, int], None], shape: Shape) -> None:
    """Write events, where they stand, their texts and the words of these, a part of the events after another."""
    events, named = index.dataset.events, {name: number for number, name in enumerate(index.lanes)}
    lanes = [named[event.lane] for event in events]
    where, sorts = EventIndex(events, index.span), dict[Sort, int]()
    counts: Counter[int] = Counter()
    keys: dict[tuple[int, str], int] = {}
    for begin in range(0, len(events), shape.part):
        some = range(begin, min(begin + shape.part, len(events)))
        own = [sorts.setdefault(sort_of(events[number]), len(sorts)) for number in some]
        counts.update(own)
        tiles = [int(where.marks[number] // TILE) for number in some]
        _copy(
            link,
            EVENT,
            (
                (number, events[number].id, stored(events[number]), tile)
                for number, tile in zip(some, tiles, strict=True)
            ),
        )
        places = (
            (
                *(number, lanes[number]),
                *(where.starts[number], where.ends[number], where.marks[number]),
                *(tile, where.ranks[number]),
            )
            for number, tile in zip(some, tiles, strict=True)
        )
        _copy(link, PLACE, places)
        texts = [haystack(events[number]) for number in some]
        spread = zip(some, texts, tiles, strict=True)
        _copy(link, TEXT, ((number, text.replace("\0", BREAK), tile) for number, text, tile in spread))
        rows = Part(texts, own, shape).rows()
        part = begin // shape.part
        _copy(link, PLACES, ((keys.setdefault((kind, key), len(keys)), part, held) for kind, key, held in rows))
        tell(some.stop, len(events))
    _copy(link, CODES, coded([*zip(lanes, where.starts, where.ends, where.marks, strict=True)], shape.part))
    _copy(link, KEY, ((number, kind, key) for (kind, key), number in keys.items()))
    _copy(link, SORT, ((number, stored(sort), counts[number]) for sort, number in sorts.items()))


def _copy(link: Link, statement: str, rows: Iterable[Sequence[object]]) -> None:
    with link.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
