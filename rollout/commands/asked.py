"""What the options of `export` ask for, and the view that they mean."""

from collections import Counter
from dataclasses import dataclass, fields

import click

from rollout.commands.misuse import Misuse
from rollout.evidence.edtf import EdtfError, parse
from rollout.evidence.event import Dataset
from rollout.evidence.problems import shown
from rollout.timeline.area import Area, area
from rollout.timeline.clock import CLOCK_WORDS
from rollout.timeline.excerpt import languages_of
from rollout.timeline.spoken import language_of
from rollout.timeline.view import View, settled
from rollout.timeline.where import first_part
from rollout.timeline.window import EVER, Window, known_days
from rollout.words.said import told
from rollout.words.say import language as spoken
from rollout.words.say import later, say
from rollout.words.tongues import ENGLISH, tongue_for

HAPPENED = "happened"
"""How a command names the first clock."""
MOST_PLACES = 12  # that are named where one asks for a place that is not there


@dataclass(frozen=True, slots=True)
class Showing:
    """What the options of `export` ask to be shown, as they were given."""

    first: str | None
    last: str | None
    lanes: tuple[str, ...]
    statuses: tuple[str, ...]
    kinds: tuple[str, ...]
    tags: tuple[str, ...]
    disputed: bool
    search: str
    places: tuple[str, ...]
    area: str | None
    clock: str
    as_known: str | None
    language: str
    everything: bool

    @property
    def shows(self) -> bool:
        """Whether any option asks for a part of the evidence."""
        return any(getattr(self, one.name) for one in fields(Showing) if one.name != "clock") or self.clock != HAPPENED


def view_of(asked: Showing, dataset: Dataset) -> View:
    """Return the view that the options ask for; raise what to tell a person where they ask for what is not there."""
    strange = next((name for name in asked.lanes if name not in dataset.lanes), None)
    if strange is not None:
        words = later("There is no lane '{name}'. Write one of {listed}.")
        raise Misuse(say(words, name=strange, listed=", ".join(dataset.lanes)))
    odd = next((tag for tag in asked.tags if tag not in dataset.tags), None)
    if odd is not None:
        words = later("No event has the tag '{name}'. Write one of {listed}.")
        if not dataset.tags:
            words = later("No event has the tag '{name}': there are no tags.")
        raise Misuse(say(words, name=odd, listed=", ".join(dataset.tags)))
    view = View(
        window=_window(asked.first, asked.last) or (EVER if asked.everything else None),
        lanes=asked.lanes,
        statuses=tuple(dict.fromkeys(asked.statuses)),
        kinds=tuple(dict.fromkeys(asked.kinds)),
        disputed=asked.disputed,
        search=asked.search.strip(),
        tags=tuple(dict.fromkeys(asked.tags)),
        places=_places(asked.places, dataset),
        area=_area(asked.area),
        clock=asked.clock if asked.clock in CLOCK_WORDS else "",
        as_known=_bounds("--as-known", asked.as_known).last() if asked.as_known else "",
        language=read_in(asked.language, dataset),
    )
    return settled(view, dataset.lanes, dataset.tags, languages_of(dataset))


def language(asked: str, dataset: Dataset) -> str:
    """Return the language of a file that a tag asks for; raise what to tell a person where it has no such language."""
    known = languages_of(dataset)
    found = language_of(asked, known)
    if asked and not found and asked.casefold() not in known[:1]:
        words = later("No event of {name} is in the language '{tag}'. Write one of {listed}.")
        if not known:
            words = later("No event of {name} is in the language '{tag}': it has no column such as title@zh.")
        raise Misuse(say(words, name=dataset.name, tag=shown(asked), listed=", ".join(known)))
    return found


def hint(asked: str) -> None:
    """Say that what is made without --language is in English, where the command itself speaks another."""
    if not asked and spoken() != ENGLISH:
        words = later("What Rollout itself says in it is in English; with --language {tag} it is in your language.")
        click.echo(say(words, tag=spoken()), err=True)


def read_in(asked: str, dataset: Dataset) -> str:
    """Return the language of a file that a tag asks for; where ours alone has it, say that the events stay as they are.

    Raises what to tell a person where neither has it.
    """
    if (
        tongue_for(asked) == ENGLISH
        or language_of(asked, known := languages_of(dataset))
        or asked.casefold() in known[:1]
    ):
        return language(asked, dataset)
    words = say(
        "No event of {name} is in the language '{tag}': only what Rollout itself says is in it.",
        name=dataset.name,
        tag=shown(asked),
    )
    click.echo(words, err=True)
    return ""


def _places(asked: tuple[str, ...], dataset: Dataset) -> tuple[str, ...]:
    """Return the places that names stand for: written whole, or by their first part as "Lhasa" of "Lhasa, Tibet"."""
    known = Counter(event.place for event in dataset.events if event.place)
    found: dict[str, None] = {}
    for name in asked:
        same = [place for place in known if place == name] or [place for place in known if first_part(place) == name]
        if not same:
            some = "; ".join(place for place, _ in known.most_common(MOST_PLACES))
            words = later("No event is at '{name}'. Write one of {listed}.")
            if not known:
                words = later("No event is at '{name}': no event has a place.")
            raise Misuse(say(words, name=shown(name), listed=f"{some}{' …' * (len(known) > MOST_PLACES)}"))
        found |= dict.fromkeys(same)
    return tuple(found)


def _area(text: str | None) -> Area | None:
    found = area(text) if text is not None else None
    if text is not None and found is None:
        words = later("--area: '{text}' is no area. Write degrees as W,S,E,N, such as 78.5,27,99,36.5.")
        raise Misuse(say(words, text=shown(text)))
    return found


def _window(first: str | None, last: str | None) -> Window | None:
    if first is None and last is None:
        return None
    start = _bounds("--from", first).start if first is not None else EVER.start
    end = _bounds("--to", last).end if last is not None else EVER.end
    if start >= end:
        raise Misuse(say("--from {first} is after --to {last}.", first=first or "", last=last or ""))
    return Window(start, end)


def _bounds(option: str, text: str) -> Window:
    """Return the window of a year, month, day or minute that an option names."""
    try:
        when = parse(text)
    except EdtfError as error:
        raise Misuse(f"{option}: {told(error.wrong)} {told(error.example)}") from error
    if when.earliest is None or when.latest is None:
        words = later("{option}: '{text}' has an open or unknown end. Write a year, month or day, such as 2018-04.")
        raise Misuse(say(words, option=option, text=text))
    return Window(*known_days(when))
