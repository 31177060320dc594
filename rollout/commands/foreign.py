"""A list that is not a file of ours, made a timeline in a folder that goes when the program ends."""

from pathlib import Path

import click

from rollout.commands.cli import contents
from rollout.commands.import_ import write_all
from rollout.evidence.problems import DataError
from rollout.importing import reporting
from rollout.importing.importer import run
from rollout.importing.merging import Before
from rollout.importing.tables import LARGEST


def laid_out(path: Path, folder: Path) -> Path:
    """Return the events of a list, written into a folder, and say what it looks like and what waits.

    Beside the list nothing is written. Where it is no list at all it is returned itself, to be refused as a file
    of ours; where all of it waits for an answer, what to tell a person is raised.
    """
    try:
        imported = run(contents(path, LARGEST), path.name, {})
    except DataError:
        return path
    out = folder / f"{path.name}.events.csv"
    click.echo("\n".join(reporting.sentences(imported)), err=True)
    writes = f"python -m rollout import {path.name} OUT.csv"
    if not imported.drafts:
        raise click.ClickException(f"No event of {path.name} can be shown as it is. Answer what is asked: {writes}")
    write_all({path: imported}, out, {path: Before()})
    click.echo(f"This is a preview; nothing is written beside {path.name}. To write it out: {writes}", err=True)
    return out
