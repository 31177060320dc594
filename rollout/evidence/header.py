"""The first row: which columns are ours, which are the campaigner's own, and what is wrong with the names."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rollout.evidence.near import near
from rollout.evidence.problems import DataError, Problem, shown
from rollout.evidence.text import hidden, unsafe
from rollout.evidence.vocabulary import COLUMNS

LONGEST_NAME = 40  # characters: longer ones are not looked at for a misspelling


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of one file."""

    names: tuple[str, ...]
    """As written."""
    ours: Mapping[str, int]
    """Our column name to its place in the row."""
    notices: tuple[str, ...]

    def written(self, column: str) -> str:
        """Return one of our column names as this file writes it."""
        return self.names[self.ours[column]] if column in self.ours else column


def canonical(name: str) -> str:
    """Return the name as ours are written: small letters, words joined by an underscore.

    >>> canonical("Source URL ")
    'source_url'
    """
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())


@lru_cache(maxsize=1024)
def is_notes(name: str) -> bool:
    """Return whether a column holds the presenter's notes, in whatever language and writing of its name.

    >>> is_notes("Notes"), is_notes("notes @ bo"), is_notes("footnotes")
    (True, True, False)
    """
    return canonical(unicodedata.normalize("NFKC", name).partition("@")[0]) == "notes"


def header(names: Sequence[str], max_columns: int, known: Mapping[str, bool] = COLUMNS) -> Header:
    """Return the columns, or raise DataError with everything that is wrong with them.

    known: every column of ours in order, and whether each row must fill it.
    """
    ours: dict[str, int] = {}
    for index, name in enumerate(names):
        if canonical(name) in known:
            ours.setdefault(canonical(name), index)
    if not ours:
        found = shown(", ".join(name.strip() for name in names if name.strip()))
        wrong = "The file has no header: the first row must hold the column names."
        raise DataError((Problem(None, None, found, wrong, f"Begin with {', '.join(_required(known))}."),))
    problems = (*_bad_names(names), *_twice(names), *_too_many(names, max_columns), *_missing(names, ours, known))
    if problems:
        raise DataError(problems)
    return Header(tuple(names), ours, tuple(_notices(names, ours, known)))


def _bad_names(names: Sequence[str]) -> Iterator[Problem]:
    for place, name in enumerate(names, 1):
        if not name.strip():
            example = "Name it, or delete it in every row."
            yield Problem(None, None, "", f"Column {place} has no name in the header.", example)
        elif (bad := unsafe(name)) or (bad := ", ".join(hidden(name))):
            wrong = f"The name of column {place} in the header holds {bad}, which cannot be seen."
            yield Problem(None, name, shown(name), wrong, "Delete the name and type it again.")


def _twice(names: Sequence[str]) -> Iterator[Problem]:
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names, 1):
        if name.strip():
            places.setdefault(canonical(name), []).append(place)
    for name, found in places.items():
        if len(found) > 1:
            wrong = f"The name '{shown(name)}' stands over columns {' and '.join(map(str, found))}."
            yield Problem(None, names[found[0] - 1], shown(name), wrong, "Give every column a name of its own.")


def _too_many(names: Sequence[str], most: int) -> Iterator[Problem]:
    if len(names) > most:
        wrong = f"The header has {len(names)} columns; at most {most} are read."
        yield Problem(None, None, "", wrong, "Delete the columns that nobody needs.")


def _required(known: Mapping[str, bool]) -> list[str]:
    return [column for column, required in known.items() if required]


def _missing(names: Sequence[str], ours: Mapping[str, int], known: Mapping[str, bool]) -> Iterator[Problem]:
    missing = [column for column in _required(known) if column not in ours]
    if not missing:
        return
    meant = {column: name for name in names if (column := _meant(name, ours, known)) in missing}
    hints = [f"'{shown(name)}': did you mean {column}?" for column, name in meant.items()]
    add = [column for column in missing if column not in meant]
    example = " ".join([*hints, *([f"Add {', '.join(add)} to the header."] if add else [])])
    yield Problem(None, None, "", f"The header lacks {', '.join(missing)}.", example)


def _meant(name: str, ours: Mapping[str, int], known: Mapping[str, bool]) -> str:
    """Return the column of ours that the name may misspell and the file does not have, or ""."""
    if canonical(name) in known or len(name) > LONGEST_NAME:
        return ""
    absent = [column for column in known if column not in ours]
    return near(canonical(name), absent)


def _notices(names: Sequence[str], ours: Mapping[str, int], known: Mapping[str, bool]) -> Iterator[str]:
    shown_too = " and shown in the details" if known is COLUMNS else ""
    for name in names:
        if canonical(name) in ours:
            if name != canonical(name):
                yield f"Column '{shown(name)}' is read as {canonical(name)}."
        else:
            hint = f" Did you mean {meant}?" if (meant := _meant(name, ours, known)) else ""
            yield f"Column '{shown(name)}' is not one of ours: kept{shown_too}.{hint}"
