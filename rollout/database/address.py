"""The address of a database as it is typed: told from a file's name, and refused where a password stands in it."""

from urllib.parse import parse_qsl, urlsplit

SCHEMES = ("postgresql://", "postgres://")
SECRET = ("password", "sslpassword", "passwd")
WHERE = "PGPASSWORD, ~/.pgpass or the service file"


class Address(str):
    """The address of a database: never with a password in it."""

    __slots__ = ()

    @property
    def shown(self) -> str:
        """What is said of it: where it is, and nothing of who asks or how."""
        parts = urlsplit(self)
        place = parts.netloc.rpartition("@")[2] + parts.path
        return f"postgresql://{place}" if place.strip("/") else "the database"

    @property
    def name(self) -> str:
        """What it is called: the database's own name, where the address says it."""
        return urlsplit(self).path.strip("/") or "the database"


def is_address(text: str) -> bool:
    """Return whether a text is the address of a database and no file's name."""
    return text.startswith(SCHEMES)


def addressed(text: str) -> Address:
    """Return an address; raises ValueError, which says nothing of it, where a password stands in it.

    What is typed is seen by everybody on the machine who lists its programs, and is kept by the shell.
    """
    parts = urlsplit(text)
    asked = {key.strip().casefold() for key, _ in parse_qsl(parts.query, keep_blank_values=True)}
    if parts.password is not None or asked.intersection(SECRET):
        raise ValueError(f"A password stands in the address. Leave it out, and give it in {WHERE}.")
    return Address(text)
