"""`sources.csv`: any number of further sources and counter-sources for the events of the file beside it."""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from rollout.evidence.beside_table import Kind, read_beside
from rollout.evidence.citation import QUOTE_LENGTH, READ_WORDS, ROLE_WORDS, SOURCE_COLUMNS, SUPPORTS, Citation
from rollout.evidence.fields import KIND, at_most, choice, date, file_name, kebab, link, one_line
from rollout.evidence.problems import Problem, quoted
from rollout.evidence.table import Limits
from rollout.evidence.vocabulary import LANGUAGE
from rollout.evidence.wrong import WrongError
from rollout.words.said import said

FILE = "sources.csv"
SHA256 = re.compile("[0-9a-f]{64}")
EXAMPLES = {
    "event": said("Write the id of an event."),
    "role": said("Write one of {listed}.", listed=", ".join(ROLE_WORDS)),
}


def sha256_of(value: str) -> str:
    """Return the figures of a SHA-256 in small letters; raise WrongError for anything else."""
    if SHA256.fullmatch(value.casefold()):
        return value.casefold()
    wrong = said("{cell} is not a SHA-256: 64 hexadecimal figures.", cell=quoted(value))
    raise WrongError(wrong, said("Write what sha256sum prints."))


def _language(value: str) -> str:
    if LANGUAGE.fullmatch(value.casefold()):
        return value.casefold()
    wrong = said("{cell} is not the tag of a language.", cell=quoted(value))
    raise WrongError(wrong, said("Write it like zh, bo or zh-hant."))


def _quote(value: str) -> str:
    return at_most(QUOTE_LENGTH, value)


CHECKS: Mapping[str, Callable[[str], Any]] = {
    "event": kebab,
    "role": choice(ROLE_WORDS),
    "title": one_line,
    "publisher": one_line,
    "date": date,
    "url": link,
    "note": str,
    "archive_url": link,
    "sha256": sha256_of,
    "kept": file_name,
    "says": one_line,
    "kind": KIND,
    "quote": _quote,
    "quote@en": _quote,
    "language": _language,
    "read": choice(READ_WORDS),
    "origin": one_line,
}
"""One check for every column of ours; `str` where any text will do."""


def _owed(filled: Set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield what the cells of a row owe each other, as (column, what is wrong, what to write)."""
    if filled.isdisjoint(("url", "note")):
        wrong = said("The row has neither url nor note.")
        yield "url", wrong, said("Write the address, or say in note why there is none.")
    if ("kept" in filled) != ("sha256" in filled):
        empty = "sha256" if "kept" in filled else "kept"
        wrong = said("kept and sha256 stand both or neither.")
        yield empty, wrong, said("Write the file in kept and its SHA-256.")
    if "quote@en" in filled and "quote" not in filled:
        wrong = said("A translation stands without its quote.")
        yield "quote", wrong, said("Write the words in the source's language too.")


KIND_OF_TABLE = Kind(FILE, SOURCE_COLUMNS, CHECKS, EXAMPLES, _owed)


@dataclass(frozen=True, slots=True)
class Sources:
    """What a `sources.csv` holds: its rows by the event they belong to, and all that is wrong with it."""

    of: Mapping[str, tuple[Citation, ...]]
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def supported(self) -> frozenset[str]:
        """The ids of the events that a source here supports."""
        return frozenset(key for key, found in self.of.items() if any(one.role == SUPPORTS for one in found))

    @property
    def named(self) -> Mapping[str, tuple[int, ...]]:
        """The rows by the event that they name."""
        return {key: tuple(one.row for one in found) for key, found in self.of.items()}


NONE = Sources({})


def read_sources(data: bytes, limits: Limits) -> Sources:
    """Return the rows of the bytes of a `sources.csv`; a row with a problem is left out and said."""
    found = read_beside(data, limits, KIND_OF_TABLE)
    of: dict[str, list[Citation]] = {}
    for row, values in found.rows:
        one = Citation(row, **{name.replace("@", "_"): value for name, value in values.items()})
        of.setdefault(one.event, []).append(one)
    return Sources({key: tuple(each) for key, each in of.items()}, found.problems, found.notices)
