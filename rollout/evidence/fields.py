"""What one cell may hold, column by column; each check returns the value or raises WrongError."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from rollout.evidence import edtf
from rollout.evidence.near import near
from rollout.evidence.numbers import latitude, longitude, priority, whole
from rollout.evidence.problems import quoted, shown
from rollout.evidence.text import safe_link
from rollout.evidence.vocabulary import (
    ASSERTER_KINDS,
    LABEL_LENGTH,
    MEASURES,
    STATUSES,
    TITLE_LENGTH,
)
from rollout.evidence.wrong import WrongError, like, none_of, write
from rollout.words.said import said

MOST = 500  # values that one cell may hold
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FILE = re.compile(r"[^\s./\\:][^/\\:\n\t]*")


def one_line(value: str) -> str:
    """Return text that may not run over several lines."""
    if "\n" in value or "\t" in value:
        raise WrongError(said("{cell} holds a line break or a tab.", cell=quoted(value)), said("Write it on one line."))
    return value


def kebab(value: str) -> str:
    """Return an id: small letters, digits and single hyphens."""
    if KEBAB.fullmatch(value):
        return value
    close = re.sub("[^a-z0-9]+", "-", value.casefold()).strip("-") or "lhasa-cards-2017"
    wrong = said("{cell} is not an id: small letters a-z, digits and single hyphens between them.", cell=quoted(value))
    raise WrongError(wrong, write(shown(close)))


def label(value: str) -> str:
    """Return the words beside the mark."""
    return at_most(LABEL_LENGTH, one_line(value))


def headline(value: str) -> str:
    """Return a short sentence without its full stop."""
    if value.endswith((".", "。")) and len(value) <= TITLE_LENGTH:
        wrong = said("{cell} ends with a full stop; a title has none.", cell=quoted(value))
        raise WrongError(wrong, said("Delete the full stop."))
    return at_most(TITLE_LENGTH, one_line(value))


def several(check: Callable[[str], str], separator: str | None = ";") -> Callable[[str], tuple[str, ...]]:
    """Return the check for a cell that holds several values, each kept once; no separator: white space."""

    def split(value: str) -> tuple[str, ...]:
        parts = list(dict.fromkeys(part.strip() for part in value.split(separator) if part.strip()))
        if len(parts) > MOST:
            wrong = said("The cell names {n} things; at most {most} are read.", n=len(parts), most=MOST)
            raise WrongError(wrong, said("Name fewer."))
        return tuple(dict.fromkeys(map(check, parts)))

    return split


def file_name(value: str) -> str:
    """Return the name of a file that lies in the folder `media` beside the events."""
    if FILE.fullmatch(value):
        return value
    wrong = said("{cell} is not the name of a file in the folder media: no folder, no address.", cell=quoted(value))
    raise WrongError(wrong, said("Copy the file there and write its name, for example gate.jpg."))


def date(value: str) -> edtf.EdtfDate:
    """Return an EDTF date."""
    try:
        return edtf.plain(value) or edtf.parse(value)
    except edtf.EdtfError as error:
        raise WrongError(error.wrong, error.example) from None


def link(value: str) -> str:
    """Return a web address that leads where it says."""
    if safe := safe_link(value):
        return safe
    wrong = said(
        "{cell} is not a web address that can be linked: http or https, a host name, no blanks.", cell=quoted(value)
    )
    raise WrongError(wrong, like("https://www.hrw.org/news/2012/03/16"))


def choice(allowed: Iterable[str]) -> Callable[[str], str]:
    """Return the check for a closed list, which names the near miss."""
    listed = tuple(allowed)

    def check(value: str) -> str:
        if value in listed:
            return value
        # An example that somebody takes as it stands would be a statement that nobody made.
        example = said("Write the one that is true of this row.")
        raise WrongError(none_of(value, listed), example, partial(meant, value))

    def meant(value: str) -> str:
        folded = "-".join(value.casefold().replace("_", " ").split())
        found = near(folded, listed, 0.8) if len(value) <= LABEL_LENGTH else ""
        return write(found) if found else ""

    return check


def kinds(value: str) -> str:
    """Return the kinds of who says so, one or several with semicolons between them."""
    return "; ".join(KIND(part.strip()) for part in value.split(";"))


KIND = choice(ASSERTER_KINDS)
CHECKS: Mapping[str, Callable[[str], Any]] = {
    "id": kebab,
    "lane": one_line,
    "date": date,
    "label": label,
    "title": one_line,
    "summary": str,
    "status": choice(STATUSES),
    "place": one_line,
    "lat": latitude,
    "lon": longitude,
    "quantity": whole,
    "unit": one_line,
    "measure": choice(MEASURES),
    "scope": one_line,
    "due": date,
    "answers": kebab,
    "asserted_by": one_line,
    "asserted_by_kind": kinds,
    "source_title": one_line,
    "source_publisher": one_line,
    "source_date": date,
    "source_url": link,
    "source_note": str,
    "archive_url": link,
    "disputed_by": link,
    "dispute": one_line,
    "priority": priority,
    "notes": str,
    "tags": several(one_line),
    "known": date,
    "known_by": one_line,
    "answers_note": one_line,
    "media": several(file_name),
    "media_credit": one_line,
    "media_alt": str,
}
"""One check for every column of ours; `str` where any text will do."""
EXAMPLES: Mapping[str, str] = {
    "date": said("Write when it happened, for example 2017-08 or 2017-06/2018-04."),
    "title": said("Write one plain sentence without full stop."),
}
"""What to write into a required cell that is empty."""


def at_most(most: int, value: str) -> str:
    """Return a text that is not longer than so many characters."""
    if len(value) > most:
        wrong = said(
            "{cell} has {n} characters; at most {most} are allowed.", cell=quoted(value), n=len(value), most=most
        )
        raise WrongError(wrong, said("Shorten it by {n}.", n=len(value) - most))
    return value
