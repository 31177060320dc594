"""Saying a sentence in the language of whoever reads: the English sentence is the key.

`scripts/say.js` does the same for the page. `tools/catalogue.py` finds each sentence that stands in a call of `say`,
`say_many` or `later`, so it stands there as it is, not put together.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from rollout.words.catalogue import forms
from rollout.words.tongues import ENGLISH, PLURALS, TONGUES

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


def language() -> str:
    """Return the language that is spoken now."""
    return _language.get()


def speak(tongue: str) -> None:
    """Speak a language from now on, in this thread or task."""
    _language.set(tongue)


@contextmanager
def speaking(tongue: str) -> Iterator[None]:
    """Speak a language for as long as this lasts."""
    before = _language.set(tongue)
    try:
        yield
    finally:
        _language.reset(before)


def number(n: int) -> str:
    """Return a whole number as the language writes it.

    >>> with speaking("de"): number(1234567)
    '1.234.567'
    """
    return f"{n:,}".replace(",", TONGUES[language()].thousands)


def _filled(pattern: str, places: dict[str, str | int]) -> str:
    if not places:
        return pattern
    return pattern.format_map({name: number(it) if isinstance(it, int) else it for name, it in places.items()})


def pattern(sentence: str) -> str:
    """Return a sentence in the language that is spoken, its places still to be filled."""
    return forms(language()).get(sentence, (sentence,))[0]


def pattern_many(one: str, many: str, n: int) -> str:
    """Return the sentence for a number of things, its places still to be filled.

    >>> pattern_many("{n} event", "{n} events", 2)
    '{n} events'
    """
    found = forms(language()).get(one)
    plural = PLURALS[TONGUES[language() if found else ENGLISH].plural]
    return (found or (one, many))[plural(n)]


def say(sentence: str, **places: str | int) -> str:
    """Return a sentence in the language that is spoken, with texts and numbers in their places.

    >>> say("{n} refused", n=1200)
    '1,200 refused'
    """
    return _filled(pattern(sentence), places)


def say_many(one: str, many: str, n: int, **places: str | int) -> str:
    """Return the sentence for a number of things, which is also in the place `n`.

    >>> say_many("{n} event", "{n} events", 1), say_many("{n} event", "{n} events", 0)
    ('1 event', '0 events')
    """
    return _filled(pattern_many(one, many, n), {"n": n, **places})


def headed(head: str, words: str) -> str:
    """Return words after what they are about, joined as the language does it.

    >>> with speaking("zh"): headed("2021", "12")
    '2021：12'
    """
    return say("{place}: {words}", place=head, words=words)


def later(sentence: str) -> str:
    """Return a sentence as it is: it stands in a constant, and is said when it is needed."""
    return sentence


def later_many(one: str, many: str) -> tuple[str, str]:
    """Return a sentence for a number of things as it is: `say_many` is given both."""
    return one, many
