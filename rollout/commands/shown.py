"""What `export` shows: events of a file that is read, or of very many those alone that an index gives for it."""

from dataclasses import dataclass, replace
from pathlib import Path

import click

from rollout.commands.asked import HAPPENED, Showing, hint, view_of
from rollout.commands.cli import limits, load, tell
from rollout.commands.driver import stored
from rollout.commands.misuse import Misuse
from rollout.commands.packed import advise, answers
from rollout.database.address import Address
from rollout.evidence.event import Dataset
from rollout.evidence.signing import signed
from rollout.evidence.store import Evidence as Store
from rollout.outputs.formats import FORMATS, edition_for, window_for
from rollout.timeline.edition import Edition
from rollout.timeline.packed_store import PackedStore
from rollout.timeline.questions import ManyError, Questions
from rollout.timeline.talk import Talk
from rollout.timeline.talks import attempt, chosen
from rollout.timeline.view import View
from rollout.timeline.window import EVER
from rollout.words.say import later, say

NOTHING = later("{file} cannot be read; there is nothing to export.")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the evidence lies, what is known of it, and who gives the events where they stay in an index."""

    path: Path
    dataset: Dataset
    index: Questions | None = None


def evidence(events: Path | Address, max_rows: int, agreed: int) -> Evidence:
    """Return the evidence, its problems told, or raise what to tell a person.

    agreed: by how many people, where that is asked for.
    """
    if isinstance(events, Address):
        found = _answered(stored(events, max_rows, ends_with=click.get_current_context()))
    else:
        found = _packed(events, max_rows) or Evidence(events, _read(events, max_rows))
    return found if found.index else replace(found, dataset=signed(found.dataset, agreed))


def _answered(store: Store) -> Evidence:
    """Return what a store holds, or who answers for it where that is an index."""
    dataset = store.now().dataset
    index = answers(store)(dataset)
    return Evidence(store.path, dataset) if index.held else Evidence(store.path, index.sought, index)


def _packed(events: Path, max_rows: int) -> Evidence | None:
    """Return what an index holds with more events than are read; None where the file itself is read.

    An index that is not of the file is passed by: that the file is too large is said by whoever reads it.
    """
    try:
        store = PackedStore(events)
    except (OSError, ValueError):
        return None
    found = _answered(store)
    if not found.index or found.index.count <= max_rows:
        return None
    tell(found.dataset.problems, events.name)
    return found


def _read(events: Path, max_rows: int) -> Dataset:
    try:
        return load(events, limits(max_rows), NOTHING)
    except click.ClickException:
        if events.is_file():
            advise(events)
        raise


def all_read(found: Evidence, what: str) -> None:
    """Raise what to tell a person where something is wanted that looks at every event: no index does that."""
    if what and found.index:
        words = later("{option} looks at every event, and these are read from an index. Read all of them: {most}")
        raise Misuse(say(words, option=what, most=f"--max-rows {found.index.count}"))


def unheard(asked: Showing, talk: bool) -> str:
    """Return the option that looks at every event, as it is written; empty where there is none.

    Scenes of a talk draw what else there is in their windows.
    """
    given = {
        "--talk": talk,
        "--clock": asked.clock != HAPPENED,
        "--as-known": asked.as_known,
        "--place": asked.places,
        "--area": asked.area is not None,
    }
    return next((name for name, value in given.items() if value), "")


def edition_of(ending: str, found: Evidence, asked: Showing, talk: tuple[str, bytes] | None, max_rows: int) -> Edition:
    """Return what is shown: of a talk the events that it lights, but in a page, which has all and the talk besides."""
    if found.index:
        all_read(found, unheard(asked, talk is not None))
    view = view_of(asked, found.dataset)
    if not ending or FORMATS[ending].for_people:
        hint(asked.language)
    told = _talk(*talk, found.dataset) if talk else None
    lit = told if ending != ".html" else None
    shown = view if lit is None else replace(view, window=view.window or EVER)
    whole = edition_for(ending, _shown(found, ending, view, max_rows), shown)
    return chosen(whole, lit) if lit else whole


def _shown(found: Evidence, ending: str, view: View, most: int) -> Dataset:
    """Return the events that a view shows, and what is known of the others; raises what to tell of too many."""
    if found.index is None:
        return found.dataset
    try:
        return found.index.excerpt(view, window_for(ending, view, found.index.home), most)
    except ManyError as error:
        words = later("The view shows {n} events; at most {most} are taken. Show less, or give a higher --max-rows.")
        raise click.ClickException(say(words, n=error.count, most=most)) from None


def _talk(name: str, data: bytes, dataset: Dataset) -> Talk:
    """Return the talk of a file, its problems told, or raise what to tell a person: it has no scene."""
    talk = attempt(data, name, dataset)
    for problem in talk.problems:
        click.echo(problem.sentence(name), err=True)
    if not talk.scenes:
        raise click.ClickException(say("{file} has no scene that can be shown.", file=name))
    return talk
