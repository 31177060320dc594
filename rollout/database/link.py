"""A connection to the database: how it is opened, and what is said where it cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import Connection, IsolationLevel
from psycopg.conninfo import conninfo_to_dict

from rollout.database.address import Address

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
FORM = 1
"""Of the tables: another number is written where they change."""
Link = Connection[Any]
Gone = psycopg.OperationalError
"""What is raised where a server does not answer, or no longer."""


class UnusableError(Exception):
    """A database that cannot be used as it is, with what to tell a person."""


def connected(address: Address) -> Link:
    """Return a connection; raises UnusableError where the address means nothing, psycopg.Error where none is had."""
    try:
        known = conninfo_to_dict(address)
    except psycopg.ProgrammingError as error:
        raise UnusableError(f"The address cannot be read: {worded(error)}.") from None
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


def worded(error: Exception) -> str:
    """Return what a server or its driver says of an error, in one line; neither says a password."""
    said = getattr(getattr(error, "diag", None), "message_primary", None) or str(error)
    return " ".join(said.split()).rstrip(".")
