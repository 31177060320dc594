"""The statements by which a page asks about very many events: of fixed parts, and all values beside them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rollout.database.address import Address
from rollout.database.indexing import BREAK
from rollout.database.link import GONE, Link, LostError, connected, streamed
from rollout.evidence.alike import Finder, by_syllables, finder, names_of

SAID = "SELECT name, value FROM rollout.index_said"
SORTS = "SELECT sort, value, count FROM rollout.index_sort"
BY_NUMBER = "SELECT number, value FROM rollout.index_event WHERE number = ANY(%s)"
BY_ID = "SELECT number FROM rollout.index_event WHERE id = ANY(%s)"
ALL_COUNTED = "SELECT lane, what, at, count FROM rollout.index_counted ORDER BY lane, what, at"
ALL_FIRST = "SELECT lane, tile, rank, number FROM rollout.index_first ORDER BY lane, tile, rank, number"
# What is asked of those that filters and a search let through …
HOW_MANY = "SELECT sort, count(*)"
NUMBERS = "SELECT number"
TEXTS = "SELECT number, folded"
COUNTED = (
    "SELECT lane, what, at, count(*) FROM (SELECT lane, unnest(ARRAY[0, 1, 2]) AS what,"
    " unnest(ARRAY[start, stop, mark]) AS at"
)
FIRST = (
    "SELECT lane, tile, rank, number FROM (SELECT lane, tile, rank, number, row_number()"
    " OVER (PARTITION BY lane, tile ORDER BY rank, number) AS nth"
)
# … of which these they are …
OF_SORTS = " FROM rollout.index_place WHERE sort = ANY(%s)"
OF_TEXTS = " FROM rollout.index_text WHERE sort = ANY(%s)"
PLACES, KNOWN = " FROM rollout.index_place JOIN (SELECT number", ") AS known USING (number)"
AND, OR, END = " AND (folded LIKE %s", " OR folded LIKE %s", ")"
AND_NOT, NEVER, BUT = " AND NOT (true", " AND false", " AND number <> ALL(%s)"
# … and how they are given.
BY_SORT = " GROUP BY sort"
A_PAGE = " ORDER BY number LIMIT %s OFFSET %s"
BY_TIME = ") AS times GROUP BY lane, what, at ORDER BY lane, what, at"
THE_FIRST = (
    ") AS ranked WHERE nth <= 6 ORDER BY lane, tile, rank, number"  # as many as are kept of each tile of the whole
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are meant: the end of every statement about them, and the values that belong to it."""

    of: str
    given: tuple[object, ...]

    @property
    def placed(self) -> str:
        """The same where they stand: a search knows their texts alone, and its answer is looked up."""
        return f"{PLACES}{self.of}{KNOWN}" if self.of.startswith(OF_TEXTS) else self.of


def pattern(part: str) -> str:
    """Return the pattern of a text that holds a part of a search, whatever signs of patterns stand in it."""
    plain = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{plain.replace(chr(0), BREAK)}%"


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

    def rows(self, ask: str, *given: object) -> list[Any]:
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

    def asked(self, sorts: Sequence[int], parts: Sequence[str]) -> Asked:
        """Return which events are of these sorts and hold every part of a search."""
        if not parts:
            return Asked(OF_SORTS, ([*sorts],))
        names = [names_of(part) for part in parts]
        of, given = OF_TEXTS + "".join(map(_holding, names)), ([*sorts], *patterns(names))
        surely = [[name for name in each if not by_syllables(name)] for each in names]
        if surely == names:
            return Asked(of, given)
        unsure = AND_NOT + "".join(_holding(each) if each else NEVER for each in surely) + END
        wrong = self._wrong(TEXTS + of + unsure, (*given, *patterns(surely)), [finder(part) for part in parts])
        return Asked(of + BUT, (*given, wrong))

    def _wrong(self, ask: str, given: Sequence[object], holds: Sequence[Finder]) -> list[int]:
        """Return the numbers of those texts that hold a name, and not as a word: read one by one, and not kept."""

        def read() -> list[int]:
            with self._linked() as link, streamed(link, ask, given, binary=True) as texts:
                return [number for number, text in texts if not all(one(text) for one in holds)]

        return self._again(read)

    def about(self, asks: str, asked: Asked, ends: str, *given: object) -> list[Any]:
        """Return what a question about some events finds."""
        return self.rows(asks + asked.of + ends, *asked.given, *given)

    def placed(self, asks: str, asked: Asked, ends: str) -> list[Any]:
        """Return what a question about where some events stand finds."""
        return self.rows(asks + asked.placed + ends, *asked.given)


def _holding(names: Sequence[str]) -> str:
    return AND + OR * (len(names) - 1) + END


def patterns(names: Iterable[Iterable[str]]) -> list[str]:
    """Return the patterns of the names of each part of a search, one after another."""
    return [pattern(name) for each in names for name in each]


def said(asking: Asking) -> Mapping[str, str]:
    """Return what an index says of the whole, as text; nothing where none is made."""
    found: dict[str, str] = dict(asking.rows(SAID))
    return found
