"""Many lanes as few: those of a group as one, the smallest of the rest as "Other (n lanes)"; no event is left out.

More than a dozen lanes cannot be told apart by place and colour. Each event keeps the name of its own lane among what
else is said of it, and tables have the lanes as they are in the file.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rollout.evidence.event import Dataset, Event
from rollout.evidence.settings import LaneName, Settings
from rollout.words.said import in_turn, said
from rollout.words.say import later

MOST = 12  # lanes of one picture: as many as there are colours
OWN_LANE = later("lane in the file")
"""Under what name an event tells its own lane."""


def folded(dataset: Dataset, shown: Iterable[Event] | None = None, most: int = MOST) -> Dataset:
    """Return the dataset with at most so many lanes as can be told apart; the same where it has no more.

    shown: the events that count, where not all are shown.
    """
    counts = Counter(dict.fromkeys(dataset.lanes, 0))
    counts.update(event.lane for event in (dataset.events if shown is None else shown))
    if sum(count > 0 for count in counts.values()) <= most or dataset.whole:
        return dataset
    groups = {lane.name: lane.group for lane in dataset.settings.lanes}
    band = _bands(counts, groups, most)
    events = tuple(_moved(event, band[event.lane]) for event in dataset.events)
    names = dataset.settings.lane_names
    other = _other(band)
    rest = sum(name == other for name in band.values())
    lanes = tuple(
        names.get(name) or _named(name, dataset.settings, rest * (name == other))
        for name in dict.fromkeys(band.values())
    )
    words = later("{n} lanes are more than can be told apart: {drawn} are drawn.")
    if rest:
        words = later(
            "{n} lanes are more than can be told apart: {drawn} are drawn, the last of which stands for {rest}."
        )
    notice = in_turn(
        said(words, n=len(band), drawn=len(lanes), rest=rest),
        said("Give lanes a group in timeline.toml to choose which stand together."),
    )
    settings = replace(dataset.settings, lanes=lanes).in_language(dataset.language)
    return replace(dataset, events=events, settings=settings, notices=(*dataset.notices, notice), whole=dataset)


def unfolded(event: Event) -> Event:
    """Return an event in its own lane, where that stands here in one that stands for several."""
    own = dict(event.extra).get(OWN_LANE)
    if own is None:
        return event
    return replace(event, lane=own, extra=tuple(one for one in event.extra if one[0] != OWN_LANE))


def _bands(counts: Mapping[str, int], groups: Mapping[str, str], most: int) -> dict[str, str]:
    """Return for each lane the one that it is drawn in, that of the rest last."""
    band = {lane: groups.get(lane) or lane for lane in counts}
    totals: Counter[str] = Counter()
    for lane, count in counts.items():
        totals[band[lane]] += count
    if len(totals) <= most:
        return band
    kept = {name for name, _ in totals.most_common(most - 1)}
    rest = [lane for lane in band if band[lane] not in kept]
    other = f"Other ({len(rest)} lanes)"
    return {lane: name for lane, name in band.items() if name in kept} | dict.fromkeys(rest, other)


def _named(name: str, said: Settings, rest: int) -> LaneName:
    """Return what a lane is called that stands for several: as their group is, in each language."""
    names = dict.fromkeys(
        one for lane in said.lanes if lane.group == name for one in lane.elsewhere if one[0] == "group"
    )
    return LaneName(name, elsewhere=tuple(("name", tag, text) for _, tag, text in names), rest=rest)


def _other(band: dict[str, str]) -> str:
    last = next(reversed(band.values()))
    return last if last.startswith("Other (") else ""


def _moved(event: Event, band: str) -> Event:
    if band == event.lane:
        return event
    return replace(event, lane=band, extra=(*event.extra, (OWN_LANE, event.lane)))
