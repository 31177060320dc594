"""Rows of very many as they are written, a few at a time: where none has changed since the index was made."""

from collections.abc import Iterable, Sequence

from rollout.database.asking import ROWS_AS_THEY_ARE, Asking
from rollout.database.sheets import EVENTS, cells_of, form_of
from rollout.evidence.header import canonical


def rows_written(
    asking: Asking, revision: int, columns: Sequence[str], rows: Iterable[int]
) -> dict[int, tuple[str, ...]] | None:
    """Return rows by their numbers, as a file has them; None where they are not of a revision any more.

    columns: of the file, as it was then.
    """
    found = asking.rows(EVENTS.some, [*rows])
    ((now, stored),) = asking.rows(ROWS_AS_THEY_ARE)  # at last: each change makes it another
    if now != revision:
        return None
    own = {canonical(name) for name in columns}
    cells = cells_of(form_of(stored), EVENTS, [name in own for name in EVENTS.columns], (row for _, *row in found))
    next(cells)  # the header
    return {row: tuple(whole) for (row, *_), whole in zip(found, cells, strict=True)}
