"""The commands `python -m rollout translate`: how far each language of a file is, and a page for translators."""

from pathlib import Path

import click

from rollout.commands.asked import language
from rollout.commands.cli import apart, contents, deliver, limits, load, main, most_rows, tell
from rollout.commands.misuse import Misuse
from rollout.commands.shipped import Events, File
from rollout.commands.tongue import spoken
from rollout.editing.desk import Desk
from rollout.editing.older import older
from rollout.evidence.event import Dataset
from rollout.evidence.on_disk import siblings
from rollout.evidence.problems import quoted
from rollout.evidence.reader import Limits
from rollout.outputs import interpreters as for_interpreters
from rollout.outputs.translation import HEADING, page
from rollout.timeline.languages import language_words
from rollout.timeline.spoken import languages, own_language
from rollout.timeline.talks import attempt
from rollout.timeline.translating import Older, standing
from rollout.words.say import later, say, say_many, speaking
from rollout.words.tongues import ENGLISH, tongue_for

LISTED = 20  # events that are named whose words are older than their original


@main.group()
def translate() -> None:
    """Say how far a file is translated, or put two languages of it side by side."""


def _known(events: Path, most: Limits, purpose: str) -> tuple[Dataset, Older]:
    """Return a file, and which of its words in other languages are older than their original."""
    dataset = load(events, most, purpose)
    return dataset, older(Desk(events, most).changes(), dataset)


@translate.command()
@click.argument("events", type=Events(reads=True), metavar="EVENTS.csv")
@most_rows
@spoken
def status(events: Path, max_rows: int) -> None:
    """Say of each language how many titles, labels and summaries are there, how many are old, and who checked them.

    Older than its original is what the folder history says was changed before it; of other edits nobody knows.
    """
    dataset, old = _known(events, limits(max_rows), later("{file} cannot be read; there is nothing to look through."))
    tags = languages(dataset)[1:]
    words = later("{file}: {events}, written in {language}.")
    if not tags:
        words = later("{file}: {events}, written in {language}; it has no column such as title@zh.")
    count = say_many("{n} event", "{n} events", len(dataset.events))
    click.echo(say(words, file=dataset.name, events=count, language=language_words(own_language(dataset))))
    for tag in tags:
        click.echo(standing(dataset, tag, old).words)
    for number, (event, names) in enumerate(old.items()):
        if number == LISTED:
            click.echo(say("… and {n} more.", n=len(old) - LISTED))
            break
        click.echo(say("Older than the original: {event}, {columns}", event=event, columns=", ".join(names)))


@translate.command()
@click.argument("events", type=Events(reads=True), metavar="EVENTS.csv")
@click.argument("out", type=File(), metavar="OUT.html")
@click.option("--language", "tag", required=True, metavar="TAG", help="Which language of the file, such as zh.")
@most_rows
def view(events: Path, out: Path, tag: str, max_rows: int) -> None:
    """Make OUT.html with the words of EVENTS.csv and those in another language side by side, what is missing marked."""
    apart(out, events, *siblings(events))
    if out.is_file() and HEADING.encode() not in contents(out, 100_000):
        words = later("{file} is no page for translators; it is not overwritten. Give the page another name.")
        raise Misuse(say(words, file=str(out)))
    dataset, old = _known(events, limits(max_rows), later("{file} cannot be read; there is nothing to translate."))
    found = language(tag, dataset)
    if not found:
        known = ", ".join(languages(dataset)[1:])
        raise Misuse(
            say(
                "{file} is written in {tag} itself. Write one of {listed}.",
                file=dataset.name,
                tag=quoted(tag),
                listed=known,
            )
        )
    with speaking(tongue_for(found)):
        made = page(dataset, found, old)
    deliver(out, made)
    click.echo(say("{place}: {words}", place=str(out), words=standing(dataset, found, old).words))


@translate.command()
@click.argument("events", type=Events(reads=True), metavar="EVENTS.csv")
@click.argument("out", type=File(), metavar="OUT.html|OUT.csv")
@click.option("--talk", required=True, type=File(), metavar="TALK.csv", help="The scenes of a talk.")
@most_rows
@spoken
def interpreters(events: Path, out: Path, talk: Path, max_rows: int) -> None:
    """Make a sheet for interpreters of a talk: names, numbers and terms in all languages of EVENTS.csv, by scenes."""
    makers = {".html": for_interpreters.page, ".csv": for_interpreters.table}
    make = makers.get(out.suffix.lower())
    if make is None:
        words = later("{file} ends neither in .html nor in .csv. Give the sheet one of these endings.")
        raise Misuse(say(words, file=str(out)))
    apart(out, events, *siblings(events), talk)
    marks = (for_interpreters.HEADING, ",".join(f'"{name}"' for name in for_interpreters.COLUMNS))
    if out.is_file() and not any(mark.encode() in contents(out)[:100_000] for mark in marks):
        words = later("{file} is no sheet for interpreters; it is not overwritten. Give the sheet another name.")
        raise Misuse(say(words, file=str(out)))
    dataset = load(events, limits(max_rows), later("{file} cannot be read; there is nothing to look through."))
    with speaking(ENGLISH):  # the talk in its own language, whatever that of the command
        found = attempt(contents(talk), talk.stem, dataset)
    tell(found.problems, talk.name)
    if not found.scenes:
        raise click.ClickException(say("{file} has no scene that can be shown.", file=talk.name))
    deliver(out, make(found, dataset))
    scenes = say_many("{n} scene", "{n} scenes", len(found.scenes))
    click.echo(say("{file}: {scenes}.", file=str(out), scenes=scenes))
