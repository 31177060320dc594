"""The commands `propose` and `take`: what one has changed in her copy goes as a file to another, who takes its rows."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from rollout.commands.cli import MAX_ROWS, apart, contents, deliver, limits, main, tell, unreadable
from rollout.commands.misuse import Misuse
from rollout.commands.proposed import free, show
from rollout.commands.shipped import Events, File
from rollout.commands.tongue import spoken
from rollout.editing import past
from rollout.editing.desk import Desk
from rollout.editing.proposal import (
    FITS,
    MOST_BYTES,
    THERE,
    Fields,
    Plan,
    Proposal,
    Proposed,
    plan,
    propose,
    read_proposal,
)
from rollout.editing.steps import Done, Whole
from rollout.evidence.header import is_notes, private
from rollout.evidence.problems import DataError, shown
from rollout.evidence.reader import Limits
from rollout.evidence.vocabulary import COLUMNS
from rollout.words.said import told
from rollout.words.say import later, later_many, say, say_many

WIDE = 300  # characters of a cell that are shown


def _hides(whole: Whole, column: str) -> bool:
    """Return whether a column goes into no proposal: notes, and what is private."""
    return is_notes(column) or (column not in COLUMNS and private(column, whole.dataset.settings.public))


@main.command("propose")
@click.argument("events", type=Events(), metavar="EVENTS.csv")
@click.argument("out", type=File(), metavar="OUT.json")
@click.option("--by", "who", required=True, metavar="NAME", help="Who proposes it.")
@click.option("--since", type=click.IntRange(1), help="From change N of the history on; else from the first.")
@click.option("--from", "old", type=File(), metavar="OLD.csv", help="Compared with another file.")
@click.option("--notes", is_flag=True, help="With the presenter's notes and private columns.")
@click.option("--max-rows", default=MAX_ROWS, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
@spoken
def propose_(
    events: Path, out: Path, who: str, since: int | None, old: Path | None, notes: bool, max_rows: int
) -> None:
    """Write what was changed in EVENTS.csv, and in the sources.csv beside it, into OUT.json, to send to who keeps it.

    Each event stands there as it was and as it is now. What was changed is known from the folder history.
    """
    most = limits(max_rows)
    apart(out, events, *([old] if old else []))
    whole = _opened(events, most)[0]
    before = _opened(old, most)[0] if old else _before(events, most, since or 0)
    found = propose(before, whole, " ".join(who.split())[:60], lambda name: not notes and _hides(whole, name))
    if not found.rows:
        raise click.ClickException(say("Nothing was changed: there is nothing to propose."))
    if out.exists() and b'"rollout-proposal"' not in contents(out, MOST_BYTES)[:100]:
        words = later("{file} is no proposal; it is not overwritten. Give the proposal another name.")
        raise Misuse(say(words, file=str(out)))
    deliver(out, found.data)
    one, many = later_many("{file}: {n} event proposed by {name}.", "{file}: {n} events proposed by {name}.")
    click.echo(say_many(one, many, len(found.rows), file=str(out), name=shown(found.by)))


def _opened(events: Path, most: Limits) -> tuple[Whole, Desk]:
    if not events.is_file():
        raise Misuse(say("{file} is not a file.", file=str(events)))
    desk = Desk(events, most)
    try:
        return desk.now(), desk
    except DataError as error:
        tell(error.problems, events.name)
        raise click.ClickException(say("{file} cannot be read.", file=events.name)) from error
    except OSError as error:
        raise unreadable(events, error) from error


def _before(events: Path, most: Limits, since: int) -> Whole:
    """Return the file before a change of its history, or raise what to tell a person."""
    try:
        found = past.before(events, most, since)
    except (DataError, OSError):
        found = None
    if found is None:
        words = later("The history of {file} does not tell how it was. Name the file that you began with: {option}.")
        raise click.ClickException(say(words, file=events.name, option="--from OLD.csv"))
    return found


@main.command()
@click.argument("events", type=Events(), metavar="EVENTS.csv")
@click.argument("file", type=File(), metavar="PROPOSAL.json")
@click.option("--row", "rows", multiple=True, type=click.IntRange(1), metavar="N", help="Take row N; several times.")
@click.option("--all", "every", is_flag=True, help="Take every row that fits.")
@click.option("--over", is_flag=True, help="Take a row over what somebody else has changed meanwhile.")
@click.option("--by", "who", default="", metavar="NAME", help="Who takes it.")
@click.option("--html", "out", type=File(), metavar="OUT.html", help="Make a page with pictures.")
@click.option("--max-rows", default=MAX_ROWS, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
@spoken
def take(
    events: Path,
    file: Path,
    rows: tuple[int, ...],
    every: bool,
    over: bool,
    who: str,
    out: Path | None,
    max_rows: int,
) -> None:
    """Show what PROPOSAL.json proposes for EVENTS.csv, each row as it stands and as it would be, and take rows of it.

    Without --row and --all nothing is taken. Each row that is taken is a change of the history, and can be undone.
    """
    most = limits(max_rows)
    whole, desk = _opened(events, most)
    if out:
        free(out, events, file)
    try:
        proposal = read_proposal(contents(file, MOST_BYTES))
    except DataError as error:
        tell(error.problems, file.name)
        raise click.ClickException(say("{file} cannot be read.", file=file.name)) from error
    if strange := [n for n in rows if n > len(proposal.rows)]:
        raise Misuse(say("There is no row {row}: the proposal has {n}.", row=strange[0], n=len(proposal.rows)))
    if every and rows:
        raise Misuse(say("Name rows with --row, or take --all that fit."))
    if over and not rows:
        raise Misuse(say("--over is for rows that are named with --row."))
    if out:
        hides = partial(_hides, whole)
        show(out, whole, proposal, lambda one: plan(whole, one, hides), partial(_told, whole), most)
    try:
        _take(desk, proposal, rows, every, over, who)
    except OSError as error:
        raise unreadable(events, error) from error


def _take(desk: Desk, proposal: Proposal, rows: Sequence[int], every: bool, over: bool, who: str) -> None:
    by, taker = (" ".join(name.split())[:28] for name in (proposal.by, who))
    if taker:
        by = f"{by}, taken by {taker}"  # in the history, which is a file
    failed = 0
    for number, one in enumerate(proposal.rows, 1):
        whole = desk.now()
        found = plan(whole, one, partial(_hides, whole))
        click.echo("\n".join(_told(whole, number, one, found)))
        asked = number in rows or (every and found.state == FITS)
        if asked and found.state != THERE:
            wrong = "" if found.state == FITS or over else say("somebody has changed the same. --over takes it.")
            wrong = wrong or _outcome(_written(desk, whole, one, found, by), whole)
            click.echo(f"    {say('not taken: {reason}', reason=wrong) if wrong else say('taken')}")
            failed += bool(wrong)
    if failed:
        raise click.ClickException(say_many("{n} row was not taken.", "{n} rows were not taken.", failed))


def _written(desk: Desk, whole: Whole, one: Proposed, found: Plan, who: str) -> Done:
    place = whole.row(one.event)
    if place is None:
        return desk.save("", "", {}, found.fields, who, found.wanted)
    was, mark = whole.sheet.fields(place), whole.sheet.rows[place].mark
    if one.after is None:
        return desk.remove(one.event, mark, was, who, whole.sources_mark(one.event))
    return desk.save(one.event, mark, was, found.fields, who, found.wanted)


def _outcome(done: Done, whole: Whole) -> str:
    """Return why a row was not taken; "" where it was."""
    if done.change:
        return ""
    words = " ".join(each.sentence(whole.dataset.name) for each in done.problems)
    return told(done.wrong) or words or say("somebody has changed it just now.")


def _told(whole: Whole, number: int, one: Proposed, found: Plan) -> Iterator[str]:
    """Yield a proposed row in words: what it is, whether it fits, and each field as it stands and as it would be."""
    place = whole.row(one.event)
    now = whole.sheet.fields(place) if place is not None else {}
    what = say("taken out") if one.after is None else say("added") if one.before is None else say("changed")
    title = (one.after or one.before or {}).get("title", "")
    meets = f" ({shown(', '.join(map(told, found.meets)))})" if found.meets else ""
    yield f"{number}  {what}  {shown(one.event)}: {shown(title, WIDE)} — {say(found.state)}{meets}"
    for column, cell in found.fields.items():
        yield f"    {shown(column)}"
        if column in now:
            # A page of what is proposed is handed on, and notes leave by nothing that whoever proposes may ask for.
            was = say("(not shown)") if _hides(whole, column) else shown(now[column], WIDE)
            yield "      " + say("now       {text}", text=was)
        yield "      " + say("proposed  {text}", text=shown(cell, WIDE) or say("(empty)"))
    for sign, these, those in (
        ("-", one.sources_before, one.sources_after),
        ("+", one.sources_after, one.sources_before),
    ):
        yield from (f"    {say('source')} {sign} {_source(each)}" for each in these if each not in those)
    if found.left:
        names = shown(", ".join(found.left), WIDE)
        yield "    " + say("not taken, for the file has no such column: {columns}", columns=names)


def _source(fields: Fields) -> str:
    return shown(
        " · ".join(fields[name] for name in ("role", "title", "publisher", "url", "note") if name in fields), WIDE
    )
