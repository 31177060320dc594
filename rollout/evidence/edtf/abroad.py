"""EDTF dates in other languages than English, at the precision they have: as `words` says them, by `DateWords`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rollout.evidence.edtf.point import PRECISIONS, QUARTERS, SEASONS, SIGNS, YEAR, Point
from rollout.evidence.edtf.scan import Reading, Span
from rollout.words.dates import DateWords

DAY = PRECISIONS.index("day")
SEASON, QUARTER = tuple(SEASONS), tuple(QUARTERS)


@dataclass(frozen=True, slots=True)
class Abroad:
    """Says dates in one language, in full or in short; plain: without the era of a year of three figures."""

    said: DateWords
    short: bool
    plain: bool = False

    def phrase(self, reading: Reading) -> str:
        """Return what was read in words."""
        if reading.kind == "one-of":
            return self._choices(reading.spans)
        (span,) = reading.spans
        if len(span.points) == 2:
            return self._range(span.points)
        last = self._point(span.points[-1])
        if span.start != "known":
            return self._by("until" if span.start == "open" else "beginning", span.points).format(a=last)
        if span.end != "known":
            return self._by("since" if span.end == "open" else "ending", span.points).format(a=last)
        return last

    def yearless(self, point: Point) -> str:
        """Return a plain day without its year."""
        return self._point(point, 1)

    def _by(self, name: str, points: Sequence[Point]) -> str:
        """Return a pattern as it is for these dates."""
        days = all(PRECISIONS.index(point.precision) <= DAY for point in points)
        return (days and self.said.of_days.get(name)) or str(getattr(self.said, name))

    def year(self, year: int) -> str:
        """Return a year as people say it."""
        if year < 1:
            return self.said.before.format(y=1 - year)
        return str(year) if year >= 1000 or self.plain else self.said.early.format(y=year)

    def _range(self, points: Sequence[Point]) -> str:
        first, last = points
        if first == last and "X" not in first.year:
            return self._point(last)
        if first.time and last.time and (first.earliest, first.zone) == (last.earliest, last.zone):
            return self._point(replace(first, time=f"{first.time}–{last.time}", zone=last.zone))
        drop = _shared(points)
        left, right = (0, drop) if self.said.last else (drop, 0)
        between = self.said.short_between if self.short else self._by("between", points)
        if drop == 2 and self.short:
            between = between.replace(" ", "")  # 9.–12. Juni, but Juni – 12. Juli
        return between.format(a=self._point(first, left), b=self._point(last, right))

    def _choices(self, spans: Sequence[Span]) -> str:
        phrases = [self._choice(span) for span in spans]
        if len(phrases) == 1:
            return phrases[0]
        before = phrases[0]
        for one in phrases[1:-1]:
            before = self.said.comma.format(a=before, b=one)
        return self.said.either.format(a=before, b=phrases[-1])

    def _choice(self, span: Span) -> str:
        if len(span.points) == 2:
            nouns = {point.precision if point.precision in PRECISIONS[: YEAR + 1] else "year" for point in span.points}
            noun = self.said.nouns.get(nouns.pop() if len(nouns) == 1 else "", self.said.nouns[""])
            return self.said.choice.format(noun=noun, a=self._range(span.points))
        words = self._point(span.points[0])
        if span.start == "open":
            return self.said.earlier.format(a=words)
        return self.said.later.format(a=words) if span.end == "open" else words

    def _point(self, point: Point, drop: int = 0) -> str:
        bare = self._bare(point, drop)
        return self.said.signs[SIGNS[point.sign] - 1].format(a=bare) if point.sign else bare

    def _bare(self, point: Point, drop: int) -> str:
        said = self.said
        if point.time:
            day = self._bare(replace(point, time="", precision="day"), 0)
            return said.timed.format(a=day, b=point.time) + _zone(point)
        if point.precision in ("season", "quarter"):
            return self._part(point)
        if point.precision not in ("day", "month"):
            year = self._year(point)
            return year if not point.month or self.short else said.gaps[2 if point.day else 1].format(a=year)
        year = self.year(int(point.year))
        names = said.short if self.short else said.names
        name = names[int(point.month) - 1]
        if point.precision == "month":
            words = (said.short_months if self.short else said.months)[min(drop, 1)].format(m=name, y=year)
            return said.gaps[0].format(a=words) if point.day and not self.short else words
        number = (said.first if int(point.day) == 1 else "{d}").format(d=int(point.day))
        return (said.short_days if self.short else said.days)[drop].format(d=number, m=name, y=year)

    def _part(self, point: Point) -> str:
        """Return a season or a quarter of a year."""
        year = self.year(int(point.year))
        if point.precision == "season":
            return self.said.seasons[SEASON.index(point.month)].format(y=year)
        number = QUARTER.index(point.month)
        quarter = self.said.short_quarter if self.short else self.said.quarters[number]
        return quarter.format(n=number + 1, y=year)

    def _year(self, point: Point) -> str:
        low, high = point.earliest.year, point.latest.year
        if "X" not in point.year:
            return self.said.year.format(y=self.year(int(point.year)))
        # As in English: what may be ten years or a hundred is said by its two ends.
        if point.precision == "decade" and low % 100 and low > 0:
            return self.said.decade.format(y=low)
        return self.said.years.format(a=self.year(low), b=self.year(high))


def _shared(points: Sequence[Point]) -> int:
    """Count what two dates share and one of them need say: 1 the year, 2 the month too."""
    if len({(point.year, point.sign) for point in points}) > 1:
        return 0
    if any(point.precision not in ("day", "month") or point.day == "XX" or point.sign for point in points):
        return 0
    days = all(point.precision == "day" for point in points)
    return 2 if days and len({point.month for point in points}) == 1 else 1


def _zone(point: Point) -> str:
    """Return the zone of a time as people name it, and nothing where the text names none."""
    hours, _, minutes = point.zone[1:].partition(":")
    if not point.zone or point.zone == "Z":
        return " (UTC)" if point.zone else ""
    return f" (UTC{point.zone[0]}{int(hours)}{f':{minutes}' if minutes.strip('0') else ''})"
