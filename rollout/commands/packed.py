"""The index of very many events as the page's server takes it: by itself, where there is one, and said in a line."""

from collections.abc import Callable
from pathlib import Path

import click

from rollout.commands.cli import tell
from rollout.evidence.event import Dataset
from rollout.evidence.reasons import reason
from rollout.evidence.store import Evidence
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.packed_store import PACK, PackedStore, index_of
from rollout.timeline.questions import Questions
from rollout.words.said import Said, told
from rollout.words.say import later, say

LARGE = 2_000_000  # bytes of a file above which an index may be what helps


def packed(events: Path) -> PackedStore | None:
    """Return the store of a file's index, said in a line; None where there is none, or why it is not used is said."""
    try:
        store = PackedStore(events)
    except OSError:
        return None
    except ValueError as error:
        words = later("{file} is not used: {reason}. Make it again: {command}")
        name, again = index_of(events).name, f"{PACK} {events}"
        click.echo(say(words, file=name, reason=why(error), command=again), err=True)
        return None
    state = store.now()
    tell(state.problems, events.name)
    count = store.index_of(state.dataset).count
    words = later("{n} events from {file}: no map and no editing of so many yet.")
    click.echo(say(words, n=count, file=index_of(events).name))
    return store


def why(error: Exception) -> str:
    """Return what is wrong, in the language that is spoken where it is ours to say."""
    if error.args and isinstance(error.args[0], Said):
        return told(error.args[0])
    return told(reason(error)) if isinstance(error, OSError) and error.strerror else str(error)


def advise(events: Path) -> None:
    """Say of a file that could not be read, where it is large, that there is another way to show it."""
    if events.stat().st_size > LARGE:
        command = f"{PACK} {events}"
        click.echo(say("Or have it shown from an index, made once: {command}", command=command), err=True)


def answers(store: Evidence) -> Callable[[Dataset], Questions]:
    """Return who answers questions about what a store holds."""
    found: Callable[[Dataset], Questions] = getattr(store, "index_of", DatasetIndex)
    return found
