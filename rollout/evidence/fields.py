"""What one cell may hold, column by column; each check returns the value or raises WrongError."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from rollout.evidence import edtf
from rollout.evidence.near import near
from rollout.evidence.numerals import DIGITS, number_meant
from rollout.evidence.problems import shown
from rollout.evidence.text import safe_link
from rollout.evidence.vocabulary import (
    ASSERTER_KINDS,
    LABEL_LENGTH,
    MEASURES,
    PRIORITIES,
    STATUSES,
    TITLE_LENGTH,
)

MOST = 500  # values that one cell may hold
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FILE = re.compile(r"[^\s./\\:][^/\\:\n\t]*")
DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,15})?", re.ASCII)


class WrongError(ValueError):
    """Raised by a check with what is wrong, and an example that would pass; `meant` finds a nearer one, or none."""

    def __init__(self, wrong: str, example: str, meant: Callable[[], str] = str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.example = example
        self._meant = meant

    def closest(self) -> str:
        """Return the example that is nearest to what was written; to look for it takes time."""
        return self._meant() or self.example


def one_line(value: str) -> str:
    """Return text that may not run over several lines."""
    if "\n" in value or "\t" in value:
        raise WrongError(f"'{shown(value)}' holds a line break or a tab.", "Write it on one line.")
    return value


def kebab(value: str) -> str:
    """Return an id: small letters, digits and single hyphens."""
    if KEBAB.fullmatch(value):
        return value
    close = re.sub("[^a-z0-9]+", "-", value.casefold()).strip("-") or "lhasa-cards-2017"
    wrong = f"'{shown(value)}' is not an id: small letters a-z, digits and single hyphens between them."
    raise WrongError(wrong, f"Write {shown(close)}.")


def label(value: str) -> str:
    """Return the words beside the mark."""
    return at_most(LABEL_LENGTH, one_line(value))


def headline(value: str) -> str:
    """Return a short sentence without its full stop."""
    if value.endswith((".", "。")) and len(value) <= TITLE_LENGTH:
        wrong = f"'{shown(value)}' ends with a full stop; a title has none."
        raise WrongError(wrong, "Delete the full stop.")
    return at_most(TITLE_LENGTH, one_line(value))


def several(check: Callable[[str], str], separator: str | None = ";") -> Callable[[str], tuple[str, ...]]:
    """Return the check for a cell that holds several values, each kept once; no separator: white space."""

    def split(value: str) -> tuple[str, ...]:
        parts = list(dict.fromkeys(part.strip() for part in value.split(separator) if part.strip()))
        if len(parts) > MOST:
            raise WrongError(f"The cell names {len(parts):,} things; at most {MOST} are read.", "Name fewer.")
        return tuple(dict.fromkeys(map(check, parts)))

    return split


def file_name(value: str) -> str:
    """Return the name of a file that lies in the folder `media` beside the events."""
    if FILE.fullmatch(value):
        return value
    wrong = f"'{shown(value)}' is not the name of a file in the folder media: no folder, no address."
    raise WrongError(wrong, "Copy the file there and write its name, for example gate.jpg.")


def date(value: str) -> edtf.EdtfDate:
    """Return an EDTF date."""
    try:
        return edtf.plain(value) or edtf.parse(value)
    except edtf.EdtfError as error:
        raise WrongError(error.wrong, error.example) from None


def whole(value: str) -> int:
    """Return a whole number, 0 or more."""
    if value.isdecimal() and value.isascii() and len(value) <= DIGITS:
        return int(value)
    wrong = f"'{shown(value)}' is not a whole number written in digits alone (at most {DIGITS})."
    raise WrongError(wrong, f"Write {number_meant(value) or 'it like 450000'}.")


def latitude(value: str) -> float:
    """Return degrees north, south being negative."""
    return _degrees(value, 90, "29.65")


def longitude(value: str) -> float:
    """Return degrees east, west being negative."""
    return _degrees(value, 180, "91.13")


def link(value: str) -> str:
    """Return a web address that leads where it says."""
    if safe := safe_link(value):
        return safe
    wrong = f"'{shown(value)}' is not a web address that can be linked: http or https, a host name, no blanks."
    raise WrongError(wrong, "Write it like https://www.hrw.org/news/2012/03/16.")


def choice(allowed: Iterable[str]) -> Callable[[str], str]:
    """Return the check for a closed list, which names the near miss."""
    listed = tuple(allowed)

    def check(value: str) -> str:
        if value in listed:
            return value
        # An example that somebody takes as it stands would be a statement that nobody made.
        example = "Write the one that is true of this row."
        raise WrongError(f"'{shown(value)}' is not one of {', '.join(listed)}.", example, partial(meant, value))

    def meant(value: str) -> str:
        folded = "-".join(value.casefold().replace("_", " ").split())
        found = near(folded, listed, 0.8) if len(value) <= LABEL_LENGTH else ""
        return f"Write {found}." if found else ""

    return check


def kinds(value: str) -> str:
    """Return the kinds of who says so, one or several with semicolons between them."""
    return "; ".join(KIND(part.strip()) for part in value.split(";"))


def priority(value: str) -> int:
    """Return 1, 2 or 3."""
    if value in {"1", "2", "3"}:
        return int(value)
    near = f"Write {value[0]}." if value in {"1.0", "2.0", "3.0"} else PRIORITY_EXAMPLE
    raise WrongError(f"'{shown(value)}' is not one of {', '.join(map(str, PRIORITIES))}.", near)


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
    "date": "Write when it happened, for example 2017-08 or 2017-06/2018-04.",
    "title": "Write one plain sentence without full stop.",
}
"""What to write into a required cell that is empty."""
PRIORITY_EXAMPLE = "Write 1 (headline), 2 (supporting) or 3 (detail)."


def at_most(most: int, value: str) -> str:
    """Return a text that is not longer than so many characters."""
    if len(value) > most:
        wrong = f"'{shown(value)}' has {len(value)} characters; at most {most} are allowed."
        raise WrongError(wrong, f"Shorten it by {len(value) - most}.")
    return value


def _degrees(value: str, most: int, example: str) -> float:
    if DEGREES.fullmatch(value) and abs(float(value)) <= most:
        return float(value)
    fix, comma = f"Write it like {example}.", value.replace(",", ".", 1)
    if DEGREES.fullmatch(value) and most < abs(float(value)) <= 180:
        fix = "Put lat and lon the other way round."
    elif DEGREES.fullmatch(comma) and abs(float(comma)) <= most:
        fix = f"Write {comma}."
    raise WrongError(f"'{shown(value)}' is not decimal degrees from -{most} to {most}.", fix)
