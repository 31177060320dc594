"""The time axis of a sheet: grid lines at whole days, months or years, and the words for what lies between."""

from datetime import date

from rollout.edtf import parse, short_words
from rollout.sheet.lines import line
from rollout.sheet.parts import Axis, Line, Words
from rollout.sheet.signs import Ruler
from rollout.theme import Stage
from rollout.typeface import width
from rollout.window import EPOCH, number

DAYS, MONTHS, YEARS = (1, 2, 7), (1, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
ROOM = 10.0  # px between the words of the axis


def _start(day: float) -> date:
    return date.fromordinal(min(max(int(day) + EPOCH, 1), date.max.toordinal()))


def _by_years(first: date, last: date, step: int) -> list[tuple[date, str]]:
    years = range(first.year - first.year % step, last.year + 1)
    return [(date(year, 1, 1), str(year)) for year in years if year % step == 0 and year > 0]


def _by_months(first: date, last: date, step: int) -> list[tuple[date, str]]:
    months = range(first.year * 12, last.year * 12 + 12, step)
    return [(date(n // 12, n % 12 + 1, 1), short_words(parse(f"{n // 12:04}-{n % 12 + 1:02}"))) for n in months]


def _by_days(first: date, last: date, step: int) -> list[tuple[date, str]]:
    days = range(first.toordinal(), last.toordinal() + 1, step)
    return [(day, short_words(parse(day.isoformat()))) for day in map(date.fromordinal, days)]


def _fitting(ruler: Ruler, size: float) -> list[tuple[date, str, bool]]:
    """Return the closest steps whose words fit: (first day, words, whether the words name the whole step)."""
    first, last = _start(ruler.window.start), _start(ruler.window.end)
    kinds = ((_by_days, DAYS, 1.0), (_by_months, MONTHS, 30.4), (_by_years, YEARS, 365.2))
    sample = {_by_days: "30 Nov 2022", _by_months: "Nov 2022", _by_years: "2022"}
    for make, steps, days in kinds:
        for step in steps:
            if width(sample[make], size) + ROOM <= step * days * ruler.scale:
                return [(day, words, step == 1) for day, words in make(first, last, step)]
    return []


def axis(ruler: Ruler, top: float, bottom: float, middle: float, stage: Stage) -> Axis:
    """Return grid lines from top to bottom, and words about a middle height; those that would be cut stay away."""
    size, palette = float(stage.type_size), stage.palette
    steps = _fitting(ruler, size)
    right = ruler.left + ruler.width
    lines: list[Line] = []
    words: list[Words] = []
    for at, (day, text, whole) in enumerate(steps):
        begin = number(day)
        x = ruler.x(begin)
        if ruler.shows(begin):
            lines.append(Line(x, top, x, bottom, 1.0, palette.rule))
        wide = width(text, size)
        end = number(steps[at + 1][0]) if at + 1 < len(steps) else ruler.window.end
        left = (x + ruler.x(end) - wide) / 2 if whole else x + 4
        inside = ruler.shows(begin) or (whole and ruler.x(end) - x > wide)
        if inside and left >= ruler.left and left + wide <= right:
            words.append(line(text, left, middle, size, palette.muted))
    return Axis(tuple(lines), tuple(words))
