"""What a text that is not EDTF looks like, and what to write instead: older drafts, other features, times.

A reading is only ever offered, never taken: the person who knows the source chooses.
"""

from __future__ import annotations

import unicodedata
from functools import reduce

from rollout.evidence.edtf.point import GENERAL, SIGNS
from rollout.evidence.edtf.scan import LONGEST, read
from rollout.evidence.edtf.shapes import Advice, offer, recognise
from rollout.evidence.edtf.value import EdtfError, shown
from rollout.words.said import Said, in_turn, said

# Longest first: "unknown" holds a u. Small u and x marked missing figures in the draft of 2012.
_DRAFT = (("unknown", ""), ("open", ".."), ("?~", "%"), ("~?", "%"), ("u", "X"), ("x", "X"))
_SPACES = str.maketrans(dict.fromkeys(" \t\xa0\u202f\ufeff", "") | {"–": "-", "‑": "-", "−": "-"})
_NO_SIGNS = {ord(mark): None for mark in SIGNS}
TIMED = said("A time follows its day as in 2019-05-24T14:30.")
_ASCII_DIGITS = frozenset("0123456789")


def advise(text: str) -> EdtfError | None:
    """Recognise a refused text; None when nothing better can be said than where reading stopped."""
    if not text or len(text) > LONGEST:
        return None
    for look in (_time, _feature, _draft, _typing, _part, recognise):
        advice = look(text)
        if advice is not None:
            return EdtfError(text, _position(text, advice), advice.wrong, advice.example)
    return None


def instead(text: str) -> Said:
    """Return the instruction to write another text."""
    return said("Write {text} instead.", text=text)


def _position(text: str, advice: Advice) -> int:
    """Find where a text first differs from the one reading offered for it; 0 when there is a choice."""
    same = 0
    for ours, theirs in zip(text, advice.instead, strict=False):
        if ours != theirs:
            break
        same += 1
    return min(same, len(text) - 1)


def _readable(text: str) -> bool:
    try:
        read(text)
    except EdtfError:
        return False
    return True


def _time(text: str) -> Advice | None:
    """Recognise a time of day, written by a person or added by a spreadsheet."""
    colon = text.find(":")
    mark = text.find("T", 8, 12)
    if mark >= 0 and text[mark + 1 : mark + 2] in _ASCII_DIGITS:
        end = mark
    else:
        end = text.rfind(" ", 0, colon) if colon >= 0 else -1
    if end < 0 or ("/" in text and mark >= 0):
        return None
    day, time = text[:end].strip(), text[end + 1 :].strip()
    wrong = said("{text} is not how a day and its time of day are written.", text=shown(text))
    if not _readable(day):
        advice = recognise(day)
        return Advice(wrong, in_turn(advice.example, TIMED) if advice else TIMED)
    if "00:00" in text and day.endswith("-01"):
        return Advice(
            said("{text} holds a time of day; a spreadsheet writes a month in this way too.", text=shown(text)),
            said("Write {day}, or {month} if the source gives only the month.", day=day, month=day[:7]),
        )
    if _readable(f"{day}T{time}"):
        example = said("Write {text} if the source gives the time, else {day}.", text=f"{day}T{time}", day=day)
        return Advice(wrong, example, f"{day}T{time}")
    return Advice(wrong, in_turn(instead(day), TIMED), day)


def _feature(text: str) -> Advice | None:
    """Recognise a feature of EDTF that is not supported."""
    sign, rest = text[0], text[1:2]
    if sign in "Yy" and (rest in _ASCII_DIGITS or rest == "-"):
        return Advice(said("Years with a letter Y are not supported: years run from -9999 to 9999."), GENERAL)
    if sign == "{":
        wrong = said("A set of several dates that all hold is not supported.")
        return Advice(wrong, said("Write each date in a row of its own, or [2019,2020] when only one is true."))
    if text[4:5] in ("S", "p") and text[:4].isdigit():
        wrong = said("Significant figures of a year are not supported.")
        return Advice(wrong, said("Write 195X for ten years, or 19XX for a hundred."))
    return None


def _draft(text: str) -> Advice | None:
    """Recognise forms of the draft of 2012, which the specification of 2019 replaced."""
    new = text
    for old, now in _DRAFT:
        new = new.replace(old, now)
    if new == text or not _readable(new):
        return None
    return Advice(said("{text} follows the draft of 2012.", text=shown(text)), instead(new), new)


def _typing(text: str) -> Advice | None:
    """Recognise spaces, long dashes, quotation marks and figures that are not ASCII."""
    new = unicodedata.normalize("NFKC", text.translate(_SPACES)).strip("'\"‘’“”=")
    if new == text or not _readable(new):
        return None
    wrong = said("{text} holds spaces or marks other than plain figures and hyphens.", text=shown(text))
    return Advice(wrong, instead(new), new)


def _part(text: str) -> Advice | None:
    """Recognise signs on a part of a date, before it or within it."""
    ends = []
    for end in text.split("/"):
        bits = reduce(int.__or__, (SIGNS.get(mark, 0) for mark in end), 0)
        ends.append(end.translate(_NO_SIGNS) + ("", *SIGNS)[bits])
    new = "/".join(ends)
    if new == text or not _readable(new):
        return None
    return Advice(said("The signs ?, ~ and % are supported for a whole date only, after it."), offer(new), new)
