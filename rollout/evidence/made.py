"""Ids for rows that have none: made from date and title, so that the same row has the same id wherever it stands."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from hashlib import sha256

WORDS = 40  # characters of a title that an id shows
APART = re.compile("[^a-z0-9]+")


def bare(text: str) -> str:
    """Return the letters of a text, small and without accents; those that ASCII has nothing for are left out.

    >>> bare("Straße öffnet")
    'strasse offnet'
    """
    return unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()


def counted() -> Callable[[str], int]:
    """Return what counts, in memory, how often an id was made."""
    made: Counter[str] = Counter()

    def more(key: str) -> int:
        made[key] += 1
        return made[key]

    return more


@dataclass(slots=True)
class Ids:
    """Makes ids, and counts the rows that they are made for."""

    more: Callable[[str], int] = field(default_factory=counted)
    """Returns how often an id was made, this time included."""
    count: int = 0

    def make(self, date: str, title: str, taken: Container[str] = (), seen: str | None = None) -> str:
        """Return the id of a row; the second and third of one date and title say so.

        seen: the letters of the title that it shows; None: those of plain ASCII.

        >>> Ids().make("2019-05-24", "The gates are shut")
        '2019-05-24-the-gates-are-shut-23e494'
        """
        made = first(date, title, seen)
        self.count += 1
        while True:
            count = self.more(made)
            own = made if count == 1 else f"{made}-{count}"
            if own not in taken:
                return own


def first(date: str, title: str, seen: str | None = None) -> str:
    """Return the id of the first row of a date and title; seen: the letters of the title that it shows."""
    mark = sha256(f"{date}\n{title}".encode()).hexdigest()[:6]
    words = APART.sub("-", title.casefold() if seen is None else seen)[:WORDS].strip("-")
    return "-".join(filter(None, (APART.sub("-", date.casefold()).strip("-"), words, mark)))
