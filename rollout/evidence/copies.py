"""The copies of sources in the folder `kept`: whether each is still, byte for byte, what was relied on."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path

from rollout.evidence.citation import CHANGED, MISSING, SAME, Citation
from rollout.evidence.event import Dataset, Event

FOLDER = "kept"


def compared(dataset: Dataset, events: Path) -> Dataset:
    """Return a dataset that says of each kept copy whether it agrees with its SHA-256; events: the file's path.

    Nothing is fetched, and no link is followed: a copy that is none of the folder's own files is missing.
    """
    if not any(one.kept for event in dataset.events for one in event.citations):
        return dataset
    return replace(dataset, events=tuple(compared_one(event, events) for event in dataset.events))


def compared_one(event: Event, events: Path) -> Event:
    """Return an event that says so of its own kept copies."""
    if not any(one.kept for one in event.citations):
        return event
    folder = events.resolve().parent / FOLDER
    return replace(event, citations=tuple(replace(one, copy=_state(one, folder)) for one in event.citations))


def within(folder: Path, name: str) -> Path | None:
    """Return a file of a resolved folder; None for what is no file, and for a link or a name that leads out."""
    path = folder / name
    return path if path.resolve() == path and path.is_file() else None


def _state(one: Citation, folder: Path) -> str:
    if not one.kept:
        return ""
    if (path := within(folder, one.kept)) is None:
        return MISSING
    try:
        with path.open("rb") as file:
            return SAME if file_digest(file, "sha256").hexdigest() == one.sha256 else CHANGED
    except OSError:
        return MISSING


def kept(dataset: Dataset) -> Iterator[Citation]:
    """Yield the further sources of which a copy is kept, in the order of the events."""
    return (one for event in dataset.events for one in event.citations if one.kept)
