"""A date as read, the refusal of one, and which of two came first."""

from __future__ import annotations

from dataclasses import dataclass

from rollout.evidence.edtf.far import Day

FOREVER = float("inf")


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date exactly as precise as its text.

    `earliest` and `latest` are the first and the last day the text allows, never padded for `?`, `~` or `%`;
    None where that end is open or unknown. `precision` is second, minute, day, month, quarter, season, year, decade,
    century or millennium: the coarsest of the dates in the text. `certainty` is certain, uncertain, approximate or
    both; `start` and `end` are known, open or unknown; `kind` is date, interval or one-of. `begins` and `ends` say
    which part of the first and of the last day a time of day leaves, and `zone` what the text says of its clock.
    """

    text: str
    earliest: Day | None
    latest: Day | None
    precision: str
    certainty: str
    start: str
    end: str
    kind: str
    begins: float = 0
    ends: float = 1
    zone: str = ""

    @property
    def timed(self) -> bool:
        """Whether the text names a time of day."""
        return self.precision in ("second", "minute") or (self.begins, self.ends) != (0, 1)

    @property
    def order(self) -> tuple[float, float]:
        """What puts dates in order: when it begins, then when it ends; an open side is before or after all."""
        begin = FOREVER if self.earliest is None else self.earliest.toordinal() + self.begins
        end = FOREVER if self.latest is None else self.latest.toordinal() + self.ends
        return -begin if self.earliest is None else begin, end


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

    True when it does, False when it lies after, None when the texts do not say: two events on one day have no
    order, unless both give a time by one clock. Compares the days the texts name. A `~` or `?` has no width that
    could be compared, so whoever words the answer keeps the "about" or "possibly" of both.

    >>> from rollout.evidence.edtf import parse
    >>> before(parse("2019-12-31"), parse("2020-01"))
    True
    >>> before(parse("2020-01"), parse("2020-01-15")) is None
    True
    """
    whole = a.zone != b.zone  # clocks of two zones are told apart by the day alone
    if _over(a, b, whole):
        return True
    return False if _over(b, a, whole) else None


def _over(a: EdtfDate, b: EdtfDate, whole: bool) -> bool:
    """Return whether `a` has ended when `b` begins; whole: by whole days."""
    if a.latest is None or b.earliest is None:
        return False
    end, begin = (1.0, 0.0) if whole else (a.ends, b.begins)
    return a.latest.toordinal() + end <= b.earliest.toordinal() + begin
