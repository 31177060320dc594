"""`reviews.csv`: who looked at which row of the events, and what she found; bound to the very letters of the row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from rollout.evidence.beside_table import Kind, read_beside
from rollout.evidence.citation import SOURCE_COLUMNS
from rollout.evidence.edtf import EdtfDate
from rollout.evidence.event import Event
from rollout.evidence.fields import choice, date, kebab, one_line
from rollout.evidence.header import canonical
from rollout.evidence.judged import Judged
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.row_texts import FileText, file_text
from rollout.evidence.settings import Settings
from rollout.evidence.sources import sha256_of
from rollout.evidence.table import Limits
from rollout.evidence.vocabulary import COLUMNS
from rollout.words.said import hushed, said

FILE = "reviews.csv"
REVIEW_COLUMNS = {"event": True, "digest": True, "reviewer": True, "on": True, "verdict": True, "remark": False}
AGREES, DISAGREES, UNSURE = VERDICTS = ("agrees", "disagrees", "unsure")
_KIND = Kind(
    FILE,
    REVIEW_COLUMNS,
    {
        "event": kebab,
        "digest": sha256_of,
        "reviewer": one_line,
        "on": date,
        "verdict": choice(VERDICTS),
        "remark": str,
    },
    {
        "event": said("Write the id of an event."),
        "digest": said("Write what `rollout review` prints for the event."),
        "reviewer": said("Write a name or initials."),
        "on": said("Write the day, like 2026-11-29."),
        "verdict": said("Write one of {listed}.", listed=", ".join(VERDICTS)),
    },
)


_TOLD = ("event", "digest", "on", "verdict")
"""Columns whose cells a problem quotes: no person is named in them."""
THE_CELL = said("The cell")
"""What stands in the place of a cell that is not quoted."""


@dataclass(frozen=True, slots=True)
class Review:
    """One verdict of one person on one row, as it was when she looked at it."""

    row: int
    """Row of `reviews.csv` as a spreadsheet counts it."""
    event: str
    digest: str
    """Of the row and of its rows in `sources.csv`, 64 hexadecimal figures."""
    reviewer: str
    on: EdtfDate
    verdict: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Reviews:
    """What a `reviews.csv` holds, and all that is wrong with it."""

    all: tuple[Review, ...]
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def named(self) -> Mapping[str, tuple[int, ...]]:
        """The rows by the event that they name."""
        found: dict[str, list[int]] = defaultdict(list)
        for one in self.all:
            found[one.event].append(one.row)
        return {key: tuple(rows) for key, rows in found.items()}

    def judged(self, digests: Mapping[str, str]) -> dict[str, Judged]:
        """Return what stands for each event that has reviews; of several by one person the last counts.

        digests: of the rows as they are now, by the ids of their events.
        """
        last = {(one.event, one.reviewer.casefold()): one for one in self.all}
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for (event, _), one in last.items():
            counts[event][one.verdict if digests.get(event) == one.digest else "lapsed"] += 1
        return {event: Judged(**found) for event, found in counts.items()}


NONE = Reviews(())


def read_reviews(data: bytes, limits: Limits) -> Reviews:
    """Return the rows of the bytes of a `reviews.csv`; a row with a problem is left out and said.

    What is said quotes no cell that can name a person: problems stand on pages of readers.
    """
    found = read_beside(data, limits, _KIND)
    problems = tuple(map(_hushed, found.problems))
    return Reviews(tuple(Review(row, **values) for row, values in found.rows), problems, found.notices)


def _hushed(problem: Problem) -> Problem:
    """Return a problem without the cell that it quotes, where a name or a remark may stand in that."""
    if problem.column and canonical(problem.column) in _TOLD:
        return problem
    return replace(problem, found="", wrong=hushed(problem.wrong, f"'{problem.found}'", THE_CELL))


def public(said: Settings) -> bool:
    """Return whether reviewers and their remarks may leave with an output: where `timeline.toml` says so, alone.

    No output but the packed evidence has a way to them: what is read of reviews are counts.
    """
    return said.reviewers


def row_digests(data: bytes, sources: bytes | None, events: Iterable[Event], limits: Limits) -> dict[str, str]:
    """Return what a review of each event is bound to: the SHA-256 of its row and of its rows in `sources.csv`.

    Each as it is written, without its line end and with a line feed behind it, so that anybody can repeat it. Empty
    where the rows cannot be told apart.
    """
    try:
        own = _by_number(file_text(data, limits, tuple(COLUMNS)))
        cited = _cited(file_text(sources, limits, tuple(SOURCE_COLUMNS))) if sources else {}
    except DataError:
        return {}
    return {
        event.id: sha256(
            "".join(f"{text}\n" for text in (own[event.row], *cited.get(event.id, ()))).encode()
        ).hexdigest()
        for event in events
    }


def _by_number(text: FileText) -> dict[int, str]:
    return {text.number(place): row.text for place, row in enumerate(text.rows)}


def _cited(text: FileText) -> Mapping[str, Iterable[str]]:
    """Return the rows of a `sources.csv` as they are written, by the event that they name."""
    names = [cell.strip().casefold() for cell in text.rows[0].cells]
    place = names.index("event")
    found: dict[str, list[str]] = defaultdict(list)
    for row in text.rows[1:]:
        if place < len(row.cells):
            found[row.cells[place].strip()].append(row.text)
    return found
