"""What is said of a file that was accepted although it is not what we write: sentences about it, and about its rows.

Of rows the first are named and the others counted, so that after a change of one row all is known without reading the
others again; or it is known that it is not.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rollout.evidence.problems import quoted
from rollout.words.said import Said, said_many
from rollout.words.say import later_many

TOLD = 20  # rows or cells that are named before the rest is counted


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows, or cells of them, of which one thing is said."""

    first: tuple[tuple[int, str], ...] = ()
    """The first TOLD of them in order: the row, and what is said of it where that is more than its number."""
    count: int = 0

    def changed(self, row: int, older: "Counted", newer: "Counted") -> "Counted | None":
        """Return the same after one row has changed; None where another would have to be named that is not known.

        older, newer: of that row and some others, as it was and as it is.
        """
        if older == newer:
            return self
        if max(older.count, newer.count) > TOLD:
            return None
        own = [one for one in newer.first if one[0] == row]
        others = [one for one in self.first if one[0] != row]
        at = bisect_right(others, row, key=lambda one: one[0])
        first, count = [*others[:at], *own, *others[at:]], self.count - older.count + newer.count
        beyond = self.count > len(self.first)
        if beyond and row > self.first[-1][0]:
            first = others  # it stands among those, or behind those, that are only counted
        if len(first) < min(count, TOLD):
            return None
        return Counted(tuple(first[:TOLD]), count)


@dataclass(frozen=True, slots=True)
class Remarks:
    """All that is said of a file, in order."""

    head: tuple[str, ...] = ()
    """Of the file and its header."""
    unseen: Counted = Counted()
    """Cells that held what cannot be seen, each with its sentence."""
    uneven: int = 0
    """Rows whose empty cells at the end are more or fewer than the header's."""
    empty: Counted = Counted()
    """Rows that hold nothing."""
    made: int = 0
    """Rows whose id is made."""
    homeless: int = 0
    """Rows without a lane …"""
    home: str = ""
    """… and the lane they stand in."""
    titles: Counted = Counted()
    """Rows whose title is longer than there is room for …"""
    summaries: Counted = Counted()
    """… and such with a summary that is."""
    beside: tuple[str, ...] = ()
    """Of the files beside it."""

    def changed(self, row: int, older: "Remarks", newer: "Remarks") -> "Remarks | None":
        """Return what is said after one row has changed; None where only a reading of all rows can tell.

        older, newer: of that row and some others, as it was and as it is.
        """
        named = {name: getattr(self, name).changed(row, getattr(older, name), getattr(newer, name)) for name in NAMED}
        if older.empty != newer.empty or None in named.values():
            return None
        counts = {name: getattr(self, name) - getattr(older, name) + getattr(newer, name) for name in COUNTS}
        return replace(self, **named, **counts)

    def notices(self) -> Iterator[str]:
        """Yield it, one sentence each."""
        yield from self.head
        yield from unseen_told(self.unseen)
        if self.uneven:
            yield said_many(
                "{n} row has more or fewer empty cells at the end than the header: read as if they had as many.",
                "{n} rows have more or fewer empty cells at the end than the header: read as if they had as many.",
                self.uneven,
            )
        if self.empty.count:
            yield said_many(
                "{n} empty row is not counted ({rows}).",
                "{n} empty rows are not counted ({rows}).",
                self.empty.count,
                rows=_named(self.empty),
            )
        if self.made:
            yield said_many(
                "{n} row has no id: made from date and title.",
                "{n} rows have no id: made from date and title.",
                self.made,
            )
        if self.homeless:
            yield said_many(
                "{n} row has no lane: in the lane {name}.",
                "{n} rows have no lane: in the lane {name}.",
                self.homeless,
                name=quoted(self.home),
            )
        for long, words in ((self.titles, LONG_TITLES), (self.summaries, LONG_SUMMARIES)):
            if long.count:
                yield said_many(*words, long.count, rows=_named(long))
        yield from self.beside


NAMED, COUNTS = ("unseen", "titles", "summaries"), ("uneven", "made", "homeless")
NONE = Remarks()
LONG_TITLES = later_many(
    "{n} title is long: cut where there is no room, whole in the details ({rows}).",
    "{n} titles are long: cut where there is no room, whole in the details ({rows}).",
)
LONG_SUMMARIES = later_many(
    "{n} summary is long: cut where there is no room, whole in the details ({rows}).",
    "{n} summaries are long: cut where there is no room, whole in the details ({rows}).",
)


def unseen_told(cells: Counted) -> Iterator[str]:
    """Yield what is said of cells that held what cannot be seen: the first of them, then how many more."""
    yield from (words for _, words in cells.first)
    if cells.count > TOLD:
        yield said_many(
            "Characters that cannot be seen were left out of {n} more cell.",
            "Characters that cannot be seen were left out of {n} more cells.",
            cells.count - TOLD,
        )


def _named(rows: Counted) -> Said:
    listed = ", ".join(str(row) for row, _ in rows.first) + ", …" * (rows.count > TOLD)
    return said_many("row {listed}", "rows {listed}", rows.count, listed=listed)


def counted(rows: Sequence[int]) -> Counted:
    """Return rows as what one thing is said of."""
    return Counted(tuple((row, "") for row in rows[:TOLD]), len(rows))
