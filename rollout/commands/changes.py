"""The command `python -m rollout changes`: what changed between two files, or since a digest on a handout."""

import re
from pathlib import Path

import click

from rollout.commands.cli import MAX_ROWS, apart, contents, deliver, limits, load, main
from rollout.commands.fetched import fetched
from rollout.commands.misuse import Misuse
from rollout.commands.reporting import say_json
from rollout.commands.shipped import File
from rollout.commands.tongue import spoken
from rollout.database.address import is_address
from rollout.evidence.reader import Limits
from rollout.evidence.writer import digest
from rollout.outputs.changes.compare import compare
from rollout.outputs.changes.page import HEADING, page
from rollout.outputs.changes.report import as_json, as_text, summary
from rollout.words.say import later, say

DIGEST = re.compile("[0-9a-f]{7,64}", re.IGNORECASE)
ARCHIVE = "kept"


@main.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "json_asked", is_flag=True, help="Print the changes as JSON.")
@click.option("--html", "out", type=File(), metavar="OUT.html", help="Make a page to hand out.")
@click.option("--notes", is_flag=True, help="Count changes of the presenter's notes too.")
@click.option("--max-rows", default=MAX_ROWS, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
@spoken
def changes(old: str, new: str, json_asked: bool, out: Path | None, notes: bool, max_rows: int) -> None:
    """Say what was added, corrected and withdrawn from OLD to NEW.

    Each is a file, or the digest (seven figures or more) that a handout bears: then the file with that digest is
    looked for beside the other one and in the folder "kept" there.
    """
    most = limits(max_rows)
    before, after = (_found(name, other, most) for name, other in ((old, new), (new, old)))
    if out:
        apart(out, before, after)
        if out.is_file() and HEADING.encode() not in contents(out, 100_000):
            words = later("{file} is no page of changes; it is not overwritten. Give the page another name.")
            raise Misuse(say(words, file=str(out)))
    nothing = later("{file} cannot be read; there is nothing to compare.")
    found = compare(load(before, most, nothing), load(after, most, nothing), notes)
    if out:
        deliver(out, page(found))
        click.echo(say("{place}: {words}", place=str(out), words=summary(found)))
    else:
        (say_json if json_asked else click.echo)(as_json(found) if json_asked else as_text(found))


def _found(name: str, other: str, most: Limits) -> Path:
    """Return the file that a name or a digest means."""
    if is_address(name):
        return fetched(name, click.get_current_context())
    path = Path(name)
    if path.exists() or not DIGEST.fullmatch(name):
        return path
    folder = Path(other).parent
    listed = (path for place in (folder, folder / ARCHIVE) for path in sorted(place.glob("*.csv")) if path.is_file())
    found: dict[str, Path] = {}
    for each in {path.resolve(): path for path in listed}.values():
        if each.stat().st_size <= most.max_bytes:
            whole = digest(contents(each))
            if whole.startswith(name.lower()):
                found.setdefault(whole, each)
    if len(found) > 1:
        several = ", ".join(str(path) for path in found.values())
        words = later("The digest {digest} fits several files: {files}. Give more of its figures.")
        raise click.ClickException(say(words, digest=name, files=several))
    if not found:
        words = later("No file in {folder} or {other} has the digest {digest}. Put the one you kept there.")
        places = {"folder": str(folder), "other": str(folder / ARCHIVE)}
        raise click.ClickException(say(words, digest=name, **places))
    return next(iter(found.values()))
