"""The application for a server that hosts it, as `gunicorn app:server` does, after what the environment says."""

import os
import re
from collections.abc import Mapping
from wsgiref.types import WSGIApplication

import click

from rollout.commands.cli import MAX_ROWS
from rollout.commands.driver import placed
from rollout.commands.opened import opened
from rollout.commands.packed import answers
from rollout.commands.several import several
from rollout.database.address import is_address
from rollout.evidence.gc import gc_frozen
from rollout.evidence.store import Evidence
from rollout.server.hosts import known_as
from rollout.server.server import build
from rollout.words.say import later, say

ONE_PROCESS = later(
    "Several processes cannot edit together: who has which event, and pictures that wait to be saved, are in the "
    "memory of one. Run python app.py EVENTS.csv --edit --name NAME behind the sign-in; leave ROLLOUT_EDIT out here."
)

BEGINS = re.compile(rf"{os.pathsep}(?!//)(?=/|\.|~|[A-Za-z]:[\\/]|postgres(?:ql)?://)")
"""Where an address may end, which has colons of its own: what follows begins as a path or an address does."""


def places_in(value: str) -> list[str]:
    """Return the places that a value names, as PATH has folders; a file whose name holds what stands between is one."""
    if os.path.exists(value):  # noqa: PTH110 -- which does not fail at many names in one
        return [value]
    found: list[str] = []
    for part in BEGINS.split(value) if "://" in value else value.split(os.pathsep):
        if found and is_address(found[-1]) and "@" in part and not is_address(part):
            found[-1] += os.pathsep + part  # a password may begin as a path does, and must never be told for one
        elif part:
            found.append(part)
    return found


def _store(value: str, most: int) -> Evidence:
    """Return the store of the place that a value names, or of several side by side."""
    places = [placed(part) for part in places_in(value)]
    return opened(places[0], most) if len(places) == 1 else several(places, most, edit=False)


def hosted(settings: Mapping[str, str] = os.environ) -> WSGIApplication:
    """Return the application for a server that hosts it, as `gunicorn app:server` does.

    Raises what to tell a person where the environment sets what cannot be.

    ROLLOUT_EVENTS: the file, else events.csv; several, as PATH has folders, stand side by side. ROLLOUT_HOSTS: the
    names it answers to, with commas between, beside localhost. ROLLOUT_MAX_ROWS: most rows to accept of each.
    ROLLOUT_KEEP=1: readers' browsers may keep scripts and letters.
    """
    most = settings.get("ROLLOUT_MAX_ROWS", "")
    if most and not (most.isascii() and most.isdigit()):
        words = later("ROLLOUT_MAX_ROWS is '{value}', not a number of rows. Write 20000, or leave it out.")
        raise click.ClickException(say(words, value=most))
    keep = settings.get("ROLLOUT_KEEP") or "0"
    if keep not in ("0", "1"):
        raise click.ClickException(say("ROLLOUT_KEEP is '{value}'. Write 1, or leave it out.", value=keep))
    if settings.get("ROLLOUT_EDIT"):
        raise click.ClickException(say(ONE_PROCESS))
    with gc_frozen():
        store = _store(settings.get("ROLLOUT_EVENTS", "").strip(os.pathsep) or "events.csv", int(most or MAX_ROWS))
        names = known_as(settings.get("ROLLOUT_HOSTS", "").split(","))
        return build(store, names, keep=keep == "1", index_of=answers(store))
