"""The command `python -m rollout new`: a folder to begin a timeline in, with rows that say what they are."""

from pathlib import Path

import click

from rollout.commands.cli import Misuse, deliver, main, unreadable
from rollout.importing import writing

EVENTS = (
    {
        "id": "example-day",
        "lane": "Examples",
        "date": "2024-03-05",
        "title": "Example: something happened on a known day",
        "summary": "Write here what happened, in two or three sentences. Then delete the example rows.",
        "status": "unreviewed",
        "tags": "example",
    },
    {
        "id": "example-month",
        "lane": "Examples",
        "date": "2024-06",
        "title": "Example: only the month is known, and no day is made up",
        "summary": "Only date and title must be filled; every other cell may stay empty.",
        "status": "unreviewed",
        "tags": "example",
    },
    {
        "id": "example-range",
        "lane": "More examples",
        "date": "2024-09/2025-01",
        "title": "Example: something lasted from one month to another",
        "summary": "Another name under lane makes another lane. sources.csv holds a further source for this row.",
        "status": "unreviewed",
        "tags": "example",
    },
)
SOURCE = {
    "event": "example-range",
    "role": "supports",
    "title": "Example: the name of a report",
    "url": "https://example.org/report",
}
COLUMNS = (
    *EVENTS[0],
    "asserted_by",
    "asserted_by_kind",
    "source_title",
    "source_publisher",
    "source_date",
    "source_url",
)
SETTINGS = """\
# What the timeline says of itself; each line may be deleted.
title = "Example: what this timeline is called"
subtitle = "Example: one sentence under the title"
"""


@main.command()
@click.argument("name", type=click.Path(path_type=Path), metavar="NAME")
def new(name: Path) -> None:
    """Make the folder NAME with events.csv, sources.csv and timeline.toml to begin with."""
    try:
        if name.exists() and (not name.is_dir() or any(name.iterdir())):
            raise Misuse(f"{name} stands already and is not an empty folder; give another name.")
        name.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unreadable(name, error) from error
    deliver(name / "sources.csv", writing.table(writing.SOURCES, [SOURCE]))
    deliver(name / "timeline.toml", SETTINGS.encode())
    deliver(name / "events.csv", writing.table(COLUMNS, EVENTS))
    click.echo(f"{name} holds three example rows. Open it: python app.py {name / 'events.csv'}")
