"""OpenDocument spreadsheets (ODS): the sheets that are shown, each cell as the text that its sheet shows."""

from dataclasses import dataclass, field

from rollout.importing.packed import Attributes, opened, part, walk
from rollout.importing.tables import MOST_CELL, MOST_COLUMNS, MOST_ROWS, Found, Grid, Row, refused, with_link
from rollout.importing.yearless import held, settled
from rollout.words.said import said

_PARTS = {"year": "y", "month": "m", "day": "d", "hours": "h", "minutes": "h", "seconds": "s"}


def read(data: bytes) -> Found:
    """Return every sheet of a spreadsheet that is shown; raises DataError where none is."""
    archive = opened(data)
    found = _Calc()
    for name in ("styles.xml", "content.xml"):
        walk(part(archive, name), found.start, found.end, found.text)
    if not found.grids:
        raise refused(said("The spreadsheet shows no sheet."), said("Save the list as CSV."))
    shown, notes = settled(found.grids)
    return Found("ods", shown, warnings=notes)


@dataclass(slots=True)
class _Calc:
    grids: list[Grid] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    """For each style of dates what it shows."""
    dated: dict[str, str] = field(default_factory=dict)
    """For each style of cells its style of dates."""
    unseen: set[str] = field(default_factory=set)
    """Styles of sheets that are not shown."""
    style: str = ""
    sheet: str | None = None
    rows: list[Row] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    width: int = 0
    usual: dict[int, str] = field(default_factory=dict)
    number: int = 0
    cells: dict[int, str] = field(default_factory=dict)
    column: int = 0
    repeated: int = 1
    given: Attributes | None = None
    lines: list[str] = field(default_factory=list)
    aside: int = 0
    leads: str = ""
    """The address that the text at hand leads to."""
    down: dict[int, tuple[str, int]] = field(default_factory=dict)
    """By column: what a cell says that is one with those below it, and the last row of these."""

    def start(self, name: str, given: Attributes) -> None:
        if name == "table":
            hidden = given.get("style-name", "") in self.unseen
            self.sheet = None if hidden else given.get("name", "")
            self.rows, self.number, self.hidden, self.width, self.usual, self.down = [], 0, set(), 0, {}, {}
        elif name in _STARTS:
            _STARTS[name](self, given)
        elif name in _PARTS and self.style:
            self.parts[self.style] = self.parts.get(self.style, "") + _PARTS[name]

    def begin_style(self, given: Attributes) -> None:
        self.style = given.get("name", "")
        if "data-style-name" in given:
            self.dated[self.style] = given["data-style-name"]

    def table_style(self, given: Attributes) -> None:
        self.unseen |= {self.style} if given.get("display") == "false" else set()

    def columns(self, given: Attributes) -> None:
        last = min(self.width + int(given.get("number-columns-repeated", 1)), MOST_COLUMNS)
        for place in range(self.width, last):
            self.usual[place] = given.get("default-cell-style-name", "")
            if given.get("visibility", "visible") != "visible":
                self.hidden.add(place)
        self.width = last

    def begin_row(self, given: Attributes) -> None:
        self.cells, self.column, self.given = {}, 0, None
        self.number += 1
        self.repeated = int(given.get("number-rows-repeated", 1))

    def begin_cell(self, given: Attributes) -> None:
        self.given, self.lines = given, []

    def note(self, _: Attributes) -> None:
        self.aside += 1

    def paragraph(self, _: Attributes) -> None:
        if not self.aside:
            self.lines.append("")

    def link(self, given: Attributes) -> None:
        self.leads = given.get("href", "") if given.get("href", "").startswith(("http://", "https://")) else ""

    def text(self, text: str) -> None:
        if self.lines and not self.aside and self.given is not None:
            self.lines[-1] += text

    def space(self, given: Attributes) -> None:
        self.text(" " * min(int(given.get("c", 1)), 100))

    def end(self, name: str) -> None:
        if name == "annotation":
            self.aside -= 1
        elif name == "a" and self.lines and not self.aside:
            self.lines[-1] = with_link(self.lines[-1], self.leads)
        elif name in ("table-cell", "covered-table-cell") and self.given is not None:
            times = min(int(self.given.get("number-columns-repeated", 1)), MOST_COLUMNS)
            text = self.spanned(name, self.value())
            for place in range(self.column, min(self.column + times, MOST_COLUMNS) if text else 0):
                self.cells[place] = text
            self.column, self.given = self.column + times, None
        elif name == "table-row":
            self.end_row()
        elif name == "table" and self.sheet is not None:
            self.grids.append(Grid(self.sheet, tuple(self.rows), hidden=frozenset(self.hidden), epoch=1900))
            self.sheet = None
        elif name in ("style", "date-style", "time-style"):
            self.style = ""

    def spanned(self, name: str, text: str) -> str:
        """Return what a cell shows, or where it is covered what the one says that covers it from above."""
        last = self.number + int((self.given or {}).get("number-rows-spanned", 1)) - 1
        if name == "table-cell":
            self.down[self.column] = (text, last)
            return text
        above, until = self.down.get(self.column, ("", 0))
        return text or (above if self.number <= until else "")

    def end_row(self) -> None:
        if self.cells and self.sheet is not None:
            cells = tuple(self.cells.get(place, "") for place in range(max(self.cells) + 1))
            if len(self.rows) + self.repeated > MOST_ROWS:
                raise refused(said("A sheet has more than {n} rows.", n=MOST_ROWS), said("Split it."))
            self.rows.extend(Row(self.number + more, cells) for more in range(self.repeated))
        self.number += self.repeated - 1

    def value(self) -> str:
        """Return what the cell shows."""
        given = self.given or {}
        kind = given.get("value-type", "string")
        shown = "\n".join(self.lines).strip()[:MOST_CELL]
        if kind == "date":
            style = self.dated.get(given.get("style-name") or self.usual.get(self.column, ""), "")
            return as_shown(given.get("date-value", ""), self.parts.get(style, "dmyh"))
        if kind == "float":
            return f"{float(given.get('value', '0')):.15g}"
        return shown


def as_shown(day: str, parts: str) -> str:
    """Return a day with the parts that its style shows.

    >>> as_shown("1999-06-01", "my"), as_shown("1999-06-01T14:30:00", "dmyh"), as_shown("1999-06-01", "dmy")
    ('1999-06', '1999-06-01T14:30', '1999-06-01')
    >>> as_shown("2026-01-05", "dm")
    '2026--01-05'
    """
    days, _, time = day.partition("T")
    if "y" not in parts and "m" in parts:
        days = held(int(days[:-6]), int(days[-5:-3]), int(days[-2:]) if "d" in parts else None)
    elif "d" not in parts and "y" in parts:
        return days[:-3] if "m" in parts else days[:-6]
    if not time or "h" not in parts:
        return days
    clock = time[:5] if time[5:] in ("", ":00") or "s" not in parts else time[:8]
    return days if clock == "00:00" and "s" in parts else f"{days}T{clock}"


_STARTS = {
    "style": _Calc.begin_style,
    "date-style": _Calc.begin_style,
    "time-style": _Calc.begin_style,
    "table-properties": _Calc.table_style,
    "table-column": _Calc.columns,
    "table-row": _Calc.begin_row,
    "table-cell": _Calc.begin_cell,
    "covered-table-cell": _Calc.begin_cell,
    "annotation": _Calc.note,
    "p": _Calc.paragraph,
    "s": _Calc.space,
    "a": _Calc.link,
}
