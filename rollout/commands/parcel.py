"""What `export` packs for somebody else to check: the files of the evidence as they are, or nothing."""

from pathlib import Path

import click

from rollout.commands.cli import contents
from rollout.evidence import reviews
from rollout.evidence.copies import FOLDER as KEPT
from rollout.evidence.copies import kept
from rollout.evidence.event import Dataset
from rollout.evidence.header import is_notes
from rollout.evidence.store import siblings
from rollout.outputs.parcel import pack
from rollout.timeline.edition import edition, stamp
from rollout.timeline.media import FOLDER as MEDIA
from rollout.timeline.media import named
from rollout.timeline.view import View

ENDING = ".zip"
MOST = 500_000_000  # bytes of all files


def _noted(dataset: Dataset) -> bool:
    """Return whether a file may hold the presenter's notes, in rows that are refused too."""
    places = [place for place, name in enumerate(dataset.columns) if is_notes(name)]
    told = len(dataset.cells) == 0 or any(
        cells[place].strip() for cells in dataset.cells for place in places if place < len(cells)
    )
    return bool(places) and told


def parcel(events: Path, dataset: Dataset, exact: bool, notes: bool) -> bytes:
    """Return the evidence as one zip, or raise what to tell a person where it holds what may not leave the machine."""
    if not notes and _noted(dataset):
        raise click.ClickException(
            f"{events.name} holds the presenter's notes, and a copy to check has every letter of it. "
            "Write --notes to send them too, or take the column out."
        )
    if not exact and dataset.private:
        raise click.ClickException(
            f"{events.name} holds private columns ({', '.join(sorted(dataset.private))}), and a copy to check has "
            "every letter of it. Write --exact to send them too, or take the columns out."
        )
    files = {events.name: contents(events)}
    for path in siblings(events):
        if path.is_file() and (exact or path.name != reviews.FILE):  # the names of reviewers are theirs
            files[path.name] = contents(path)
    for folder, names in ((KEPT, {one.kept for one in kept(dataset)}), (MEDIA, named(dataset))):
        for name in sorted(names):
            path = events.resolve().parent / folder / name
            if path.resolve() == path and path.is_file():
                files[f"{folder}/{name}"] = contents(path)
            else:
                click.echo(f"{folder}/{name} is not there: it is not packed.", err=True)
    if sum(map(len, files.values())) > MOST:
        raise click.ClickException(
            f"The files are larger than {MOST // 1_000_000} MB together; copy the folder itself."
        )
    return pack(files, stamp(edition(dataset, View())))
