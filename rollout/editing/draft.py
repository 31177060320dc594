"""An event while it is written: what is wrong with it in the words of `check`, and the events with it among them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rollout.editing import further
from rollout.editing.dates import DATES, Told, told
from rollout.editing.further import Wanted
from rollout.editing.kinds import told as kinds_told
from rollout.editing.near import some_rows
from rollout.editing.pieces import Rows
from rollout.editing.rows import free_id
from rollout.editing.sheet import Sheet
from rollout.editing.steps import UNREADABLE, Whole
from rollout.evidence.beside import Beside
from rollout.evidence.citation import READ_WORDS, ROLE_WORDS
from rollout.evidence.event import Dataset, Event
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits, read
from rollout.evidence.sources import FILE
from rollout.evidence.vocabulary import ASSERTER_KINDS, KIND_WORDS, MEASURE_WORDS, MEASURES, STATUSES
from rollout.words.said import said
from rollout.words.said import told as in_words
from rollout.words.say import say

TWO_WAYS = said("It can be read in two ways: choose one.")
MOST_OFFERED = 300  # of one field


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as it would be saved."""

    fields: Mapping[str, str]
    """With dates as they will be written."""
    dates: Mapping[str, Told]
    problems: tuple[tuple[str, str], ...]
    """Column and sentence; no column: the row."""
    own: Event | None = None
    """The event; None while it is wrong."""
    sources: tuple[tuple[int, str, str], ...] = ()
    """What is wrong with its further sources: which of them, column and sentence."""
    source_dates: tuple[Told, ...] = ()
    """What is told of the date of each of them."""


def dated(fields: Mapping[str, str], exact: Collection[str]) -> tuple[dict[str, str], dict[str, Told]]:
    """Return fields with dates and kinds of speakers as they will be written, and what is told of each that is typed.

    exact: columns of dates that are settled.
    """
    dates = {name: told(fields[name], name in exact) for name in DATES if fields.get(name, "").strip()}
    if (kinds := kinds_told(fields.get("asserted_by_kind", ""))).date:
        dates["asserted_by_kind"] = kinds
    return {**fields, **{name: one.date for name, one in dates.items() if one.date}}, dates


def dated_sources(wanted: Wanted) -> tuple[Wanted, tuple[Told, ...]]:
    """Return further sources with dates as they will be written, and what is told of each."""
    dates = tuple(told(item.fields.get("date", ""), item.exact) for item in wanted.items)
    items = [
        replace(item, fields={**item.fields, "date": one.date}) if one.date else item
        for item, one in zip(wanted.items, dates, strict=True)
    ]
    return replace(wanted, items=tuple(items)), dates


def draft(
    whole: Whole,
    event: str,
    fields: Mapping[str, str],
    exact: Collection[str],
    limits: Limits,
    wanted: Wanted | None = None,
) -> Draft:
    """Return what becomes of an event as it is written; an event without a name is a new one.

    wanted: the further sources that it is to have; None: those that it has.
    """
    given, dates = dated(fields, exact)
    cited, source_dates = (None, ()) if wanted is None else dated_sources(wanted)
    place = whole.row(event) if event else None
    if cited and cited.items and not given.get("id"):
        given = {**given, "id": event if place is not None else free_id(given, whole.names)}
    after = whole.sheet.added(given) if place is None else whole.sheet.changed(place, given)
    at = len(whole.sheet.rows) if place is None else place
    rows = _sources(whole, event, given.get("id") or event, cited)
    near = Beside(rows.data if rows else None, whole.beside.settings)
    try:
        some, numbers = _near(whole, after, at)
        found = read(some, whole.dataset.name, limits, beside=near, numbers=numbers)
    except DataError as error:
        return Draft(given, dates, tuple(("", one.words) for one in error.problems))
    problems = tuple(_wrong(whole, found, after.number(at), dates))
    if cited and cited.items and not whole.open_sources:
        problems += (("", in_words(UNREADABLE)),)
    wrong = tuple(_wrong_sources(found, rows, cited, source_dates))
    own = next((each for each in found.events if each.row == after.number(at)), None)
    if own is None or problems or wrong:
        return Draft(given, dates, problems, None, wrong, source_dates)
    if place is None and not given.get("id"):
        own = replace(own, id=free_id(given, whole.names, "id" in whole.sheet.columns))
    return Draft(given, dates, (), own, (), source_dates)


def _wrong(whole: Whole, found: Dataset, number: int, dates: Mapping[str, Told]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the row of an event that is being written."""
    asked = {name for name, one in dates.items() if not one.date}
    for one in found.problems:
        name = whole.sheet.named(one.column or "")
        if one.row == number and not one.file and name not in asked:
            yield name, one.words
    yield from ((name, in_words(dates[name].wrong or TWO_WAYS)) for name in sorted(asked))


def _wrong_sources(
    found: Dataset, rows: Sheet | None, wanted: Wanted | None, dates: Sequence[Told]
) -> Iterator[tuple[int, str, str]]:
    """Yield what is wrong with further sources that are being written."""
    if rows is None or wanted is None:
        return
    asked = {
        n: in_words(one.wrong or TWO_WAYS)
        for n, one in enumerate(dates)
        if wanted.items[n].fields.get("date") and not one.date
    }
    for one in found.problems:
        column, n = rows.named(one.column or ""), rows.place(one.row or 0) - 1
        if one.file == FILE and 0 <= n < len(wanted.items) and not (column == "date" and n in asked):
            yield n, column, one.words
    yield from ((n, "date", words) for n, words in asked.items())


def _near(whole: Whole, after: Sheet, at: int) -> tuple[bytes, list[int]]:
    """Return the rows alone that a row can owe something as a file, and the number of each in the whole one.

    A file of some thousand rows is too long to be read with each key that is pressed.
    """
    row, names = after.fields(at), whole.names
    kept = {at}
    for name in filter(None, (row.get("id", ""), row.get("answers", ""))):
        kept |= names.owing.get(name, frozenset()) | {names.places.get(name, at)}
    return some_rows(after, kept)


def _sources(whole: Whole, event: str, name: str, wanted: Wanted | None) -> Sheet | None:
    """Return a `sources.csv` with the further sources of one event alone, as they are or as they are being written."""
    if not whole.open_sources:
        return None
    rows = whole.sources or further.begun()
    kept = (rows.rows[0], *(rows.rows[place] for place in further.own(rows, event) if event))
    alone = replace(rows, rows=Rows.of(kept, rows.head))
    if wanted is not None:
        alone = further.written(alone, event, name, wanted.items)[0]
    return alone if len(alone.rows) > 1 else None


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


def offered_sources() -> dict[str, list[str]]:
    """Return what the fields of a further source offer: the closed lists."""
    return {"role": [*ROLE_WORDS], "kind": [*ASSERTER_KINDS], "read": [*READ_WORDS]}


def closed_words() -> dict[str, str]:
    """Return what the codes of closed lists mean, in the language that is spoken."""
    return {
        code: say(words) for words_of in (KIND_WORDS, MEASURE_WORDS, READ_WORDS) for code, words in words_of.items()
    }


def _most_used(values: list[str]) -> list[str]:
    counts = {value: 0 for value in values if value}
    for value in filter(None, values):
        counts[value] += 1
    return sorted(counts, key=lambda value: -counts[value])[:MOST_OFFERED]
