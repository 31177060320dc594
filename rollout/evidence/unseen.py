"""Where characters that cannot be seen were left out, in words: the first places, then how many more."""

from collections.abc import Iterator, Sequence

from rollout.evidence.problems import shown

TOLD = 20  # cells that are named before the rest is counted


class Unseen:
    """The cells of a file that held characters which cannot be seen."""

    def __init__(self) -> None:
        """Begin with none."""
        self._told: list[str] = []
        self._count = 0

    def note(self, row: int, column: str, characters: Sequence[str]) -> None:
        """Take in a cell, and what it held."""
        self._count += 1
        if self._count <= TOLD:
            place = f"Row {row}, column {shown(column)}"
            self._told.append(f"{place}: {', '.join(characters)} cannot be seen and was left out.")

    def notices(self) -> Iterator[str]:
        """Yield what is said of them."""
        yield from self._told
        if self._count > TOLD:
            yield f"Characters that cannot be seen were left out of {self._count - TOLD} more cells."
