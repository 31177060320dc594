"""The words of very many texts and where each stands, so that a search looks at words and not at every text.

A word here is a run of letters of one kind, of digits, or of signs; of Chinese each two letters that follow one
another. So what a search asks for stands within one word, and which texts hold that is known; or it is of several,
and the few texts that hold all of these are looked at.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from rollout.evidence.alike import SYLLABLE

CHINESE = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
PLAIN = re.compile("[a-z]+|[0-9]+|[^a-z0-9\\s\0]+")
RUNS = re.compile(f"[a-z]+|[0-9]+|[{SYLLABLE}]+|[{CHINESE}]+|[^a-z0-9{SYLLABLE}{CHINESE}\\s\0]+")
IS_CHINESE = re.compile(f"[{CHINESE}]")
OFTEN = 32
"""A word that more than one text of so many holds has a bit for each text; any other has a list of them."""
BLOCK, WEIGHT = 4_096, 65_536  # words of a block, and places of them all, at most
BREAK = "\n"
Block = tuple[str, bytes, bytes]
"""Words, how many places each has, and all places one after the other; of words with one place each no counts, and of
one word that stands often neither, but bits."""
ONE, BITS = b"", b"bits"


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
    """Takes texts one after another, and gives the words of all in blocks."""

    def __init__(self) -> None:
        """Begin with none."""
        self._count = 0
        self._places: dict[str, int | array[int]] = {}

    def add(self, text: str) -> None:
        """Take the next text."""
        places, number = self._places, self._count
        self._count += 1
        for word in set(words_of(text)):
            known = places.get(word)
            if known is None:
                places[word] = number
            elif isinstance(known, int):
                places[word] = array("I", (known, number))
            else:
                known.append(number)

    def blocks(self) -> Iterator[Block]:
        """Yield all words in blocks."""
        once = {word: known for word, known in self._places.items() if isinstance(known, int)}
        yield from _of_one_place(once)
        words: list[str] = []
        counts, places = array("I"), array("I")
        for word, known in self._places.items():
            if isinstance(known, int):
                continue
            if len(known) * OFTEN > self._count:
                yield word, BITS, bits_of(known, self._count)
                continue
            words.append(word)
            counts.append(len(known))
            places.extend(known)
            if len(words) == BLOCK or len(places) > WEIGHT:
                yield BREAK.join(words), counts.tobytes(), places.tobytes()
                words, counts, places = [], array("I"), array("I")
        if words:
            yield BREAK.join(words), counts.tobytes(), places.tobytes()


def _of_one_place(once: Mapping[str, int]) -> Iterator[Block]:
    words, numbers = [*once], array("I", once.values())
    for begin in range(0, len(words), BLOCK):
        some = slice(begin, begin + BLOCK)
        yield BREAK.join(words[some]), ONE, numbers[some].tobytes()


def bits_of(numbers: Iterable[int], count: int) -> bytes:
    """Return a bit for each of so many numbers, set for those that are given."""
    found = bytearray((count + 7) // 8)
    for number in numbers:
        found[number >> 3] |= 1 << (number & 7)
    return bytes(found)
