"""What is wrong with a file, as values with a position and a sentence for whoever must put it right."""

from dataclasses import dataclass

from rollout.words.said import in_turn, told
from rollout.words.say import later, say

SHOWN = 40  # characters of an offending text that a sentence quotes


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding about one cell, row or whole file."""

    row: int | None
    """Row as a spreadsheet counts it, the header being row 1; None: the whole file."""
    column: str | None
    """Column name as written in the header; None: the whole row."""
    found: str
    """The offending text, shortened for display; empty when nothing is there."""
    wrong: str
    """What is wrong and what is allowed, as one sentence."""
    example: str
    """One that would pass, as an instruction."""
    file: str = ""
    """The file beside the events that it stands in; empty: the events' own."""

    @property
    def words(self) -> str:
        """What is wrong, and one that would pass, in the language that is spoken."""
        return told(in_turn(self.wrong, self.example))

    def sentence(self, file: str) -> str:
        """Return where, what was found, what is allowed and one that passes, in one line, in the language spoken.

        >>> Problem(14, "priority", "high", "'high' is not one of 1, 2, 3.", "Write 1.").sentence("e.csv")
        "e.csv row 14, column priority: 'high' is not one of 1, 2, 3. Write 1."
        """
        place = self.file or file
        if self.row is not None:
            place = say("{place} row {row}", place=place, row=str(self.row))
        if self.column is not None:
            key = self.file.endswith(".toml")
            pattern = later("{place}, key {name}") if key else later("{place}, column {name}")
            place = say(pattern, place=place, name=shown(self.column))
        return say("{place}: {words}", place=place, words=self.words)


class DataError(Exception):
    """Raised when a file cannot be used at all; `problems` holds every reason found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(f"{problem.wrong} {problem.example}".rstrip() for problem in problems))
        self.problems = problems


def quoted(text: str, limit: int = SHOWN) -> str:
    """Return the text in quotation marks, fit for a sentence."""
    return f"'{shown(text, limit)}'"


def shown(text: str, limit: int = SHOWN) -> str:
    r"""Return the text fit to be quoted: at most `limit` characters, the invisible written as code points.

    >>> shown("reported\u200b")
    'reported[U+200B]'
    """
    short = text if len(text) <= limit else text[: limit - 1] + "…"
    if short.isprintable():
        return short
    return "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in short)
