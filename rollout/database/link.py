"""A connection to the database: how it is opened, and what is said where it cannot be."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any, cast

import psycopg
from psycopg import Connection, IsolationLevel
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import Composed

from rollout.database.address import PASSWORD, Address
from rollout.timeline.questions import AwayError
from rollout.words.said import STOPS, said, told

PATIENT: dict[str, Any] = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 5000,  # ms: a server that is gone without a word is given up after these
    "client_encoding": "utf8",
    "application_name": "rollout",
}
"""How a server is asked, where the address does not say it."""
FORM = 5
"""Of the tables: another number is written where they change."""
Link = Connection[Any]
Ask = str | Composed
GONE = (psycopg.OperationalError, psycopg.InterfaceError)
"""What is raised where a server does not answer, or no longer."""


SECRET = ("password", "sslpassword")


class UnusableError(Exception):
    """A database that cannot be used as it is, with what to tell a person."""


class LostError(AwayError, psycopg.OperationalError):
    """A database that did not answer a question, and not when it was asked again."""


def connected(address: Address) -> Link:
    """Return a connection; raises UnusableError where the address means nothing, psycopg.Error where none is had."""
    try:
        known = conninfo_to_dict(address)
    except psycopg.ProgrammingError as error:
        raise UnusableError(said("The address cannot be read: {why}", why=worded(error))) from None
    if any(map(known.get, SECRET)):  # an address that was made and not typed, or read as we do not read it
        raise UnusableError(PASSWORD)
    return psycopg.connect(**{**PATIENT, **known}, autocommit=True)


@contextmanager
def reading(link: Link) -> Iterator[Link]:
    """Give a connection in which all that is read is of one moment, and nothing can be written."""
    link.isolation_level, link.read_only = IsolationLevel.REPEATABLE_READ, True
    with link.transaction():
        yield link


@contextmanager
def writing(link: Link) -> Iterator[Link]:
    """Give a connection in which all is written or nothing."""
    link.isolation_level, link.read_only = IsolationLevel.READ_COMMITTED, False
    with link.transaction():
        yield link


@contextmanager
def streamed(link: Link, ask: Ask, given: Sequence[object] = (), binary: bool = False) -> Iterator[Iterator[Any]]:
    """Give rows one after another, and stop whatever comes: rows not read to their end would hold the connection."""
    with link.cursor(binary=binary) as cursor:
        rows = cast("Generator[Any, None, None]", cursor.stream(ask, given, size=1000))
        with closing(rows):
            yield rows


def worded(error: Exception) -> str:
    """Return what we, a server or its driver say of an error, as one sentence; none says a password."""
    if isinstance(error, UnusableError):
        return told(error.args[0])
    words = getattr(getattr(error, "diag", None), "message_primary", None) or str(error)
    return f"{' '.join(words.split()).rstrip(STOPS)}."
