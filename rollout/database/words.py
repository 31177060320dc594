"""The words of very many texts, and which texts hold each: made for a part of them at a time, and kept as bits.

A word that some texts of a part hold is a key of its own; one that many hold says besides which of these hold it twice,
and what it stands beside, so that a phrase is known without a look at any text. Of words that few hold the letters are
keys, one to three that follow one another: they are as many as there are numbers and names, and their texts are looked
at. What one letter or two stand in is known of every word, and of one right behind what many hold, how it begins.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from re import compile as compiled
from typing import NamedTuple

from rollout.database.bits import PART, bits_of, kept, places_of
from rollout.timeline.vocabulary import CHINESE, IS_CHINESE, PLAIN, RUNS

BEGINS, ENDS = "\n", "\t"
"""What stands for the beginning and the end of a word among its letters: neither is in one."""
LONGEST = 3  # letters of a key


class Kind(IntEnum):
    """What a key is, and of which events it tells."""

    SHORT = 0  # one letter or two, in any word
    LETTERS = 1  # one to three, in words that few hold, with their beginnings and ends
    WORD = 2  # one that some hold
    OFTEN = 3  # one that many hold
    TWICE = 4  # the same, where it stands twice or more
    PAIR = 5  # two that many hold, beside one another; or three with nothing between
    SORT = 6  # what filters ask for
    BEGUN = 7  # one that many hold, or two with nothing between, and how one that few hold begins right behind


class Shape(NamedTuple):
    """How many events stand in a part, and how many of these have to hold a word for it to be some, or many."""

    part: int = PART
    some: int = 64
    many: int = 1_024


USUAL = Shape()
_PLAIN, _RUNS = (compiled(f"([ \0]*)({one.pattern})") for one in (PLAIN, RUNS))
_LONGER = compiled(f"[{CHINESE}]{{3}}")
Word = tuple[str, str]
"""What stands before a word, and the word."""
_LAPS = "\b"  # between two words that share a letter
WITHIN = ("", " ", _LAPS)
"""What stands between two words of one field."""


def spelt(text: str) -> list[Word]:
    """Return the words of a folded text, each as often as it stands there, with what stands before it.

    >>> spelt("e-card 拉萨")
    [('', 'e'), ('', '-'), ('', 'card'), (' ', '拉萨')]
    """
    if text.isascii():
        return _PLAIN.findall(text)
    words: list[Word] = _RUNS.findall(text)
    return [part for apart, run in words for part in _parted(apart, run)] if _LONGER.search(text) else words


def _parted(apart: str, run: str) -> Iterator[Word]:
    if len(run) < 3 or not IS_CHINESE.match(run):
        yield apart, run
        return
    for at in range(len(run) - 1):
        yield _LAPS if at else apart, run[at : at + 2]


def beside(before: str, apart: str, word: str) -> str:
    """Return what a text says from a word to the end of the next one."""
    return f"{before}{word[-1]}" if apart == _LAPS else f"{before}{apart}{word}"


def begun(before: str, apart: str, word: str) -> tuple[str, ...]:
    """Return what a text says from a word to the first letters of the next one.

    >>> begun("-", "", "1234")
    ('-1', '-12', '-123')
    """
    if apart == _LAPS:
        return (beside(before, apart, word),)
    return tuple(f"{before}{apart}{word[:long]}" for long in range(1, min(LONGEST, len(word)) + 1))


@lru_cache(maxsize=100_000)
def letters_of(word: str) -> tuple[str, ...]:
    """Return the keys of a word that few hold.

    >>> letters_of("ox") == ("o", "x", chr(10) + "o", "ox", "x" + chr(9), chr(10) + "ox", "ox" + chr(9))
    True
    """
    return tuple(dict.fromkeys((*word, *_runs(f"{BEGINS}{word}{ENDS}", 2), *_runs(f"{BEGINS}{word}{ENDS}", LONGEST))))


def _runs(text: str, long: int) -> Iterator[str]:
    return (text[at : at + long] for at in range(len(text) - long + 1))


def asked_letters(text: str) -> tuple[str, ...]:
    """Return the keys that a word that few hold must have where it holds a text, with its beginning or end or without.

    >>> asked_letters("ox"), asked_letters("oxen")
    (('ox',), ('oxe', 'xen'))
    """
    return tuple(dict.fromkeys(_runs(text, LONGEST))) if len(text) > LONGEST else (text,)


Row = tuple[int, str, bytes]
"""Kind, key, and which events of the part."""


class Part:
    """The keys of one part of the events."""

    def __init__(self, texts: Sequence[str], sorts: Iterable[int], shape: Shape = USUAL) -> None:
        """Take their texts, in the order of their numbers, and of each the number of its sort."""
        self._shape = shape
        held = Counter[str]()
        for text in texts:  # and once more below: to keep their words would take a gigabyte where they are long
            held.update({word for _, word in spelt(text)})
        some = {word for word, count in held.items() if count > shape.some}
        many = {word for word, count in held.items() if count > shape.many}
        # The places of each, in order, as often as it stands there.
        self._sorts, self._letters = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
        self._words: dict[str, list[int]] = {word: [] for word in some}
        self._pairs = defaultdict[tuple[str, str, str], list[int]](list)
        self._begun = defaultdict[str, list[int]](list)
        self._many = many
        for at, sort in enumerate(sorts):
            self._sorts[str(sort)].append(at)
        for at, text in enumerate(texts):
            self._take(at, spelt(text))

    def _take(self, at: int, text: Iterable[Word]) -> None:
        words, pairs, letters, many, before, close = self._words, self._pairs, self._letters, self._many, "", ""
        for apart, word in text:
            if word in many:
                if before:
                    pairs[before, apart, word].append(at)
                if close and not apart:
                    pairs[close, apart, word].append(at)
                close = before + word if before and not apart else ""
                before = word
                words[word].append(at)
                continue
            if before and apart in WITHIN:
                self._begin(at, begun(before, apart, word))
                if close and not apart:
                    self._begin(at, begun(close, apart, word))
            before = close = ""
            if word in words:
                words[word].append(at)
            else:
                for key in letters_of(word):
                    letters[key].append(at)

    def _begin(self, at: int, keys: Iterable[str]) -> None:
        for key in keys:
            self._begun[key].append(at)

    def _found(self) -> Iterator[tuple[Kind, str, list[int]]]:
        """Yield each key with the places of the events that it tells of."""
        yield from ((Kind.SORT, key, places) for key, places in self._sorts.items())
        yield from ((Kind.LETTERS, key, places) for key, places in self._letters.items())
        yield from ((Kind.BEGUN, key, places) for key, places in self._begun.items())
        for word, places in self._words.items():
            yield Kind.OFTEN if word in self._many else Kind.WORD, word, places
            if word in self._many and (twice := [at for at, after in pairwise(places) if at == after]):
                yield Kind.TWICE, word, twice
        for (before, apart, word), places in self._pairs.items():
            if apart in WITHIN:
                yield Kind.PAIR, beside(before, apart, word), places

    def rows(self) -> Iterator[Row]:
        """Yield each key with the events that it tells of."""
        short: dict[str, int] = {}
        for kind, key, numbers in self._found():
            places = places_of([*dict.fromkeys(numbers)], self._shape.part)
            yield kind, key, places
            for letters in _short(kind, key):
                short[letters] = short.get(letters, 0) | bits_of(places, self._shape.part)
        for letters, bits in short.items():
            yield Kind.SHORT, letters, kept(bits, self._shape.part)


def _short(kind: int, key: str) -> Iterable[str]:
    """Return the letters, one or two, of which a key tells that they stand in a word."""
    if kind in (Kind.WORD, Kind.OFTEN):
        return {*key, *_runs(key, 2)}
    inside = kind == Kind.LETTERS and len(key) < LONGEST and not key.startswith(BEGINS) and not key.endswith(ENDS)
    return (key,) if inside else ()
