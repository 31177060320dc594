"""An event while it is written: what is wrong with it in the words of `check`, and the events with it among them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from rollout.editing.dates import DATES, Told, told
from rollout.editing.rows import free_id
from rollout.editing.sheet import Sheet
from rollout.editing.steps import Whole
from rollout.evidence.bands import folded
from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset, Event
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.reader import Limits, read
from rollout.evidence.vocabulary import ASSERTER_KINDS, MEASURES, STATUSES

MOST_OFFERED = 300  # of one field


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as it would be saved."""

    fields: Mapping[str, str]
    """With dates as they will be written."""
    dates: Mapping[str, Told]
    problems: tuple[tuple[str, str], ...]
    """Column and sentence; no column: the row."""
    dataset: Dataset | None
    """All events with this one among them; None while it is wrong."""
    id: str = ""


def dated(fields: Mapping[str, str], exact: Collection[str]) -> tuple[dict[str, str], dict[str, Told]]:
    """Return fields with dates as they will be written, and what is told of each; exact: columns that are settled."""
    dates = {name: told(fields[name], name in exact) for name in DATES if fields.get(name, "").strip()}
    return {**fields, **{name: one.date for name, one in dates.items() if one.date}}, dates


def draft(whole: Whole, event: str, fields: Mapping[str, str], exact: Collection[str], limits: Limits) -> Draft:
    """Return what becomes of an event as it is written; an event without a name is a new one."""
    given, dates = dated(fields, exact)
    place = whole.row(event) if event else None
    after = whole.sheet.added(given) if place is None else whole.sheet.changed(place, given)
    at = len(whole.sheet.rows) if place is None else place
    number = after.number(at)
    try:
        found = read(_near(whole, after, at), whole.dataset.name, limits, beside=_beside(whole, event))
    except DataError as error:
        return Draft(given, dates, tuple(("", _sentence(one)) for one in error.problems), None)
    asked = {name for name, one in dates.items() if not one.date}
    problems = [
        (name, _sentence(one))
        for one in found.problems
        if one.row == number and not one.file and (name := whole.sheet.named(one.column or "")) not in asked
    ]
    problems += [(name, dates[name].wrong or "It can be read in two ways: choose one.") for name in sorted(asked)]
    own = next((each for each in found.events if each.row == number), None)
    if own is None or problems:
        return Draft(given, dates, tuple(problems), None)
    if place is None and not given.get("id"):
        own = replace(own, id=free_id(given, whole.names))
    return Draft(given, dates, (), _among(whole.dataset, own), own.id)


def _sentence(one: Problem) -> str:
    return f"{one.wrong} {one.example}".rstrip()


def _near(whole: Whole, after: Sheet, at: int) -> bytes:
    """Return the file with the rows alone that a row can owe something, each at its number; others are blank.

    A file of some thousand rows is too long to be read with each key that is pressed.
    """
    row = after.fields(at)
    names = {row.get("id", ""), row.get("answers", "")} - {""}
    events = {whole.sheet.place(each.row) for each in whole.dataset.events if names & {each.id, each.answers}}
    kept = {0, at, *(whole.names.places[name] for name in names if name in whole.names.places), *events}
    blank = after.line_end
    rows = (one.text + (one.end or blank) if place in kept else blank for place, one in enumerate(after.rows))
    return (after.head + "".join(rows)).encode()


def _beside(whole: Whole, event: str) -> Beside:
    """Return what stands beside the file, of the further sources those of one event alone."""
    rows = whole.sources
    if rows is None or "event" not in rows.columns:
        return Beside(None, whole.beside.settings)
    at = rows.columns["event"]
    own = [one for place, one in enumerate(rows.rows) if not place or (event and event in one.cells[at : at + 1])]
    return Beside(replace(rows, rows=tuple(own)).data, whole.beside.settings)


def _among(dataset: Dataset, own: Event) -> Dataset:
    """Return the events with one as it is written now, as they will stand in the file."""
    others = [each for each in dataset.events if each.row != own.row]
    more = len(others) == len(dataset.events)
    events = tuple(sorted((*others, own), key=lambda each: each.row))
    return folded(replace(dataset, events=events, rows=dataset.rows + more))


def offered(dataset: Dataset) -> dict[str, list[str]]:
    """Return what the fields of a form offer: what stands in the file already, most used first, and closed lists."""
    values: dict[str, list[str]] = {
        "lane": [each.lane for each in dataset.events],
        "place": [each.place for each in dataset.events],
        "asserted_by": [name for each in dataset.events for name, _ in each.speakers],
        "source_publisher": [each.source.publisher for each in dataset.events],
        "unit": [each.quantity.unit for each in dataset.events if each.quantity],
        "scope": [each.quantity.scope for each in dataset.events if each.quantity],
        "tags": [tag for each in dataset.events for tag in each.tags],
    }
    known = {name: _most_used(found) for name, found in values.items()}
    return {**known, "asserted_by_kind": [*ASSERTER_KINDS], "status": [*STATUSES], "measure": [*MEASURES]}


def _most_used(values: list[str]) -> list[str]:
    counts = {value: 0 for value in values if value}
    for value in filter(None, values):
        counts[value] += 1
    return sorted(counts, key=lambda value: -counts[value])[:MOST_OFFERED]
