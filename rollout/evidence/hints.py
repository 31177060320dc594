"""What a second reader would ask of a file that is right: hints by row and column, which refuse nothing."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from rollout.evidence.citation import DISPUTES, NOT_READ, SUPPORTS, Citation
from rollout.evidence.edtf import EdtfDate, before
from rollout.evidence.event import Dataset, Event
from rollout.evidence.near import near
from rollout.evidence.problems import Problem, shown
from rollout.evidence.quantity import Quantity
from rollout.evidence.sources import FILE
from rollout.evidence.units import WORD, is_share
from rollout.evidence.vocabulary import AIMS, TRUSTED
from rollout.words.said import said
from rollout.words.say import later

SUPERLATIVE = re.compile(r"\b(?:first|only|largest|biggest|newest|oldest|earliest)\b", re.IGNORECASE)
NAMES = re.compile(r"[;,/(&]| and ")  # between those who say so
STEM = 4  # letters that two units must share at the beginning of a word to be about the same thing
ALIKE = 0.86  # how close two scopes are of which one seems to be misspelled


def hints(dataset: Dataset) -> tuple[Problem, ...]:
    """Return what a second reader would ask, in the order of the rows of each kind."""
    dates = _dates(dataset.events)
    found = (_of_event(event, dates) for event in dataset.events)
    return (*chain.from_iterable(found), *_lonely(dataset.events), *_unlinked(dataset.events))


def _of_event(event: Event, dates: dict[str, EdtfDate]) -> Iterator[Problem]:
    yield from (_unopened(one) for one in event.citations if one.unopened)
    yield from _older(event, dates)
    yield from _unread(event)
    yield from _superlative(event)


def _dates(events: Sequence[Event]) -> dict[str, EdtfDate]:
    """Return when the text at an address appeared, wherever the file says so."""
    return {event.source.url: event.source.date for event in events if event.source.url and event.source.date}


def _unopened(one: Citation) -> Problem:
    wrong = said(
        "A counter-source that nobody opened disputes nothing: it is shown as context, and no stroke is drawn."
    )
    return Problem(one.row, "read", one.read, wrong, said("Read it, or write context as its role."), FILE)


def _older(event: Event, dates: dict[str, EdtfDate]) -> Iterator[Problem]:
    """Yield where a counter-source is older than what it is said to dispute, and nobody says why it counts."""
    wrong = said("The counter-source is older than the statement that it is said to dispute.")
    for one in event.citations:
        if one.role == DISPUTES and not one.note and one.date and before(one.date, event.date):
            yield Problem(one.row, "date", shown(one.date.text), wrong, said("Say in note why it counts."), FILE)
    date = None if event.counter else dates.get(event.disputed_by)
    if date and before(date, event.date):
        example = said("Move it to sources.csv: as context, or with a note that says why it counts.")
        yield Problem(event.row, "disputed_by", shown(event.disputed_by), wrong, example)


def _unread(event: Event) -> Iterator[Problem]:
    support = [one for one in event.citations if one.role == SUPPORTS]
    if event.status in TRUSTED and support and not event.own_source and all(one.read == NOT_READ for one in support):
        wrong = said("The row is {status}, and none of its sources was read.", status=event.status)
        yield Problem(event.row, "status", event.status, wrong, said("Read one, or write claimed."))


def _superlative(event: Event) -> Iterator[Problem]:
    """Yield a title that says "first" or "largest" as a fact on one source, and not as the words of somebody."""
    found = SUPERLATIVE.search(event.title)
    count = event.own_source + sum(one.role == SUPPORTS for one in event.citations)
    credited = any(name.strip() in event.title for name in NAMES.split(event.asserted_by))
    if found and event.status in TRUSTED and count < 2 and not credited:
        wrong = said("The title says “{word}” as a fact, on one source.", word=found[0])
        yield Problem(event.row, "title", found[0], wrong, said("Say whose word it is, or name a second source."))


def _figures(events: Sequence[Event]) -> list[tuple[Event, Quantity]]:
    return [(event, event.quantity) for event in events if event.quantity]


def _lonely(events: Sequence[Event]) -> Iterator[Problem]:
    """Yield figures that would join a series if their unit or scope were written as its others have it."""
    kinds: dict[tuple[str, str], list[tuple[Event, Quantity]]] = {}
    for event, quantity in _figures(events):
        kinds.setdefault(quantity.kind, []).append((event, quantity))
    for (unit, scope), found in kinds.items():
        event, quantity = found[0]
        if len(found) == 1:
            near_unit = near(unit, [other for other, over in kinds if over == scope and other != unit], ALIKE)
            near_scope = near(scope, [over for other, over in kinds if other == unit and over != scope], ALIKE)
            for column, meant in (("unit", near_unit), ("scope", near_scope)):
                if meant:
                    words = later("No other figure has this {column}; some have one that is almost the same: {text}.")
                    wrong, written = said(words, column=column, text=shown(meant)), shown(getattr(quantity, column))
                    yield Problem(event.row, column, written, wrong, said("Write it alike, if the same is meant."))


def _unlinked(events: Sequence[Event]) -> Iterator[Problem]:
    """Yield targets that nobody answers, though a figure of almost the same kind reached them in time."""
    answered = {event.answers for event in events}
    figures = [(event, found) for event, found in _figures(events) if found.measure not in AIMS]
    for event, goal in _figures(events):
        if goal.measure not in AIMS or event.id in answered:
            continue
        hit = next((one for one, figure in figures if _reaches(event, goal, one, figure)), None)
        if hit:
            words, row = (
                later("Nothing answers this {measure}, and row {row} has a figure that reached it in time."),
                hit.row,
            )
            to_do = later("Write {id} in answers of row {row}, with answers_note where the units differ.")
            example = said(to_do, id=event.id, row=str(row))
            yield Problem(event.row, "id", event.id, said(words, measure=goal.measure, row=str(row)), example)


def _reaches(aim: Event, goal: Quantity, event: Event, figure: Quantity) -> bool:
    due = aim.due.order[1] if aim.due else 0
    in_time = event.status != "retracted" and aim.date.order[1] < event.date.order[1] <= due
    same = figure.kind[1] == goal.kind[1] and is_share(figure.unit) == is_share(goal.unit)
    return in_time and same and figure.count >= goal.count and _kindred(figure.kind[0], goal.kind[0])


def _kindred(unit: str, other: str) -> bool:
    """Return whether two units seem to be of one thing: cards and cardholders."""
    first, second = WORD.findall(unit), WORD.findall(other)
    return any(one[:STEM] == two[:STEM] for one in first[-1:] for two in second[-1:])
