"""Sentences as HTML, with elements in their places."""

from html import escape

from rollout.words.say import say


def in_markup(sentence: str, **places: str) -> str:
    """Return a sentence as HTML, in the language that is spoken; what is given for its places is HTML already."""
    return escape(say(sentence)).format(**places)


def headed_markup(head: str, words: str) -> str:
    """Return HTML after what it is about, joined as the language does it; both are HTML already."""
    return in_markup("{place}: {words}", place=head, words=words)
