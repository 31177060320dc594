"""The command `python -m rollout import`: any list of dated things to a timeline, with its questions."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from rollout.commands.cli import contents, deliver, main
from rollout.commands.misuse import Misuse
from rollout.commands.reporting import say_json
from rollout.commands.shipped import File
from rollout.commands.tongue import spoken
from rollout.evidence.gc import gc_paused
from rollout.evidence.on_disk import beside
from rollout.evidence.problems import DataError
from rollout.evidence.table import digest
from rollout.importing import reporting, writing
from rollout.importing.importer import Imported, run
from rollout.importing.merging import Before, Merged, marked, merged, remembered
from rollout.importing.packing import folder_of, record_of
from rollout.importing.tables import LARGEST
from rollout.words.say import later, say, say_many


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=File(), metavar="FILE… [OUT.csv|FOLDER]")
@click.option("--json", "as_json", is_flag=True, help="Print what was found, asked and refused as JSON.")
@click.option("--answers", type=File(), metavar="FILE.json", help="Answers by the ids of the questions.")
@click.option("--answer", "single", multiple=True, metavar="ID=VALUE", help="One answer, by the id of its question.")
@click.option("--preview", is_flag=True, help="Show columns, dates and first events, and write nothing.")
@spoken
def import_(
    files: tuple[Path, ...], as_json: bool, answers: Path | None, single: tuple[str, ...], preview: bool
) -> None:
    """Make a timeline of any list: a table, a workbook, a calendar, a library, a text with dates.

    OUT.csv is written with sources.csv beside it where a row has several sources; in a FOLDER it is called events.csv,
    and without either there is a folder named after the list. Nothing is guessed: what can be read in two ways is
    asked, and waits.
    """
    sources, out = _ends(files)
    given = _given(answers, single)
    before = {path: _before(path, out) for path in sources}
    found = [_run(path, {**before[path].answers, **given}, before[path]) for path in sources]
    if preview:
        click.echo("\n".join(line for each in found for line in reporting.preview(each)))
        return
    said = write_all(dict(zip(sources, found, strict=True)), out, before)
    if as_json:
        say_json(json.dumps(said, ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(line for each in found for line in reporting.sentences(each)))
    click.echo(_done(said, out))


def _done(said: Mapping[str, Any], out: Path) -> str:
    if not said["written"]:
        return say("Nothing was written to {file}.", file=str(out))
    known = {"added": later("{n} added"), "changed": later("{n} changed"), "gone": later("{n} gone")}
    news = "; ".join(say(words, n=len(said[name])) for name, words in known.items() if said[name])
    events = say_many("{n} event", "{n} events", said["written"])
    what = say("{events} ({news})", events=events, news=news) if news else events
    return say("{file}: {events}, data {digest}.", file=str(out), events=what, digest=said["digest"][:7])


def _ends(files: tuple[Path, ...]) -> tuple[tuple[Path, ...], Path]:
    """Return the lists and where the timeline goes: a folder, what is not there and has no ending, or OUT."""
    *lists, last = files
    if lists and (last.is_dir() or not (last.suffix or last.exists())):
        return tuple(lists), last / "events.csv"
    if (
        lists
        and last.suffix.lower() == ".csv"
        and (not last.exists() or any(_record(each, last).exists() for each in lists))
    ):
        return tuple(lists), last
    return files, files[0].parent / folder_of(files[0].name) / "events.csv"


def _record(path: Path, out: Path) -> Path:
    return out.parent / record_of(path.name)


def _before(path: Path, out: Path) -> Before:
    """Return what was imported before; where the timeline itself is not there, only how the list was read."""
    record = _record(path, out)
    found = remembered(contents(record)) if record.exists() else Before()
    return found if out.exists() else replace(found, rows={})


def _given(path: Path | None, single: tuple[str, ...]) -> dict[str, Any]:
    """Return the answers of a file, and those of the command line over them."""
    try:
        given = json.loads(contents(path)) if path else {}
    except ValueError as error:
        raise Misuse(say("{file} is no JSON: {reason}.", file=str(path), reason=str(error))) from error
    if not isinstance(given, dict):
        raise Misuse(say("{file} holds no answers. Write {text}.", file=str(path), text='{"day-first": true}'))
    for each in single:
        name, equals, value = each.partition("=")
        if not equals:
            raise Misuse(say("{answer} is no answer. Write it like {text}.", answer=f"'{each}'", text="day-first=true"))
        given[name.strip()] = value.strip()
    return given


def _run(path: Path, given: Mapping[str, Any], before: Before) -> Imported:
    try:
        return run(contents(path, LARGEST), path.name, given, before.mapped)
    except DataError as error:
        words = " ".join(each.words for each in error.problems)
        raise click.ClickException(say("{place}: {words}", place=path.name, words=words)) from error


@gc_paused()
def write_all(found: Mapping[Path, Imported], out: Path, before: Mapping[Path, Before]) -> dict[str, Any]:
    """Write a timeline, or bring one up to date, and return what is said of it."""
    said = reporting.report(*found.values())
    standing = _standing(out, before)
    rows: list[Mapping[str, str]] = [*standing]
    taken: set[str] = set()
    results: dict[Path, Merged] = {}
    for path, imported in found.items():
        lines = writing.lines(imported, taken)
        taken |= {line.cells["id"] for line in lines}
        results[path] = merged(before[path], rows, lines)
        rows = list(results[path].rows)
    names = writing.columns(rows)
    said |= {
        name: [each for one in results.values() for each in getattr(one, name)] for name in ("added", "changed", "gone")
    }
    said |= {"written": len(rows), "digest": ""}
    if not rows:
        return said
    out.parent.mkdir(parents=True, exist_ok=True)
    data = writing.table(names, rows)
    deliver(out, data)
    more = writing.sources([line for one in results.values() for line in one.lines])
    more += [dict(row) for imported in found.values() for row in imported.sources]
    _add_sources(out.parent / "sources.csv", more)
    titled = writing.timeline(tuple(found.values()))
    if titled and not (out.parent / "timeline.toml").exists():
        deliver(out.parent / "timeline.toml", titled)
    for path, imported in found.items():
        kept = marked(before[path], results[path].lines, names)
        record = writing.record(imported, digest(contents(path, LARGEST)), names, kept)
        deliver(_record(path, out), record)
    return said | {"digest": beside(out, LARGEST).digest(digest(data), out.name)}


def _add_sources(path: Path, more: list[dict[str, str]]) -> None:
    """Write further sources, after those that stand there already."""
    data = contents(path) if path.exists() else b""
    rows = _rows(data)
    known = {_identity(row) for row in rows}
    new = [row for row in more if _identity(row) not in known]
    names = [*rows[0]] if rows else []
    if new:
        columns = dict.fromkeys((*names, *writing.SOURCES, *(name for row in new for name in row)))
        deliver(path, writing.table(list(columns), [*rows, *new]))


def _identity(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in ("event", "url", "note" if not row.get("url") else "url"))


def _rows(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig", "replace")
    return [
        {key: cell or "" for key, cell in row.items() if key} for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def _standing(out: Path, before: Mapping[Path, Before]) -> list[dict[str, str]]:
    """Return the rows of a timeline that an import made before; refuse to write over any other file."""
    if not out.exists():
        return []
    if not any(each.rows for each in before.values()):
        raise Misuse(say("{file} stands already and is not of this list; give another name.", file=str(out)))
    return [{key: cell for key, cell in row.items() if cell} for row in _rows(contents(out))]
