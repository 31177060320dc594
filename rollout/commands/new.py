"""The command `python -m rollout new`: a folder to begin a timeline in, with rows that say what they are."""

from pathlib import Path

import click

from rollout.commands.cli import deliver, main, unreadable
from rollout.commands.misuse import Misuse
from rollout.commands.shipped import File
from rollout.commands.tongue import spoken
from rollout.outputs.tables.template import begin
from rollout.words.say import say


@main.command()
@click.argument("name", type=File(), metavar="NAME")
@spoken
def new(name: Path) -> None:
    """Make the folder NAME with events.csv, sources.csv and timeline.toml to begin with.

    Beside them stands template.xlsx, the same rows as a spreadsheet with lists and help in its cells.
    """
    try:
        if name.exists() and (not name.is_dir() or any(name.iterdir())):
            raise Misuse(
                say("{folder} stands already and is not an empty folder; give another name.", folder=str(name))
            )
        name.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unreadable(name, error) from error
    for file, data in begin().items():
        deliver(name / file, data)
    open_it, fill_in = (f"python app.py {name / file}" for file in ("events.csv", "template.xlsx"))
    click.echo(say("{folder} holds three example rows. Open it: {command}", folder=str(name), command=open_it))
    click.echo(say("Or fill in a spreadsheet and open that: {command}", command=fill_in))
