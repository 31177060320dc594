"""One row of cells to an event, or to every problem it has."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rollout.evidence.assemble import event_of
from rollout.evidence.columns import Column, columns
from rollout.evidence.event import Event
from rollout.evidence.header import Header, is_notes
from rollout.evidence.made import Ids
from rollout.evidence.private import is_prose, may_be_note, unquoted
from rollout.evidence.problems import Problem, quoted, shown
from rollout.evidence.register import Cells, Finding, Register
from rollout.evidence.rules import within
from rollout.evidence.text import END, clean, hidden, unsafe
from rollout.evidence.unseen import Unseen, without
from rollout.evidence.vocabulary import SUMMARY_LENGTH, TITLE_LENGTH
from rollout.evidence.wrong import WrongError
from rollout.words.said import said, said_many

__all__ = ["Column", "Rows", "columns"]

Values = tuple[dict[str, Any], list[tuple[str, str]], set[str]]
MANY = 2_000  # problems of a file, after which only the first of each row is told


@dataclass(slots=True)
class Rows:
    """Reads row after row, and gathers what is wrong, invisible or empty."""

    header: Header
    max_cell: int
    careful: bool
    """Whether the file holds characters that need a look; most files do not and are spared it."""
    columns: tuple[Column, ...]
    problems: list[Problem] = field(default_factory=list)
    unseen: Unseen = field(default_factory=Unseen)
    uneven: int = 0
    """Rows whose empty cells at the end are more or fewer than the header's."""
    empty: list[int] = field(default_factory=list)
    """Rows that hold nothing."""
    register: Register = field(default_factory=Register)
    notes: list[int] = field(init=False)
    """The places of the columns with notes."""
    _ways: list[tuple[Callable[[str], Any], str, bool, bool]] = field(init=False)
    """Of each column what is remembered of its cells, our name for it, whether it is private, and needed."""
    doubtful: list[Problem] = field(default_factory=list)
    """Those that quote a cell which may be a note in the wrong column."""
    home: str = "Events"
    """The lane of rows that name none."""
    supported: Collection[str] = ()
    """Ids of events for which a file beside this one gives a source."""
    ids: Ids = field(default_factory=Ids)
    homeless: int = 0
    """How many rows name no lane."""
    long: dict[str, list[int]] = field(default_factory=lambda: {"title": [], "summary": []})
    """Rows whose text is longer than there is room for."""

    def __post_init__(self) -> None:
        """Find the columns with notes, and have at hand what is asked of each column in every row."""
        self.notes = [each.index for each in self.columns if is_notes(each.name)]
        self._ways = [(each.known.get, each.ours, each.private, each.example is not None) for each in self.columns]

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
        wrong = said_many(
            "The row has {n} cell; the header has {expected}.",
            "The row has {n} cells; the header has {expected}.",
            count,
            expected=len(self.columns),
        )
        example = said("Put a cell that holds a separator in quotation marks; delete cells beyond the last column.")
        if count < len(self.columns):
            last, after = (shown(column.name) for column in self.columns[count - 1 : count + 1])
            example = said("It ends with the column {last}; add the cells from {after} on.", last=last, after=after)
        self.problems.append(Problem(row, None, "", wrong, example))

    def _evened(self, row: int, cells: Sequence[str]) -> Sequence[str]:
        """Return a row made as long as the header where empty cells make the difference; else nothing, and report."""
        expected = len(self.columns)
        missing = self.columns[len(cells) :]
        if any(map(str.strip, cells[expected:])) or any(each.example is not None for each in missing):
            self._ragged(row, len(cells))
            return ()
        self.uneven += 1
        return [*cells[:expected], *([""] * len(missing))]

    def values(self, row: int, cells: Sequence[str]) -> Values | None:
        """Return our values, the campaigner's own columns, and which of ours are wrong.

        None where the row is empty, or, after reporting it, has too few or too many cells.
        """
        if not any(map(str.strip, cells)) or (self.careful and "".join(cells).strip() == END):
            self.empty.append(row)
            return None
        if len(cells) == len(self.columns):
            return self._values(row, cells)
        before = len(self.problems)
        found = self._values(row, even) if (even := self._evened(row, cells)) else None
        # Where a cell is missing or too much, those behind it only seem wrong.
        if even and (found is None or found[2]):
            del self.problems[before:]
            self._ragged(row, len(cells))
            return None
        return found

    def _values(self, row: int, cells: Sequence[str]) -> Values | None:
        """Return what a row with as many cells as the header holds; None where no more of it is looked at."""
        values: dict[str, Any] = {}
        own: list[tuple[str, str]] = []
        bad: set[str] = set()
        for (known, ours, private, needed), column, text in zip(self._ways, self.columns, cells, strict=True):
            if not (text or needed):
                continue
            if (value := known(text)) is None:
                try:
                    value = self._value(row, column, text)
                except WrongError as error:
                    bad.add(column.ours)
                    self._wrong(row, cells, column, error)
                    if len(self.problems) > MANY:
                        self.register.overlook(row, values.get("id", ""))
                        return None  # the row is refused; what else is wrong with it would take too long
                    continue
                if value is None:
                    continue
            if ours:
                values[ours] = value
            elif not private:
                own.append((column.name, value))
        return values, own, bad

    def _wrong(self, row: int, cells: Sequence[str], column: Column, error: WrongError) -> None:
        """Take in what is wrong with a cell."""
        found = shown(cells[column.index].strip())
        # What may have been meant is looked for as long as it is told of every cell: it takes time.
        example = error.closest() if len(self.problems) < MANY else error.example
        self.take(cells, column.index, Problem(row, column.name, found, error.wrong, example))

    def take(self, cells: Sequence[str], place: int, problem: Problem) -> None:
        """Take in a problem that quotes the cell at a place of its row."""
        self.problems.append(problem)
        if may_be_note(cells, place, self.notes, len(self.columns)):
            self.doubtful.append(problem)

    def told(self) -> tuple[Problem, ...]:
        """Return the problems in the order of rows and columns; none quotes what may be a note."""
        noted = any(self.columns[place].known for place in self.notes)
        hushed = {id(each) for each in self.doubtful if noted or is_prose(each.found)}
        problems = [unquoted(each) if id(each) in hushed else each for each in self.problems]
        place = {column: place for place, column in enumerate(self.header.names)}
        return tuple(sorted(problems, key=lambda each: (each.row or 0, place.get(each.column or "", len(place)))))

    def _seen(self, row: int, column: Column, text: str) -> str:
        """Return a text without what cannot be seen, and note that; raise WrongError for what no cell may hold."""
        if (found := without(text)) is None:
            if name := unsafe(text.replace("\r\n", "\n")):
                wrong = said("{cell} holds {letters}.", cell=quoted(text), letters=name)
                raise WrongError(wrong, said("Delete it, or type the cell again."))
            found = clean(text), bool(hidden(text))
        if found[1]:
            self.unseen.note(row, column.name, text)
        return found[0]

    def _value(self, row: int, column: Column, cell: str) -> Any:
        """Return the value of one cell, None when it is empty; raise WrongError when it is not allowed."""
        text = cell.strip()
        if not text and column.example is None:
            return None
        if text is not cell and (known := column.known.get(text)) is not None:
            return known
        if len(text) > self.max_cell:
            wrong = said("The cell has {n} characters; at most {most} are read.", n=len(text), most=self.max_cell)
            raise WrongError(wrong, said("Shorten it."))
        # What is printed in ASCII is as it seems.
        if self.careful and not (text.isascii() and text.isprintable()):
            text = self._seen(row, column, text).strip()
        if not text:
            if column.example is not None:
                raise WrongError(said("The cell is empty, and every row needs it."), column.example)
            return None
        value = column.check(text)
        if len(column.known) < column.most:
            column.known[text] = value
        return value
