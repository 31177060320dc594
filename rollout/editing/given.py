"""A file that is given to an event or a source, as it will be kept."""

from dataclasses import dataclass

MOST_GIVEN = 25_000_000  # bytes of a file that is given


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it will be kept, under a name of ours; or why it is not taken."""

    name: str = ""
    data: bytes = b""
    wrong: str = ""
    mark: str = ""
    """Its SHA-256, where that is to be written."""
