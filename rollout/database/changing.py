"""Files of a database changed row by row: decided on what stands there, and written as one where it still does."""

import errno
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TypeVar

import psycopg
from psycopg.sql import Composed
from psycopg.types.json import Jsonb

from rollout.database.address import Address
from rollout.database.differing import Cells, differing
from rollout.database.files import Held, dump, marks
from rollout.database.link import GONE, Link, UnusableError, connected, worded, writing
from rollout.database.room import Room
from rollout.database.sheets import EVENTS, SOURCES, Form, Sheet, taken
from rollout.evidence.beside import Beside
from rollout.evidence.table import Limits
from rollout.words.said import said

# A list of rights in one call asks for any of them: each is asked for by itself.
MAY_WRITE = (
    "SELECT bool_and(has_table_privilege('rollout.' || name, act)) AND has_table_privilege('rollout.edits', 'INSERT')"
    " AND has_column_privilege('rollout.timeline', 'events', 'UPDATE')"
    " AND has_column_privilege('rollout.timeline', 'sources', 'UPDATE')"
    " AND has_column_privilege('rollout.timeline', 'reviews', 'UPDATE') AND NOT pg_is_in_recovery()"
    " FROM unnest(ARRAY['events', 'sources']) AS name, unnest(ARRAY['INSERT', 'UPDATE', 'DELETE']) AS act"
)
# How long a change waits for what others have changed and not yet ended, and how long the server waits for us.
PATIENCE = "SET LOCAL lock_timeout = '5s'; SET LOCAL idle_in_transaction_session_timeout = '60s'"
NAME = "SELECT own::text FROM rollout.timeline"
EDITS = "SELECT number, line FROM rollout.edits WHERE number >= %s ORDER BY number"
LAST = "SELECT revision, (SELECT coalesce(max(number), 0) FROM rollout.edits) FROM rollout.timeline FOR UPDATE"
NOTE = "INSERT INTO rollout.edits (number, revision, line) SELECT %s, revision, %s FROM rollout.timeline"
# What a change has left that was written, by its line or its verdicts: others may have come after them.
NOTED = "SELECT revision FROM rollout.edits WHERE number = %s AND line = %s"
JUDGED = "SELECT revision FROM rollout.timeline WHERE starts_with(reviews, %s)"
REVIEWS = "UPDATE rollout.timeline SET reviews = %s"
HELD_BY_OTHERS = said(
    "Another program has begun a change of the database and not ended it. Nothing was saved; try again when it has."
)
Found = TypeVar("Found")


class MovedError(Exception):
    """Raised where the database has changed between reading and writing it."""


class _Asked:
    """One connection, on which one thing is asked after another; one that is lost is opened again."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._link: Link | None = None
        self._turn = Lock()

    def ask(self, act: Callable[[Link], Found]) -> Found:
        """Ask the database; once more where a connection was lost. Raises OSError where it cannot be asked."""
        with self._turn:
            try:
                try:
                    return act(self._opened())
                except GONE:  # also where two who write waited for each other
                    self._close()
                    return act(self._opened())
            except (UnusableError, psycopg.Error) as error:
                self._close()
                raise OSError(errno.EIO, worded(error)) from error

    def _opened(self) -> Link:
        self._link = self._link or connected(self._address)
        return self._link

    def _close(self) -> None:
        if self._link is not None:
            self._link.close()
        self._link = None

    def close(self) -> None:
        """Close the connection; another question opens one."""
        with self._turn:
            self._close()


class Changing:
    """Reads the files of a database and writes changes of their rows, one after another."""

    def __init__(self, address: Address, limits: Limits) -> None:
        """Take where the database is; nothing is asked before somebody does."""
        self._limits = limits
        # A change waits where others have not ended theirs; what is only read does not.
        self._reads, self._writes = _Asked(address), _Asked(address)

    def close(self) -> None:
        """Close the connections; another question opens one."""
        self._reads.close()
        self._writes.close()

    def may_write(self) -> bool:
        """Return whether who signs in may change rows, and the server takes changes."""
        ((found,),) = self._reads.ask(lambda link: link.execute(MAY_WRITE).fetchall())
        return bool(found)

    def name(self) -> str:
        """Return the name that the database has given to this timeline, which nobody can guess."""
        ((found,),) = self._reads.ask(lambda link: link.execute(NAME).fetchall())
        return str(found)

    def revision(self) -> int:
        """Return the number of the last change."""
        return self._reads.ask(marks).rows

    def files(self) -> Held:
        """Return the files as they are at one moment."""
        return self._reads.ask(dump)

    def lines(self, first: int = 0) -> list[tuple[int, str]]:
        """Return what was changed in pages from a number on, the oldest first."""
        return self._reads.ask(lambda link: link.execute(EDITS, (first,)).fetchall())

    def write(self, before: Held, data: bytes, beside: Beside, line: Callable[[int], str] | None) -> int:
        """Put other files in the place of those that were read, row by row, and note it by the number of the change.

        Return the number of the last change then. All of it or nothing; raises MovedError where anything has changed
        since, OSError where it cannot be written.
        """
        tried: list[tuple[str, tuple[object, ...]]] = []  # what was to be seen of a change whose answer was lost

        def act(link: Link) -> int:
            with writing(link):
                link.execute(PATIENCE)
                revision, last = link.execute(LAST).fetchall()[0]
                if revision != before.revision:
                    return _written_before(link, tried)
                self._put(link, EVENTS, before.data, data)
                self._put(link, SOURCES, before.beside.sources, beside.sources)
                reviews = beside.reviews and beside.reviews.decode()
                if beside.reviews != before.beside.reviews:
                    link.execute(REVIEWS, (reviews,))
                tried.append((JUDGED, (reviews,)))
                if line:
                    tried.append((NOTED, (last + 1, line(last + 1))))
                    link.execute(NOTE, tried[-1][1])
                return marks(link).rows

        return self._writes.ask(lambda link: _unless_held(act, link))

    def _put(self, link: Link, sheet: Sheet, before: bytes | None, after: bytes | None) -> None:
        """Write the rows of a file that differ, and how it is written where that does."""
        if before == after:
            return
        (was, old), (form, new) = self._taken(sheet, before), self._taken(sheet, after)
        if was != form:
            link.execute(sheet.written_so, (form and Jsonb(form.stored),))
        room = Room(link.execute(sheet.places).fetchall())
        for place, cells, fresh in differing(old, new):
            if fresh:
                number, moved = room.before(place)
                for row in moved:
                    _one(link, sheet.move, row)
                _one(link, sheet.add, (number, *(cells or ())))
            elif cells is None:
                _one(link, sheet.remove, room.rows[place])
            else:
                _one(link, sheet.put, (*cells, *room.rows[place]))

    def _taken(self, sheet: Sheet, data: bytes | None) -> tuple[Form | None, list[Cells]]:
        if data is None:
            return None, []
        form, rows = taken(data, sheet, self._limits)
        return form, [one[1:] for one in rows]


def _one(link: Link, statement: Composed, given: Sequence[object]) -> None:
    """Write one row; raises MovedError where another version of it stands there."""
    if link.execute(statement, given).rowcount != 1:
        raise MovedError


def _written_before(link: Link, tried: Sequence[tuple[str, tuple[object, ...]]]) -> int:
    """Return the number of a change that was written though its answer was lost; raises MovedError where none was."""
    found = link.execute(*tried[-1]).fetchall() if tried else []
    if not found:
        raise MovedError
    return int(found[0][0])


def _unless_held(act: Callable[[Link], Found], link: Link) -> Found:
    """Change the database; raises UnusableError where others hold what is to be changed, and do not let it go."""
    try:
        return act(link)
    except psycopg.errors.LockNotAvailable:
        raise UnusableError(HELD_BY_OTHERS) from None
