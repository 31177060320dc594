"""The first row: which columns are ours, which are the campaigner's own, and what is wrong with the names."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rollout.evidence.near import near
from rollout.evidence.problems import DataError, Problem, quoted, shown
from rollout.evidence.text import hidden, unsafe
from rollout.evidence.vocabulary import COLUMNS, LANGUAGE, PRIVATE, TRANSLATED
from rollout.words.said import in_turn, said, said_many
from rollout.words.say import later

LONGEST_NAME = 40  # characters: longer ones are not looked at for a misspelling


NOTES = re.compile(
    r"(?:(?:speaker|presenter)(?:['\u2019]?s)?_)?notes_?"
    r"(?:@.*|[\W_]*|[\W_]+[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3}))*\W*)"
)
"""What a column of the presenter's notes may be called; a language may stand after another sign than our own."""


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of one file."""

    names: tuple[str, ...]
    """As written."""
    ours: Mapping[str, int]
    """Our column name to its place in the row."""
    notices: tuple[str, ...]
    """How names of ours are read, and what becomes of the others."""
    own: Mapping[str, str] = field(default_factory=dict)
    """The names that are not ours, as written, each with the column of ours that it may misspell, or ""."""

    def written(self, column: str) -> str:
        """Return one of our column names as this file writes it."""
        return self.names[self.ours[column]] if column in self.ours else column


CROWD = 20  # columns that are not ours, of which each is still named


@lru_cache(maxsize=1024)
def canonical(name: str) -> str:
    """Return the name as ours are written: small letters, words joined by an underscore.

    >>> canonical("Source URL ")
    'source_url'
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "_".join(plain.replace("-", " ").replace("_", " ").split())


@lru_cache(maxsize=1024)
def is_notes(name: str) -> bool:
    """Return whether a column holds the presenter's notes, in whatever language and writing of its name.

    >>> is_notes("Notes"), is_notes("notes @ bo"), is_notes("footnotes")
    (True, True, False)
    """
    return bool(NOTES.fullmatch(canonical(name)))


def header(
    names: Sequence[str], max_columns: int, known: Mapping[str, bool] = COLUMNS, spoken: Collection[str] = ()
) -> Header:
    """Return the columns, or raise DataError with everything that is wrong with them.

    known: every column of ours in order, and whether each row must fill it. spoken: those that may stand in another
    language too, of which nothing is said then.
    """
    ours: dict[str, int] = {}
    for index, name in enumerate(names):
        if canonical(name) in known:
            ours.setdefault(canonical(name), index)
    if not ours:
        filled = [name.strip() for name in names if name.strip()]
        found, wanted = shown(", ".join(filled)), ", ".join(_required(known))
        if _names_others(filled):
            wrong = said("The header names no column that is known here: '{names}'.", names=found)
            example = said("Name the columns as they are called here: {names}.", names=wanted)
            raise DataError((Problem(None, None, found, wrong, example),))
        wrong = said("The file has no header: the first row must hold the column names.")
        raise DataError((Problem(None, None, found, wrong, said("Begin with {names}.", names=wanted)),))
    problems = (*_bad_names(names), *_duplicates(names), *_too_many(names, max_columns), *_missing(names, ours, known))
    if problems:
        raise DataError(problems)
    own = {name: _closest_known(name, ours, known) for name in names if canonical(name) not in ours}
    plain = {name: close for name, close in own.items() if not translated(name, spoken)}
    read = [
        said("Column {name} is read as {ours}.", name=quoted(name), ours=canonical(name))
        for name in names
        if _renamed(name, ours)
    ]
    return Header(tuple(names), ours, (*read, *own_notices(plain, known is COLUMNS)), own)


def _names_others(filled: Sequence[str]) -> bool:
    """Return whether a first row seems to be a header, of names that are not ours: several, short, and no figures."""
    parts = [part.strip() for part in re.split("[,;\t|]", ",".join(filled))]
    return len(parts) > 1 and all(part and len(part) <= LONGEST_NAME and not part[0].isdigit() for part in parts)


def _renamed(name: str, ours: Mapping[str, int]) -> bool:
    return canonical(name) in ours and name != canonical(name)


def translated(name: str, among: Collection[str] = TRANSLATED) -> tuple[str, str] | None:
    """Return the column of ours that a name gives in another language, and that language, or None.

    among: the columns that may stand in one.

    >>> translated("Title@zh-Hant")
    ('title', 'zh-hant')
    """
    column, _, language = name.strip().casefold().partition("@")
    return (column, language) if column in among and LANGUAGE.fullmatch(language) else None


def private(name: str, public: Collection[str] | None) -> bool:
    """Return whether a column that is not ours is in no page and no output but the exact copy.

    public: the names that may be shown, where the timeline lists them.
    """
    if name.strip().casefold().startswith(PRIVATE):
        return True
    return public is not None and name.strip() not in public and translated(name) is None


def own_notices(own: Mapping[str, str], details: bool, public: Collection[str] | None = None) -> Iterator[str]:
    """Yield what becomes of each column that is not ours; details: whether it is shown in the details of an event.

    Private columns are counted and not named: notices stand in outputs, and a name can tell who is in the column.
    """
    hushed = [name for name in own if details and private(name, public)]
    what = said("kept and shown in the details.") if details else said("kept.")
    own = {name: close for name, close in own.items() if not (details and translated(name))}  # understood, and shown
    plain = [name for name, close in own.items() if name not in hushed and not close]
    crowd = plain if len(plain) > CROWD else []
    if crowd:
        names = ", ".join(quoted(name) for name in crowd[:3])
        words = later("{n} columns are not ours ({names} and {more} more): {what}")
        yield said(words, n=len(crowd), names=names, more=len(crowd) - 3, what=what)
    for name, close in own.items():
        if name in hushed or name in crowd:
            continue
        stays = said("Column {name} is not one of ours: {what}", name=quoted(name), what=what)
        yield in_turn(stays, said("Did you mean {name}?", name=close) if close else "")
    if hushed:
        yield said_many(
            "{n} column is private: kept, and shown nowhere.",
            "{n} columns are private: kept, and shown nowhere.",
            len(hushed),
        )


def _bad_names(names: Sequence[str]) -> Iterator[Problem]:
    for place, name in enumerate(names, 1):
        if not name.strip():
            wrong = said("Column {n} has no name in the header.", n=place)
            yield Problem(None, None, "", wrong, said("Name it, or delete it in every row."))
        elif (bad := unsafe(name)) or (bad := ", ".join(hidden(name))):
            words = later("The name of column {n} in the header holds {letters}, which cannot be seen.")
            wrong = said(words, n=place, letters=bad)
            yield Problem(None, name, shown(name), wrong, said("Delete the name and type it again."))


def _duplicates(names: Sequence[str]) -> Iterator[Problem]:
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names, 1):
        if name.strip():
            places.setdefault(canonical(name), []).append(place)
    for name, found in places.items():
        if len(found) > 1:
            *most, last = map(str, found)
            wrong = said(
                "The name {name} stands over columns {some} and {last}.",
                name=quoted(name),
                some=", ".join(most),
                last=last,
            )
            yield Problem(None, names[found[0] - 1], shown(name), wrong, said("Give every column a name of its own."))


def _too_many(names: Sequence[str], most: int) -> Iterator[Problem]:
    if len(names) > most:
        wrong = said("The header has {n} columns; at most {most} are read.", n=len(names), most=most)
        yield Problem(None, None, "", wrong, said("Delete the columns that nobody needs."))


def _required(known: Mapping[str, bool]) -> list[str]:
    return [column for column, required in known.items() if required]


def _missing(names: Sequence[str], ours: Mapping[str, int], known: Mapping[str, bool]) -> Iterator[Problem]:
    missing = [column for column in _required(known) if column not in ours]
    if not missing:
        return
    meant = {column: name for name in names if (column := _closest_known(name, ours, known)) in missing}
    hints = [said("{name}: did you mean {ours}?", name=quoted(name), ours=column) for column, name in meant.items()]
    absent = ", ".join(column for column in missing if column not in meant)
    example = in_turn(*hints, said("Add {names} to the header.", names=absent) if absent else "")
    yield Problem(None, None, "", said("The header lacks {names}.", names=", ".join(missing)), example)


def _closest_known(name: str, ours: Mapping[str, int], known: Mapping[str, bool]) -> str:
    """Return the column of ours that the name may misspell and the file does not have, or ""."""
    if canonical(name) in known or len(name) > LONGEST_NAME:
        return ""
    absent = [column for column in known if column not in ours]
    return near(canonical(name), absent)
