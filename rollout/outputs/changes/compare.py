"""Two datasets compared by the ids of their events, and each event field by field."""

from dataclasses import dataclass

from rollout.evidence.edtf import EdtfDate, in_words
from rollout.evidence.event import Dataset, Event
from rollout.evidence.header import canonical
from rollout.timeline.facts import by_date
from rollout.timeline.sourcing import by_role, citation_words


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that reads otherwise than before, both sides as people read them; empty: nothing stood there."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """An event that is in both, as it is now, and what differs, in the order of the columns."""

    event: Event
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one dataset to another, each part in date order."""

    old: Dataset
    new: Dataset
    added: tuple[Event, ...]
    corrected: tuple[Corrected, ...]
    withdrawn: tuple[Event, ...]
    refused: tuple[Event, ...]
    """Events of the old whose row the new still holds but with a problem: not withdrawn, only not readable."""

    @property
    def unchanged(self) -> int:
        """Return how many events are in both and read the same."""
        return len(self.new.events) - len(self.added) - len(self.corrected)


def compare(old: Dataset, new: Dataset, notes: bool = False) -> Changes:
    """Return what changed; the presenter's notes count only where asked for, being meant for nobody else."""
    before = {event.id: event for event in old.events}
    after = {event.id: event for event in new.events}
    gone = [event for event in old.events if event.id not in after]
    held = _ids(new)
    both = ((event, before[event.id]) for event in by_date(new.events) if event.id in before)
    compared = (Corrected(event, _differences(was, event, notes)) for event, was in both)
    return Changes(
        old=old,
        new=new,
        added=tuple(by_date([event for event in new.events if event.id not in before])),
        corrected=tuple(one for one in compared if one.differences),
        withdrawn=tuple(by_date([event for event in gone if event.id not in held])),
        refused=tuple(by_date([event for event in gone if event.id in held])),
    )


def fields(event: Event, notes: bool = False) -> dict[str, str]:
    """Return what an event holds by name of field, all but its id, as people read it."""
    quantity, source = event.quantity, event.source
    whole = {
        "lane": event.lane,
        "date": _when(event.date),
        "label": event.label,
        "title": event.title,
        "summary": event.summary,
        "status": event.status,
        "place": event.place,
        "lat": "" if event.lat is None else f"{event.lat:g}",
        "lon": "" if event.lon is None else f"{event.lon:g}",
        "quantity": f"{quantity.value:,}" if quantity else "",
        "unit": quantity.unit if quantity else "",
        "measure": quantity.measure if quantity else "",
        "scope": quantity.scope if quantity else "",
        "due": _when(event.due),
        "answers": event.answers,
        "asserted by": event.asserted_by,
        "asserted by kind": event.asserted_by_kind,
        "source title": source.title,
        "source publisher": source.publisher,
        "source date": _when(source.date),
        "source url": source.url,
        "source note": source.note,
        "archive url": source.archive_url,
        "disputed by": event.disputed_by,
        "dispute": event.dispute,
        "priority": str(event.priority),
    }
    whole |= ({"notes": event.notes} if notes else {}) | _second_edition(event)
    # A column of the campaigner's own may bear the name that one of ours has here.
    shown = (*(event.extra if notes else event.told_extra), *event.others)
    return whole | {name if name not in whole else f"{name} (own column)": text for name, text in shown}


def _second_edition(event: Event) -> dict[str, str]:
    cited = (f"{role}: {citation_words(one)} {one.url}".rstrip() for role, one in by_role(event))
    return {
        "tags": "; ".join(event.tags),
        "known": _when(event.known),
        "known by": event.known_by,
        "answers note": event.answers_note,
        "media": "; ".join(event.media),
        "media credit": event.media_credit,
        "media alt": event.media_alt,
        "further sources": "\n".join(cited),
    }


def _differences(old: Event, new: Event, notes: bool) -> tuple[Difference, ...]:
    was, now = fields(old, notes), fields(new, notes)
    names = dict.fromkeys((*now, *was))
    pairs = (Difference(name, was.get(name, ""), now.get(name, "")) for name in names)
    return tuple(pair for pair in pairs if pair.old != pair.new)


def _when(date: EdtfDate | None) -> str:
    """Return a date in words with its text, for two texts may read alike."""
    return f"{in_words(date)} ({date.text})" if date else ""


def _ids(dataset: Dataset) -> set[str]:
    """Return every id in a file, those of refused rows too."""
    place = next((place for place, name in enumerate(dataset.columns) if canonical(name) == "id"), None)
    if place is None:
        return {event.id for event in dataset.events}
    return {cells[place].strip() for cells in dataset.cells if place < len(cells)} | {one.id for one in dataset.events}
