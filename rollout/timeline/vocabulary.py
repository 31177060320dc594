"""The words of a text, and the keys by which it is found.

A word here is a run of letters of one kind, of digits, or of signs; of Chinese each two letters that follow one
another.
"""

from collections.abc import Iterator
from enum import IntEnum
from re import compile as compiled

from rollout.evidence.alike import SYLLABLE

BEGINS, ENDS = "\n", "\t"
"""What stands for the beginning and the end of a word among its letters: neither is in one."""
LONGEST = 3  # letters of a key
CHINESE = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PLAIN = compiled("[ \0]*(?:[a-z]+|[0-9]+|[^a-z0-9\\s\0]+)")
_RUNS = compiled(f"[ \0]*(?:[a-z]+|[0-9]+|[{SYLLABLE}]+|[{CHINESE}]+|[^a-z0-9{SYLLABLE}{CHINESE}\\s\0]+)")
_LONGER = compiled(f"[{CHINESE}]{{3}}")


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
    ENDED = 8  # how one that few hold ends, and right behind it one that many hold


Word = tuple[str, str]
"""What stands before a word, and the word."""
_LAPS = "\n"  # between two words that share a letter; none holds it
_APART = f" \0{_LAPS}"
WITHIN = ("", " ", _LAPS)
"""What stands between two words of one field."""


def pieces(text: str) -> list[str]:
    """Return the words of a folded text, each as often as it stands there, and with what stands before it.

    >>> pieces("e-card 拉萨")
    ['e', '-', 'card', ' 拉萨']
    """
    if text.isascii():
        return _PLAIN.findall(text)
    runs: list[str] = _RUNS.findall(text)
    return [part for run in runs for part in _parted(run)] if _LONGER.search(text) else runs


def _parted(run: str) -> Iterator[str]:
    if not _LONGER.search(run):
        yield run
        return
    apart, word = parted(run)
    yield f"{apart}{word[:2]}"
    for at in range(1, len(word) - 1):
        yield f"{_LAPS}{word[at : at + 2]}"


def parted(piece: str) -> Word:
    """Return what stands before the word of a piece, and the word."""
    word = piece.lstrip(_APART)
    return piece[: len(piece) - len(word)], word


def spelt(text: str) -> list[Word]:
    """Return the words of a folded text, each as often as it stands there, with what stands before it.

    >>> spelt("e-card 拉萨")
    [('', 'e'), ('', '-'), ('', 'card'), (' ', '拉萨')]
    """
    return [*map(parted, pieces(text))]


def beside(before: str, apart: str, word: str) -> str:
    """Return what a text says from a word to the end of the next one."""
    return f"{before}{word[-1]}" if apart == _LAPS else f"{before}{apart}{word}"


def beginnings(apart: str, word: str) -> tuple[str, ...]:
    """Return what a text says from the end of a word to the first letters of the next one.

    >>> beginnings(" ", "1234")
    (' 1', ' 12', ' 123')
    """
    if apart == _LAPS:
        return (word[-1],)
    first, least = apart + word[:LONGEST], len(apart) + 1
    return tuple([first[:end] for end in range(least, len(first) + 1)])


def endings(word: str, apart: str) -> tuple[str, ...]:
    """Return how a word ends before another, from what stands between: in its last letters, or all of them.

    >>> endings("1234", " "), endings("拉萨", chr(10))
    (('4', '34', '234'), ('拉萨',))
    """
    return (word,) if apart == _LAPS else tuple(word[-many:] for many in range(1, min(len(word), LONGEST) + 1))


def letters_of(word: str) -> set[str]:
    """Return the keys of a word that few hold.

    >>> letters_of("ox") == {"o", "x", chr(10) + "o", "ox", "x" + chr(9), chr(10) + "ox", "ox" + chr(9)}
    True
    """
    text = BEGINS + word + ENDS
    return {*word, *runs(text, 2), *runs(text, LONGEST)}


def runs(text: str, long: int) -> list[str]:
    """Return each so many letters of a text that follow one another."""
    return [text[at : at + long] for at in range(len(text) - long + 1)]


def asked_letters(text: str) -> tuple[str, ...]:
    """Return the keys that a word that few hold must have where it holds a text, with its beginning or end or without.

    >>> asked_letters("ox"), asked_letters("oxen")
    (('ox',), ('oxe', 'xen'))
    """
    return tuple(dict.fromkeys(runs(text, LONGEST))) if len(text) > LONGEST else (text,)
