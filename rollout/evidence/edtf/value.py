"""A date as read, the refusal of one, and which of two came first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date exactly as precise as its text.

    `earliest` and `latest` are the first and the last day the text allows, never padded for `?`, `~` or `%`;
    None where that end is open or unknown. `precision` is day, month, quarter, season, year, decade, century
    or millennium: the coarsest of the dates in the text. `certainty` is certain, uncertain, approximate or
    both; `start` and `end` are known, open or unknown; `kind` is date, interval or one-of.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: str
    certainty: str
    start: str
    end: str
    kind: str


class EdtfError(ValueError):
    """A text that is not a supported EDTF date: where it goes wrong, why, and what to write instead.

    `position` counts characters from 0; `wrong` and `example` are whole sentences, the second an instruction.
    """

    def __init__(self, text: str, position: int, wrong: str, example: str) -> None:
        super().__init__(f"{wrong} {example}")
        self.text = text
        self.position = position
        self.wrong = wrong
        self.example = example


def shown(text: str) -> str:
    """Quote a text for a message: at most 64 characters, whatever does not print as a replacement mark."""
    cut = text if len(text) <= 64 else text[:63] + "…"
    if cut.isprintable():
        return f"'{cut}'"
    return "'" + "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in cut) + "'"


def before(a: EdtfDate, b: EdtfDate) -> bool | None:
    """Tell whether all of `a` lies before all of `b`.

    True when it does, False when it lies after, None when the texts do not say: two events on one day have
    no order. Compares the days the texts name. A `~` or `?` has no width that could be compared, so whoever
    words the answer keeps the "about" or "possibly" of both.

    >>> from rollout.evidence.edtf import parse
    >>> before(parse("2019-12-31"), parse("2020-01"))
    True
    >>> before(parse("2020-01"), parse("2020-01-15")) is None
    True
    """
    if a.latest is not None and b.earliest is not None and a.latest < b.earliest:
        return True
    if b.latest is not None and a.earliest is not None and b.latest < a.earliest:
        return False
    return None
