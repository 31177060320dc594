"""A date as people write it, as a short line of figures and tokens, and the times of day taken out of it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rollout.importing import asian, tibetan, weekdays
from rollout.importing.clocks import without_times
from rollout.importing.words import ideographs, letters, token_of

LONGEST = 100  # characters; what is longer is no date
_DECADE = re.compile(r"('?\b\d{0,2}\d0)(?:['’]?s|er[- ]jahren?|er|['’]?х|-х|-е|[- ]?ые)(?![^\W\d_])")
_DECADE_NAMED = re.compile(r"(?<![^\W\d_])(?:años|anos|anni|ani|lata)(?: (?:de los|dos|degli))? '?(?=\d\d?\d?0\b)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_MONTH = re.compile(rf"(?<=\d)[./ -]+({'|'.join(sorted(_ROMAN, key=len, reverse=True))})[./ -]+(?=\d{{4}})")
_INEXACT = re.compile(
    r"(?<=\d)[\s,;(]+(?:exact|precise|specific) (?:date|day|month|time) (?:is )?"
    r"(?:unknown|not known|unclear|unspecified|uncertain)\)?$"
)


def _day_of_week(year: int, week: int, day: int) -> str:
    """Return a day that is named by its ISO week; as it was where the year has no such week."""
    try:
        return date.fromisocalendar(year, week, day).isoformat()
    except ValueError:
        return f"{year}-w{week}-{day}"


_NTH = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_NTH_WEEK = re.compile(
    rf"\b(?:{_NTH} weeks? (?:of|in)|(?:erste|zweite|dritte|vierte|letzte)n? woche (?:im|des)"
    r"|(?:premi[èe]re|deuxi[èe]me|troisi[èe]me|derni[èe]re) semaine d[e']"
    r"|(?:primera|segunda|tercera|cuarta|[úu]ltima|primeira|terceira|quarta) semana de)(?=[ \w])"
)
_WEEK_OF = re.compile(
    r"\b(?:week(?:end)? (?:of|commencing|beginning|starting|from)|w/c|semaine du|woche (?:vom|ab)|semana del?)"
    r"(?= \d| [^\W\d_]+\.? \d)"
)
_SHORTENED = (
    (re.compile(r"^\+(?=\d{4}-)"), ""),  # as Wikidata writes years of our era
    (re.compile(r"^(\d{4})(-(?!00)\d\d)?(?:-00)+t00:00:00z$"), lambda found: f"{found[1]}{found[2] or ''}"),
    (re.compile(r"\bweekend(?: of)?(?= \d{1,2} ?[-–/&])"), ""),
    (_NTH_WEEK, "~"),
    (_WEEK_OF, "~"),  # the day named is one of its days, not the one
    (re.compile(r"(?<=\d)(?:st|nd|rd|th) c\b\.?"), " century"),  # the 19th c. is no year 19
    (re.compile(r"\b(?:years?|months?|weeks?|days?) ago\b"), "relative"),  # and no August
    (re.compile(r"^(\d{4})-?w(\d\d)-?([1-7])$"), lambda found: _day_of_week(*map(int, found.groups()))),
    (re.compile(r"\b(?:kw|cw|w)\.? ?(\d{1,2})[ /.,-]+(\d{4})\b"), r"\2-w0\1"),
    (re.compile(r"^([ivxl]+) ?(?:вв?|w)\.?$|^s\. ?([ivxl]+)$"), lambda found: f"{found[1] or found[2]} century"),
    (re.compile(r"年(?=年[底初末中])"), ""),
    (re.compile(r"\b(\d{1,2})\. ?kw,? ?(\d{4})\b"), r"\2-w0\1"),
    (re.compile(r"(?<=-w)0(?=\d\d)"), ""),
    (re.compile(r"^(\d{4})([:_])(\d\d)\2(?=\d\d(?:\D|$))"), r"\1-\3-"),
    (re.compile(r"^(\d{4})\. (\d{1,2})\.(?: (\d{1,2})\.?)?$"), lambda found: "-".join(filter(None, found.groups()))),
    (re.compile(r"^(\d{1,4})–(\d{1,2})–(?=\d{1,4}$)"), r"\1-\2-"),
    (re.compile(r"(?<=^\d{4})[a-d]$"), ""),  # how those who cite tell two of a year apart
    (re.compile(r"(?<=\d)\.\.(?=\d)| ?-+> ?"), " – "),
    (re.compile(r"^\?+ ?[-–] ?(?=\d)"), "unknown "),
    (re.compile(r"^[<≤] ?(?=\d)"), "until "),
    (re.compile(r"^[>≥] ?(?=\d)|(?<=^\d{4})\+$"), " since "),
    (re.compile(r"^([12]\d)(?:--|__|\?\?|xx)\??$"), lambda found: f"{int(found[1]) + 1} century"),
    (re.compile(r"^([12]\d\d)[-_?x]\??$"), r"\g<1>0 decade"),
    (re.compile(r"\b(?:gmt|utc) ?\+(\d)(?![\d:])"), r"+0\1:00"),
    (re.compile(r"\b(?:12 )?(?:noon|midday)\b"), "12:00"),
    (re.compile(r"\b([12])h(?=[ /-]?\d{4})"), r"h\1 "),
    (_INEXACT, ""),
    (_ROMAN_MONTH, lambda found: f" M{_ROMAN.index(found[1]) + 1:02} "),
)
"""What is shorter than its word, or stands for another."""
_NOTE = re.compile(
    r"(?<=[\w?).])(?:\s?\[(?:\w{1,3}|(?:note|nb|\w) \d{1,2}|citation needed)\])+(?=$|\s|,)|(?<=\w)\s?[*†‡§¹²³]+$"
)
_NO = r"[-/.](?:00|xx|\?\?|__)"
_NOBODY_KNOWS = re.compile(
    rf"^(?:\?\?|xx|__|--|00)[./-](?=(?:\d\d[./-])?\d{{4}}$)|(?<=\d{{4}})(?:{_NO}){{1,2}}$|(?<=\d{{4}}[-/.]\d\d){_NO}$"
)
_JS_ZONE = re.compile(r"(?:gmt|utc)(?=[+-]\d\d:?\d\d)")
_QUARTER = re.compile(r"\b([1-4])[qt](?=[ /-]?'?\d)")
_ORDINAL_FIRST = re.compile(r"(?<=\d)[ºª°](?![^\W\d_])|(?<=\d)o(?= de)")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|ère|ere|ème|eme|re|e|o|a|-?го|-?й|-?ый|-?ой|-?е)(?![^\W\d_])")
_LAST_DAY = re.compile(r"(?<=\w)[\s,(]+(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\)?\.?$")
_WEEK = re.compile(r"\b(\d{4})-?w(\d\d)(?![\d-])\b")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line of figures and tokens; `@0`, `@1` … stand where the times of day did."""

    line: str
    times: tuple[str, ...]
    zone: str = ""
    """The abbreviation of a zone that stood behind a time; which of its meanings is meant nobody can tell."""
    weekdays: tuple[int, ...] = ()
    """The days of the week that stood in front of its dates; 1 is Monday."""


@lru_cache(20_000)
def phrase(text: str) -> Phrase:
    """Return what a text says, with every word that dates are written with as its token.

    >>> phrase("c. 14 March 1999, 2.30 pm").line
    '~ 14 M03 1999 @0'
    """
    line = _NOTE.sub("", _ORDINAL_FIRST.sub("", text))
    line = unicodedata.normalize("NFKC", line).casefold().replace("\xad", "")
    line = _in_figures(line.translate(_MARKS))
    line, times, zone = without_times(line)
    line = asian.counted(line)
    line = re.sub(r"(?<=\d)\s*~\s*(?=M?\d)", " R ", line)
    line, days = weekdays.without(line)
    line = _LAST_DAY.sub("", line)
    line = _WEEK.sub(r"\1W\2", line)
    line = _DECADE.sub(r" \1 D ", line)
    line = letters().sub(_token, line)
    line = ideographs().sub(_token, line)
    line = _ORDINAL.sub("", line)
    line = re.sub(r"(?<=[~?MSR])(\d\d)?-(?=\D)|[()\[\]{},;\"“”„«»]|(?<!\d)['’](?!\d)", r"\1 ", line)
    line = " ".join(line.split()).strip(" .:").rstrip("/")
    for pattern, instead in _LAST:
        line = pattern.sub(instead, line)
    return Phrase(line, times, zone, days)


_LAST = (
    (re.compile(r"~ ?- ?"), "~ "),  # mid-June
    (re.compile(r"R (?=@0)"), ""),  # le 12 mars à 14h30
    (re.compile(r"(?<=\d) N"), " R N"),
    (re.compile(r"(V.*)&"), r"\1R"),  # between one and the other
    (re.compile("V"), ""),
    (re.compile(r"\b([FTGL]) ?-(?=\d)"), r"\1 "),  # pre-2018
)
_MARKS = str.maketrans(
    {
        "‐": "-",
        "‑": "-",
        "−": "-",
        "‒": "–",
        "—": "–",
        "―": "–",
        "’": "'",
        "‘": "'",
        "～": "~",
        "〜": "~",
        "≈": "~",
        "±": "~",
        "→": "–",
    }
)


def _in_figures(line: str) -> str:
    """Return a line with what stands for figures as such: those of other scripts, reigns, hours in words."""
    line = "".join(str(unicodedata.decimal(c, c)) if c > "\x7f" else c for c in line)
    line = _NOBODY_KNOWS.sub("", line)
    for pattern, instead in _SHORTENED:
        line = pattern.sub(instead, line)
    line = _DECADE_NAMED.sub(" D ", line)
    line = _QUARTER.sub(r"q\1 ", _JS_ZONE.sub("", line))
    return tibetan.in_figures(asian.in_figures(line))


def _token(found: re.Match[str]) -> str:
    return f" {token_of(found[0])} "
