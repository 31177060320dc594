"""A further source of an event, as a row of `sources.csv` gives it: what it does, who speaks there, how it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from rollout.evidence.edtf import EdtfDate

ROLE_WORDS: Mapping[str, str] = MappingProxyType(
    {"supports": "supports it", "disputes": "disputes it", "context": "context"}
)
READ_WORDS: Mapping[str, str] = MappingProxyType(
    {"whole": "read whole", "part": "read in part", "copy": "read in a copy", "not": "not read, only cited"}
)
SUPPORTS, DISPUTES, CONTEXT = ROLE_WORDS
NOT_READ = "not"
SAME, CHANGED, MISSING = "agrees", "has changed", "is missing"
"""What a kept copy is found to be."""
QUOTE_LENGTH = 300

SOURCE_COLUMNS: Mapping[str, bool] = MappingProxyType(
    {
        "event": True,
        "role": True,
        "title": False,
        "publisher": False,
        "date": False,
        "url": False,
        "note": False,
        "archive_url": False,
        "sha256": False,
        "kept": False,
        "says": False,
        "kind": False,
        "quote": False,
        "quote@en": False,
        "language": False,
        "read": False,
        "origin": False,
    }
)
"""Every column of `sources.csv` in order, and whether each row must fill it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One more source of one event; text is clean and not yet escaped, and what is not said is empty."""

    row: int
    """Row of `sources.csv` as a spreadsheet counts it."""
    event: str
    role: str
    title: str = ""
    publisher: str = ""
    date: EdtfDate | None = None
    url: str = ""
    note: str = ""
    archive_url: str = ""
    sha256: str = ""
    """Of the copy that is kept."""
    kept: str = ""
    copy: str = ""
    """What the kept copy is found to be; empty where there is none, or nobody looked."""
    says: str = ""
    """Who speaks in it."""
    kind: str = ""
    quote: str = ""
    quote_en: str = ""
    language: str = ""
    read: str = ""
    """How it was read: whole, part, copy or not; empty: nobody says."""
    origin: str = ""
    """Where it has its news from: two of one origin are not two."""
    unopened: bool = False
    """Whether the file names it as a counter-source that nobody opened: it is context, for silence disputes nothing."""

    @property
    def standing(self) -> "Citation":
        """What it counts as: a counter-source that was never opened contradicts nothing, and stands as context."""
        unopened = self.role == DISPUTES and self.read == NOT_READ
        return replace(self, role=CONTEXT, unopened=True) if unopened else self

    @property
    def parts(self) -> tuple[str, str, EdtfDate | None, str, str, str]:
        """What it says as a source: title, publisher, date, address, note and kept copy."""
        return self.title, self.publisher, self.date, self.url, self.note, self.archive_url


def one_origin(publisher: str, citations: tuple[Citation, ...], own: bool) -> str:
    """Return the one origin that all sources in support have, or "" where there are several, or it is not said.

    publisher: of the event's own source, which is its own origin; own: whether it has one beside the citations.
    """
    support = [one for one in citations if one.role == SUPPORTS]
    origins = {one.origin.casefold() for one in support} | ({publisher.casefold()} if own else set())
    several = len(support) + own > 1 and bool(support)
    return support[0].origin if several and len(origins) == 1 else ""
