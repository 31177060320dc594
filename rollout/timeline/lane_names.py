"""The lanes that a cell of a talk names: semicolons stand between them, and some may stand in the name of a lane."""

from collections.abc import Iterator, Sequence

from rollout.evidence.fields import MOST, one_line
from rollout.evidence.wrong import WrongError
from rollout.words.said import said

JOINED = 50  # parts of a cell that may be one name; every further one is tried with each part


def parts(value: str) -> tuple[str, ...]:
    """Return what stands between the semicolons of a cell, as it stands there; raises WrongError for too many."""
    found = tuple(one_line(value).split(";"))
    if len(found) > MOST:
        wrong = said("The cell names {n} things; at most {most} are read.", n=len(found), most=MOST)
        raise WrongError(wrong, said("Name fewer."))
    return found


class LaneNames:
    """The names of all lanes, to find them in a cell.

    A name with semicolons is found before those that its parts would be. In quotation marks each name is itself:
    `"X; Y"` is one lane, and `"X"; "Y"` are two even where there is a lane of the name X; Y.
    """

    def __init__(self, lanes: Sequence[str]) -> None:
        """Take the names."""
        self.all = dict.fromkeys(lanes)
        self._known = {_spaced(lane): lane for lane in lanes} | {lane: lane for lane in lanes}
        counts = {lane.count(";") + 1 for lane in lanes}
        self._counts = [*sorted((count for count in counts if 1 < count <= JOINED), reverse=True), 1]

    def named(self, cell: Sequence[str]) -> tuple[str, ...]:
        """Return the lanes that the parts of a cell name, each once; what is none as it is written."""
        found: dict[str, None] = {}
        place = 0
        while place < len(cell):
            count, name = next(self._starting(cell, place))
            place += count
            if name:
                found[name] = None
        return tuple(found)

    def _starting(self, cell: Sequence[str], place: int) -> Iterator[tuple[int, str]]:
        """Yield how many parts from a place on are a name, and the name: the longest first, at last the part alone."""
        for count in self._counts:
            whole = ";".join(cell[place : place + count]).strip()
            if found := self._lane(whole) or (whole[:1] == whole[-1:] == '"' and self._lane(whole[1:-1])):
                yield count, found
        yield 1, cell[place].strip()

    def _lane(self, name: str) -> str:
        """Return the lane that a name means, whatever stands around its semicolons; "" where there is none."""
        return self._known.get(name) or (self._known.get(_spaced(name), "") if ";" in name else "")


def _spaced(name: str) -> str:
    return "; ".join(part.strip() for part in name.split(";"))
