"""Numbers for rows that are put between others: half of what is free, and where nothing is, others are moved up."""

from collections.abc import Iterable

APART = 1000
"""How far apart the numbers of rows are that follow one another when a file is put in."""


class Room:
    """The rows of a table by their places: the number and the version of each."""

    def __init__(self, rows: Iterable[tuple[int, int]]) -> None:
        """Take them in their order."""
        self.rows = [*rows]
        self._last = dict[int, int]()

    def before(self, place: int) -> tuple[int, list[tuple[int, int]]]:
        """Return a number before the row of a place, and which rows have to be moved up by one, the first of all first.

        Behind those that were put there before.
        """
        if place == len(self.rows):
            low = self._last.get(place, self.rows[-1][0] if self.rows else 0)
            number, moved = low + APART, list[tuple[int, int]]()
        else:
            high = self.rows[place][0]
            low = self._last.get(place, self.rows[place - 1][0] if place else high - 2 * APART)
            moved = [] if high - low > 1 else self._moved_up(place)
            number = low + max(1, (high - low) // 2)
        self._last[place] = number
        return number, moved

    def _moved_up(self, place: int) -> list[tuple[int, int]]:
        """Move the row of a place, and with it those behind it up to the next free number; return them as they were."""
        end = place + 1
        while end < len(self.rows) and self.rows[end][0] == self.rows[end - 1][0] + 1:
            end += 1
        moved = self.rows[place:end][::-1]
        self.rows[place:end] = [(number + 1, version + 1) for number, version in self.rows[place:end]]
        return moved
