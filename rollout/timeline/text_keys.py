"""The keys of very many texts, and which texts each tells of: made for a part of them at a time, and kept as bits.

A word that some texts of a part hold is a key of its own; one that many hold says besides which of these hold it twice,
and what it stands beside, so that a phrase is known without a look at any text. Of words that few hold the letters are
keys, one to three that follow one another: they are as many as there are numbers and names, and their texts are looked
at. What one letter or two stand in is known of every word, and of one beside what many hold, how it begins or ends.

Ten million texts have half a thousand million words and letters: what is done for each is left to what Python has in C.
"""

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import compress, count, islice, pairwise
from typing import Any, NamedTuple, TypeAlias

from rollout.timeline.bits import PART, bits_of, kept, places_of
from rollout.timeline.vocabulary import (
    BEGINS,
    ENDS,
    LONGEST,
    WITHIN,
    Kind,
    beginnings,
    beside,
    endings,
    letters_of,
    parted,
    pieces,
    runs,
)


class Shape(NamedTuple):
    """How many events stand in a part, and how many of these have to hold a word for it to be some, or many."""

    part: int = PART
    some: int = 64
    many: int = 1_024


USUAL = Shape()
Row = tuple[int, str, bytes]
"""Kind, key, and which events of the part."""
Places: TypeAlias = "array[int]"

_places = partial(array, "H")


def _each(act: Any, *given: Iterable[Any]) -> None:
    """Have something done for each."""
    deque(map(act, *given), maxlen=0)


class _Texts:
    """The words of texts one behind another, by numbers; a break, which is no word, stands before each text."""

    def __init__(self, texts: Iterable[str], many: int) -> None:
        """Give numbers to words, and to pieces: words with what stands before them; many: texts that many are."""
        numbers = defaultdict[str, int](count().__next__)
        self.pieces, self.owners, end = array("I"), array("H"), numbers[""]
        """Of each place in all texts the piece that stands there, and whose text it is."""
        for at, text in enumerate(texts):
            own = pieces(text)
            self.pieces.append(end)
            self.pieces.extend(map(numbers.__getitem__, own))
            self.owners.extend(array("H", (at,)) * (len(own) + 1))
        self.parted = [*map(parted, numbers)]
        known = defaultdict[str, int](count().__next__)
        of = array("I", (known[word] for _, word in self.parted))
        self.names = [*known]
        self.words = array("I", map(of.__getitem__, self.pieces))
        """Of each place the word that stands there."""
        self.held = [_places() for _ in known]
        """Whose texts hold each word, as often as they do."""
        _each(array.append, map(self.held.__getitem__, self.words), self.owners)
        self.held[0] = _places()  # of breaks
        self.many = [len(places) > many for places in self.held]
        self.often = self._flags(self.many[word] for word in of)
        self.few = self._flags(not self.many[word] for word in of)
        self.tight = self._flags(not apart for apart, _ in self.parted)
        self.within = self._flags(apart in WITHIN and bool(word) for apart, word in self.parted)
        """Flags as one number, a byte for each place: whether many hold its word; whether not, or it is a break;
        whether nothing stands before it; whether it stands in one field with the word before it."""

    def _flags(self, pieces: Iterable[bool]) -> int:
        return int.from_bytes(bytes(map(bytes(pieces).__getitem__, self.pieces)), "little")

    def at(self, flags: int, *columns: Sequence[int]) -> tuple[Iterator[tuple[int, ...]], Iterator[int]]:
        """Return what columns say of the places whose flag is set, and whose texts these are.

        The first says it of the place itself, the next of the one behind it, and so on.
        """
        these = flags.to_bytes(len(self.pieces), "little")
        said = (compress(islice(column, place, None), these) for place, column in enumerate(columns))
        return zip(*said, strict=False), compress(self.owners, these)


def _behind(flags: int, places: int = 1) -> int:
    """Return the flags of places that stand so many behind."""
    return flags >> 8 * places


class Part:
    """The keys of one part of the events."""

    def __init__(self, texts: Iterable[str], sorts: Iterable[int], shape: Shape = USUAL) -> None:
        """Take their texts, in the order of their numbers, and of each the number of its sort."""
        self._shape, self._sorts = shape, defaultdict[str, Places](_places)
        for at, sort in enumerate(sorts):
            self._sorts[str(sort)].append(at)
        self._texts = texts_ = _Texts(texts, shape.many)
        self._two = texts_.often & _behind(texts_.often)
        """Where two words begin that many hold."""
        self._close = self._two & _behind(texts_.tight)
        """The same with nothing between."""

    def _pairs(self) -> Iterator[tuple[str, Places]]:
        """Yield two words that many hold, beside one another in one field."""
        texts, found = self._texts, defaultdict[tuple[int, ...], Places](_places)
        pairs, owners = texts.at(self._two & _behind(texts.within), texts.words, texts.pieces)
        _each(array.append, map(found.__getitem__, pairs), owners)
        for (before, piece), places in found.items():
            yield beside(texts.names[before], *texts.parted[piece]), places

    def _triples(self) -> Iterator[tuple[str, Places]]:
        """Yield three words that many hold, with nothing between."""
        texts, found = self._texts, defaultdict[tuple[int, ...], Places](_places)
        these = self._close & _behind(texts.often & texts.tight, 2)
        triples, owners = texts.at(these, texts.words, texts.words, texts.words)
        _each(array.append, map(found.__getitem__, triples), owners)
        for words, places in found.items():
            yield "".join(texts.names[word] for word in words), places

    def _begun(self) -> dict[str, Places]:
        """Return how words begin that few hold, right behind one or two that many hold."""
        texts, names, found = self._texts, self._texts.names, defaultdict[str, Places](_places)
        begin = texts.few & texts.within
        pairs, owners = texts.at(texts.often & _behind(begin), texts.words, texts.pieces)
        for (before, piece), owner in zip(pairs, owners, strict=False):
            for begins in beginnings(*texts.parted[piece]):
                found[names[before] + begins].append(owner)
        these = self._close & _behind(begin & texts.tight, 2)
        triples, owners = texts.at(these, texts.words, texts.words, texts.pieces)
        for (first, second, piece), owner in zip(triples, owners, strict=False):
            for begins in beginnings(*texts.parted[piece]):
                found[names[first] + names[second] + begins].append(owner)
        return found

    def _ended(self) -> dict[str, Places]:
        """Return how words end that few hold, and right behind them one that many hold."""
        texts, names, found = self._texts, self._texts.names, defaultdict[str, Places](_places)
        pairs, owners = texts.at(texts.few & _behind(texts.often & texts.within), texts.words, texts.pieces)
        for (before, piece), owner in zip(pairs, owners, strict=False):
            apart, word = texts.parted[piece]
            for ends in endings(names[before], apart):  # of a break none
                found[beside(ends, apart, word)].append(owner)
        return found

    def _letters(self) -> dict[str, Places]:
        """Return the letters of words that few hold."""
        found = defaultdict[str, Places](_places)
        for word, places in zip(self._texts.names, self._texts.held, strict=True):
            if len(places) <= self._shape.some:
                for key in letters_of(word):
                    found[key].extend(places)
        return found

    def _found(self) -> Iterator[tuple[Kind, str, Places]]:
        """Yield each key with the places of the events that it tells of, in any order and some more than once."""
        yield from ((Kind.SORT, key, places) for key, places in self._sorts.items())
        yield from ((Kind.LETTERS, key, places) for key, places in self._letters().items() if places)
        yield from ((Kind.BEGUN, key, places) for key, places in self._begun().items())
        yield from ((Kind.ENDED, key, places) for key, places in self._ended().items())
        for word, places, many in zip(self._texts.names, self._texts.held, self._texts.many, strict=True):
            if many:
                yield Kind.OFTEN, word, places
                if twice := _places(at for at, after in pairwise(places) if at == after):
                    yield Kind.TWICE, word, twice
            elif len(places) > self._shape.some:
                yield Kind.WORD, word, places
        yield from ((Kind.PAIR, key, places) for key, places in self._pairs())
        yield from ((Kind.PAIR, key, places) for key, places in self._triples())

    def rows(self) -> Iterator[Row]:
        """Yield each key with the events that it tells of."""
        short: dict[str, int] = {}
        for kind, key, numbers in self._found():
            places = places_of(numbers, self._shape.part)
            yield kind, key, places
            if letters := _short(kind, key):
                bits = bits_of(places, self._shape.part)
                for one in letters:
                    short[one] = short.get(one, 0) | bits
        for one, bits in short.items():
            yield Kind.SHORT, one, kept(bits, self._shape.part)


def _short(kind: int, key: str) -> Iterable[str]:
    """Return the letters, one or two, of which a key tells that they stand in a word."""
    if kind in (Kind.WORD, Kind.OFTEN):
        return {*key, *runs(key, 2)}
    inside = kind == Kind.LETTERS and len(key) < LONGEST and not key.startswith(BEGINS) and not key.endswith(ENDS)
    return (key,) if inside else ()
