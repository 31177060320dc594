"""Which of very many events are meant: a byte for each, 1 where it is, and such bytes as one number to join them by."""

from array import array
from collections.abc import Callable, Iterable, Sequence

from rollout.timeline.aside import BREAK, ONE
from rollout.timeline.vocabulary import BITS, Block

DIGITS = bytes.maketrans(b"01", b"\0\1")


def number_of(flags: bytes | bytearray) -> int:
    """Return flags as one number, which can be joined with others by `&` and `|`."""
    return int.from_bytes(flags, "little")


def flags_of(number: int, count: int) -> bytes:
    """Return the flags of so many events from a number that is made of them."""
    return number.to_bytes(count, "little")


def _spread(bits: int, count: int) -> int:
    """Return the flags, as a number, of bits."""
    digits = format(bits, f"0{count}b").encode()[::-1]  # of a power of two in time that grows as their number does
    return number_of(digits.translate(DIGITS))


class Marks:
    """Gathers who is meant, word by word."""

    def __init__(self, count: int) -> None:
        """Begin with none of so many."""
        self._count = count
        self._bits = 0
        self._flags = bytearray(count)

    def take(self, block: Block, holds: Callable[[str], bool]) -> None:
        """Take the places of those words of a block of which this is true."""
        words, counts, places = block
        if counts == BITS:
            if holds(words):
                self._bits |= int.from_bytes(places, "little")
            return
        numbers, flags = array("I", places), self._flags
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
        return _spread(self._bits, self._count) | number_of(self._flags)


def marked(values: Sequence[int], wanted: Iterable[int]) -> int:
    """Return as one number which values are among those that are wanted."""
    known = frozenset(wanted)
    if isinstance(values, bytes):
        return number_of(values.translate(bytes(value in known for value in range(256))))
    return number_of(bytes(map(known.__contains__, values)))
