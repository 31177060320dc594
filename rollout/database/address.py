"""The address of a database as it is typed: told from a file's name, and refused where a password stands in it.

It is read by hand: what two readers of addresses understand differently (`#`, `?` and `/` before `@`) is refused.
"""

import re
from unicodedata import normalize
from urllib.parse import unquote

from rollout.words.said import Said, said

FORM = re.compile(r"postgres(?:ql)?://")
MEANT = re.compile(
    r"\s*(?:(?:jdbc:)?postgres(?:ql)?(?:\+\w+)?:"
    r"|(?:host|hostaddr|port|user|dbname|service|password|sslpassword)\s*=)",
    re.IGNORECASE,
)
"""What is meant as the address of a database, however it is spelt: no file is called so."""
SECRET = re.compile(r"(?:pass|password|passwd|pwd|secret|scram_\w+_key)\s*=")
HOST = re.compile(r"(?:\[[\w.:%]*\]|[^\[\]:]*)(?::[0-9]*)?")
SERVICE = re.compile(r"(?:^|&)(service=[\w.-]+)")
PASSWORD = said(
    "A password stands in the address. Leave it out, and give it in PGPASSWORD, ~/.pgpass or the service file."
)
STRANGE = said("That is no address of a database. Write postgresql://USER@HOST/NAME.")


class Address(str):
    """The address of a database: never with a password in it."""

    __slots__ = ()

    def _parts(self) -> tuple[str, str]:
        """Return where it is, and what is asked of it: nothing that stands before an `@` is in either."""
        place, _, asked = self.partition("://")[2].rpartition("@")[2].partition("?")
        return place, asked

    @property
    def shown(self) -> str:
        """What is said of it: where it is, and nothing of who asks or how."""
        place, asked = self._parts()
        service = SERVICE.search(asked)
        return f"postgresql://{place}{f'?{service[1]}' if service and not place else ''}"

    @property
    def name(self) -> str:
        """What it is called: the database's own name, where the address says it, else that of the service."""
        place, asked = self._parts()
        service = SERVICE.search(asked)
        return place.partition("/")[2].strip("/") or (service[1].partition("=")[2] if service else "postgresql")


def is_address(text: str) -> bool:
    """Return whether a text is meant as the address of a database, and is no file's name."""
    return MEANT.match(text) is not None


def addressed(text: str) -> Address:
    """Return an address; raises ValueError, which says nothing of it, where a password stands in it, or may.

    What is typed is seen by everybody on the machine who lists its programs, and is kept by the shell.
    """
    if wrong := _wrong(text):
        raise ValueError(wrong)
    return Address(text)


def _wrong(text: str) -> Said | None:
    body = normalize("NFKC", text).partition("://")[2]
    head, _, asked = body.partition("?")
    meant = normalize("NFKC", unquote(head))
    secret = SECRET.search(normalize("NFKC", unquote(text)).casefold())
    # Before the last @ stands who asks, and behind a colon the password: whatever a reader takes it for.
    if secret or any(":" in one.rpartition("@")[0] for one in (body, meant)):
        return PASSWORD
    if not FORM.match(text) or not text.isprintable() or " " in text or "#" in text or "@" in asked:
        return STRANGE
    who, _, place = head.rpartition("@")
    hosts = [one for part in (place, meant.rpartition("@")[2]) for one in part.partition("/")[0].split(",")]
    told = "/" not in who and all(map(HOST.fullmatch, hosts)) and all("=" in one for one in asked.split("&") if one)
    return None if told else STRANGE
