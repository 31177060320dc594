"""Which of very many events are meant: a bit for each in one number, by which such choices are joined and counted."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress, islice
from re import DOTALL
from re import compile as compiled
from typing import overload

from rollout.timeline.aside import BREAK, ONE
from rollout.timeline.vocabulary import BITS, Block

FLAGS, DIGITS = bytes.maketrans(b"01", b"\0\1"), bytes.maketrans(b"\0\1", b"01")
FEW = 1_000  # of those that are meant, found without a look at all
SOME = compiled(rb"[^\0]", DOTALL)


def number_of(flags: bytes | bytearray) -> int:
    """Return as one number, which can be joined with others by `&` and `|`, flags of which each takes a byte.

    >>> number_of(bytes([1, 0, 1, 1]))
    13
    """
    return int(flags.translate(DIGITS)[::-1] or b"0", 2)


def flags_of(number: int, count: int) -> bytes:
    """Return the flags of so many events from a number that is made of them.

    >>> flags_of(13, 4) == bytes([1, 0, 1, 1])
    True
    """
    return format(number, f"0{count}b").encode()[::-1].translate(FLAGS) if count else b""


def every(count: int) -> int:
    """Return the number by which all of so many events are meant."""
    return (1 << count) - 1


class Meant(Sequence[int]):
    """The numbers of the events that are meant, in order; of very many the first are found at once."""

    def __init__(self, number: int, count: int) -> None:
        """Take as one number which of so many events are meant."""
        self._number, self._count, self._length = number, count, number.bit_count()

    def __len__(self) -> int:
        """Return how many there are."""
        return self._length

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        """Return the number at a place, or those of a slice."""
        if isinstance(place, slice) and (place.start or 0) >= 0 and 0 <= (place.stop or -1) <= FEW:
            return [*islice(self._first(), place.start, place.stop, place.step)]
        return self._all[place]

    def _first(self) -> Iterator[int]:
        """Yield them in order."""
        data = self._number.to_bytes((self._count + 7) // 8, "little")
        for found in SOME.finditer(data):
            at, byte = found.start(), data[found.start()]
            yield from (at * 8 + bit for bit in range(8) if byte >> bit & 1)

    @cached_property
    def _all(self) -> "array[int]":
        return array("I", compress(range(self._count), flags_of(self._number, self._count)))


class Marks:
    """Gathers who is meant, word by word."""

    def __init__(self, count: int) -> None:
        """Begin with none of so many."""
        self._count = count
        self._bits = 0
        self._flags = bytearray()

    def take(self, block: Block, holds: Callable[[str], bool]) -> None:
        """Take the places of those words of a block of which this is true."""
        words, counts, places = block
        if counts == BITS:
            if holds(words):
                self._bits |= int.from_bytes(places, "little")
            return
        flags = self._flags = self._flags or bytearray(self._count)
        numbers = array("I", places)
        if counts == ONE:
            for word, number in zip(words.split(BREAK), numbers, strict=True):
                if holds(word):
                    flags[number] = 1
            return
        begin = 0
        for word, many in zip(words.split(BREAK), array("I", counts), strict=True):
            if holds(word):
                for number in numbers[begin : begin + many]:
                    flags[number] = 1
            begin += many

    @property
    def number(self) -> int:
        """Who is meant, as one number."""
        return self._bits | number_of(self._flags)


def marked(values: Sequence[int], wanted: Iterable[int]) -> int:
    """Return as one number which values are among those that are wanted."""
    known = frozenset(wanted)
    if not known:
        return 0
    if isinstance(values, bytes):
        return number_of(values.translate(bytes(value in known for value in range(256))))
    return number_of(bytes(map(known.__contains__, values)))
