"""The language of the evidence's words on paper, as the compiler takes it."""

from typing import Any

from rollout.layout.scene import records
from rollout.sheet import Sheet
from rollout.timeline.tongues import foreign, of_words

MOST = 3  # letters of a language that the compiler knows


def short(tag: str) -> str:
    """Return a language that is not that of our own words, in the letters that the compiler takes; else nothing."""
    base = foreign(tag).partition("-")[0]
    return base if len(base) <= MOST else ""


def in_tongues(drawn: Sheet) -> dict[str, Any]:
    """Return a sheet as records in which the words of events say their language where ours are in another."""
    found: dict[str, Any] = records(drawn)
    for band, its in zip(drawn.bands, found["bands"], strict=True):
        for told, one in zip(band.told, its["told"], strict=True):
            one["words"]["lang"] = short(of_words(told.event))
    return found
