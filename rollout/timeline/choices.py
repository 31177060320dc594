"""What a file offers to choose from: its filters with their counts, its series, and its windows by name."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from rollout.evidence.edtf import Day, EdtfDate, from_ordinal, parse, short_words
from rollout.evidence.edtf.words import year_words
from rollout.evidence.event import Dataset, Event
from rollout.evidence.settings import LaneName, Settings
from rollout.evidence.vocabulary import ASSERTER_KINDS, KIND_WORDS, STATUSES
from rollout.timeline.series import Series
from rollout.timeline.window import EPOCH, Window, busiest_of, known_days, opening, year_of
from rollout.words.say import later

PRESETS = (0.75, 0.4)


def source_day(when: EdtfDate | None) -> tuple[Day, Day] | None:
    """Return what puts sources in order by their dates, the newest last; None for one that is not dated."""
    return (when.latest, when.earliest or date.min) if when and when.latest else None


def newest_source(events: Sequence[Event]) -> EdtfDate | None:
    """Return when the newest source appeared; None when no source is dated."""
    known = [(day, event.source.date) for event in events if (day := source_day(event.source.date))]
    return max(known, key=lambda one: one[0])[1] if known else None


def _years(window: Window, newest: int) -> str:
    """Return the years of a window, up to the newest there is to see; one of which only the end is in it is none."""
    begin, end = (from_ordinal(round(days) + EPOCH) for days in (window.start, window.end - 1))
    first = begin.year + ((begin.month, begin.day) != (1, 1))
    last = min(end.year, newest)
    if first > last:  # less than a year
        return short_words(parse(f"{window.first()}/{window.last()}"))
    years = [str(year) if year > 0 else year_words(year) for year in (first, last)]
    return years[0] if first == last else "–".join(years)


def _presets(everything: Window, begin: Window, last: float, closest: Iterable[Window]) -> list[list[str]]:
    """Return the windows on offer; last: the day on which the last event ends."""
    newest = year_of(last - 0.001)
    found = {later("Everything"): everything}
    if begin != everything:
        found[_years(begin, newest)] = begin
    for closer in closest:
        found.setdefault(_years(closer, newest), closer)
    return [[name, window.first(), window.last()] for name, window in found.items()]


Sort = tuple[str, str, tuple[str, ...], bool, tuple[str, ...]]


def sort_of(event: Event) -> Sort:
    """Return all that filters ask of an event: lane, claim status, kinds of who says so, whether disputed, tags."""
    return event.lane, event.status, event.kinds, event.disputed, event.tags


def offered(
    names: Iterable[str],
    sorts: Collection[tuple[Sort, int]],
    series: Sequence[Series],
    times: tuple[Window, Window, float, Sequence[float]],
    even: bool,
) -> dict[str, Any]:
    """Return every filter, series and window that the page can offer, with how many events each filter lets through.

    names: of the lanes. sorts: of the events, and how many each has. times: the span; the window that the page opens
    with; the day on which the last event ends; when the headlines begin, in order.
    """
    span, home, last, told = times
    lanes, statuses, kinds, tags = (Counter[str]() for _ in range(4))
    for (lane, status, own_kinds, _, own_tags), count in sorts:
        lanes[lane] += count
        statuses[status] += count
        kinds.update(dict.fromkeys(own_kinds, count))
        for tag in own_tags:
            tags[tag] += count
    return {
        "lane": [[name, name, lanes[name]] for name in names],
        "status": [[name, name, statuses[name]] for name in STATUSES if statuses[name]],
        "who": [[name, KIND_WORDS[name], kinds[name]] for name in ASSERTER_KINDS if kinds[name]],
        "tag": [[name, name, count] for name, count in sorted(tags.items(), key=lambda one: (-one[1], one[0]))],
        "disputed": sum(count for (_, _, _, disputed, _), count in sorts if disputed),
        "series": _titles(series),
        "presets": _presets(span, home, last, [busiest_of(told, share) for share in PRESETS]) if sorts else [],
        "even": even,
    }


def spoken_choices(found: dict[str, Any], series: Sequence[Series], said: Settings) -> dict[str, Any]:
    """Return the choices of a file as whoever reads calls them: lanes in full, tags, and series by their titles."""
    full = said.lane_names
    lanes = [[key, full[key].words if key in full else key, count] for key, _, count in found["lane"]]
    tags = [[key, said.word(key), count] for key, _, count in found["tag"]]
    spoken = {key: tag for key, _, _ in lanes if key in full and (tag := _tongue(full[key])) is not None}
    more = {"said": spoken} if spoken else {}
    return found | {"lane": lanes, "tag": tags, "series": _titles(series)} | more


def _tongue(lane: LaneName) -> str | None:
    """Return the tag of the language of a lane's full name, where it is not the file's own; empty: our own."""
    name = lane.full or lane.title
    return "" if lane.rest else next((tag for _, tag, text in lane.elsewhere if text == name), None)


def _titles(series: Sequence[Series]) -> list[list[str]]:
    """Return the key of each series and what it is called by whoever reads."""
    return [[one.key, one.title] for one in series]


def home_of(dataset: Dataset, span: Window) -> Window:
    """Return the window that a file opens with: what `timeline.toml` says of the span, else the one that is found."""
    return said_home(dataset.settings, span) or opening(dataset.events, span)


def said_home(said: Settings, span: Window) -> Window | None:
    """Return the window that `timeline.toml` says a file opens with; None where it says none of the span."""
    if not said.window:
        return None
    start, end = max(known_days(said.window[0])[0], span.start), min(known_days(said.window[1])[1], span.end)
    return Window(start, end) if end - start >= 1 else None
