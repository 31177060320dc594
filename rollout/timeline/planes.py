"""Whole numbers of very many events as planes of bytes, from which those of a choice are taken without a look at each.

A number has a digit to the base of 255 in each plane. The byte that is no digit is written over those that are not
meant, all at once, and then every such byte is left out, all at once: so of a hundred million it is soon known which
numbers some of them have.
"""

from array import array
from collections.abc import Iterable, Sequence
from itertools import groupby
from sys import byteorder

BASE = 255
NO_DIGIT = bytes([BASE])
KINDS = {1: "B", 2: "H", 4: "I"}
"""In how many planes numbers may be, and how `array` calls so many bytes."""
NOT_MEANT = bytes([BASE, *bytes(255)])


def wide(count: int) -> int:
    """Return how many planes hold numbers of which each is smaller than a count: four hold all that are asked for."""
    return next(planes for planes in KINDS if count <= BASE**planes)


def planes_of(numbers: Sequence[int], planes: int) -> bytes:
    """Return the planes of numbers, one behind another."""
    return b"".join(bytes(number // BASE**at % BASE for number in numbers) for at in range(planes))


def mask(flags: bytes) -> int:
    """Return what leaves out those that are not meant; flags: a byte for each, 1 where it is meant."""
    return int.from_bytes(flags.translate(NOT_MEANT), "little")


def taken(data: bytes, planes: int, left_out: int) -> "array[int]":
    """Return those numbers that are not left out, in their order, each as its digits lie in memory: see `read`."""
    length, some = len(data) // planes, bytearray()
    for at in range(planes):
        plane = int.from_bytes(data[at * length : (at + 1) * length], "little") | left_out
        digits = plane.to_bytes(length, "little").translate(None, NO_DIGIT)
        if not at:
            some = bytearray(len(digits) * planes)
        some[at::planes] = digits
    found = array(KINDS[planes])
    found.frombytes(some)
    return found


class Among:
    """Says which numbers are among some that are wanted: fast where these follow one another, as those of a lane do."""

    def __init__(self, wanted: Iterable[int], planes: int) -> None:
        """Take those that are wanted, in order, and in how many planes numbers are."""
        self.planes, unit = planes, BASE ** (planes - 1)
        rows = {digit: [*some] for digit, some in groupby(wanted, lambda number: number // unit)}
        self._whole = bytes(len(rows.get(digit, ())) == unit for digit in range(256))
        self._rest = [
            (bytes(one == digit for one in range(256)), Among((number % unit for number in some), planes - 1))
            for digit, some in rows.items()
            if len(some) < unit
        ]

    def flags(self, data: bytes) -> int:
        """Return a byte for each number of a part, 1 where it is wanted, as one number."""
        length = len(data) // self.planes
        upper, lower = data[len(data) - length :], data[: len(data) - length]
        found = int.from_bytes(upper.translate(self._whole), "little")
        for there, rest in self._rest:
            found |= int.from_bytes(upper.translate(there), "little") & rest.flags(lower)
        return found


def read(digits: int, planes: int) -> int:
    """Return a number from its digits as they lie in memory.

    >>> [read(one, 2) for one in taken(planes_of([7, 300, 255], 2), 2, mask(bytes([0, 1, 1])))]
    [300, 255]
    """
    found = 0
    for digit in digits.to_bytes(planes, byteorder)[::-1]:
        found = found * BASE + digit
    return found


def number_at(data: bytes, planes: int, place: int) -> int:
    """Return the number at a place.

    >>> number_at(planes_of([7, 300, 255], 2), 2, 1)
    300
    """
    found = 0
    for digit in data[place :: len(data) // planes][::-1]:
        found = found * BASE + digit
    return found
