"""Where a database is edited, as a file is: by the same steps, on the rows that stand there, and written as one.

Who was quicker is met as in a file: the row is compared with how it was opened, and both are given back.
"""

import csv
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import StringIO
from pathlib import Path
from threading import Lock

from rollout.database.changing import Changing
from rollout.database.changing import MovedError as OvertakenError
from rollout.database.files import Held
from rollout.editing import log
from rollout.editing.desk import Desk, utc_now
from rollout.editing.log import Change
from rollout.editing.opening import taken_apart
from rollout.editing.sheet import Sheet
from rollout.editing.steps import Next, Whole
from rollout.editing.together import MovedError
from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.reader import Limits
from rollout.evidence.renewing import renewed
from rollout.evidence.writer import quoted


class SharedDesk(Desk):
    """Edits the events of a database, which others may change at the same time, here and elsewhere."""

    holds_files = False

    def __init__(self, changing: Changing, path: Path, limits: Limits, clock: Callable[[], str] = utc_now) -> None:
        """Take what writes to the database, where its files would lie, their limits, and what says the time."""
        super().__init__(path, limits, clock)
        self._changing = changing
        turn = Lock()
        self._held = lambda: turn
        self._version = lambda mark: None  # the rows before stand in the database, and no file is kept
        self._reads, self._known = Lock(), list[tuple[Held, Whole]]()
        self._lines, self._last = list[log.Line](), (0, "")

    @property
    def name(self) -> str:
        """Return what this timeline is called among others, "" where that cannot be asked for; nobody can guess it."""
        with suppress(OSError):
            return self._changing.name()
        return ""

    def now(self) -> Whole:
        """Return the files as they stand; raises DataError where they cannot be read, OSError where not asked for."""
        with self._reads:
            if not self._known or self._known[0][0].revision != self._changing.revision():
                held = self._changing.files()
                whole = taken_apart(held.data, held.beside, held.name, self.limits, lambda *_: self._renewed(held))
                self._known = [(held, whole)]
            return self._known[0][1]

    def _renewed(self, held: Held) -> Dataset | None:
        """Return the events of files of which others have changed few rows; None where all are to be read."""
        for before, whole in self._known:
            if (before.name, before.beside) == (held.name, held.beside):
                return renewed(whole.dataset, held.data, self.limits, held.beside)
        return None

    def changes(self) -> list[Change]:
        """Return what changed in pages, the oldest first, each row written as the rows are now."""
        with self._reads:
            found = log.changes(self._said())
        whole = self.now()
        return [_as_now(one, whole) for one in found]

    def _said(self) -> list[log.Line]:
        """Return the lines of the history: those that were read before are kept, and only later ones asked for."""
        found = self._changing.lines(self._last[0])
        if found[:1] == [self._last]:
            found = found[1:]
        elif self._last[0]:  # it is another history: the tables were made anew, or an older state was put back
            self._lines, found = [], self._changing.lines()
        self._lines += log.lines("\n".join(line for _, line in found).encode())
        self._last = [self._last, *found][-1]
        return self._lines

    def close(self) -> None:
        """Close the connection; another question opens one."""
        self._changing.close()

    def settle(self) -> None:
        """Return at once: what was not written whole was not written."""

    _settle = settle

    def _write(self, whole: Whole, step: Next, who: str, after: Whole | None) -> Change:
        """Write a change and say it in the history, both or neither."""
        found: list[Change] = []

        def line(number: int) -> str:
            found.append(step.change(whole, number, self._clock(), who))
            return found[-1].line.decode()

        before, revision = self._put(whole, step.data, step.near(whole), line)
        if after is not None and _given_back(step, whole):
            known = before._replace(revision=revision, data=step.data, beside=after.beside)
            with self._reads:
                self._known = [(known, after)]
        return found[-1]

    def _judged(self, whole: Whole, data: bytes) -> None:
        self._put(whole, whole.data, replace(whole.beside, reviews=data))

    def _put(
        self, whole: Whole, data: bytes, beside: Beside, line: Callable[[int], str] | None = None
    ) -> tuple[Held, int]:
        """Write files; return those before, and the number of the change; raises MovedError where others wrote."""
        before = next((held for held, known in self._known if known is whole), None)
        if before is None:
            raise MovedError
        try:
            return before, self._changing.write(before, data, beside, line)
        except OvertakenError as error:
            raise MovedError from error


def _given_back(step: Next, whole: Whole) -> bool:
    """Return whether the database gives back the bytes that were written."""
    if _text(step.after, step.sheet) != step.after:
        return False
    now, then = whole.sources, step.source_rows
    if step.rows is None or now is None or then is None:
        return step.rows is None
    return now.rows[0] == then.rows[0] and all(_text(after, then) == after for _, _, after in step.rows)


def _as_now(change: Change, whole: Whole) -> Change:
    """Return a change with its rows as they would be written now: columns may have come since."""
    rows, sources, beside = whole.sheet, whole.sources, change.further
    if beside and sources:
        own = tuple((at, _text(before, sources), _text(after, sources)) for at, before, after in beside.rows)
        beside = replace(beside, rows=own)
    return replace(change, before=_text(change.before, rows), after=_text(change.after, rows), further=beside)


def _text(row: str | None, rows: Sheet) -> str | None:
    """Return a row as the database gives it back: every cell, and quotation marks where they are needed alone."""
    if row is None:
        return None
    cells = next(csv.reader(StringIO(row, newline=""), delimiter=rows.separator), [])
    cells += [""] * (len(rows.rows[0].cells) - len(cells))
    return rows.separator.join(quoted(cell, rows.separator) for cell in cells)
