"""`sources.csv`: any number of further sources and counter-sources for the events of the file beside it."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from rollout.evidence.citation import QUOTE_LENGTH, READ_WORDS, ROLE_WORDS, SOURCE_COLUMNS, SUPPORTS, Citation
from rollout.evidence.fields import KIND, WrongError, at_most, choice, date, file_name, kebab, link, one_line
from rollout.evidence.header import Header, canonical
from rollout.evidence.problems import DataError, Problem, shown
from rollout.evidence.rows import Column, Rows
from rollout.evidence.table import Limits, headed, table
from rollout.evidence.vocabulary import LANGUAGE

FILE = "sources.csv"
SHA256 = re.compile("[0-9a-f]{64}")
EXAMPLES = {
    "event": "Write the id of an event.",
    "role": f"Write one of {', '.join(ROLE_WORDS)}.",
}


def _sha256(value: str) -> str:
    if SHA256.fullmatch(value.casefold()):
        return value.casefold()
    raise WrongError(f"'{shown(value)}' is not a SHA-256: 64 hexadecimal figures.", "Write what sha256sum prints.")


def _language(value: str) -> str:
    if LANGUAGE.fullmatch(value.casefold()):
        return value.casefold()
    raise WrongError(f"'{shown(value)}' is not the tag of a language.", "Write it like zh, bo or zh-hant.")


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
    "sha256": _sha256,
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

    def strangers(self, known: Collection[str], column: str) -> Iterator[Problem]:
        """Yield a problem for each row whose event is in no row of the events; column: its name as written."""
        for key, found in self.of.items():
            if key not in known:
                wrong = f"'{shown(key)}' is the id of no row of the events."
                for one in found:
                    yield Problem(one.row, column, shown(key), wrong, "Write the id of an event.", FILE)


NONE = Sources({})


def read_sources(data: bytes, limits: Limits) -> Sources:
    """Return the rows of the bytes of a `sources.csv`; a row with a problem is left out and said."""
    try:
        raw = table(data, limits, SOURCE_COLUMNS)
        names = headed(raw, limits.max_columns, SOURCE_COLUMNS)
        rows = Rows(names, limits.max_cell, raw.careful, _columns(names))
        found: dict[str, list[Citation]] = {}
        for row, cells in enumerate(raw.rows, 2 + raw.skipped):
            if one := _citation(row, rows, cells):
                found.setdefault(one.event, []).append(one)
    except DataError as error:
        return Sources({}, tuple(_placed(problem) for problem in error.problems))
    notices = (*raw.notices, *names.notices, *rows.unseen.notices())
    return Sources(
        {key: tuple(each) for key, each in found.items()},
        tuple(_placed(problem) for problem in rows.problems),
        tuple(f"{FILE}: {notice}" for notice in notices),
    )


def _placed(problem: Problem) -> Problem:
    return Problem(problem.row, problem.column, problem.found, problem.wrong, problem.example, FILE)


def _columns(names: Header) -> tuple[Column, ...]:
    found = []
    for index, name in enumerate(names.names):
        ours = canonical(name) if canonical(name) in CHECKS else ""
        found.append(Column(index, name, ours, CHECKS.get(ours, str), EXAMPLES.get(ours)))
    return tuple(found)


def _citation(row: int, rows: Rows, cells: list[str]) -> Citation | None:
    before = len(rows.problems)
    if (found := rows.values(row, cells)) is None:
        return None
    values, _, bad = found
    filled = values.keys() | bad
    for column, wrong, example in _owed(filled):
        rows.problems.append(Problem(row, rows.header.written(column), "", wrong, example))
    if len(rows.problems) > before:
        return None
    return Citation(row, **{name.replace("@", "_"): value for name, value in values.items()})


def _owed(filled: Set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield what the cells of a row owe each other, as (column, what is wrong, what to write)."""
    if filled.isdisjoint(("url", "note")):
        yield "url", "The row has neither url nor note.", "Write the address, or say in note why there is none."
    if ("kept" in filled) != ("sha256" in filled):
        empty = "sha256" if "kept" in filled else "kept"
        yield empty, "kept and sha256 stand both or neither.", "Write the file in kept and its SHA-256."
    if "quote@en" in filled and "quote" not in filled:
        yield "quote", "A translation stands without its quote.", "Write the words in the source's language too."
