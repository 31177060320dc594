"""Sentences as HTML, with elements in their places."""

from html import escape

from rollout.words.say import say


def in_markup(sentence: str, **places: str) -> str:
    """Return a sentence as HTML, in the language that is spoken; what is given for its places is HTML already."""
    return escape(say(sentence)).format(**places)
