"""EDTF dates in words, here in English: no day, month or year that the text does not hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rollout.evidence.edtf.abroad import Abroad
from rollout.evidence.edtf.point import PRECISIONS, QUARTERS, SEASONS, YEAR, Point
from rollout.evidence.edtf.scan import Reading, Span, read
from rollout.evidence.edtf.value import EdtfDate
from rollout.words.dates import DATE_WORDS
from rollout.words.say import language

_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SIGN_WORDS = {"": "", "?": "possibly ", "~": "about ", "%": "possibly about "}
_SEASON_WORDS = dict(zip(SEASONS, ("spring", "summer", "autumn", "winter"), strict=True))
_ORDINALS = dict(zip(QUARTERS, ("first", "second", "third", "fourth"), strict=True))


@dataclass(frozen=True, slots=True)
class _Style:
    months: tuple[str, ...]
    decade: str
    quarter: Callable[[str, str], str]  # quarter code and year
    gaps: bool  # whether "month not known" is said
    range: Callable[[str, str, int], str]  # both ends, and how many words the first leaves to the second
    choice: str


def _spoken_range(left: str, right: str, left_off: int) -> str:
    comma = "," if left.endswith("known") else ""
    return f"{left}{comma} to {right}"


def _dashed_range(left: str, right: str, left_off: int) -> str:
    like_for_like = " " not in left and right.count(" ") == left_off  # 9–12 Jun, but Jun – 12 Jul
    return f"{left}–{right}" if like_for_like else f"{left} – {right}"


FULL = _Style(
    months=_NAMES,
    decade="the {}s",
    quarter=lambda code, year: f"the {_ORDINALS[code]} quarter of {year}",
    gaps=True,
    range=_spoken_range,
    choice="a {} from {}",
)
_SHORT = _Style(
    months=tuple(name[:3] for name in _NAMES),
    decade="{}s",
    quarter=lambda code, year: f"Q{int(code) - 32} {year}",
    gaps=False,
    range=_dashed_range,
    choice="a {} in {}",
)


def in_words(d: EdtfDate) -> str:
    """Say a date in full, in the language that is spoken.

    >>> from rollout.evidence.edtf import parse
    >>> in_words(parse("2018-09-09/2018-10-04"))
    '9 September to 4 October 2018'
    >>> in_words(parse("2017-06~/.."))
    'since about June 2017'
    """
    if (tongue := language()) in DATE_WORDS:
        return Abroad(DATE_WORDS[tongue], short=False).phrase(read(d.text))
    # Alone, "second quarter of 2019" is a name like "summer 2019"; within a sentence it needs its article.
    alone = d.kind == "date" and d.precision == "quarter"
    return phrase(read(d.text), FULL).removeprefix("the " if alone else "")


def short_words(d: EdtfDate) -> str:
    """Say a date in few characters, for captions, in the language that is spoken.

    >>> from rollout.evidence.edtf import parse
    >>> short_words(parse("2017-06/2018-04"))
    'Jun 2017 – Apr 2018'
    """
    if (tongue := language()) in DATE_WORDS:
        return Abroad(DATE_WORDS[tongue], short=True).phrase(read(d.text))
    return phrase(read(d.text), _SHORT)


def tick_words(d: EdtfDate) -> str:
    """Say a date on an axis: beside a year of three digits its neighbours say which era it is of."""
    if (tongue := language()) in DATE_WORDS:
        return Abroad(DATE_WORDS[tongue], short=True, plain=True).phrase(read(d.text))
    return phrase(read(d.text), _SHORT).replace("AD ", "")


def phrase(reading: Reading, style: _Style) -> str:
    """Say in English what was read, as part of a sentence."""
    if reading.kind == "one-of":
        return _choices(reading.spans, style)
    (span,) = reading.spans
    last = point_words(span.points[-1], style)
    if len(span.points) == 2:
        return _range(span.points, style, _shared(span.points), 0)
    if span.start != "known":
        return f"until {last}" if span.start == "open" else f"until {last}, start not known"
    if span.end != "known":
        return f"since {last}" if span.end == "open" else f"from {last}, end not known"
    return last


def _range(points: Sequence[Point], style: _Style, drop: int, last_drop: int) -> str:
    first, last = points
    right = point_words(last, style, last_drop)
    if first == last and "X" not in first.year:
        return right  # an interval within one day, month or year is that day, month or year
    if first.time and last.time and (first.earliest, first.zone) == (last.earliest, last.zone):
        right = last.time + _zone(last)
        return style.range(point_words(replace(first, zone=""), style), right, len(right))
    return style.range(point_words(first, style, drop), right, drop - last_drop)


def _choices(spans: Sequence[Span], style: _Style) -> str:
    points = [point for span in spans for point in span.points]
    ajar = spans[0].start == "open" or spans[-1].end == "open"
    drop = 0 if ajar else _shared(points)
    drops = [drop] * (len(spans) - 1) + [0]
    phrases = [_choice(span, style, drop, last_drop) for span, last_drop in zip(spans, drops, strict=True)]
    if len(phrases) == 1:
        return phrases[0]
    listed = ", ".join(phrases[:-1])
    return f"{listed}, or {phrases[-1]}" if ajar else f"{listed} or {phrases[-1]}"


def _choice(span: Span, style: _Style, drop: int, last_drop: int) -> str:
    if len(span.points) == 2:
        nouns = {point.precision if point.precision in PRECISIONS[: YEAR + 1] else "year" for point in span.points}
        noun = nouns.pop() if len(nouns) == 1 else "date"
        return style.choice.format(noun, _range(span.points, style, drop, last_drop))
    words = point_words(span.points[0], style, last_drop)
    if span.start == "open":
        return f"{words} or earlier"
    return f"{words} or later" if span.end == "open" else words


def _shared(points: Sequence[Point]) -> int:
    """Count what dates share and only the last of them need say: 1 the year, 2 the month too."""
    one_year = len({(point.year, point.sign) for point in points}) == 1
    if not one_year or any(point.precision not in ("day", "month") or point.day == "XX" for point in points):
        return 0
    days = all(point.precision == "day" for point in points)
    return 2 if days and len({point.month for point in points}) == 1 else 1


def point_words(point: Point, style: _Style, drop: int = 0) -> str:
    """Word one date, leaving off its year (`drop` 1), or its month and year (2)."""
    return _SIGN_WORDS[point.sign] + _bare(point, style, drop)


def _bare(point: Point, style: _Style, drop: int) -> str:
    year = _year(point, style)
    if point.precision == "season":
        return f"{_SEASON_WORDS[point.month]} {year}"
    if point.precision == "quarter":
        return style.quarter(point.month, year)
    if point.time:
        return f"{_bare(replace(point, time='', precision='day'), style, 0)}, {point.time}{_zone(point)}"
    if point.precision not in ("day", "month"):
        gap = "month and day" if point.day else "month"
        return f"{year}, {gap} not known" if point.month and style.gaps else year
    parts = [style.months[int(point.month) - 1], year]
    if point.precision == "day":
        parts.insert(0, str(int(point.day)))
    gap = ", day not known" if point.day == "XX" and style.gaps else ""
    return " ".join(parts[: len(parts) - drop]) + gap


def _zone(point: Point) -> str:
    """Return the zone of a time as people name it, and nothing where the text names none."""
    hours, _, minutes = point.zone[1:].partition(":")
    if not point.zone or point.zone == "Z":
        return " (UTC)" if point.zone else ""
    return f" (UTC{point.zone[0]}{int(hours)}{f':{minutes}' if minutes.strip('0') else ''})"


def year_words(year: int) -> str:
    """Return a year as people say it; a bare 33 would read as a day.

    >>> year_words(-332), year_words(33), year_words(1984)
    ('333 BCE', 'AD 33', '1984')
    """
    if (tongue := language()) in DATE_WORDS:
        return Abroad(DATE_WORDS[tongue], short=True).year(year)
    if year < 1:
        return f"{1 - year} BCE"
    return str(year) if year >= 1000 else f"AD {year}"


def _year(point: Point, style: _Style) -> str:
    low, high = point.earliest.year, point.latest.year
    if "X" not in point.year:
        return year_words(int(point.year))
    # "The 2000s" may be ten years or a hundred: the two ends cannot be misread.
    if point.precision == "decade" and low % 100 and low > 0:
        return style.decade.format(year_words(low))
    if low < 1:
        first = f"{1 - low}" if high < 1 else year_words(low)
        return f"a year in {first}–{year_words(high)}"
    return f"a year in {year_words(low)}–{high}"
