"""The command `python -m rollout history`: what was changed in the page, and any change taken back."""

from pathlib import Path

import click

from rollout.commands.cli import MAX_ROWS, limits, main, tell, unreadable
from rollout.commands.misuse import Misuse
from rollout.commands.shipped import Events
from rollout.commands.tongue import spoken
from rollout.editing.desk import Desk
from rollout.evidence.problems import DataError
from rollout.words.said import told
from rollout.words.say import say


@main.command()
@click.argument("events", type=Events(), metavar="EVENTS.csv")
@click.option("--undo", type=click.IntRange(1), metavar="N", help="Take change N back.")
@click.option("--by", "who", default="", metavar="NAME", help="By which name it is taken back.")
@click.option("--max-rows", default=MAX_ROWS, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
@spoken
def history(events: Path, undo: int | None, who: str, max_rows: int) -> None:
    """List what was changed in EVENTS.csv in the page, the oldest first: when, by which name, and which event.

    The versions before stand in the folder history beside it, each by its digest.
    """
    if not events.is_file():
        raise Misuse(say("{file} is not a file.", file=str(events)))
    desk = Desk(events, limits(max_rows))
    try:
        if undo is not None:
            _take_back(desk, undo, who)
        for change in desk.changes():
            click.echo(change.sentence)
    except DataError as error:
        tell(error.problems, events.name)
        raise click.ClickException(say("{file} cannot be read; nothing was taken back.", file=events.name)) from error
    except OSError as error:
        raise unreadable(events, error) from error


def _take_back(desk: Desk, number: int, who: str) -> None:
    """Take a change back, or raise why not."""
    done = desk.undo(number, " ".join(who.split())[:60])
    if done.change is None:
        raise click.ClickException(told(done.wrong))
