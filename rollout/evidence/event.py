"""The evidence as values: an event, its source and quantity, and the set read from one file."""

from dataclasses import dataclass, fields, make_dataclass
from typing import Any

from rollout.evidence.edtf import EdtfDate
from rollout.evidence.header import is_notes
from rollout.evidence.problems import Problem


@dataclass(frozen=True, slots=True)
class Source:
    """A citable document; an empty `url` always comes with a `note` that says why."""

    title: str
    publisher: str
    date: EdtfDate | None
    """When the source appeared: the second clock, when it became known."""
    url: str
    note: str
    archive_url: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A whole number of `unit`, measured over the population `scope`; only like with like may be joined."""

    value: int
    unit: str
    measure: str
    scope: str


@dataclass(frozen=True, slots=True)
class Event:
    """One dated occurrence in one lane; text is NFC, free of what the eye cannot see, and not yet escaped."""

    row: int
    """Row as a spreadsheet counts it, the header being row 1."""
    id: str
    lane: str
    date: EdtfDate
    label: str
    title: str
    summary: str
    status: str
    place: str
    lat: float | None
    lon: float | None
    quantity: Quantity | None
    due: EdtfDate | None
    answers: str
    """Id of the target or forecast this event answers; that row is in the file but may itself be refused."""
    asserted_by: str
    asserted_by_kind: str
    source: Source
    disputed_by: str
    dispute: str
    priority: int
    notes: str
    extra: tuple[tuple[str, str], ...]
    """Columns that are not ours, as (name as written, text), in file order, empty cells left out."""

    @property
    def words(self) -> str:
        """The words beside the mark: the label, or the title where there is none."""
        return self.label or self.title

    @property
    def told_extra(self) -> tuple[tuple[str, str], ...]:
        """The columns that are not ours, less the presenter's notes in another language (`notes@bo`)."""
        return tuple((name, text) for name, text in self.extra if not is_notes(name))

    @property
    def disputed(self) -> bool:
        """Whether a counter-source is named."""
        return bool(self.disputed_by)


_Open = make_dataclass("_Open", [one.name for one in fields(Event)], slots=True)


def made(*values: Any) -> Event:
    """Return the event of these values, in the order of its fields, in a third of the time that Event(...) takes.

    A frozen record is filled by a call for each field: this one is filled open, and then made what it is.
    """
    filled: Any = _Open(*values)
    filled.__class__ = Event
    event: Event = filled
    return event


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything read from one file: the events, what is wrong with the rest, what writing it back needs."""

    name: str
    events: tuple[Event, ...]
    """In file order."""
    problems: tuple[Problem, ...]
    """By row, then by column as the file orders them."""
    rows: int
    """Data rows in the file; wholly empty ones do not count."""
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    notices: tuple[str, ...]
    """What was accepted although it is not what we write, one sentence each."""
    columns: tuple[str, ...]
    """Header as written."""
    separator: str
    bom: bool
    line_end: str = "\n"
    closed: bool = True
    """Whether the last row ends with a line end."""
    cells: tuple[tuple[str, ...], ...] = ()
    """Every row below the header as written, refused and empty ones too: `cells[i]` is row i + 2."""

    @property
    def refused(self) -> int:
        """Rows with a problem; events and refused rows together are all rows."""
        return self.rows - len(self.events)

    @property
    def lanes(self) -> tuple[str, ...]:
        """The lanes in order of first use."""
        return tuple(dict.fromkeys(event.lane for event in self.events))
