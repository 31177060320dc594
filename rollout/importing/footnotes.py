"""Footnotes of a text: what stands at its end goes to the lines that point there, as references of wikis do."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

_NOTE = re.compile(r"\s{0,3}\[(\^?[\w-]{1,30})\](:?)\s+(\S.*)")
_MARK = re.compile(r"\[(\^?[\w-]{1,30})\]")
_RUNS_ON = re.compile(r"(?:\t| {2,})\s*(\S.*)")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_LONGEST = 2_000  # characters of a note that runs on
_MOST = 5_000_000  # characters of notes in all lines: who points so often to so much means something else


def footnoted(lines: Sequence[str]) -> list[str]:
    """Return the lines with what their footnotes say at the end of each; a note that none points to stays a line.

    >>> footnoted(["2019 – Cards[^a]", "2020 – Grid, as [told][1]", "", "[^a]: Gazette", "[1]: https://example.org/1"])
    ['2019 – Cards [Gazette]', '2020 – Grid, as told https://example.org/1', '', '', '']
    """
    notes, places = _notes(lines)
    below = {number for each in places.values() for number in each}
    pointed = (name for number, line in enumerate(lines) if number not in below for name in _MARK.findall(line))
    counted = Counter(pointed)
    used = notes.keys() & counted
    if not used or sum(counted[name] * len(notes[name]) for name in used) > _MOST:
        return [*lines]
    gone = {number for name in used for number in places[name]}
    kept = {name: notes[name] for name in used}
    return ["" if number in gone else _with(line, kept) for number, line in enumerate(lines)]


def _notes(lines: Sequence[str]) -> tuple[dict[str, str], dict[str, list[int]]]:
    """Return what the notes say by their marks, and in which lines each stands."""
    notes: dict[str, str] = {}
    places: dict[str, list[int]] = {}
    last = ""
    for number, line in enumerate(lines):
        found = _NOTE.fullmatch(line) if "[" in line[:4] else None
        if found and found[1] not in notes and (found[2] or _ADDRESS.search(found[3])):
            last = found[1]
            notes[last], places[last] = found[3], [number]
        elif last and (more := _RUNS_ON.fullmatch(line)) and len(notes[last]) < _LONGEST:
            notes[last] += f" {more[1]}"
            places[last].append(number)
        else:
            last = ""
    return notes, places


def _with(line: str, notes: Mapping[str, str]) -> str:
    """Return a line with what its marks point to behind its words: addresses, else the words in brackets."""
    said: list[str] = []
    for name in dict.fromkeys(_MARK.findall(line)):
        if note := notes.get(name):
            said += _ADDRESS.findall(note) or [f"[{note}]"]
            line = re.sub(rf"\[([^\[\]]+)\]\[{re.escape(name)}\]", r"\1", line).replace(f"[{name}]", "")
    return " ".join([line.rstrip(), *said]) if said else line
