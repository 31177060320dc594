"""The command `python -m rollout verify`: whether the kept copies of sources are still what was relied on."""

import sys
from pathlib import Path

import click

from rollout.commands.cli import MAX_ROWS, limits, load, main
from rollout.evidence.citation import CHANGED, MISSING, SAME
from rollout.evidence.copies import FOLDER, kept
from rollout.timeline.naming import one_line


@main.command()
@click.argument("events", type=click.Path(path_type=Path), metavar="EVENTS.csv")
@click.option("--max-rows", default=MAX_ROWS, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
def verify(events: Path, max_rows: int) -> None:
    """Compare each copy in the folder kept beside EVENTS.csv with its SHA-256 in sources.csv; fetch nothing.

    Exit with 1 when one has changed or is missing.
    """
    found = [*kept(load(events, limits(max_rows), "verify"))]
    for one in found:
        if one.copy != SAME:
            click.echo(f"sources.csv, row {one.row}, {one.event}: {FOLDER}/{one_line(one.kept)} {one.copy}.")
    wrong = [one for one in found if one.copy != SAME]
    counts = {words: sum(one.copy == state for one in found) for state, words in WORDS.items()}
    said = ", ".join(f"{count} {words}" for words, count in counts.items() if count)
    count = f"{len(found)} {'copy' if len(found) == 1 else 'copies'} kept"
    click.echo(f"{events.name}: {count}{': ' * bool(said)}{said}.")
    if wrong:
        sys.exit(1)


WORDS = {SAME: "as relied on", CHANGED: "changed", MISSING: "missing"}
