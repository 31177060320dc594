"""Words broken into lines that fit, and only letters that the typeface has."""

import re
import unicodedata
from dataclasses import replace

from rollout.evidence.isolation import apart_once, in_line
from rollout.evidence.text import clean
from rollout.layout.faces import missing
from rollout.layout.metrics import Box
from rollout.layout.scene import ASCENT, DESCENT, EndWords, Words
from rollout.layout.scripts import graphemes, parts, taller
from rollout.layout.typeface import lacks, width
from rollout.timeline.edition import Edition
from rollout.words.say import say

CUT = "…"
STAND_IN = "◊"
"""Stands for a run of letters that the typeface does not have."""
STOOD_IN = re.compile(f"[\u200c\u200d]*(?:{STAND_IN}[\u200c\u200d]*)+")
LINE = ASCENT + DESCENT
NAMED = 5  # events that a sentence names


def legible(text: str) -> str:
    """Return text as one line of letters that a typeface has; a run of others becomes one lozenge.

    What is read from the right stands in isolation; names that each stand so already keep it.
    """
    text = in_line(text)
    if text.isascii() and text.isprintable():
        return text
    drawn = (
        letter if not lacks(letter) else "" if unicodedata.category(letter) == "Cf" else STAND_IN for letter in text
    )
    return apart_once(STOOD_IN.sub(STAND_IN, "".join(drawn)))


def unlettered(edition: Edition) -> str:
    """Return one sentence on the events shown whose words hold letters that the typeface lacks; empty for none."""
    said = {
        event.id: (event.label, event.title, event.asserted_by, event.source.title, event.dispute, event.lane)
        for event in edition.shown
    }
    found = [key for key, words in said.items() if any(lacks(letter) for letter in clean("".join(words)))]
    if not found:
        return ""
    more = say(" and {n} more", n=len(found) - NAMED) if len(found) > NAMED else ""
    needed = missing({letter for key in found for letter in clean("".join(said[key])) if lacks(letter)})
    bring = (say("{name} needs a face: {command}.", name=name, command=command) for name, command in needed.items())
    places = {"sign": STAND_IN, "names": ", ".join(found[:NAMED]) + more}
    words = (
        say(
            "{sign} stands for letters that no typeface here has ({scripts}), in {names}.",
            scripts=", ".join(needed),
            **places,
        )
        if needed
        else say("{sign} stands for letters that no typeface here has, in {names}.", **places)
    )
    return " ".join((words, *bring))


def line(text: str, x: float, middle: float, size: float, ink: str, face: str = "regular") -> Words:
    """Return words that begin at x and stand about a middle height."""
    text = apart_once(text)
    return Words(text, x, middle - size * LINE / 2, width(text, size, face), size, face, ink)


def ending(words: Words) -> EndWords:
    """Return words as such that stand by what is right of them."""
    return EndWords(words.text, words.x, words.y, words.width, words.size, words.face, words.ink)


def beside(words: Words, side: str, room: float) -> Words:
    """Return words that begin where their room does, at its other end where their mark stands there."""
    return ending(replace(words, x=words.x + room - words.width)) if side == "left" else words


def reach(words: Words, wider: float) -> Box:
    """Return left, top, right and bottom of words in a face so many times wider than ours."""
    left, top, right, bottom = words.bounds
    more = (wider - 1) * words.width
    return (left - more, top, right, bottom) if isinstance(words, EndWords) else (left, top, right + more, bottom)


def _pieces(word: str, room: float, size: float, face: str) -> list[str]:
    """Return a word in pieces that fit; nearly always itself."""
    pieces = [""]
    for letter in graphemes(word):
        if pieces[-1] and width(pieces[-1] + letter, size, face) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def broken(text: str, room: float, size: float, face: str = "regular") -> list[str]:
    """Return text in lines no wider than the room, broken where its scripts let it, in a word only when it must be."""
    lines: list[str] = []
    for space, word in parts(text):
        for piece in _pieces(word, room, size, face) if width(word, size, face) > room else [word]:
            longer = f"{lines[-1]}{space}{piece}" if lines else piece
            if lines and width(longer, size, face) <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines or [""]


def _cut(text: str, room: float, size: float, face: str) -> str:
    """Return what of a line fits before the sign that says that it went on."""
    letters = graphemes(text)
    while len(letters) > 1 and width("".join(letters).rstrip() + CUT, size, face) > room:
        letters.pop()
    return "".join(letters).rstrip() + CUT


def shorter(text: str, most: int, room: float, size: float, face: str = "regular") -> str:
    """Return text that takes so many lines at most: one that would take more is cut, and says so."""
    lines = broken(text, room, size, face)
    return text if len(lines) <= most else " ".join([*lines[: most - 1], _cut(lines[most - 1], room, size, face)])


def block(text: str, x: float, top: float, room: float, size: float, ink: str, face: str = "regular") -> list[Words]:
    """Return text as lines from a top downwards, each a line height below the last."""
    step = size * LINE * taller(text)
    return [
        line(words, x, top + step * (number + 0.5), size, ink, face)
        for number, words in enumerate(broken(text, room, size, face))
    ]
