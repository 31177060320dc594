"""What a timeline is called, what it shows, and who made it: as `timeline.toml` says, or else by its lanes."""

from collections.abc import Sequence

from rollout.evidence.isolation import apart, apart_once, in_line
from rollout.evidence.settings import PLAIN, Settings
from rollout.evidence.text import clean
from rollout.words.say import say

NAMED = 6  # lanes that a title names


def one_line(text: str) -> str:
    """Return text of the data as one line: every letter kept, nothing that hides or cannot be stored."""
    return " ".join(clean(text).split())


def named(text: str) -> str:
    """Return text of the data as one line that turns nothing around beside it, from whichever side it is read.

    In words of ours the names that each stand in isolation keep it.
    """
    return apart_once(in_line(text))


def title_parts(lanes: Sequence[str], said: Settings = PLAIN) -> tuple[str, ...]:
    """Return what a timeline is called, or else its lanes, of very many the first few: names, and what joins two."""
    if said.title or not lanes:
        return (said.title or "Rollout",)
    lanes = shown(lanes, said)
    crowded = len(lanes) > NAMED
    first, rest = (lanes[:3], (say(" and {n} more", n=len(lanes) - 3),)) if crowded else (lanes, ())
    signs = [", "] * len(first)
    if not crowded:
        signs[-1] = say(" and ")
    joined = [part for sign, name in zip(signs, first, strict=True) for part in (sign, name)][1:]
    return (*joined, *rest)


def title_of(lanes: Sequence[str], said: Settings = PLAIN) -> str:
    """Return what a timeline is called, or else its lanes; of very many the first few. Each name stands in isolation.

    >>> title_of(("Cards", "Grid", "Credit"))
    'Cards, Grid and Credit'
    """
    return "".join(map(apart, title_parts(lanes, said)))


def heading(lane: str, said: Settings) -> str:
    """Return the name of a lane with whose term it is, where it is somebody's."""
    name = said.shown(lane)
    return f"{name} ({called})" if (called := said.called(lane)) else name


def shown(lanes: Sequence[str], said: Settings) -> list[str]:
    """Return what lanes are called by whoever reads."""
    return [said.shown(lane) for lane in lanes]


def in_words(lanes: Sequence[str], said: Settings) -> dict[str, list[str]]:
    """Return what a page is told of the names of lanes, where they are called otherwise than in the events."""
    called = shown(lanes, said)
    return {"named": called} if called != list(lanes) else {}


def full_name(lane: str, said: Settings) -> str:
    """Return the name of a lane in full, where it has one that is another."""
    known = said.lane_names.get(lane)
    return known.full if known and known.full not in (lane, known.title) else ""


def terms(lanes: Sequence[str], said: Settings) -> list[tuple[str, str]]:
    """Return the lanes that are known by somebody's term, each with whose word it is."""
    return [(said.shown(lane), called) for lane in lanes if (called := said.called(lane))]


def standfirst(said: Settings) -> str:
    """Return in one sentence what a timeline shows."""
    return said.subtitle or say("What was claimed, by whom, and who disputes it.")


def maker(said: Settings) -> str:
    """Return who made a timeline, or nothing where it is not said."""
    return say("by {author}", author=named(said.author)) if said.author else ""


def made_by(said: Settings) -> str:
    """Return who made a timeline and under which licence, or nothing where neither is said."""
    return ", ".join(filter(None, (maker(said), named(said.licence))))
