"""The command `python -m rollout export`: a view of the events as a file of any format, whole or not at all."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from rollout.commands.asked import HAPPENED, Showing
from rollout.commands.cli import apart, contents, deliver, limits, main, most_rows
from rollout.commands.consent import asking, telling
from rollout.commands.listing import Exporting
from rollout.commands.misuse import Misuse
from rollout.commands.parcel import ENDING, parcel
from rollout.commands.shipped import Events, File, no_address
from rollout.commands.shown import all_read, edition_of, evidence
from rollout.commands.site import address_of, deliver_site, heeded, is_folder
from rollout.database.address import Address
from rollout.evidence.event import Dataset
from rollout.evidence.on_disk import siblings
from rollout.evidence.vocabulary import ASSERTER_KINDS, STATUSES
from rollout.outputs.formats import CONSENTS, FORMATS, MAKING, PICTURED, SHEETS, Format, ending_of
from rollout.outputs.ours import is_ours
from rollout.sheet.lines import unlettered
from rollout.timeline.clock import KNOWN
from rollout.timeline.edition import MOST_PAGES, ExportError, Options, stamp
from rollout.timeline.media import illustrated
from rollout.words.said import told
from rollout.words.say import later, say, speaking
from rollout.words.tongues import tongue_for


@dataclass(frozen=True, slots=True)
class Request(Showing):
    """What the options of `export` ask for, as they were given."""

    talk: Path | None
    update: Path | None
    size: str
    pages: int | None
    outlines: bool
    map: bool
    theme: str
    exact: bool
    notes: bool
    links: bool
    take_scenes: bool
    other_data: bool
    address: str
    replace: bool
    signed: int

    @property
    def making(self) -> tuple[str, ...]:
        """Return the options given that say how to make an output."""
        return tuple(name for name in MAKING if getattr(self, name))


@main.command(cls=Exporting)
@click.argument("events", type=Events(reads=True, many=True), metavar="EVENTS.csv")
@click.argument("out", metavar="OUT", callback=no_address)
@click.option("--from", "first", metavar="DATE", help="Show nothing that ended before this year, month or day.")
@click.option("--to", "last", metavar="DATE", help="Show nothing that began after this year, month or day.")
@click.option("--lane", "lanes", multiple=True, metavar="NAME", help="Show only this lane; may be given again.")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Show only this claim status.")
@click.option("--who", "kinds", multiple=True, type=click.Choice(ASSERTER_KINDS), help="Show only what these say.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Show only what has this tag.")
@click.option("--disputed", is_flag=True, help="Show only what is disputed.")
@click.option("--search", default="", metavar="WORDS", help="Show only events that hold all these words.")
@click.option("--place", "places", multiple=True, metavar="NAME", help="Show only what happened there.")
@click.option("--area", metavar="W,S,E,N", help="Show only what has a point between these degrees.")
@click.option("--clock", default=HAPPENED, type=click.Choice((HAPPENED, KNOWN)), help="By which date marks stand.")
@click.option("--as-known", metavar="DATE", help="Show nothing that became known only after this year, month or day.")
@click.option("--language", default="", metavar="TAG", help="In which language of the file, such as zh for title@zh.")
@click.option(
    "--talk",
    type=File(),
    metavar="TALK.csv",
    help="The scenes of a talk: the events that it lights; in a deck a slide each.",
)
@click.option("--update", type=File(), metavar="DECK.pptx", help="A deck to bring up to date.")
@click.option("--take-scenes", is_flag=True, help="Let --update take slides off whose scenes are no longer told.")
@click.option("--other-data", is_flag=True, help="Let --update renew a deck that was made of other data.")
@click.option("--size", default="", metavar="SIZE", help="Size of the page or picture.")
@click.option("--pages", type=click.IntRange(1, MOST_PAGES), help="Make a handout of so many pages, not more.")
@click.option("--outlines", is_flag=True, help="Words of an SVG as outlines: the same everywhere, and no text.")
@click.option("--map", is_flag=True, help="Draw where it happened too, in a handout or a deck; a page has its map.")
@click.option("--theme", default="", metavar="THEME", help="Colours of the page or picture.")
@click.option("--exact", is_flag=True, help="CSV rows as they were written, formulas too, to edit further.")
@click.option("--notes", is_flag=True, help="Let the presenter's notes into what others will read.")
@click.option("--links", is_flag=True, help="Let links in a deck be followed; some offices block such decks.")
@click.option("--all", "everything", is_flag=True, help="Show the whole span; else a sheet has the opening window.")
@click.option("--address", default="", metavar="URL", help="Where a site will stand, for links from elsewhere to it.")
@click.option("--signed", default=0, type=click.IntRange(0), metavar="N", help="Show only what N people agreed on.")
@click.option("--replace", is_flag=True, help="Let OUT take the place of a file that is no earlier output.")
@most_rows
def export(events: Path | Address, out: str, max_rows: int, **options: Any) -> None:
    """Make OUT from EVENTS.csv, or from the part of it that the options show.

    OUT is a file, or a folder, ending in a slash, for a site that any web host can serve.
    """
    asked, path, site = Request(**options), Path(out), is_folder(out)
    tongue = tongue_for(asked.language)
    if path.suffix.lower() == ENDING and not site:
        with speaking(tongue):
            _parcel(events, path, asked, max_rows)
        return
    form = None if site else _format(path, asked)
    if site:
        heeded(asked.making)
    address, found = address_of(asked.address), evidence(events, max_rows, asked.signed)
    all_read(found, out if site else "--signed" if asked.signed else "")
    apart(path, *(each for each in (found.path, *siblings(found.path), asked.talk, asked.update) if each))
    ending = "" if site else ending_of(path.name)
    making = _options(asked)
    whole = edition_of(ending, found, asked, (asked.talk.name, making.talk or b"") if asked.talk else None, max_rows)
    dataset = found.dataset if found.index is None else whole.dataset
    _hushed(asked, dataset)
    making = illustrated(making, found.path, dataset, whole.shown if ending in PICTURED or site else ())
    mark = stamp(whole)
    if not whole.shown:
        words = later("Nothing to export: the view ({view}) shows no event of {file}.")
        raise click.ClickException(say(words, view=mark.view, file=mark.file))
    try:
        if form:
            if ending in SHEETS and (words := unlettered(whole)):
                click.echo(words, err=True)
            with speaking(tongue):
                made = form.maker()(whole, making)
            _put(path, made, asked.replace)
        else:
            deliver_site(path, whole, making, address, tongue)
    except ExportError as error:
        raise click.ClickException(told(error.args[0])) from error
    words = later("{place}: {counts}, data {digest}, view: {view}.")
    click.echo(say(words, place=out, counts=mark.counts, digest=mark.short, view=mark.view))


def _hushed(asked: Request, dataset: Dataset) -> None:
    """Say where cells of the file are left empty."""
    if asked.exact and not asked.notes and any(event.notes for event in dataset.events):
        click.echo(say("The cells of the presenter's notes are left empty; --notes writes them too."), err=True)


def _parcel(events: Path | Address, out: Path, asked: Request, max_rows: int) -> None:
    """Pack the evidence itself, whole: what shows a part of it means nothing here."""
    if asked.shows or set(asked.making) - {"exact", "notes"} or asked.signed:
        words = later("A .zip holds the evidence whole, to be checked: only {options} go with it.")
        raise Misuse(say(words, options="--exact, --notes, --replace"))
    found = evidence(events, max_rows, 0)
    all_read(found, out.name)
    events, dataset = found.path, found.dataset
    apart(out, events, *siblings(events))
    _put(out, parcel(events, dataset, limits(max_rows), asked.exact, asked.notes), asked.replace)
    words = later("{place}: the evidence of {file}, data {digest}.")
    click.echo(say(words, place=str(out), file=events.name, digest=dataset.digest[:7]))


def _put(path: Path, data: bytes, replaced: bool) -> None:
    """Write an output, but not over what may be somebody's work."""
    found = contents(path) if path.is_file() and not replaced else data
    if found != data and not is_ours(ending_of(path.name), found):
        words = later("{file} is no earlier output of this command; with --replace it is overwritten.")
        raise Misuse(say(words, file=str(path)))
    deliver(path, data)


def _format(out: Path, asked: Request) -> Format:
    form = FORMATS.get(ending_of(out.name))
    if form is None:
        words = later("'{file}' does not end in a format that can be made. Write one of {listed}, or / for a site.")
        raise Misuse(say(words, file=out.name, listed=", ".join(FORMATS)))
    if asked.address:
        raise Misuse(say("--address is for a site: a folder, ending in a slash."))
    stray = next((name for name in asked.making if name not in form.takes), None)
    if stray:
        where = ", ".join(suffix for suffix, each in FORMATS.items() if stray in each.takes)
        words = later("{option} means nothing for {ending}; it is for {listed}.")
        if not where:
            words = later("{option} means nothing for {ending}; it is for no format yet.")
        option = f"--{stray.replace('_', '-')}"
        raise Misuse(say(words, option=option, ending=ending_of(out.name), listed=where))
    return form


def _options(asked: Request) -> Options:
    return Options(
        size=asked.size,
        pages=asked.pages or 0,
        outlines=asked.outlines,
        map=asked.map,
        theme=asked.theme,
        talk=contents(asked.talk) if asked.talk else None,
        exact=asked.exact,
        notes=asked.notes,
        links=asked.links,
        update=contents(asked.update) if asked.update else None,
        say=telling(),
        agree=asking([name for name in CONSENTS if getattr(asked, name.replace("-", "_"))]),
    )
