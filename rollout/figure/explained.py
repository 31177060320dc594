"""What uncommon forms of a date mean, in a few words for the first mark of each that has room beside it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rollout.evidence.edtf import EdtfDate
from rollout.evidence.event import Event
from rollout.layout.typeface import width
from rollout.timeline.marks import is_until
from rollout.words.say import later, say

SHARE = 0.9  # of the picture's type
MOST = 12  # marks of one form that are tried: one of the first ones has room, or none is worth it
ABOUT, UNSURE = later("dotted: about then"), later("dashed: not sure")
OPEN, UNKNOWN = later("arrow: no end given"), later("dashed: end unknown")
UNTIL = later("arrow: no beginning given")
RANGE = later("bar: first to last day")
CERTAINTY = {"approximate": ABOUT, "both": ABOUT, "uncertain": UNSURE}
BROAD = {
    "season": later("line: the whole season"),
    "year": later("line: the whole year"),
    "decade": later("line: the whole decade"),
    "century": later("line: the whole century"),
    "millennium": later("line: the whole millennium"),
}


def meanings(when: EdtfDate) -> Iterator[str]:
    """Yield what the forms of a date mean that not every date has; a day and a month are told by themselves."""
    if when.certainty in CERTAINTY:
        yield say(CERTAINTY[when.certainty])
    if when.kind == "interval":
        if "unknown" in (when.start, when.end):
            yield say(UNKNOWN)
        else:
            yield say(UNTIL if is_until(when) else OPEN if when.end == "open" else RANGE)
    elif when.precision in BROAD:
        yield say(BROAD[when.precision])


def explained(events: Iterable[Event], labels: Mapping[str, list[Any]], size: float) -> dict[str, Any]:
    """Return how large such words are, and by event what they are and how wide, the earliest first; {} without any."""
    dates = {event.id: event.date for event in events}
    ever = {key for key, far in zip(labels["id"], labels["told_from"], strict=True) if far is not None and key in dates}
    tried: dict[str, int] = {}
    notes = []
    for key in sorted(ever, key=lambda one: (dates[one].order, one)):
        for words in meanings(dates[key]):
            tried[words] = tried.get(words, 0) + 1
            if tried[words] <= MOST:
                notes.append([key, words, round(width(words, size * SHARE), 1)])
    return {"explained": {"size": round(size * SHARE, 2), "notes": notes}} if notes else {}
