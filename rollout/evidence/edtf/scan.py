"""One pass over an EDTF text: which dates it holds, at which place, and how they hang together."""

from __future__ import annotations

from dataclasses import dataclass

from rollout.evidence.edtf.point import GENERAL, Point, point_at
from rollout.evidence.edtf.value import EdtfError, shown
from rollout.words.said import said

LONGEST = 64  # characters; a one-of set of six days fits, and every text stays cheap


@dataclass(frozen=True, slots=True)
class Span:
    """One date, or two ends of which one may be open or unknown (then only the other is in `points`)."""

    points: tuple[Point, ...]
    start: str = "known"
    end: str = "known"


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole text: its kind (date, interval, one-of) and its spans; only a one-of has more than one."""

    kind: str
    spans: tuple[Span, ...]


def read(text: str) -> Reading:
    """Read a text of at most 64 characters; raises EdtfError at the first thing not supported."""
    if len(text) > LONGEST:
        wrong = said("The date has {n} characters; no date needs more than {most}.", n=len(text), most=LONGEST)
        raise EdtfError(text, LONGEST, wrong, GENERAL)
    if not text:
        raise EdtfError(text, 0, said("The date is empty."), GENERAL)
    if text[0] == "[":
        return Reading("one-of", _choices(text))
    if "/" in text:
        return Reading("interval", (_interval(text),))
    return Reading("date", (Span((point_at(text, 0, len(text)),)),))


def _interval(text: str) -> Span:
    cut = text.index("/")
    again = text.find("/", cut + 1)
    if again >= 0:
        wrong = said("An interval has two ends, so one slash.")
        raise EdtfError(text, again, wrong, said("Write 2017-06/2018-04, and another interval in another row."))
    left, right = text[:cut], text[cut + 1 :]
    ends = {"": "unknown", "..": "open"}
    start, end = ends.get(left, "known"), ends.get(right, "known")
    if start != "known" and end != "known":
        wrong = said("An interval needs at least one end that is a date.")
        raise EdtfError(text, 0, wrong, said("Write 2018-04/.. or ../2018-04."))
    points = [point_at(text, 0, cut)] if start == "known" else []
    if end == "known":
        points.append(point_at(text, cut + 1, len(text)))
    _in_order(text, cut, points, f"{right}/{left}")
    return Span(tuple(points), start, end)


def _choices(text: str) -> tuple[Span, ...]:
    if text[-1] != "]":
        wrong = said("A one-of set ends with a square bracket.")
        raise EdtfError(text, len(text), wrong, said("Write [2019-05-03,2019-05-04]."))
    spans = []
    start, stop = 1, len(text) - 1
    while start <= stop:
        comma = text.find(",", start, stop)
        end = stop if comma < 0 else comma
        spans.append(_choice(text, start, end))
        start = end + 1
    return tuple(spans)


def _choice(text: str, start: int, stop: int) -> Span:
    dots = text.find("..", start, stop)
    if dots < 0:
        return Span((point_at(text, start, stop),))
    if dots == start == 1 and dots + 2 < stop:
        return Span((point_at(text, start + 2, stop),), "open")
    if dots + 2 == stop == len(text) - 1 and dots > start:
        return Span((point_at(text, start, dots),), end="open")
    if dots in (start, stop - 2):
        wrong = said("In a one-of set only the first date can mean 'or earlier' and only the last 'or later'.")
        raise EdtfError(text, dots, wrong, said("Write [..2019-05-03,2019-06] or [2019-05-03,2019-06..]."))
    points = [point_at(text, start, dots), point_at(text, dots + 2, stop)]
    _in_order(text, dots, points, f"[{text[dots + 2 : stop]}..{text[start:dots]}]")
    return Span(tuple(points))


def _in_order(text: str, position: int, points: list[Point], swapped: str) -> None:
    if points[0].span[0] >= points[-1].span[1]:
        wrong = said("{text} ends before it starts.", text=shown(text))
        raise EdtfError(
            text, position, wrong, said("Correct one of the two ends, or write {swapped}.", swapped=swapped)
        )
