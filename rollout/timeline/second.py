"""What a file holds that only the second edition of the evidence knows, in words: for whoever has an older program."""

from collections.abc import Iterator

from rollout.evidence.event import Dataset, Event
from rollout.evidence.vocabulary import ASSERTER_KINDS, UNREVIEWED
from rollout.words.say import later, say

FIRST_KINDS = ASSERTER_KINDS[:5]


def _parts(event: Event) -> Iterator[str]:
    """Yield what is new in an event."""
    days = (event.date.earliest, event.date.latest)
    found = {
        later("{n} not yet reviewed"): event.status == UNREVIEWED,
        later("{n} with a kind of speaker that is new"): not set(event.kinds) <= set(FIRST_KINDS),
        later("{n} with several speakers"): len(event.speakers) > 1,
        later("{n} without a source"): not event.source.given,
        later("{n} with a time of day"): event.date.timed,
        later("{n} before the year 1"): any(day is not None and day.year < 1 for day in days),
        later("{n} with tags"): bool(event.tags),
        later("{n} with the date when it became known"): event.known is not None,
        later("{n} with pictures"): bool(event.media),
        later("{n} with further sources"): bool(event.citations),
    }
    yield from (name for name, holds in found.items() if holds)


def second(dataset: Dataset) -> str:
    """Return in one line what is new in a file, in the language that is spoken; empty where nothing is."""
    counts: dict[str, int] = {}
    for event in dataset.events:
        for part in _parts(event):
            counts[part] = counts.get(part, 0) + 1
    said = dataset.settings
    keys: dict[str, object] = {"lanes": said.lanes, "eras": said.eras, "searched": said.searched, "window": said.window}
    keys |= {"title": said.title, "languages": said.languages}
    named = [name for name, value in keys.items() if value]
    parts = [say(words, n=count) for words, count in counts.items()]
    parts += [say("timeline.toml gives {names}", names=", ".join(named))] if named else []
    parts += [say("{n} private columns", n=len(dataset.private))] if dataset.private else []
    return say("New in the second edition: {parts}.", parts="; ".join(parts)) if parts else ""
