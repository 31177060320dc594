"""What `export` packs for somebody else to check: the files of the evidence, and what is kept of its sources."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from rollout.commands.cli import contents
from rollout.evidence import reviews, settings, sources
from rollout.evidence.citation import SOURCE_COLUMNS
from rollout.evidence.copies import FOLDER as KEPT
from rollout.evidence.copies import kept, within
from rollout.evidence.event import Dataset
from rollout.evidence.header import canonical, is_notes, private
from rollout.evidence.reader import Limits
from rollout.evidence.row_texts import RowText, file_text
from rollout.evidence.vocabulary import COLUMNS
from rollout.evidence.writer import quoted
from rollout.outputs.parcel import pack
from rollout.timeline.edition import edition, stamp
from rollout.timeline.media import FOLDER as MEDIA
from rollout.timeline.media import named
from rollout.timeline.view import View
from rollout.words.say import later, say

ENDING = ".zip"
MOST = 500_000_000  # bytes of all files


def parcel(events: Path, dataset: Dataset, limits: Limits, exact: bool, notes: bool) -> bytes:
    """Return the evidence as one zip: without the presenter's notes and private columns where nobody asked for them.

    Raises what to tell a person where the files are too large.

    No link is followed out of the folder of the events.
    """
    files, left_out, folder = {}, {}, events.resolve().parent
    tables = {
        events.name: (events, tuple(COLUMNS)),
        sources.FILE: (within(folder, sources.FILE), tuple(SOURCE_COLUMNS)),
    }
    for name, (table, known) in tables.items():
        if table:
            hides = _hiding(known, dataset.settings.public, exact, notes)
            files[name], left_out[name] = without(contents(table), limits, known, hides)
    named_too = exact or reviews.public(dataset.settings)  # reviewers' names are theirs
    more = [("", name) for name in (settings.FILE, *([reviews.FILE] if named_too else []))]
    more += [(f"{KEPT}/", name) for name in sorted({one.kept for one in kept(dataset)})]
    more += [(f"{MEDIA}/", name) for name in sorted(named(dataset))]
    for place, name in more:
        if path := within(folder / place, name):
            files[place + name] = contents(path)
        elif place:
            click.echo(say("{file} is not there: it is not packed.", file=f"{place}{name}"), err=True)
    if sum(map(len, files.values())) > MOST:
        words = later("The files are larger than {n} MB together; copy the folder itself.")
        raise click.ClickException(say(words, n=MOST // 1_000_000))
    return pack(files, stamp(edition(dataset, View())), left_out)


def _hiding(known: Sequence[str], public: Sequence[str] | None, exact: bool, notes: bool) -> Callable[[str], bool]:
    """Return what says of a column whether it is left out: the presenter's notes, and private ones, none of ours."""

    def hidden(name: str) -> bool:
        if is_notes(name):
            return not notes
        return not exact and canonical(name) not in known and private(name.strip(), public)

    return hidden


def without(
    data: bytes, limits: Limits, known: Sequence[str], hidden: Callable[[str], bool]
) -> tuple[bytes, tuple[str, ...]]:
    """Return a table without hidden columns that hold anything, and their names; else byte for byte as it is."""
    found = file_text(data, limits, known)
    header, *rows = found.rows

    def holds(place: int) -> bool:
        return any(row.cells[place].strip() for row in rows if place < len(row.cells))

    out = {place for place, name in enumerate(header.cells) if hidden(name) and holds(place)}
    if not out:
        return data, ()

    def line(row: RowText) -> str:
        cells = [quoted(cell, found.table.separator) for place, cell in enumerate(row.cells) if place not in out]
        return (found.table.separator.join(cells) or ('""' if row.cells else "")) + row.end

    return (found.head + "".join(map(line, found.rows))).encode(), tuple(header.cells[place] for place in sorted(out))
