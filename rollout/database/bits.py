"""Which of very many events are meant: a bit for each, as one number, kept in parts of so many events.

A part has a list of its events where few are meant, and a bit for each of them where many are: by its length it is
known which.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from struct import pack, unpack

PART = 65_536
FEW = 32
"""One event in so many takes as much room in a list as a bit for each event does, and half of it."""
SOME = re.compile(rb"[^\0]")
OF_BYTE = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]


def places_of(numbers: Sequence[int], part: int = PART) -> bytes:
    """Return how a part of so many events keeps which of them are meant, by their places in it, in order."""
    if len(numbers) * FEW <= part:
        return pack(f"<{len(numbers)}H", *numbers)
    return flags_of(numbers, part)


def flags_of(numbers: Iterable[int], count: int) -> bytes:
    """Return a bit for each of so many events, set for those that are meant."""
    found = bytearray((count + 7) // 8)
    for number in numbers:
        found[number >> 3] |= 1 << (number & 7)
    return bytes(found)


def kept(bits: int, part: int = PART) -> bytes:
    """Return how a part keeps a number of bits."""
    flags = bits.to_bytes(part // 8, "little")
    return flags if bits.bit_count() * FEW > part else places_of([*numbers_in(flags)], part)


def bits_of(places: bytes, part: int = PART) -> int:
    """Return as a number what a part keeps."""
    wide = part // 8
    flags = places if len(places) == wide else flags_of(unpack(f"<{len(places) // 2}H", places), part)
    return int.from_bytes(flags, "little")


def joined(rows: Iterable[tuple[int, bytes]], part: int = PART) -> int:
    """Return as one number what parts keep, each part as often as it is given."""
    found: dict[int, int] = {}
    for at, places in rows:
        found[at] = found.get(at, 0) | bits_of(places, part)
    wide = part // 8
    flags = bytearray((max(found, default=-1) + 1) * wide)
    for at, bits in found.items():
        flags[at * wide : (at + 1) * wide] = bits.to_bytes(wide, "little")
    return int.from_bytes(flags, "little")


def numbers_in(flags: bytes, begin: int = 0) -> Iterator[int]:
    """Yield the numbers of the events that are meant, of which the first has this one."""
    for found in SOME.finditer(flags):
        base = begin + found.start() * 8
        for bit in OF_BYTE[flags[found.start()]]:
            yield base + bit


def listed(flags: bytes) -> str:
    """Return the numbers of the events that are meant, as a database takes a list of them."""
    return f"{{{','.join(map(str, numbers_in(flags)))}}}"


class Meant:
    """The events that are meant, in their order: counted once, and given a few at a time."""

    def __init__(self, bits: int, count: int, part: int = PART) -> None:
        """Take which of so many events they are."""
        self.bits, self.count = bits, bits.bit_count()
        self.flags = bits.to_bytes((count + 7) // 8, "little")
        wide = part // 8
        self._parts = [
            (begin, int.from_bytes(self.flags[begin : begin + wide], "little").bit_count())
            for begin in range(0, len(self.flags), wide)
        ]
        self._wide = wide

    @property
    def listed(self) -> str:
        """Their numbers, as a database takes a list of them."""
        return listed(self.flags)

    def numbers(self, begin: int, end: int) -> list[int]:
        """Return the numbers of those from one place among them to another."""
        found: list[int] = []
        for at, count in self._parts:
            if begin < count and end > 0:
                own = numbers_in(self.flags[at : at + self._wide], at * 8)
                found += [number for place, number in enumerate(own) if begin <= place < end]
            begin, end = begin - count, end - count
        return found
