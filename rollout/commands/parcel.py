"""What `export` packs for somebody else to check: the files of the evidence, and what is kept of its sources."""

from dataclasses import replace
from pathlib import Path

import click

from rollout.commands.cli import contents
from rollout.evidence import reviews
from rollout.evidence.copies import FOLDER as KEPT
from rollout.evidence.copies import kept
from rollout.evidence.event import Dataset
from rollout.evidence.store import siblings
from rollout.evidence.writer import to_csv
from rollout.outputs.parcel import pack
from rollout.outputs.tables.spreadsheet import public
from rollout.timeline.edition import edition, stamp
from rollout.timeline.media import FOLDER as MEDIA
from rollout.timeline.media import named
from rollout.timeline.view import View

ENDING = ".zip"
MOST = 500_000_000  # bytes of all files


def parcel(events: Path, dataset: Dataset, exact: bool, notes: bool) -> bytes:
    """Return the evidence as one zip: without the presenter's notes and private columns where nobody asked for them."""
    own, left_out = _events(events, dataset, exact, notes)
    files = {events.name: own}
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
    return pack(files, stamp(edition(dataset, View())), left_out)


def _events(events: Path, dataset: Dataset, exact: bool, notes: bool) -> tuple[bytes, list[str]]:
    """Return the file of events as it may be packed, and which of its columns were left out."""
    private = () if exact else dataset.private
    kept = [
        place for place, name in enumerate(dataset.columns) if public(name, private, notes) or _empty(place, dataset)
    ]
    left_out = [name for place, name in enumerate(dataset.columns) if place not in kept]
    if not left_out:
        return contents(events), left_out
    if dataset.rows and not dataset.cells:
        raise click.ClickException(
            f"{events.name} has too many rows for columns to be left out of it ({', '.join(left_out)}). "
            "Write --notes and --exact to send them too, or take them out."
        )
    cells = tuple(tuple(cells[place] for place in kept if place < len(cells)) for cells in dataset.cells)
    return to_csv(replace(dataset, columns=tuple(dataset.columns[place] for place in kept), cells=cells)), left_out


def _empty(place: int, dataset: Dataset) -> bool:
    """Return whether a column is known to hold nothing in any row, refused ones too."""
    return bool(dataset.cells) and not any(cells[place].strip() for cells in dataset.cells if place < len(cells))
