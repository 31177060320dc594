"""How each column of a file is read: by which check, and what is remembered of it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from rollout.evidence.fields import CHECKS, EXAMPLES, date
from rollout.evidence.header import Header, canonical, private
from rollout.evidence.vocabulary import COLUMNS

MEMORY = 65_536  # values of one column that are remembered, so that what repeats is checked once …
DATES = 1_000_000  # … and of one with dates, which take longest to read


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of the file is read."""

    index: int
    name: str
    """As written."""
    ours: str
    """Our name for it, or "" when it is the campaigner's own."""
    check: Callable[[str], Any]
    example: str | None
    """What to write where a cell is empty that must not be; None: it may be."""
    known: dict[str, Any] = field(default_factory=dict)
    """Values that passed the check."""
    most: int = MEMORY
    """How many of them are remembered."""
    private: bool = False
    """Whether its cells are looked at, and left out of what is read."""


def columns(header: Header, public: Collection[str] | None = None, dates: int = DATES) -> tuple[Column, ...]:
    """Return how each column of the header is read; public: those not ours that may be shown, where that is said.

    dates: how many of them are remembered.
    """
    found = []
    for index, name in enumerate(header.names):
        ours = canonical(name) if canonical(name) in COLUMNS else ""
        check = CHECKS.get(ours, str)
        most = dates if check is date else 0 if ours == "id" else MEMORY  # ids never return
        secret = not ours and private(name, public)
        found.append(Column(index, name, ours, check, EXAMPLES.get(ours), most=most, private=secret))
    return tuple(found)
