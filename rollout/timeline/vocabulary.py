"""The words of very many texts and where each stands, so that a search looks at words and not at every text.

A word here is a run of letters of one kind, of digits, or of signs; of Chinese each two letters that follow one
another. So what a search asks for stands within one word, and which texts hold that is known; or it is of several,
and the few texts that hold all of these are looked at.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rollout.evidence.alike import SYLLABLE
from rollout.timeline.aside import BREAK, ONE, Places

CHINESE = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
PLAIN = re.compile("[a-z]+|[0-9]+|[^a-z0-9\\s\0]+")
RUNS = re.compile(f"[a-z]+|[0-9]+|[{SYLLABLE}]+|[{CHINESE}]+|[^a-z0-9{SYLLABLE}{CHINESE}\\s\0]+")
IS_CHINESE = re.compile(f"[{CHINESE}]")
OFTEN = 32
"""A word that more than one text of so many holds has a bit for each text; any other has a list of them."""
BLOCK, WEIGHT = 4_096, 65_536  # words of a block, and places of them all, at most
FEW = 16_384  # places of a block that is put aside: as many of them as there are parts are held at once
HELD = 2_000_000
"""Places that are held in memory, about, before they are written aside."""
Block = tuple[str, bytes, bytes]
"""Words, how many places each has, and all places one after the other; of words with one place each no counts, and of
one word that stands often neither, but bits."""
BITS = b"bits"


def words_of(text: str) -> list[str]:
    """Return the words of a folded text, each as often as it stands there.

    >>> words_of("e-card 拉萨市 12")
    ['e', '-', 'card', '拉萨', '萨市', '12']
    """
    if text.isascii():
        return PLAIN.findall(text)
    found: list[str] = []
    for run in RUNS.findall(text):
        if len(run) > 2 and IS_CHINESE.match(run):
            found += map("".join, pairwise(run))
        else:
            found.append(run)
    return found


class Vocabulary:
    """Takes texts one after another, and gives the words of all in blocks; of very many texts it puts parts aside."""

    def __init__(self, aside: Places, count: int = 0) -> None:
        """Take where parts are put, and how many texts were taken before."""
        self._count, self._held = count, 0
        self._places: dict[str, array[int]] = {}
        self._aside = aside

    def add(self, text: str) -> None:
        """Take the next text."""
        places, number = self._places, self._count
        self._count += 1
        words = set(words_of(text))
        for word in words:
            if (known := places.get(word)) is None:
                places[word] = array("I", (number,))
            else:
                known.append(number)
        self._held += len(words)
        if self._held >= HELD:
            self.put_aside()

    def put_aside(self) -> None:
        """Write what is held, and hold nothing."""
        if self._places:
            self._aside.put(_in_blocks(sorted(self._places.items())))
        self._places, self._held = {}, 0

    def blocks(self) -> Iterator[Block]:
        """Yield all words in blocks."""
        self.put_aside()
        once, rest = _Gathered(WEIGHT), _Gathered(WEIGHT)
        for word, parts in self._aside.all():
            known, bits = self._known(parts)
            if bits:
                yield word, BITS, bytes(bits)
            elif len(known) == 1:
                yield from once.take(word, known)
            else:
                yield from rest.take(word, known)
        yield from once.block()
        yield from rest.block()

    def _known(self, parts: Iterable[memoryview]) -> tuple["array[int]", bytearray]:
        """Return the places of a word; of one that stands often no place, but bits."""
        known, bits = array("I"), bytearray()
        for own in parts:
            known.frombytes(own)
            if bits or len(known) * OFTEN > self._count:
                bits = bits or bytearray((self._count + 7) // 8)
                for number in known:
                    bits[number >> 3] |= 1 << (number & 7)
                known = array("I")
        return known, bits


def _in_blocks(words: Iterable[tuple[str, "array[int]"]]) -> Iterator[Block]:
    """Yield words with their places in blocks, in their order; a word with many places more than once."""
    some = _Gathered(FEW)
    for word, places in words:
        for begin in range(0, len(places), FEW):
            yield from some.take(word, places[begin : begin + FEW])
    yield from some.block()


class _Gathered:
    """Words on their way into a block."""

    def __init__(self, weight: int) -> None:
        self._weight = weight
        self._words: list[str] = []
        self._counts, self._places = array("I"), array("I")

    def take(self, word: str, places: "array[int]") -> Iterator[Block]:
        """Take a word; yield the block that is full with it."""
        self._words.append(word)
        self._counts.append(len(places))
        self._places.extend(places)
        if len(self._words) == BLOCK or len(self._places) > self._weight:
            yield from self.block()

    def block(self) -> Iterator[Block]:
        """Yield what there is, and begin anew."""
        if self._words:
            counts = ONE if len(self._places) == len(self._words) else self._counts.tobytes()
            yield BREAK.join(self._words), counts, self._places.tobytes()
        self._words = []
        self._counts, self._places = array("I"), array("I")
