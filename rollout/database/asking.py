"""The statements by which a page asks about very many events: of fixed parts, and all values beside them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rollout.database.address import Address
from rollout.database.link import GONE, Ask, Link, LostError, connected, streamed
from rollout.evidence.alike import Finder

SAID = "SELECT name, value FROM rollout.index_said"
MADE = "SELECT value::bigint FROM rollout.index_said WHERE name = 'revision'"
ROWS_AS_THEY_ARE = "SELECT revision, events FROM rollout.timeline"
SORTS = "SELECT sort, value, count FROM rollout.index_sort"
BY_NUMBER = "SELECT number, value FROM rollout.index_event WHERE number = ANY(%s)"
BY_ID = "SELECT number FROM rollout.index_event WHERE id = ANY(%s)"
ALL_WITHIN = "SELECT number FROM rollout.index_place WHERE start < %s AND stop > %s ORDER BY number"
ALL_COUNTED = "SELECT lane, what, at, count FROM rollout.index_counted ORDER BY lane, what, at"
ALL_FIRST = "SELECT lane, tile, rank, number FROM rollout.index_first ORDER BY lane, tile, rank, number"
# What is asked of those that filters and a search let through …
# counted, where they are few, before their times are taken apart, for most share theirs with others; the tile, which
# follows from them, has each of several servers over which events are spread by it count its own
COUNTED = (
    "SELECT lane, what, at, sum(alike)::bigint FROM (SELECT lane, unnest(ARRAY[0, 1, 2]) AS what,"
    " unnest(ARRAY[start, stop, mark]) AS at, alike FROM (SELECT lane, start, stop, mark, count(*) AS alike"
)
FIRST = (
    "SELECT lane, tile, rank, number FROM (SELECT lane, tile, rank, number, row_number()"
    " OVER (PARTITION BY lane, tile ORDER BY rank, number) AS nth"
)
# the same of very many, of which each tile is read until it has so many
FIRST_OF_EACH = (
    "SELECT lane, tile, one.rank, one.number FROM (SELECT DISTINCT lane, tile FROM rollout.index_first) AS tiles"
    " CROSS JOIN LATERAL (SELECT rank, number"
)
# … of which these they are …
OF_FEW = " FROM rollout.index_place WHERE number = ANY(%s::int[])"
OF_MANY = " FROM rollout.index_place WHERE get_bit(%s, number) = 1"
# … and how they are given.
NUMBERS = "SELECT number"
AND_WITHIN = " AND start < %s AND stop > %s ORDER BY number"
BY_TIME = (
    " GROUP BY lane, tile, start, stop, mark) AS together) AS times GROUP BY lane, what, at ORDER BY lane, what, at"
)
# as many as are kept of each tile of the whole
THE_FIRST = ") AS ranked WHERE nth <= 6 ORDER BY lane, tile, rank, number"
OF_EACH = (
    " AND lane = tiles.lane AND tile = tiles.tile ORDER BY rank, number LIMIT 6) AS one"
    " ORDER BY lane, tile, rank, number"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are meant: the end of every statement about them, and the value that belongs to it."""

    of: str
    given: object
    many: bool

    @property
    def first(self) -> tuple[str, str]:
        """What asks for the first of each tile: its beginning and its end."""
        return (FIRST_OF_EACH, OF_EACH) if self.many else (FIRST, THE_FIRST)


class Asking:
    """As many connections as questions are asked at once; those that are lost are opened again."""

    def __init__(self, address: Address) -> None:
        """Take where the database is; raises psycopg.Error where it does not answer."""
        self._address = address
        self._idle: list[Link] = [connected(address)]

    @contextmanager
    def _linked(self) -> Iterator[Link]:
        try:
            link = self._idle.pop()
        except IndexError:
            link = connected(self._address)
        try:
            yield link
        except BaseException:
            link.close()
            raise
        self._idle.append(link)

    def rows(self, ask: Ask, *given: object) -> list[Any]:
        """Return the rows that a statement of ours finds; raises LostError where the server does not answer."""

        def asked() -> list[Any]:
            with self._linked() as link:
                # Each is planned for its values: a rare word is looked up otherwise than one that often stands there.
                return link.execute(ask, given, prepare=False, binary=True).fetchall()

        return self._again(asked)

    def _again(self, act: Callable[[], list[Any]]) -> list[Any]:
        """Return what is asked for; once more where a connection was lost: the others opened before it are too."""
        try:
            return act()
        except GONE:
            self.close()
        try:
            return act()
        except GONE as error:
            raise LostError(str(error)) from error

    def close(self) -> None:
        """Close the connections that nobody asks now; another question opens one."""
        while self._idle:
            self._idle.pop().close()

    def still(self, revision: int) -> None:
        """Raise LostError where another index has taken the place of the one that was asked: answers may be of both.

        It takes it in one step, and none comes back: asked after several questions, all of them were of one index.
        """
        if self.rows(MADE) != [(revision,)]:
            raise LostError("another index")  # for who debugs: the page says that it asks again

    def sifted(self, ask: str, holds: Finder, *given: object) -> list[int]:
        """Return the numbers of those texts of which something is true: read one by one, and not kept."""

        def read() -> list[int]:
            with self._linked() as link, streamed(link, ask, given, binary=True) as texts:
                return [number for number, text in texts if holds(text)]

        return self._again(read)

    def about(self, asks: str, asked: Asked, ends: str) -> list[Any]:
        """Return what a question about some events finds."""
        return self.rows(asks + asked.of + ends, asked.given)


def said(asking: Asking) -> Mapping[str, str]:
    """Return what an index says of the whole, as text; nothing where none is made."""
    found: dict[str, str] = dict(asking.rows(SAID))
    return found
