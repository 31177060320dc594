"""Whose turn it is where nobody comes first: over the whole span evenly, the earlier row before its neighbours."""

from collections.abc import Sequence

from rollout.layout.labels.geometry import Item

_HALVINGS = 16  # of the span: beyond them all come in the order of the file


def turns(items: Sequence[Item], span: tuple[float, float]) -> list[int]:
    """Return in which turn each item is placed: one in the whole span, one in each half of it, and so on.

    Of those in one part the first is that of the earliest row.
    """
    start, days = span[0], span[1] - span[0]
    taken: set[tuple[int, int]] = set()
    found = [0] * len(items)
    for number in sorted(range(len(items)), key=lambda one: (items[one].row, items[one].key)):
        share = min(max((items[number].anchor - start) / days, 0.0), 1.0)
        parts = [(turn, min(int(share * 2**turn), 2**turn - 1)) for turn in range(_HALVINGS)]
        found[number] = next((turn for turn, part in parts if (turn, part) not in taken), _HALVINGS)
        taken.update(parts)
    return found
