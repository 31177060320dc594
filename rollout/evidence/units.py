"""What a unit or a scope is, however somebody writes it: only like is compared with like, and like with all of it."""

import re
from functools import lru_cache
from typing import NamedTuple

MULTIPLES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
WORD = re.compile(r"%|[^\W_]+(?:[-'’][^\W_]+)*")
PERCENT = re.compile(r"(?:per ?cent|pct|%)(?!\w)", re.IGNORECASE)
PEOPLE = {"people": "person", "men": "man", "women": "woman", "children": "child"}
ARTICLES = {"a", "an", "the"}


class Unit(NamedTuple):
    """What is counted."""

    key: str
    """The same for every way of writing it: "card" for cards, Cards and million cards."""
    times: int
    """How many of it one stands for: a million where the unit is written "million cards"."""
    words: str
    """As written, without the multiple."""


@lru_cache(maxsize=1024)
def unit_of(written: str) -> Unit:
    """Return what a unit counts.

    >>> unit_of("million cards")
    Unit(key='card', times=1000000, words='cards')
    >>> unit_of("Persons").key == unit_of("people").key
    True
    """
    text = PERCENT.sub("percent", written)
    words = WORD.findall(text)
    found = [name for name in words if _single(name) in MULTIPLES]
    rest = _without(words, found[0]) if found else []
    if not rest:
        return Unit(_key(words), 1, written)
    return Unit(_key(rest), MULTIPLES[_single(found[0])], " ".join(rest))


def _without(words: list[str], multiple: str) -> list[str]:
    """Return the words of a unit without its multiple, which stands first or last, and without what joins the two."""
    if words[0] == multiple:
        return words[1 + (words[1:2] == ["of"]) :]
    if words[-1] == multiple:
        return words[: -2 if words[-2:-1] == ["in"] else -1]
    return []


@lru_cache(maxsize=1024)
def scope_of(written: str) -> str:
    """Return what is the same for every way of writing a scope: capitals, commas and blanks do not count.

    >>> scope_of("China, court list") == scope_of("china: Court  list")
    True
    """
    return " ".join(word for word in map(str.casefold, WORD.findall(written)) if word not in ARTICLES)


def is_share(unit: str) -> bool:
    """Return whether a unit is a percentage."""
    return unit_of(unit).key.startswith("percent")


def _key(words: list[str]) -> str:
    return " ".join(_single(word) for word in words if word.casefold() not in ARTICLES)


def _single(word: str) -> str:
    """Return a word without the ending of a plural: for comparing, not for reading."""
    folded = word.casefold()
    if folded in PEOPLE:
        return PEOPLE[folded]
    if folded.endswith("ies") and len(folded) > 4:
        return f"{folded[:-3]}y"
    return folded[:-1] if len(folded) > 3 and folded[-1] == "s" and folded[-2] not in "su" else folded
