"""What a second person has changed in her copy, as a file to send: row by row, each as it was and as it is to be."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from rollout.editing import further
from rollout.editing.further import Item, Wanted
from rollout.editing.steps import Whole
from rollout.evidence.citation import SOURCE_COLUMNS
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.vocabulary import COLUMNS
from rollout.words.said import said
from rollout.words.say import later

FORMAT, VERSION = "rollout-proposal", 1
MOST_BYTES, MOST_ROWS, LONGEST = 20_000_000, 10_000, 10_000
SOURCES = said("further sources")
FITS, THERE, MEETS = later("fits"), later("is there already"), later("meets another change")
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Proposed:
    """One event as it was in the copy and as it is to be; None where there was, or is to be, none."""

    event: str
    before: Fields | None
    after: Fields | None
    sources_before: tuple[Fields, ...] = ()
    sources_after: tuple[Fields, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that somebody proposes, by the name that she gave."""

    by: str
    rows: tuple[Proposed, ...]

    @property
    def data(self) -> bytes:
        """The proposal as a file."""
        whole = {"format": FORMAT, "version": VERSION, "by": self.by, "rows": [asdict(one) for one in self.rows]}
        return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of a proposed row in a file as it stands."""

    state: str
    fields: Fields
    """What is to be written …"""
    wanted: Wanted | None = None
    """… and the further sources that the event is to have; None: those that it has."""
    meets: tuple[str, ...] = ()
    """Where somebody else has changed the same to something else."""
    left: tuple[str, ...] = ()
    """Columns that the file has not, and that are none of ours: they are not taken."""


def propose(old: Whole, new: Whole, by: str, hidden: Callable[[str], bool]) -> Proposal:
    """Return what differs from one state of a file to another, in the order of the newer; without hidden columns."""
    names = dict.fromkeys((*new.names.places, *old.names.places))
    rows = (
        Proposed(name, _event(old, name, hidden), _event(new, name, hidden), *_sources_of(old, new, name, hidden))
        for name in names
    )
    return Proposal(
        by, tuple(one for one in rows if one.before != one.after or one.sources_before != one.sources_after)
    )


def _event(whole: Whole, name: str, hidden: Callable[[str], bool]) -> Fields | None:
    place = whole.row(name)
    return None if place is None else _seen(whole.sheet.fields(place), hidden)


def _sources_of(old: Whole, new: Whole, name: str, hidden: Callable[[str], bool]) -> Iterator[tuple[Fields, ...]]:
    for whole in (old, new):
        yield tuple(_seen(one.fields, hidden) for one in further.opened(whole.sources, name).items)


def _seen(fields: Fields, hidden: Callable[[str], bool]) -> Fields:
    return {column: cell for column, cell in fields.items() if not hidden(column)}


def plan(whole: Whole, one: Proposed, hidden: Callable[[str], bool]) -> Plan:
    """Return what becomes of a proposed row in a file: what fits, what is there already, what meets another change."""
    now = _event(whole, one.event, _nothing)
    if now is None:
        gone = (said("the event is not in the file"),) if one.before is not None and one.after is not None else ()
        fields, left = _known(one.after or {}, {*COLUMNS, *whole.sheet.columns})
        items = tuple(Item("", _known(each, _of_sources(whole))[0]) for each in one.sources_after)
        state = MEETS if gone else FITS if one.after is not None else THERE
        return Plan(state, fields, Wanted("", items) if items else None, gone, left)
    if one.after is None:
        meets = _meets_removal(whole, one, now, hidden)
        return Plan(MEETS if meets else FITS, {}, None, meets)
    fields, left = _known(_changed(one.before or {}, one.after), {*COLUMNS, *whole.sheet.columns})
    fields = {column: cell for column, cell in fields.items() if now.get(column, "") != cell}
    meets = tuple(column for column in fields if now.get(column, "") != (one.before or {}).get(column, ""))
    wanted, other = _sources(whole, one, hidden)
    meets += (SOURCES,) if other else ()
    state = MEETS if meets else FITS if fields or wanted else THERE
    return Plan(state, fields, wanted, meets, left)


def _meets_removal(whole: Whole, one: Proposed, now: Fields, hidden: Callable[[str], bool]) -> tuple[str, ...]:
    """Return what somebody else has changed of an event, or added to it, that is to be taken out."""
    before = one.before or {}
    every = dict.fromkeys((*before, *_seen(now, _within(hidden, [before]))))
    meets = tuple(column for column in every if now.get(column, "") != before.get(column, ""))
    hides = _within(hidden, one.sources_before)
    has = (_seen(item.fields, hides) for item in further.opened(whole.sources, one.event).items)
    return meets + (SOURCES,) * any(each not in one.sources_before for each in has)


def _within(hidden: Callable[[str], bool], rows: Iterable[Fields]) -> Callable[[str], bool]:
    """Return what is hidden in a proposal of these rows: nothing where it was made with notes."""
    return _nothing if any(hidden(column) for each in rows for column in each) else hidden


def _nothing(_: str) -> bool:
    return False


def _changed(before: Fields, after: Fields) -> Fields:
    every = dict.fromkeys((*before, *after))
    return {name: after.get(name, "") for name in every if before.get(name, "") != after.get(name, "")}


def _known(fields: Fields, known: set[str]) -> tuple[Fields, tuple[str, ...]]:
    return (
        {column: cell for column, cell in fields.items() if column in known},
        tuple(column for column in fields if column not in known),
    )


def _of_sources(whole: Whole) -> set[str]:
    return {*SOURCE_COLUMNS, *(whole.sources.columns if whole.sources else ())} - {"event"}


def _sources(whole: Whole, one: Proposed, hidden: Callable[[str], bool]) -> tuple[Wanted | None, bool]:
    """Return the further sources that an event is to have, None where nothing changes; and whether one is gone.

    Those that were added are added, those that were taken out go, whatever else stands there now.
    """
    has = further.opened(whole.sources, one.event)
    hidden = _within(hidden, (*one.sources_before, *one.sources_after))
    seen = [_seen(item.fields, hidden) for item in has.items]
    gone = [each for each in one.sources_before if each not in one.sources_after]
    new = [
        _known(each, _of_sources(whole))[0]
        for each in one.sources_after
        if each not in one.sources_before and each not in seen
    ]
    other = any(each not in seen for each in gone) and bool(new)
    items = []
    for item, fields in zip(has.items, seen, strict=True):
        if fields not in gone:
            items.append(replace(item, fields={}))
            continue
        follower = next((each for each in new if each.get("url", "") == fields.get("url", "")), None)
        if follower is not None:  # the same source in other words: what is hidden of it stays
            new.remove(follower)
            items.append(replace(item, fields={**dict.fromkeys(fields, ""), **follower}))
    items += [Item("", each) for each in new]
    same = [item.mark for item in has.items] == [item.mark for item in items] and not any(i.fields for i in items)
    return (None if same else Wanted(has.mark, tuple(items))), other


def read_proposal(data: bytes) -> Proposal:
    """Return a proposal from its file; raises DataError for anything else."""
    try:
        thing = json.loads(data) if len(data) <= MOST_BYTES else None
        if isinstance(thing, dict) and thing.get("format") == FORMAT and thing.get("version") == VERSION:
            rows = thing.get("rows")
            if isinstance(rows, list) and len(rows) <= MOST_ROWS and isinstance(thing.get("by"), str):
                return Proposal(_text(thing["by"]), tuple(map(_row, rows)))
    except (ValueError, RecursionError):
        pass
    example = said("Make one with {command}.", command="python -m rollout propose")
    wrong = said("The file is no proposal that can be read.")
    raise DataError((Problem(None, None, "", wrong, example),))


def _row(thing: Any) -> Proposed:
    if not isinstance(thing, dict) or set(thing) != set(Proposed.__slots__):
        raise ValueError
    before, after = (None if thing[name] is None else _fields(thing[name]) for name in ("before", "after"))
    sides = (thing["sources_before"], thing["sources_after"])
    if not all(isinstance(side, list) and len(side) <= further.MOST for side in sides):
        raise ValueError
    return Proposed(_text(thing["event"]), before, after, *(tuple(map(_fields, side)) for side in sides))


def _fields(thing: Any) -> Fields:
    if not isinstance(thing, dict):
        raise ValueError
    return {_text(name): _text(cell) for name, cell in thing.items()}


def _text(thing: Any) -> str:
    if not isinstance(thing, str) or len(thing) > LONGEST:
        raise ValueError
    thing.encode()  # half a letter could not be written
    return thing
