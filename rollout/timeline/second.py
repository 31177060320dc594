"""What a file holds that only the second edition of the evidence knows, in words: for whoever has an older program."""

from collections.abc import Iterator

from rollout.evidence.event import Dataset, Event
from rollout.evidence.vocabulary import ASSERTER_KINDS, UNREVIEWED

FIRST_KINDS = ASSERTER_KINDS[:5]


def _parts(event: Event) -> Iterator[str]:
    """Yield what is new in an event."""
    days = (event.date.earliest, event.date.latest)
    found = {
        "not yet reviewed": event.status == UNREVIEWED,
        "with a kind of speaker that is new": not set(event.kinds) <= set(FIRST_KINDS),
        "with several speakers": len(event.speakers) > 1,
        "without a source": not event.source.given,
        "with a time of day": event.date.timed,
        "before the year 1": any(day is not None and day.year < 1 for day in days),
        "with tags": bool(event.tags),
        "with the date when it became known": event.known is not None,
        "with pictures": bool(event.media),
        "with further sources": bool(event.citations),
    }
    yield from (name for name, holds in found.items() if holds)


def second(dataset: Dataset) -> str:
    """Return in one line what is new in a file; empty where nothing is."""
    counts: dict[str, int] = {}
    for event in dataset.events:
        for part in _parts(event):
            counts[part] = counts.get(part, 0) + 1
    said = dataset.settings
    keys: dict[str, object] = {"lanes": said.lanes, "eras": said.eras, "searched": said.searched, "window": said.window}
    keys |= {"title": said.title, "languages": said.languages}
    named = [name for name, value in keys.items() if value]
    parts = [f"{count} {name}" for name, count in counts.items()]
    parts += [f"timeline.toml gives {', '.join(named)}"] if named else []
    parts += [f"{len(dataset.private)} private columns"] if dataset.private else []
    return f"New in the second edition: {'; '.join(parts)}." if parts else ""
