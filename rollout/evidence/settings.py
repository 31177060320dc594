"""What `timeline.toml` says of a timeline: its name, its makers, its lanes and eras, and what is public."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from rollout.evidence import edtf
from rollout.evidence.problems import Problem
from rollout.words.say import say

FILE = "timeline.toml"


Elsewhere = tuple[tuple[str, str, str], ...]
"""What is said in other languages: key, tag of the language, text."""
SPOKEN = ("title", "subtitle", "name", "full", "term", "term_of", "group")
"""The keys that may stand in another language, as `"title@zh"`."""


KEYS = {"name": "shown", "group": "group_shown"}
"""What events, talks and addresses know a lane by stays; it is shown under another name."""


def _said(elsewhere: Elsewhere, language: str, keys: Mapping[str, str] = KEYS) -> Mapping[str, Any]:
    return {keys.get(key, key): text for key, tag, text in elsewhere if tag == language}


@dataclass(frozen=True, slots=True)
class LaneName:
    """A lane: its name in the events, in full, the term that somebody has for it, whose, and its group."""

    name: str
    full: str = ""
    term_of: str = ""
    group: str = ""
    term: str = ""
    """What it is to whoever `term_of` names; empty: the name itself is that term."""
    elsewhere: Elsewhere = ()
    shown: str = ""
    """Its name in the language that is asked for; empty: as it is in the events."""
    group_shown: str = ""
    rest: int = 0
    """How many lanes it stands for that have none of their own."""

    @property
    def title(self) -> str:
        """What it is called by whoever reads."""
        return say("Other ({n} lanes)", n=self.rest) if self.rest else self.shown or self.name

    @property
    def called(self) -> str:
        """Whose word it is that the lane is known by: nobody else is made to say it."""
        if self.term:
            quoted = say("“{term}”", term=self.term)
            return say("“{term}” as {whose} calls it", term=self.term, whose=self.term_of) if self.term_of else quoted
        return say("a term of {whose}", whose=self.term_of) if self.term_of else ""

    @property
    def words(self) -> str:
        """The name in full and whose term it is."""
        return (self.full or self.title) + (f" ({self.called})" if self.called else "")


@dataclass(frozen=True, slots=True)
class Era:
    """A named stretch of time."""

    start: edtf.EdtfDate
    end: edtf.EdtfDate
    name: str
    elsewhere: Elsewhere = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A unit, scope, place, speaker or tag as the file has it, and what it is called in other languages."""

    name: str
    elsewhere: Elsewhere
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Searched:
    """Until when a lane was searched: an empty stretch before is "none found", after it "not searched"."""

    lane: str
    end: edtf.EdtfDate


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the file says; what it leaves out is empty."""

    title: str = ""
    subtitle: str = ""
    author: str = ""
    licence: str = ""
    languages: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    """Languages whose words no native reader has checked."""
    window: tuple[edtf.EdtfDate, edtf.EdtfDate] | None = None
    lanes: tuple[LaneName, ...] = ()
    eras: tuple[Era, ...] = ()
    searched: tuple[Searched, ...] = ()
    public: tuple[str, ...] | None = None
    """The columns that are not ours and may be shown; None: all but those that are private by their name."""
    reviewers: bool = False
    """Whether the names of reviewers may leave with the packed evidence."""
    problems: tuple[Problem, ...] = ()
    elsewhere: Elsewhere = ()
    words: tuple[Word, ...] = ()

    def called(self, lane: str) -> str:
        """Return whose word it is that a lane is known by, or nothing."""
        return next((one.called for one in self.lanes if one.name == lane), "")

    def shown(self, lane: str) -> str:
        """Return what a lane is called by whoever reads."""
        return next((one.title for one in self.lanes if one.name == lane), lane)

    def word(self, name: str) -> str:
        """Return what a word of the file is called by whoever reads."""
        return next((one.shown for one in self.words if one.name == name and one.shown), name)

    def in_language(self, language: str) -> "Settings":
        """Return what the file says in a language; what it does not say in it stays as it is."""
        lanes = tuple(replace(lane, **_said(lane.elsewhere, language)) for lane in self.lanes)
        eras = tuple(replace(era, **_said(era.elsewhere, language, {})) for era in self.eras)
        words = tuple(replace(word, **_said(word.elsewhere, language)) for word in self.words)
        return replace(self, lanes=lanes, eras=eras, words=words, **_said(self.elsewhere, language))

    @property
    def lane_names(self) -> Mapping[str, LaneName]:
        """The lanes by their names in the events."""
        return {lane.name: lane for lane in self.lanes}


PLAIN = Settings()
