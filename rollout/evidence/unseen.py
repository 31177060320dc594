"""Where characters that cannot be seen were left out, in words: the first places, then how many more."""

import unicodedata
from collections.abc import Iterator

from rollout.evidence.problems import shown
from rollout.evidence.remarks import TOLD, Counted, unseen_told
from rollout.evidence.text import HIDDEN, hidden, piled
from rollout.words.said import said
from rollout.words.say import later


def without(text: str) -> tuple[str, bool] | None:
    r"""Return a text as `clean` does, and whether anything was left out; None where that takes a closer look.

    A file may hold a hundred thousand such cells, and most are told by one search.

    >>> without("a\u200bb"), without("\u0f40\u200c\u0f41")
    (('ab', True), None)
    """
    bare = HIDDEN.sub("", text)
    if bare.isascii() and bare.isprintable():
        return bare, len(bare) < len(text)  # none of its letters needs a joiner
    if not bare.isprintable() or "\u200c" in text or "\u200d" in text or piled(text):
        return None
    return unicodedata.normalize("NFC", bare), len(bare) < len(text)


class Unseen:
    """The cells of a file that held characters which cannot be seen."""

    def __init__(self) -> None:
        """Begin with none."""
        self._told: list[tuple[int, str]] = []
        self.count = 0

    def note(self, row: int, column: str, text: str) -> None:
        """Take in a cell by what it held."""
        self.count += 1
        if self.count <= TOLD:
            words = later("Row {row}, column {column}: {letters} cannot be seen and was left out.")
            letters = ", ".join(hidden(text))
            self._told.append((row, said(words, row=str(row), column=shown(column), letters=letters)))

    @property
    def cells(self) -> Counted:
        """The cells, the first of them with what is said of them."""
        return Counted(tuple(self._told), self.count)

    def notices(self) -> Iterator[str]:
        """Yield what is said of them."""
        return unseen_told(self.cells)
