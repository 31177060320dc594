"""A list that is not a file of ours: shown as it would be imported, and written beside it when a person says so."""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import click

from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits, read
from rollout.evidence.store import State
from rollout.evidence.writer import save
from rollout.importing import packing, reporting
from rollout.server.lists import Lists
from rollout.server.readings import Reading
from rollout.words.said import in_turn, told
from rollout.words.say import later, say

NOTHING = b"id,date,title\n"


class ListStore:
    """What a list becomes with the answers given so far, as what a server shows."""

    def __init__(self, lists: Lists, path: Path) -> None:
        """Take the lists, of which its own is the one that the program was started with."""
        self._lists = lists
        self.path = path
        self._shown: tuple[Reading | None, State] = (None, State(read(NOTHING, packing.EVENTS)))

    def now(self) -> State:
        """Return the events as they are read with the latest answers."""
        reading = self._lists[self._lists.own].reading
        if reading is not self._shown[0]:
            self._shown = reading, State(read(NOTHING, packing.EVENTS) if reading.empty else reading.dataset)
        return self._shown[1]


def opened(path: Path, data: bytes, limits: Limits, lists: Lists | None) -> ListStore | None:
    """Return what a list becomes, and say what it looks like and what waits; None where it is no list at all.

    Raises what to tell a person where no event of it can be shown.

    lists: where the page asks what is open; None where it may not, and then something must be there to show.
    """
    held = Lists(limits) if lists is None else lists
    try:
        key = held.add(data, path.name, partial(written_beside, path))
    except DataError:
        return None
    reading = held[key].reading
    click.echo("\n".join(reporting.sentences(reading.imported)), err=True)
    writes = f"python -m rollout import {path.name} OUT.csv"
    if lists is None and reading.empty:
        words = later("No event of {file} can be shown as it is. Answer what is asked: {command}")
        raise click.ClickException(say(words, file=path.name, command=writes))
    preview = say("This is a preview; nothing is written beside {file} before you say so.", file=path.name)
    words = later("Answer there and write it out, or use: {command}") if lists else later("To write it out: {command}")
    click.echo(told(in_turn(preview, say(words, command=writes))), err=True)
    return ListStore(held, path)


def written_beside(path: Path, files: Mapping[str, bytes]) -> str:
    """Write the files of a timeline into a new folder beside its list, and return what it is called.

    Raises FileExistsError where something of that name stands there, OSError where it cannot be written whole.
    """
    folder = path.parent / packing.folder_of(packing.bare(path.name))
    folder.mkdir()  # which no other program can do as well: nothing that stands is ever written over
    try:
        for name, data in files.items():
            save(folder / name, data)
    except OSError:
        for name in files:
            with suppress(OSError):
                (folder / name).unlink()
        with suppress(OSError):
            folder.rmdir()
        raise
    return folder.name
