"""What cells of numbers may hold; each check returns the value or raises WrongError."""

import re

from rollout.evidence.numerals import DIGITS, number_meant
from rollout.evidence.problems import quoted
from rollout.evidence.vocabulary import PRIORITIES
from rollout.evidence.wrong import WrongError, like, none_of, write
from rollout.words.said import said

DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,15})?", re.ASCII)


def whole(value: str) -> int:
    """Return a whole number, 0 or more."""
    if value.isdecimal() and value.isascii() and len(value) <= DIGITS:
        return int(value)
    wrong = said("{cell} is not a whole number written in digits alone (at most {n}).", cell=quoted(value), n=DIGITS)
    meant = number_meant(value)
    raise WrongError(wrong, write(meant) if meant else like("450000"))


def priority(value: str) -> int:
    """Return 1, 2 or 3."""
    if value in {"1", "2", "3"}:
        return int(value)
    near = write(value[0]) if value in {"1.0", "2.0", "3.0"} else PRIORITY_EXAMPLE
    raise WrongError(none_of(value, PRIORITIES), near)


PRIORITY_EXAMPLE = said("Write 1 (headline), 2 (supporting) or 3 (detail).")


def latitude(value: str) -> float:
    """Return degrees north, south being negative."""
    return _degrees(value, 90, "29.65")


def longitude(value: str) -> float:
    """Return degrees east, west being negative."""
    return _degrees(value, 180, "91.13")


def _degrees(value: str, most: int, example: str) -> float:
    if DEGREES.fullmatch(value) and abs(float(value)) <= most:
        return float(value)
    fix, comma = like(example), value.replace(",", ".", 1)
    if DEGREES.fullmatch(value) and most < abs(float(value)) <= 180:
        fix = said("Put lat and lon the other way round.")
    elif DEGREES.fullmatch(comma) and abs(float(comma)) <= most:
        fix = write(comma)
    raise WrongError(said("{cell} is not decimal degrees from -{n} to {n}.", cell=quoted(value), n=most), fix)
