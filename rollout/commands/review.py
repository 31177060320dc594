"""The command `python -m rollout review`: what was looked at by whom, what is open, and a verdict written."""

from pathlib import Path

import click

from rollout.commands.cli import MAX_ROWS, limits, main, tell, unreadable
from rollout.commands.misuse import Misuse
from rollout.commands.shipped import Events
from rollout.commands.tongue import spoken
from rollout.editing.desk import Desk
from rollout.editing.steps import Whole
from rollout.editing.verdicts import Verdict, judged_by
from rollout.evidence.problems import DataError
from rollout.evidence.reviews import REVIEW_COLUMNS, VERDICTS
from rollout.evidence.signing import review_words
from rollout.evidence.writer import quoted
from rollout.words.said import told
from rollout.words.say import later, say, say_many


@main.command()
@click.argument("events", type=Events(), metavar="EVENTS.csv")
@click.option("--by", "who", default="", metavar="NAME", help="Who looks: a name or initials.")
@click.option("--event", default="", metavar="ID", help="The event that a verdict is on.")
@click.option("--verdict", type=click.Choice(VERDICTS), help="What was found.")
@click.option("--remark", default="", metavar="TEXT", help="What is wrong or unsure.")
@click.option(
    "--open", "todo", is_flag=True, help="Print rows for reviews.csv, of the events that NAME has to look at."
)
@click.option("--max-rows", default=MAX_ROWS, show_default=True, type=click.IntRange(1), help="Most rows to accept.")
@spoken
def review(events: Path, who: str, event: str, verdict: str | None, remark: str, todo: bool, max_rows: int) -> None:
    """Say how many events of EVENTS.csv are in review, or write a verdict into the reviews.csv beside it.

    A verdict is bound to the letters of the row and of its rows in sources.csv: with the first that changes it lapses.
    """
    if not events.is_file():
        raise Misuse(say("{file} is not a file.", file=str(events)))
    if bool(event) != (verdict is not None):
        raise Misuse(say("--event and --verdict stand both or neither."))
    if (todo or event) and not who.strip():
        raise Misuse(say("Say with --by who looks: a name or initials."))
    desk = Desk(events, limits(max_rows))
    try:
        if verdict is not None:
            _judge(desk, Verdict(event, "", " ".join(who.split()), desk.today, verdict, remark.strip()))
        whole = desk.now()
        click.echo(_open_rows(desk, whole, who) if todo else _summary(whole))
    except DataError as error:
        tell(error.problems, events.name)
        words = later("{file} cannot be read; there is nothing to review.")
        raise click.ClickException(say(words, file=events.name)) from error
    except OSError as error:
        raise unreadable(events, error) from error


def _judge(desk: Desk, verdict: Verdict) -> None:
    """Write a verdict on an event as it stands, or raise why not."""
    digest = desk.digests(desk.now()).get(verdict.event, "")
    bound = Verdict(verdict.event, digest, verdict.reviewer, verdict.on, verdict.verdict, verdict.remark)
    if wrong := desk.judge(bound):
        raise click.ClickException(told(wrong))


def _summary(whole: Whole) -> str:
    return say_many(
        "{file}: {n} event, {words}, data {digest}.",
        "{file}: {n} events, {words}, data {digest}.",
        len(whole.dataset.events),
        file=whole.dataset.name,
        words=review_words(whole.dataset) or say("none in review"),
        digest=whole.dataset.digest[:7],
    )


def _open_rows(desk: Desk, whole: Whole, who: str) -> str:
    """Return rows to be filled in, header first, for each event on which no verdict of a person stands."""
    digests = desk.digests(whole)
    done = judged_by(whole.beside, who.strip(), digests, desk.limits)
    rows = [
        ",".join(quoted(cell, ",") for cell in (one.id, digests[one.id], who.strip(), desk.today, "", ""))
        for one in whole.dataset.events
        if one.id in digests and one.id not in done
    ]
    return "\n".join((",".join(REVIEW_COLUMNS), *rows))
