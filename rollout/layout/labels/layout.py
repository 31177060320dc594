"""The placement: a row, a side and a scale to be told from for every item.

Insertion with chains of moves. At the scale asked for, then at a few closer ones, every item not told yet
looks for the row and side that tell it soonest. If none does in time it may take one neighbour's place, who
must find another, perhaps by a move of its own. Whoever moves stays told as soon, or by the scale asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from rollout.layout.labels.geometry import Ink, Item, Placed, Spacing, inks
from rollout.layout.labels.rising import rising
from rollout.layout.labels.row import LabelRow, Stand
from rollout.layout.labels.turns import turns

CLOSER = (1.0, 1.5, 2.0, 3.0, 4.5)  # multiples of the scale asked for: what presenters zoom to first
_CHAIN = 3  # neighbours one newcomer may move; a fourth tells 1 % more in four times the time
_EFFORT = 3_000  # looks into a row before plain insertion takes over; 8,000 tell 2 in 1,000 more, in twice the time
_EFFORT_SHARED = 1_500_000  # that many over the number of items when they are many: holds 1,000 to 50 ms


def place(
    items: Sequence[Item],
    rows: int,
    span: tuple[float, float],
    spacing: Spacing,
    scale: float = 0.0,
    closer: Sequence[float] = CLOSER,
    even: bool = False,
) -> tuple[Placed, ...]:
    """Give each item a row, a side and the scale it is told from, in the order of `items`.

    `span`: the first and last day that can ever be in a window. `scale`: the one at which as many as possible
    shall be told, in pixels per day, usually the plot's width over the span; 0: none in particular. Lower
    priority numbers go first; among equals those that need the least room, then earlier starts, then rows and keys:
    the order of `items` has no say. `closer`: multiples of the scale to search at in turn; paper cannot be zoomed and
    needs but the first. `even`: among equals the room they need has no say; they are spread over the span, and of
    neighbours the earlier row goes first. What can never be told has told_from inf.
    """
    nearly = scale * (1 - 1e-9)  # so that rounding never tells anybody a hair after `scale`
    search = _Search(
        inks=[inks(item, span, spacing) for item in items],
        rows=[LabelRow(spacing.apart) for _ in range(rows)],
        scale=nearly,
        effort=min(_EFFORT, _EFFORT_SHARED // max(1, len(items))),
    )
    limits = [nearly * times for times in closer] if scale > 0 else []

    turn = turns(items, span) if even else []

    def order(number: int) -> tuple[float, float, int, str]:
        item = items[number]
        if even:
            return turn[number], 0.0, item.row, item.key
        return (item.end - item.start) * scale + item.width, item.start, item.row, item.key

    for priority in sorted({item.priority for item in items}):
        search.tell(sorted((i for i, item in enumerate(items) if item.priority == priority), key=order), limits)
    if scale > 0:
        search.stand(rising(search.rows, nearly, [item.priority for item in items]))
    return tuple(search.placed(number, item) for number, item in enumerate(items))


@dataclass(slots=True)
class _Search:
    inks: list[tuple[Ink, Ink]]
    rows: list[LabelRow]
    scale: float
    effort: int
    stands: dict[int, Stand] = field(default_factory=dict)

    def tell(self, group: Sequence[int], limits: Sequence[float]) -> None:
        """Place items, the first with the first choice: as many as possible by each limit, then the rest."""
        for limit in limits:
            for moves in range(_CHAIN + 1):
                for number in group:
                    if number not in self.stands and self.effort > 0:
                        self._put(number, limit, moves, frozenset())
        for number in group:
            if number not in self.stands:
                self._put(number, inf, 0, frozenset())

    def stand(self, rows: list[LabelRow]) -> None:
        """Let all stand where they do in these rows."""
        self.rows = rows
        self.stands = {stand.item: stand for row in rows for stand in row.stands}

    def placed(self, number: int, item: Item) -> Placed:
        """Return where an item stands at last."""
        stand = self.stands.get(number)
        if stand is None:
            return Placed(item.key, 0, self.inks[number][0].side, inf)
        return Placed(item.key, stand.row, stand.ink.side, stand.since)

    def _put(self, number: int, limit: float, moves: int, moving: frozenset[int]) -> bool:
        """Place an item to be told from `limit` or sooner, at the cost of so many moves; say if it worked."""
        stand = self._soonest(number, limit)
        if stand is not None:
            self._add(stand)
            return True
        return moves > 0 and any(
            self._oust(number, row, ink, limit, moves, moving | {number})
            for ink in self.inks[number]
            if ink.wall <= limit
            for row in range(len(self.rows))
        )

    def _soonest(self, number: int, limit: float) -> Stand | None:
        best, found, options = limit, None, self.inks[number]
        self.effort -= len(self.rows)
        gaps = [(index, row, at) for index, row in enumerate(self.rows) if (at := row.gap_at(options[0])) is not None]
        for ink in options:
            if found is not None and found.since <= self.scale:
                break
            for index, row, at in gaps:
                if ink.wall <= best:
                    since = row.clear_from(ink, at, best)
                    if since < best or (found is None and since < inf):
                        best, found = since, Stand(number, index, ink, since)
        return found

    def _oust(self, number: int, index: int, ink: Ink, limit: float, moves: int, moving: frozenset[int]) -> bool:
        """Take the place of the one stand in the way if it finds another; else leave all as it was."""
        self.effort -= 1
        row = self.rows[index]
        other = row.blocker(ink, limit) if self.effort > 0 else None
        if other is None or other.item in moving:
            return False
        self._drop(other)
        mine = Stand(number, index, ink, row.clear_from(ink, row.index(ink), limit))
        self._add(mine)
        if self._put(other.item, max(other.since, self.scale), moves - 1, moving):
            return True
        self._drop(mine)
        self._add(other)
        return False

    def _add(self, stand: Stand) -> None:
        self.rows[stand.row].add(stand)
        self.stands[stand.item] = stand

    def _drop(self, stand: Stand) -> None:
        self.rows[stand.row].remove(stand)
        del self.stands[stand.item]
