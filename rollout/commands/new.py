"""The command `python -m rollout new`: a folder to begin a timeline in, with rows that say what they are."""

from pathlib import Path

import click

from rollout.commands.cli import Misuse, deliver, main, unreadable
from rollout.outputs.tables.template import begin


@main.command()
@click.argument("name", type=click.Path(path_type=Path), metavar="NAME")
def new(name: Path) -> None:
    """Make the folder NAME with events.csv, sources.csv and timeline.toml to begin with.

    Beside them stands template.xlsx, the same rows as a spreadsheet with lists and help in its cells.
    """
    try:
        if name.exists() and (not name.is_dir() or any(name.iterdir())):
            raise Misuse(f"{name} stands already and is not an empty folder; give another name.")
        name.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unreadable(name, error) from error
    for file, data in begin().items():
        deliver(name / file, data)
    click.echo(f"{name} holds three example rows. Open it: python app.py {name / 'events.csv'}")
    click.echo(f"Or fill in a spreadsheet and open that: python app.py {name / 'template.xlsx'}")
