"""A date as people write it, as a short line of figures and tokens, and the times of day taken out of it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rollout.importing import tibetan
from rollout.importing.words import IDEOGRAPHS, LETTERS, WEEKDAYS, token_of

LONGEST = 100  # characters; what is longer is no date
_NUMERALS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
_SPELLED = re.compile(r"[〇零○元一二三四五六七八九十]+(?=[年月日号世])")
_IDEOGRAPHIC = (
    (re.compile(r"(\d{1,4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号일]?"), r" \1-\2-\3 "),
    (re.compile(r"(\d{1,4}) ?[年년] ?(\d{1,2}) ?[月월]"), r" \1-\2 "),
    (re.compile(r"(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号일]?"), r" M\1  \2 "),
    (re.compile(r"(\d{1,2}) ?[月월]"), r" M\1 "),
    (re.compile(r"(?<=\d) ?[年日号년일](?!代)"), " "),
)
_DECADE = re.compile(r"('?\b\d{0,2}\d0)(?:['’]?s|er[- ]jahren?|er|['’]?х|-х|-е|[- ]?ые)(?![^\W\d_])")
_DECADE_NAMED = re.compile(r"(?<![^\W\d_])(?:años|anos|anni|ani|lata)(?: (?:de los|dos|degli))? '?(?=\d\d?\d?0\b)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_MONTH = re.compile(rf"(?<=\d)[./ -]+({'|'.join(sorted(_ROMAN, key=len, reverse=True))})[./ -]+(?=\d{{4}})")
_SHORTENED = (
    (re.compile(r"(?<=\d)(?:st|nd|rd|th) c\b\.?"), " century"),  # the 19th c. is no year 19
    (re.compile(r"\b(?:years?|months?|weeks?|days?) ago\b"), "relative"),  # and no August
    (re.compile(r"\bkw\.? ?(\d{1,2})[ /.,-]+(\d{4})\b"), r"\2-w0\1"),
    (re.compile(r"\b(\d{1,2})\. ?kw,? ?(\d{4})\b"), r"\2-w0\1"),
    (re.compile(r"(?<=-w)0(?=\d\d)"), ""),
    (re.compile(r"^(\d{4})([:_])(\d\d)\2(?=\d\d(?:\D|$))"), r"\1-\3-"),
    (_ROMAN_MONTH, lambda found: f" M{_ROMAN.index(found[1]) + 1:02} "),
)
"""What is shorter than its word, or stands for another."""
_DECADE_OF = re.compile(r"(\d\d)世[纪紀](\d)0年代")
_NOTE = re.compile(r"(?<=[\w?).])\s*\[\w{1,3}\](?=$|\s|,)|(?<=\w)\s?[*†‡§¹²³]+$")
_NOBODY_KNOWS = re.compile(
    r"^(?:\?\?|xx|__|--|00)[./-](?=(?:\d\d[./-])?\d{4}$)|(?<=\d{4})(?:[-/.]00){1,2}$|(?<=\d{4}[-/.]\d\d)[-/.]00$"
)
_JS_ZONE = re.compile(r"(?:gmt|utc)(?=[+-]\d\d:?\d\d)")
_QUARTER = re.compile(r"\b([1-4])q(?=[ /-]?'?\d)")
_ORDINAL_FIRST = re.compile(r"(?<=\d)[ºª°](?![^\W\d_])|(?<=\d)o(?= de)")
_RULED = (
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("民国", 1911),
    ("民國", 1911),
)
"""What is to be added to a year of East Asia."""
_RULED_YEAR = re.compile(
    rf"({'|'.join(name for name, _ in _RULED)}) ?(\d{{1,3}}|[〇零○元一二三四五六七八九十]{{1,4}})年?(?:\.|(?<=年))?"
)
_HOUR = re.compile(r"(上午|早上|凌晨|下午|晚上|中午|午前|午後)? ?(\d{1,2}) ?[时時点點](?!代)(?: ?(\d{1,2}) ?分)?")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|ère|ere|ème|eme|re|e|o|a|-?го|-?й|-?ый|-?ой|-?е)(?![^\W\d_])")
_WEEK = re.compile(r"\b(\d{4})-?w(\d\d)\b")
_ZONE = r"(z|utc|gmt|[+-]\d\d:?\d\d|\+\d\d)?"
_ISO_TIME = re.compile(rf"(?<=\d)t(\d\d)(?::?(\d\d))?(?::?(\d\d)(?:[.,]\d+)?)?()\s?{_ZONE}(?![\d:])")
_CLOCK = re.compile(
    r"(?<![\d:./])(\d{1,2})[:h](\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?![\d:])\s?(am|pm|a\.m\.?|p\.m\.?|uhr|h\b|hrs\b)?"
    r"\s?(z\b|utc\b|gmt\b|\+\d\d:?\d\d|(?<=:\d\d:\d\d)-\d\d:?\d\d|)"
)
_NAMED = re.compile(
    r"(?<=[\dm])\s*\(?\b(est|edt|cst|cdt|mst|mdt|pst|pdt|bst|wet|west|cet|cest|mez|mesz|eet|eest|msk|ist|jst|kst|hkt)\b\)?"
)
_SAID = re.compile(r"(?<![\d:./-])(\d{1,2})(?:[.h](\d\d))?()\s?(am|pm|a\.m\.?|p\.m\.?|uhr|h(?=$|\s))(?![^\W\d_])()")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line of figures and tokens; `@0`, `@1` … stand where the times of day did."""

    line: str
    times: tuple[str, ...]
    zone: str = ""
    """The abbreviation of a zone that stood behind a time; which of its meanings is meant nobody can tell."""


@lru_cache(20_000)
def phrase(text: str) -> Phrase:
    """Return what a text says, with every word that dates are written with as its token.

    >>> phrase("c. 14 March 1999, 2.30 pm").line
    '~ 14 M03 1999 @0'
    """
    line = _NOTE.sub("", _ORDINAL_FIRST.sub("", text))
    line = unicodedata.normalize("NFKC", line).casefold().replace("\xad", "")
    line = _in_figures(line.translate(_MARKS))
    named = _NAMED.search(line) if ":" in line or "m" in line else None
    line, times = _without_times(_NAMED.sub(" ", line) if named else line)
    line = _SPELLED.sub(lambda found: str(_numeral(found[0])), line)
    for pattern, instead in _IDEOGRAPHIC:
        line = pattern.sub(instead, line)
    line = re.sub(r"\bM(\d)\b", r"M0\1", line)
    line = re.sub(r"(?<=\d)\s*~\s*(?=\d)", " R ", line)
    line = WEEKDAYS.sub("", line)
    line = _WEEK.sub(r"\1W\2", line)
    line = _DECADE.sub(r" \1 D ", line)
    line = LETTERS.sub(_token, line)
    line = IDEOGRAPHS.sub(_token, line)
    line = _ORDINAL.sub("", line)
    line = re.sub(r"(?<=[~?MSR])(\d\d)?-(?=\D)|[()\[\]{},;\"“”„«»]|(?<!\d)['’](?!\d)", r"\1 ", line)
    zone = named[1].upper() if named and times else ""
    line = " ".join(line.split()).strip(" .:").rstrip("/")
    for pattern, instead in _LAST:
        line = pattern.sub(instead, line)
    return Phrase(line, times, zone)


_LAST = (
    (re.compile(r"~ ?- ?"), "~ "),  # mid-June
    (re.compile(r"R (?=@0)"), ""),  # le 12 mars à 14h30
    (re.compile(r"(?<=\d) N"), " R N"),
    (re.compile(r"(V.*)&"), r"\1R"),  # between one and the other
    (re.compile("V"), ""),
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
    }
)


def _in_figures(line: str) -> str:
    """Return a line with what stands for figures as such: those of other scripts, reigns, hours in words."""
    line = "".join(str(unicodedata.decimal(c, c)) if c > "\x7f" else c for c in line)
    line = _NOBODY_KNOWS.sub("", line)
    for pattern, instead in _SHORTENED:
        line = pattern.sub(instead, line)
    line = _DECADE_OF.sub(lambda found: f"{int(found[1]) - 1}{found[2]}0年代", line)
    line = _DECADE_NAMED.sub(" D ", line)
    line = _QUARTER.sub(r"q\1 ", _JS_ZONE.sub("", line))
    line = _RULED_YEAR.sub(_ruled, line)
    return _HOUR.sub(_hour, tibetan.in_figures(line))


def _ruled(found: re.Match[str]) -> str:
    figure = int(found[2] if found[2].isdecimal() else _numeral(found[2]))
    return f"{dict(_RULED)[found[1]] + figure}年"


def _hour(found: re.Match[str]) -> str:
    late = found[1] in ("下午", "晚上", "午後") and int(found[2]) < 12
    return f" {int(found[2]) + 12 * late}:{int(found[3] or 0):02} "


def _token(found: re.Match[str]) -> str:
    return f" {token_of(found[0])} "


def _numeral(text: str) -> int | str:
    """Return a Chinese number: figure by figure, or with tens."""
    if "十" not in text:
        return "".join(str(_NUMERALS[c]) for c in text)
    tens, _, ones = text.partition("十")
    return (_NUMERALS.get(tens, 1)) * 10 + _NUMERALS.get(ones, 0)


def _without_times(line: str) -> tuple[str, tuple[str, ...]]:
    """Return a line with a mark for each time of day, and the times as EDTF writes them."""
    times: list[str] = []

    def taken(found: re.Match[str]) -> str:
        time = clock(*found.groups())
        if not time:
            return found[0]
        times.append(time)
        return f" @{len(times) - 1} "

    for pattern in (_ISO_TIME, _CLOCK, _SAID):
        line = pattern.sub(taken, line)
    return line, tuple(times)


def clock(hour: str, minute: str | None, second: str | None, half: str | None, zone: str | None) -> str:
    """Return a time of day as EDTF writes it, seconds only where they are written; empty where it is none.

    >>> clock("2", "30", None, "pm", "utc")
    'T14:30Z'
    """
    hours, minutes, seconds = int(hour), int(minute or 0), int(second or 0)
    if half and half[0] in "ap":
        if not 1 <= hours <= 12:
            return ""
        hours = hours % 12 + 12 * (half[0] == "p")
    if hours > 23 or minutes > 59 or seconds > 59:
        return ""
    tail = f":{seconds:02}" if second else ""
    return f"T{hours:02}:{minutes:02}{tail}{offset(zone or '')}"


def offset(zone: str) -> str:
    """Return a zone as EDTF writes it: Z, hours and minutes, or nothing."""
    if zone in ("z", "utc", "gmt"):
        return "Z"
    digits = zone[1:].replace(":", "")
    return f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}" if digits else ""
