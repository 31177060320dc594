"""Which of very many events are meant: a bit for each, as one number, kept in parts of so many events.

A part has a list of its events where few are meant, and a bit for each of them where many are: by its length it is
known which. Such numbers are joined by `&` and `|`.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from struct import pack, unpack
from typing import overload

PART = 65_536
FEW = 32
"""One event in so many takes as much room in a list as a bit for each event does, and half of it."""
SOME = re.compile(rb"[^\0]")
OF_BYTE = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]
OF_BIT = [bytes(byte >> bit & 1 for byte in range(256)) for bit in range(8)]


def number_of(flags: bytes | bytearray) -> int:
    """Return as one number flags of which each takes a byte.

    >>> number_of(bytes([1, 0, 1, 1]))
    13
    """
    found = 0
    for bit in range(8):
        found |= int.from_bytes(flags[bit::8], "little") << bit
    return found


def flags_of(number: int, count: int) -> bytes:
    """Return the flags of so many events, a byte for each, from a number that is made of them.

    >>> flags_of(13, 4) == bytes([1, 0, 1, 1])
    True
    """
    data, found = number.to_bytes((count + 7) // 8, "little"), bytearray((count + 7) // 8 * 8)
    for bit in range(8):
        found[bit::8] = data.translate(OF_BIT[bit])
    return bytes(found[:count])


def every(count: int) -> int:
    """Return the number by which all of so many events are meant."""
    return (1 << count) - 1


def marked(values: "array[int]", wanted: Iterable[int]) -> int:
    """Return as one number which values are among those that are wanted."""
    known = frozenset(wanted)
    if not known:
        return 0
    if values.typecode == "B":
        return number_of(values.tobytes().translate(bytes(value in known for value in range(256))))
    return number_of(bytes(map(known.__contains__, values)))


def bits_in(numbers: Iterable[int], count: int) -> int:
    """Return as one number which of so many events are meant, by the numbers of these."""
    flags = bytearray(count)
    for number in numbers:
        flags[number] = 1
    return number_of(flags)


def places_of(numbers: Sequence[int], part: int = PART) -> bytes:
    """Return how a part of so many events keeps which of them are meant, by their places in it, in whatever order."""
    if len(numbers) * FEW > part:
        return kept(bits_in(numbers, part), part)
    found = sorted({*numbers})
    return pack(f"<{len(found)}H", *found)


def kept(bits: int, part: int = PART) -> bytes:
    """Return how a part keeps a number of bits."""
    flags = bits.to_bytes(part // 8, "little")
    return flags if bits.bit_count() * FEW > part else places_of([*numbers_in(flags)], part)


def bits_of(places: bytes, part: int = PART) -> int:
    """Return as a number what a part keeps."""
    if len(places) == part // 8:
        return int.from_bytes(places, "little")
    flags = bytearray(part // 8)
    for number in unpack(f"<{len(places) // 2}H", places):
        flags[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(flags, "little")


def joined(rows: Iterable[tuple[int, bytes]], part: int = PART) -> int:
    """Return as one number what parts keep, each part as often as it is given."""
    wide, whole, lists = part // 8, dict[int, int](), dict[int, bytearray]()
    for at, places in rows:
        if len(places) == wide:
            whole[at] = whole.get(at, 0) | int.from_bytes(places, "little")
            continue
        if (flags := lists.get(at)) is None:
            flags = lists[at] = bytearray(part)
        for number in unpack(f"<{len(places) // 2}H", places):
            flags[number] = 1
    for at, flags in lists.items():
        whole[at] = whole.get(at, 0) | number_of(flags)
    found = bytearray((max(whole, default=-1) + 1) * wide)
    for at, bits in whole.items():
        found[at * wide : (at + 1) * wide] = bits.to_bytes(wide, "little")
    return int.from_bytes(found, "little")


def numbers_in(flags: bytes, begin: int = 0) -> Iterator[int]:
    """Yield the numbers of the events that are meant, of which the first has this one."""
    for found in SOME.finditer(flags):
        base = begin + found.start() * 8
        for bit in OF_BYTE[flags[found.start()]]:
            yield base + bit


class Meant(Sequence[int]):
    """The numbers of the events that are meant, in order: counted once, and given a few at a time."""

    def __init__(self, bits: int, count: int, part: int = PART) -> None:
        """Take which of so many events they are."""
        self._length, self._count, self.part, self._wide = bits.bit_count(), count, part, part // 8
        self.flags = bits.to_bytes((count + 7) // 8, "little")
        """A bit for each event."""
        self._parts = [
            (begin, int.from_bytes(self.flags[begin : begin + self._wide], "little").bit_count())
            for begin in range(0, len(self.flags), self._wide)
        ]

    def __len__(self) -> int:
        """Return how many there are."""
        return self._length

    def __iter__(self) -> Iterator[int]:
        """Yield each."""
        return numbers_in(self.flags)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        """Return the number at a place, or those of a slice."""
        if not isinstance(place, slice):
            at = range(self._length)[place]
            return self.numbers(at, at + 1)[0]
        places = range(self._length)[place]
        if not places:
            return ()
        begin, end = min(places[0], places[-1]), max(places[0], places[-1]) + 1
        found = self.numbers(begin, end)
        return [found[at - begin] for at in places]

    def others(self) -> "Meant":
        """Return those that are not meant."""
        return Meant(every(self._count) ^ int.from_bytes(self.flags, "little"), self._count, self.part)

    def parts(self) -> Iterator[tuple[int, bytes]]:
        """Yield the number of each part of which any is meant, and a byte for each of its events."""
        for at, count in self._parts:
            if count:
                own = int.from_bytes(self.flags[at : at + self._wide], "little")
                yield at // self._wide, flags_of(own, self._wide * 8)

    def numbers(self, begin: int, end: int) -> "array[int]":
        """Return the numbers of those from one place among them to another."""
        found = array("I")
        for at, count in self._parts:
            if begin < count and end > 0:
                own = numbers_in(self.flags[at : at + self._wide], at * 8)
                found.extend(islice(own, max(begin, 0), end))
            begin, end = begin - count, end - count
        return found
