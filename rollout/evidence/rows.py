"""One row of cells to an event, or to every problem it has."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rollout.evidence.assemble import event_of
from rollout.evidence.event import Event
from rollout.evidence.fields import CHECKS, EXAMPLES, WrongError, date
from rollout.evidence.header import Header, canonical, private
from rollout.evidence.made import Ids
from rollout.evidence.problems import Problem, shown
from rollout.evidence.rules import Cells, Finding, Register, within
from rollout.evidence.text import clean, hidden, unsafe
from rollout.evidence.vocabulary import COLUMNS, SUMMARY_LENGTH, TITLE_LENGTH

Values = tuple[dict[str, Any], list[tuple[str, str]], set[str]]
MEMORY = 65_536  # values of one column that are remembered, so that what repeats is checked once …
DATES = 1_000_000  # … and of one with dates, which take longest to read


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of the file is read."""

    index: int
    name: str
    """As written."""
    ours: str
    """Our name for it, or "" when it is the campaigner's own."""
    check: Callable[[str], Any]
    example: str | None
    """What to write where a cell is empty that must not be; None: it may be."""
    known: dict[str, Any] = field(default_factory=dict)
    """Values that passed the check."""
    most: int = MEMORY
    """How many of them are remembered."""
    private: bool = False
    """Whether its cells are looked at, and left out of what is read."""


def columns(header: Header, public: Collection[str] | None = None) -> tuple[Column, ...]:
    """Return how each column of the header is read; public: those not ours that may be shown, where that is said."""
    found = []
    for index, name in enumerate(header.names):
        ours = canonical(name) if canonical(name) in COLUMNS else ""
        check = CHECKS.get(ours, str)
        most = DATES if check is date else 0 if ours == "id" else MEMORY  # ids never return
        secret = not ours and private(name, public)
        found.append(Column(index, name, ours, check, EXAMPLES.get(ours), most=most, private=secret))
    return tuple(found)


@dataclass(slots=True)
class Rows:
    """Reads row after row, and gathers what is wrong, invisible or empty."""

    header: Header
    max_cell: int
    careful: bool
    """Whether the file holds characters that need a look; most files do not and are spared it."""
    columns: tuple[Column, ...]
    problems: list[Problem] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    """Where characters that cannot be seen were left out, in words."""
    empty: list[int] = field(default_factory=list)
    """Rows that hold nothing."""
    register: Register = field(default_factory=Register)
    home: str = "Events"
    """The lane of rows that name none."""
    supported: Collection[str] = ()
    """Ids of events for which a file beside this one gives a source."""
    ids: Ids = field(default_factory=Ids)
    homeless: int = 0
    """How many rows name no lane."""
    long: dict[str, list[int]] = field(default_factory=lambda: {"title": [], "summary": []})
    """Rows whose text is longer than there is room for."""

    def read(self, row: int, cells: Sequence[str]) -> Event | None:
        """Return the event of a row, or None when it is empty or, after reporting everything, wrong."""
        before = len(self.problems)
        if (found := self.values(row, cells)) is None:
            return None
        values, own, bad = found
        self._fill(values, bad)
        checked = Cells(values, values.keys() | bad if bad else values, values.get("id") in self.supported)
        for finding in within(checked):
            self.report(row, finding)
        self.register.note(row, checked)
        if len(self.problems) > before:
            return None
        self._note_long(row, values)
        return event_of(row, values, tuple(own))

    def _fill(self, values: dict[str, Any], bad: Collection[str]) -> None:
        """Put in what a row may leave out: its id and its lane."""
        if "id" not in values and "id" not in bad and "date" in values and "title" in values:
            values["id"] = self.ids.make(values["date"].text, values["title"], self.register.rows)
        if "lane" not in values and "lane" not in bad:
            values["lane"] = self.home
            self.homeless += 1

    def _note_long(self, row: int, values: Mapping[str, Any]) -> None:
        if len(values["title"]) > TITLE_LENGTH:
            self.long["title"].append(row)
        if "summary" in values and len(values["summary"]) > SUMMARY_LENGTH:
            self.long["summary"].append(row)

    def report(self, row: int, finding: Finding) -> None:
        """Take a finding in as a problem of this row."""
        column = self.header.written(finding.column)
        self.problems.append(Problem(row, column, shown(finding.found), finding.wrong, finding.example))

    def _ragged(self, row: int, count: int) -> None:
        expected = len(self.columns)
        wrong = f"The row has {count} cell{'s' * (count != 1)}; the header has {expected}."
        example = "Put a cell that holds a separator in quotation marks; delete cells beyond the last column."
        if count < expected:
            example = "Fill it up with empty cells."
        self.problems.append(Problem(row, None, "", wrong, example))

    def values(self, row: int, cells: Sequence[str]) -> Values | None:
        """Return our values, the campaigner's own columns, and which of ours are wrong.

        None where the row is empty, or, after reporting it, has too few or too many cells.
        """
        if not any(map(str.strip, cells)):
            self.empty.append(row)
            return None
        if len(cells) != len(self.columns):
            self._ragged(row, len(cells))
            return None
        values: dict[str, Any] = {}
        own: list[tuple[str, str]] = []
        bad: set[str] = set()
        for column, text in zip(self.columns, cells, strict=True):
            if (value := column.known.get(text)) is None:
                if not text and column.example is None:
                    continue
                try:
                    value = self._value(row, column, text)
                except WrongError as error:
                    bad.add(column.ours)
                    problem = Problem(row, column.name, shown(text.strip()), error.wrong, error.example)
                    self.problems.append(problem)
                    continue
                if value is None:
                    continue
            if column.ours:
                values[column.ours] = value
            elif not column.private:
                own.append((column.name, value))
        return values, own, bad

    def _value(self, row: int, column: Column, cell: str) -> Any:
        """Return the value of one cell, None when it is empty; raise WrongError when it is not allowed."""
        text = cell.strip()
        if not text and column.example is None:
            return None
        if text is not cell and (known := column.known.get(text)) is not None:
            return known
        if len(text) > self.max_cell:
            wrong = f"The cell has {len(text):,} characters; at most {self.max_cell:,} are read."
            raise WrongError(wrong, "Shorten it.")
        # What is printed in ASCII is as it seems.
        if self.careful and not (text.isascii() and text.isprintable()):
            if name := unsafe(text.replace("\r\n", "\n")):
                raise WrongError(f"'{shown(text)}' holds {name}.", "Delete it, or type the cell again.")
            if stray := hidden(text):
                place = f"Row {row}, column {shown(column.name)}"
                self.stray.append(f"{place}: {', '.join(stray)} cannot be seen and was left out.")
            text = clean(text).strip()
        if not text:
            if column.example is not None:
                raise WrongError("The cell is empty, and every row needs it.", column.example)
            return None
        value = column.check(text)
        if len(column.known) < column.most:
            column.known[text] = value
        return value
