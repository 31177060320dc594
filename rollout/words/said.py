"""Sentences that are made before anybody knows who will read them: English as text, and told in any language later.

What is wrong with a file is found once for all its readers. So it is kept as a `Said`, which is English wherever a text
is wanted; whoever shows it to a person does so with `told`. `tools/catalogue.py` finds what stands in a call of `said`
or `said_many`.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Self

from rollout.words.say import language, say, say_many
from rollout.words.tongues import ENGLISH, TONGUES

Place = str | int
Places = Mapping[str, Place]
STOPS = ".。"


class Said(str):
    """A text in English that knows how it is told in the language that is spoken."""

    __slots__ = ("places", "tell")
    tell: Callable[[Places], str]
    """Says it in the language that is spoken, with what stands in its places."""
    places: Places

    def __new__(cls, english: str, tell: Callable[[Places], str], places: Places) -> Self:
        """Take the English, what tells it, and what stands in its places."""
        made = super().__new__(cls, english)
        made.tell, made.places = tell, places
        return made

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Leave this process, or come into a copy, as the English text."""
        return str, (str(self),)


def told(text: str) -> str:
    """Return a text in the language that is spoken, where it knows how; else as it is."""
    if not isinstance(text, Said) or language() == ENGLISH:
        return text
    return text.tell({name: told(one) if isinstance(one, str) else one for name, one in text.places.items()})


def hushed(text: str, secret: str, instead: str) -> str:
    """Return a text with another in the place of one that is not to be quoted, in every language."""
    if not isinstance(text, Said):
        return instead if text == secret else text.replace(secret, instead)
    places = {name: hushed(one, secret, instead) if isinstance(one, str) else one for name, one in text.places.items()}
    return Said(text.replace(secret, instead), text.tell, places)


def _in_english(pattern: str, places: Places) -> str:
    if not places:
        return pattern
    return pattern.format_map({name: one if isinstance(one, str) else f"{one:,}" for name, one in places.items()})


def _tell(sentence: str, places: Places) -> str:
    return say(sentence, **places)


def _tell_many(one: str, many: str, n: int, places: Places) -> str:
    return say_many(one, many, n, **places)


def _tell_all(parts: Places) -> str:
    return TONGUES[language()].between.join(str(part) for part in parts.values() if part)


def _tell_list(between: str, parts: Places) -> str:
    return (told(between) or TONGUES[language()].comma).join(map(str, parts.values()))


def said(sentence: str, **places: Place) -> Said:
    """Return a sentence that is told later, with texts and numbers in its places.

    >>> said("{n} refused", n=1200)
    '1,200 refused'
    """
    return Said(_in_english(sentence, places), partial(_tell, sentence), places)


def said_many(one: str, many: str, n: int, **places: Place) -> Said:
    """Return the sentence for a number of things, told later; the number is also in the place `n`.

    >>> said_many("{n} event", "{n} events", 2)
    '2 events'
    """
    english = _in_english(one if n == 1 else many, {"n": n, **places})
    return Said(english, partial(_tell_many, one, many, n), places)


def in_turn(*parts: str) -> Said:
    """Return sentences one after another, told later; empty ones are left out.

    >>> in_turn(said("Everything"), "", "more")
    'Everything more'
    """
    return Said(" ".join(filter(None, parts)), _tell_all, {str(place): part for place, part in enumerate(parts)})


def listed(parts: Iterable[str], between: str = "") -> Said:
    """Return texts as a list, told later; between: what stands between them in every language, such as "; ".

    >>> listed(["lat", "lon"])
    'lat, lon'
    """
    places = {str(place): part for place, part in enumerate(parts)}
    return Said((between or ", ").join(places.values()), partial(_tell_list, between), places)


def unended(text: str) -> str:
    """Return a sentence without its full stop, told later: it stands within another.

    >>> unended(said("The date is empty."))
    'The date is empty'
    """
    return Said(text.rstrip(STOPS), _tell_unended, {"text": text})


def _tell_unended(places: Places) -> str:
    return str(places["text"]).rstrip(STOPS)


def capital(text: str) -> Said:
    """Return a part of a sentence as its beginning, told later.

    >>> capital(said("no date"))
    'No date'
    """
    return Said(f"{text[:1].upper()}{text[1:]}", _tell_capital, {"text": text})


def _tell_capital(places: Places) -> str:
    text = str(places["text"])
    return f"{text[:1].upper()}{text[1:]}"
