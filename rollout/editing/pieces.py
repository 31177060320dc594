"""The rows of a file in pieces: where one of a million changes, all other pieces stay the very same, bytes and all."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING, overload

from rollout.evidence.row_texts import RowText

if TYPE_CHECKING:
    from hashlib import _Hash

MOST = 1000  # rows of a piece, when it is made

Piece = tuple[RowText, ...]


class Rows(Sequence[RowText]):
    """The rows of a file and what stands before them; no row can be changed, and a change makes other rows."""

    __slots__ = ("_begins", "_hashes", "_pieces", "parts")

    def __init__(self, pieces: Sequence[Piece], parts: Sequence[bytes], hashes: Sequence["_Hash"] = ()) -> None:
        """Take the rows, of which there is one piece at least, and the bytes before them and of each piece.

        hashes: what was hashed after each of the first parts, where that is known.
        """
        self._pieces, self.parts, self._hashes = tuple(pieces), tuple(parts), tuple(hashes)
        self._begins = [0, *accumulate(map(len, self._pieces[:-1]))]

    @classmethod
    def of(cls, rows: Iterable[RowText], head: str = "") -> "Rows":
        """Return rows, and what stands before them, in pieces."""
        left = iter(rows)
        pieces = [*iter(lambda: tuple(islice(left, MOST)), ())] or [()]
        return cls(pieces, (head.encode(), *map(_bytes, pieces)))

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self._begins[-1] + len(self._pieces[-1])

    def __iter__(self) -> Iterator[RowText]:
        """Go through the rows."""
        return chain.from_iterable(self._pieces)

    @overload
    def __getitem__(self, place: int) -> RowText: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[RowText, ...]: ...
    def __getitem__(self, place: int | slice) -> RowText | tuple[RowText, ...]:
        """Return the row at a place, or those between two."""
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(place)
        piece = self._piece(at)
        return self._pieces[piece][at - self._begins[piece]]

    def __eq__(self, other: object) -> bool:
        """Return whether others are the same rows, in whatever pieces, behind the same."""
        return isinstance(other, Rows) and self.parts[0] == other.parts[0] and [*self] == [*other]

    def __hash__(self) -> int:
        """Return what equal rows have alike: they are of the same bytes."""
        return hash(self.digest)

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes; those before a change are not gone through again."""
        hashes = [*self._hashes] or [sha256(self.parts[0])]
        for part in self.parts[len(hashes) :]:
            more = hashes[-1].copy()
            more.update(part)
            hashes.append(more)
        self._hashes = tuple(hashes)
        return hashes[-1].hexdigest()

    def put(self, place: int, row: RowText) -> "Rows":
        """Return the rows with another at a place."""
        return self._with(place, 1, (row,))

    def inserted(self, place: int, row: RowText) -> "Rows":
        """Return the rows with one more at a place, or behind all."""
        return self._with(place, 0, (row,))

    def without(self, place: int) -> "Rows":
        """Return the rows without one."""
        return self._with(place, 1, ())

    def _piece(self, place: int) -> int:
        return bisect_right(self._begins, place) - 1

    def _with(self, place: int, gone: int, come: Piece) -> "Rows":
        """Return the rows with others for those that are gone from a place."""
        piece = self._piece(place)
        old, at = self._pieces[piece], place - self._begins[piece]
        new = (*old[:at], *come, *old[at + gone :])
        halves = [new] if len(new) <= 2 * MOST else [new[:MOST], new[MOST:]]
        pieces = (*self._pieces[:piece], *halves, *self._pieces[piece + 1 :])
        parts = (*self.parts[: piece + 1], *map(_bytes, halves), *self.parts[piece + 2 :])
        return Rows(pieces, parts, self._hashes[: piece + 1])


def _bytes(piece: Piece) -> bytes:
    return "".join(row.text + row.end for row in piece).encode()
