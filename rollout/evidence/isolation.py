"""Names in isolation where no element can hold them: read from the right, they turn nothing around beside them."""

import re

from rollout.evidence.text import clean

TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters that are read from the right."""
SIGNS = re.compile("([\u2068\u2069])")
ISOLATE = re.compile("\u2068[^\u2068\u2069]*\u2069")


def apart(s: str) -> str:
    """Return the text in isolation where it has letters that are read from the right, for where no element can be."""
    return f"\u2068{s}\u2069" if TURNED.search(s) else s


def apart_once(s: str) -> str:
    """Return the text with each isolate whole in it, and in isolation where letters are read from the right outside.

    What is broken into lines, or cut, has isolates that end in another line, or began there.
    """
    s = _balanced(s)
    return f"\u2068{s}\u2069" if TURNED.search(_outside(s)) else s


def in_line(s: str) -> str:
    """Return the text as one line: every letter kept, and the isolates of names, nothing else that hides."""
    return " ".join("".join(part if part in "\u2068\u2069" else clean(part) for part in SIGNS.split(s)).split())


def _balanced(s: str) -> str:
    """Return the text with every isolate begun and ended in it, and none that holds nothing."""
    if "\u2068" not in s and "\u2069" not in s:
        return s
    depth = missing = 0
    for letter in s:
        if letter == "\u2068":
            depth += 1
        elif letter == "\u2069" and depth:
            depth -= 1
        elif letter == "\u2069":
            missing += 1
    s = "\u2068" * missing + s + "\u2069" * depth
    while "\u2068\u2069" in s:
        s = s.replace("\u2068\u2069", "")
    return s


def _outside(s: str) -> str:
    """Return what of a text stands in no isolate."""
    while s != (less := ISOLATE.sub("", s)):
        s = less
    return s
