"""The command `python -m rollout import`: any list of dated things to a timeline, with its questions."""

import json
from pathlib import Path
from typing import Any

import click

from rollout.commands.cli import Misuse, contents, deliver, main
from rollout.evidence.problems import DataError
from rollout.importing import writing
from rollout.importing.importer import run
from rollout.importing.tables import LARGEST


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE… [OUT.csv]")
@click.option("--json", "as_json", is_flag=True, help="Print what was found, asked and refused as JSON.")
@click.option(
    "--answers", type=click.Path(path_type=Path), metavar="ANSWERS.json", help="Answers by the ids of the questions."
)
@click.option("--preview", is_flag=True, help="Show what would be written, and write nothing.")
def import_(files: tuple[Path, ...], as_json: bool, answers: Path | None, preview: bool) -> None:
    """Make a timeline of any list."""
    given: dict[str, Any] = json.loads(contents(answers)) if answers else {}
    source, out = files
    try:
        imported = run(contents(source, LARGEST), source.name, given)
    except DataError as error:
        raise click.ClickException(f"{source.name}: {error}") from error
    found = writing.lines(imported)
    names = writing.columns(found)
    if found:
        deliver(out, writing.table(names, (each.cells for each in found)))
        if more := writing.sources(found):
            deliver(out.parent / "sources.csv", writing.table(writing.SOURCES, more))
    click.echo(json.dumps(writing.report(imported), ensure_ascii=False, indent=1))
