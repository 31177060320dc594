"""The application for a server that hosts it, as `gunicorn app:server` does, after what the environment says."""

import os
from collections.abc import Mapping
from wsgiref.types import WSGIApplication

import click

from rollout.commands.cli import MAX_ROWS
from rollout.commands.driver import placed
from rollout.commands.opened import opened
from rollout.commands.packed import answers
from rollout.evidence.gc import gc_frozen
from rollout.server.hosts import known_as
from rollout.server.server import build
from rollout.words.say import later, say

ONE_PROCESS = later(
    "Several processes cannot edit together: who has which event, and pictures that wait to be saved, are in the "
    "memory of one. Run python app.py EVENTS.csv --edit --name NAME behind the sign-in; leave ROLLOUT_EDIT out here."
)


def hosted(settings: Mapping[str, str] = os.environ) -> WSGIApplication:
    """Return the application for a server that hosts it, as `gunicorn app:server` does.

    Raises what to tell a person where the environment sets what cannot be.

    ROLLOUT_EVENTS: the file, else events.csv. ROLLOUT_HOSTS: the names it answers to, with commas between, beside
    localhost. ROLLOUT_MAX_ROWS: most rows to accept. ROLLOUT_KEEP=1: readers' browsers may keep scripts and letters.
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
        store = opened(placed(settings.get("ROLLOUT_EVENTS") or "events.csv"), int(most or MAX_ROWS))
        names = known_as(settings.get("ROLLOUT_HOSTS", "").split(","))
        return build(store, names, keep=keep == "1", index_of=answers(store))
