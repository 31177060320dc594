"""Lines of text that say when and what: `date – what`, lists, dates that stand over what happened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rollout.importing.dates import Parsed, understand
from rollout.importing.footnotes import footnoted
from rollout.importing.marks import is_wiki, unmarked, unquoted, unwiki
from rollout.importing.ordinals import with_days
from rollout.importing.tables import MOST_CELL, MOST_ROWS, refused
from rollout.importing.unread import NO_DATE, SEVERAL, UNDATED
from rollout.words.said import said

_BULLET = re.compile(r"\s*(?:[-*+•·◦‣–—▪●○>]+|\(?\d{1,3}(?:\)|\.(?=\s\D|\s\d{4}\b|\s\d\d?\.?\s[^\W\d_]{3})))\s+")
_CUT = re.compile(r"\s+[–—―-]+\s+|\s*[–—](?=\s)|:\*{0,2}(?=\s)|[:：，](?=[^\d\s])|\t+|\s+\|\s+|;\s+|,\s+(?=\D)|\s+=\s+")
_YEAR = re.compile(r"[#\s*_=]*(\d{4})[\s:*_=]*")
_OVER = re.compile(r"([#=]*)\s*([^\W\d_]+\.?(?:\s+\d{4})?)[\s:*_=]*")
_DAY = re.compile(r"(\d{1,2}(?:st|nd|rd|th|\.)?)(?=\s*[:–—]|\s+-\s)")
_LONGEST_DATE, _SHORT = 60, 40  # characters
LONG = 100  # characters of a line that is no title
_MARKS = "#=*_: \t–—-"
"""What stands around a date that stands alone."""
_NEAR = (NO_DATE, SEVERAL)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that says when and what."""

    date: str
    what: str
    line: int


def entries_of(lines: Sequence[str]) -> tuple[list[Entry], str, list[int]]:
    """Return the events of a text, what stands over them, and the numbers of the lines that are left out.

    Raises DataError where there are too many lines.
    """
    if len(lines) > MOST_ROWS:
        raise refused(said("The text has more than {n} lines.", n=MOST_ROWS), said("Split it."))
    reader, marked = _Reader(), any(map(is_wiki, lines))
    for number, line in enumerate(with_days(footnoted([*map(unquoted, lines)])), 1):
        reader.take(number, unwiki(line) if marked else line)
    return reader.entries, reader.title, sorted(reader.left)


@dataclass(slots=True)
class _Reader:
    """What was read so far, and what the lines above say of the next one."""

    entries: list[Entry] = field(default_factory=list)
    left: set[int] = field(default_factory=set)
    title: str = ""
    year: str = ""
    month: str = ""
    date: str = ""
    """The one that stands over the lines below."""
    loose: bool = False
    """Whether it stands there as a line, not as a heading, so that what follows is what happened then."""
    used: bool = False
    """Whether something below it said what happened."""
    alone: int = 0
    """The number of the line in which it stands."""
    open: bool = False
    """Whether a line without a date runs on with what the last one says."""

    def take(self, number: int, line: str) -> None:
        """Take the next line."""
        if not line.strip():
            self.open = False
        elif not self._over(number, line) and not self._dated(number, line) and not self._below(number, line):
            self._other(number, line)

    def _over(self, number: int, line: str) -> bool:
        """Take a line that is a date and nothing else: it holds for those below."""
        if (found := _YEAR.fullmatch(line)) and not _BULLET.match(line):
            self.year, self.month = found[1], ""
            self._stand(number, found[1], line)
        elif over := _month(line, bool(self.year)):
            self.month = _with_year(over, self.year)
            self._stand(number, self.month, line)
        elif alone := _alone(line) or (self._waits and _perhaps(line)):
            self._stand(number, _with_year(alone, self.year), line)
            self.left.add(number)  # until something below it says what happened
        else:
            return False
        return True

    @property
    def _waits(self) -> bool:
        """Whether the next line would be the next date, as dates stand in lines of their own here."""
        return self.loose and self.used and not self.open

    def _stand(self, number: int, date: str, line: str) -> None:
        self.alone, self.date, self.used, self.open = number, date, False, False
        self.loose = line.lstrip()[:1] not in "#="

    def _dated(self, number: int, line: str) -> bool:
        """Take a line that begins with its date, or with a day of the month that stands above."""
        dayed = self.month and _DAY.match(bare_of(line))
        entry = entry_of(_DAY.sub(rf"\1 {self.month}", bare_of(line), count=1) if dayed else line)
        if not entry:
            return False
        self.entries.append(Entry(_with_year(entry[0], self.year), entry[1], number))
        if (year := re.search(r"\d{4}", entry[0])) and year[0] != self.year:
            self.date = ""  # what is listed below it did not happen when the heading says
        self.open, self.loose = True, False
        return True

    def _below(self, number: int, line: str) -> bool:
        """Take a line that runs on, or that says what happened on the date above it."""
        listed = bool(_BULLET.match(line))
        heading = line.startswith(("#", "=="))
        runs_on = self.open and (line[:1].isspace() or not listed)
        if heading or not (runs_on or (self.date and (listed or self.loose))):
            return False
        if runs_on or (self.used and not listed):
            last = self.entries[-1]
            self.entries[-1] = replace(last, what=f"{last.what} {line.strip()}".strip()[:MOST_CELL])
        else:
            self.left.discard(self.alone)
            self.entries.append(Entry(self.date, unmarked(bare_of(line)), number))
            self.used = True
        self.open = True
        return True

    def _other(self, number: int, line: str) -> None:
        """Take a line that names no date: the first one may be the title of all, unless it seems to begin with one."""
        first = not (self.title or self.entries or self.left) and len(line) < LONG
        named = line.strip("# \t") if first and not any(_perhaps(one) for one, _ in _cuts(line)) else ""
        self.title, self.open = self.title or named, False
        if line.startswith(("#", "==")):
            self.date = ""
        self.left |= set() if named else {number}


def _month(line: str, bare: bool) -> str:
    """Return the month that a heading names, over the days below it; nothing where it names none.

    bare: whether it may stand without the mark of a heading, for its year stands above it.
    """
    found = _OVER.fullmatch(line.strip())
    points = understand(found[2]).points if found and (found[1] or bare) else ()
    return found[2] if found and points and points[0] and points[0].month and not points[0].day else ""


def bare_of(line: str) -> str:
    """Return a line without the sign of a list before it."""
    return _BULLET.sub("", line, count=1) if _BULLET.match(line) else line.strip()


def _alone(line: str) -> str:
    """Return the date that is all that a line says; nothing where it says more."""
    bare = bare_of(line).strip(_MARKS)
    entry = entry_of(line)
    if len(bare) > _LONGEST_DATE or not re.search(r"\d", entry[1] if entry and entry[1] else bare):
        return ""
    return bare if understand(bare).points or understand(bare).edtf else ""


def _perhaps(line: str) -> str:
    """Return a short line with a year in it and no end of a sentence: a date that nobody can read, as its row says."""
    bare = line.strip(_MARKS)
    short = len(bare) < _SHORT and bare[-1:] not in ".!?。" and re.search(r"(?<!\d)\d{4}(?!\d)", bare)
    return bare if short else ""


def says_when(line: str) -> bool:
    """Return whether a line begins with a date, or is one."""
    return bool(_alone(line)) or entry_of(line) is not None


def _with_year(date: str, year: str) -> str:
    """Return a date with the year of the heading above it, where it has none of its own."""
    points = understand(date).points
    if year and points and all(one and one.year is None for one in points):
        return f"{date} {year}"
    return date


@lru_cache(4)  # a line is looked at from several sides, one after another
def entry_of(line: str) -> tuple[str, str] | None:
    """Return the date and the text of a line, or None where it begins with no date.

    >>> entry_of("• 1989–1991 – Lists are kept"), entry_of("Tally pass – what we know")
    (('1989–1991', 'Lists are kept'), None)
    """
    bare = unmarked(bare_of(line))
    best: tuple[str, str] | None = None
    for date, what in _cuts(bare):
        read = understand(date)
        if not read.wrong or (best is None and _nearly(date, read)):
            best = date, what
    return best or _led(bare)


def _cuts(line: str) -> Iterator[tuple[str, str]]:
    for found in _CUT.finditer(line[: _LONGEST_DATE + 3]):
        yield line[: found.start()].strip(" *_"), line[found.end() :].strip(" *_")


def _nearly(date: str, read: Parsed) -> bool:
    """Return whether a text stands for a date that is not known, or is one that does not exist."""
    if read.wrong in _NEAR or len(date) > 30:
        return False
    return bool(re.search(r"\d", date)) or bool(UNDATED.fullmatch(date.casefold().strip("() ")))


def _led(line: str) -> tuple[str, str] | None:
    """Return the date that a line begins with though nothing divides it from the text."""
    words = line.split()[:7]
    for count in range(len(words) - 1, 0, -1):
        date = " ".join(words[:count])
        read = understand(date.rstrip(",.;:"))
        if not read.wrong and re.search(r"\d", date) and re.search(r"\d{4}|\D\d{1,2}\D", f" {date} "):
            return date.rstrip(",.;:"), line[len(date) :].strip(" ,–—-")
    return None
