"""What a check of a cell raises, and the sentences that many checks say."""

from collections.abc import Callable, Iterable

from rollout.evidence.problems import quoted
from rollout.words.said import Said, said


class WrongError(ValueError):
    """Raised by a check with what is wrong, and an example that would pass; `meant` finds a nearer one, or none."""

    def __init__(self, wrong: str, example: str, meant: Callable[[], str] = str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.example = example
        self._meant = meant

    def closest(self) -> str:
        """Return the example that is nearest to what was written; to look for it takes time."""
        return self._meant() or self.example


def write(text: str) -> Said:
    """Return the instruction to write a text as it stands."""
    return said("Write {text}.", text=text)


def like(text: str) -> Said:
    """Return the instruction to write something in the way of an example."""
    return said("Write it like {text}.", text=text)


def none_of(value: str, listed: Iterable[object]) -> Said:
    """Return that a text is none of a closed list."""
    return said("{cell} is not one of {listed}.", cell=quoted(value), listed=", ".join(map(str, listed)))
