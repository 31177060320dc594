"""The command `python -m rollout verify`: whether the kept copies of sources are still what was relied on."""

import sys
from pathlib import Path

import click

from rollout.commands.cli import MAX_ROWS, limits, load, main
from rollout.commands.shipped import Events
from rollout.commands.tongue import spoken
from rollout.evidence.citation import CHANGED, MISSING, SAME
from rollout.evidence.copies import FOLDER, kept
from rollout.timeline.naming import one_line
from rollout.words.say import later, say, say_many


@main.command()
@click.argument("events", type=Events(), metavar="EVENTS.csv")
@click.option("--max-rows", default=MAX_ROWS, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
@spoken
def verify(events: Path, max_rows: int) -> None:
    """Compare each copy in the folder kept beside EVENTS.csv with its SHA-256 in sources.csv; fetch nothing.

    Exit with 1 when one has changed or is missing.
    """
    found = [*kept(load(events, limits(max_rows), later("{file} cannot be read; there is nothing to verify.")))]
    for one in found:
        if one.copy != SAME:
            file = f"{FOLDER}/{one_line(one.kept)}"
            click.echo(say(WRONG[one.copy], row=str(one.row), event=one.event, file=file))
    wrong = [one for one in found if one.copy != SAME]
    counts = {words: sum(one.copy == state for one in found) for state, words in WORDS.items()}
    said = ", ".join(say(words, n=count) for words, count in counts.items() if count)
    copies = say_many("{n} copy kept", "{n} copies kept", len(found))
    known = say("{copies}: {counts}", copies=copies, counts=said) if said else copies
    click.echo(say("{file}: {copies}.", file=events.name, copies=known))
    if wrong:
        sys.exit(1)


WORDS = {SAME: later("{n} as relied on"), CHANGED: later("{n} changed"), MISSING: later("{n} missing")}
WRONG = {
    CHANGED: later("sources.csv, row {row}, {event}: {file} has changed."),
    MISSING: later("sources.csv, row {row}, {event}: {file} is missing."),
}
