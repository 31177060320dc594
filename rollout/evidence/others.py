"""What is said of an event in the languages that the timeline lists: kept apart from columns that are shown to all."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from rollout.evidence.event import Event
from rollout.evidence.header import translated
from rollout.evidence.settings import Word
from rollout.evidence.units import unit_of


def _apart(event: Event, listed: Collection[str]) -> Event:
    """Return an event with its words in these languages apart; of none that are listed, in all."""
    own: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for name, text in event.extra:
        found = translated(name)
        # The presenter's notes stay where every output leaves them out.
        known = found and found[0] != "notes" and (not listed or found[1] in listed)
        (others if known else own).append((name, text))
    return replace(event, extra=tuple(own), others=tuple(others)) if others else event


def apart(events: list[Event], languages: Sequence[str]) -> list[Event]:
    """Return events whose words in other languages stand apart: they take the place of others, and none beside them.

    languages: those that the timeline lists, its own first; of others the words are columns like any that is not ours.
    Where it lists none, all stand apart.
    """
    return [_apart(event, languages[1:]) for event in events] if len(languages) != 1 else events


Names = Mapping[str, Mapping[str, str]]
"""Of each word of the file what it is called, by the tag of the language."""


def words_of(event: Event) -> Iterator[tuple[str, str, str]]:
    """Yield what of an event may be a word of the timeline: its column, the words, and what stands between several."""
    yield "place", event.place, ""
    yield "asserted_by", event.asserted_by, "; "
    yield "known_by", event.known_by, "; "
    yield "tags", "; ".join(event.tags), "; "
    if event.quantity:
        yield "unit", event.quantity.unit_words, ""
        yield "scope", event.quantity.scope, ""


def _called(words: str, between: str, names: Names) -> dict[str, str]:
    """Return what words are called in each language that has them all, or some of several."""
    if words in names:
        return dict(names[words])
    single = [one.strip() for one in words.split(between.strip())] if between else []
    tags = dict.fromkeys(tag for one in single for tag in names.get(one, {}))
    return {tag: between.join(names.get(one, {}).get(tag, one) for one in single) for tag in tags}


def _worded(event: Event, names: Names) -> Event:
    there = {translated(name) for name, _ in (*event.extra, *event.others)}
    more = [
        (f"{column}@{tag}", text)
        for column, words, between in words_of(event)
        for tag, text in _called(words, between, names).items()
        if (column, tag) not in there
    ]
    return replace(event, named=tuple(more)) if more else event


def names_of(words: Sequence[Word]) -> Names:
    """Return what each word of the timeline is called, a unit also as it is written in events."""
    names = {one.name: {tag: text for _, tag, text in one.elsewhere} for one in words}
    return {unit_of(name).words: said for name, said in names.items()} | names


def worded(events: list[Event], names: Names) -> list[Event]:
    """Return events with what the timeline says of their words in other languages, where their rows do not say it."""
    return [_worded(event, names) for event in events] if names else events
