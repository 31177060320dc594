"""Changes as text for a terminal or a mail, and as JSON for programs."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rollout.evidence.edtf import in_words
from rollout.evidence.event import Dataset, Event
from rollout.evidence.settings import Settings
from rollout.outputs.changes.compare import Changes, Corrected
from rollout.outputs.tables.records import record, stamped
from rollout.timeline.edition import Stamp, edition, stamp
from rollout.timeline.view import View
from rollout.words.said import listed, told
from rollout.words.say import language as language_spoken
from rollout.words.say import later, say

FORMAT = "rollout-changes"
VERSION = 1
ADDED, CORRECTED, WITHDRAWN = later("Added"), later("Corrected"), later("Withdrawn")
REFUSED = later("Still in the file, but refused for a mistake in the row")


def marked(dataset: Dataset) -> Stamp:
    """Return the stamp of everything in a dataset."""
    return stamp(edition(dataset, View()))


def between(changes: Changes) -> str:
    """Return in one sentence which two files are compared."""
    old, new = marked(changes.old), marked(changes.new)
    return say(
        "From {old}, data {old_data}, {old_newest}, to {new}, data {new_data}, {new_newest}.",
        old=old.file,
        old_data=old.short,
        old_newest=old.newest,
        new=new.file,
        new_data=new.short,
        new_newest=new.newest,
    )


def summary(changes: Changes) -> str:
    """Return in one sentence how much changed."""
    if changes.old.digest == changes.new.digest:
        return say("The two files are the same.")
    refused = [say("{n} refused for a mistake", n=len(changes.refused))] if changes.refused else []
    parts = [
        say("{n} added", n=len(changes.added)),
        say("{n} corrected", n=len(changes.corrected)),
        say("{n} withdrawn", n=len(changes.withdrawn)),
        *refused,
        say("{n} unchanged", n=changes.unchanged),
    ]
    return say("{listed}.", listed=told(listed(parts)))


def naming(changes: Changes) -> Settings:
    """Return what lanes are called by whoever reads the changes."""
    return changes.new.settings.in_language(language_spoken())


def caption(event: Event, names: Settings) -> str:
    """Return date, lane and title of an event, with its id."""
    return f"{in_words(event.date)} · {names.shown(event.lane)} · {event.title} [{event.id}]"


def standing(event: Event, named: Callable[[str], str] = str) -> str:
    """Return who says so, the claim status and any dispute; `named`: how a name stands in it."""
    who = named(event.says)
    status = say("{status}, disputed", status=say(event.status)) if event.disputed else say(event.status)
    return say("{status}; says who: {who}", status=status, who=who)


def as_text(changes: Changes) -> str:
    """Return the changes as lines of text."""
    new, names = marked(changes.new), naming(changes)
    blocks = [
        [between(changes), summary(changes)],
        _events(ADDED, changes.added, names),
        _corrections(changes.corrected, names),
        _events(WITHDRAWN, changes.withdrawn, names),
        _events(REFUSED, changes.refused, names),
        [f"{new.counts}. {new.caution}"],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def as_json(changes: Changes) -> str:
    """Return the changes as JSON, each event as docs/schema/events.schema.json has it."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "old": stamped(marked(changes.old)),
        "new": stamped(marked(changes.new)),
        "added": [record(event, notes=False) for event in changes.added],
        "corrected": [_correction(one) for one in changes.corrected],
        "withdrawn": [record(event, notes=False) for event in changes.withdrawn],
        "refused": [record(event, notes=False) for event in changes.refused],
        "unchanged": changes.unchanged,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _correction(one: Corrected) -> dict[str, Any]:
    differences = [{"field": each.field, "old": each.old, "new": each.new} for each in one.differences]
    return {"id": one.event.id, "title": one.event.title, "differences": differences}


def _events(title: str, events: Sequence[Event], names: Settings) -> list[str]:
    lines = (line for event in events for line in (f"  {caption(event, names)}", f"      {standing(event)}"))
    return [say("{place}:", place=say(title)), *lines] if events else []


def _corrections(corrected: Sequence[Corrected], names: Settings) -> list[str]:
    lines = (line for one in corrected for line in _correction_lines(one, names))
    return [say("{place}:", place=say(CORRECTED)), *lines] if corrected else []


def _correction_lines(one: Corrected, names: Settings) -> Iterator[str]:
    yield f"  {caption(one.event, names)}"
    for each in one.differences:
        yield f"      {each.field}: {quoted(each.old)} → {quoted(each.new)}"


def quoted(text: str) -> str:
    """Return a text as people read it in a comparison, on one line; in words where there is none."""
    return f"“{' '.join(text.split())}”" if text else say("nothing")
