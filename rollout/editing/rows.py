"""Which row is which event: by its id, or by the one that is made of its date and title."""

from collections.abc import Mapping
from dataclasses import dataclass

from rollout.editing.merge import same_but_id
from rollout.editing.sheet import Sheet
from rollout.evidence.event import Dataset
from rollout.evidence.made import Ids, bare


@dataclass(frozen=True, slots=True)
class Named:
    """The events of a file by name, each with the place of its row."""

    places: Mapping[str, int]
    made: frozenset[str]
    """Names that stand in no cell."""
    owing: Mapping[str, frozenset[int]]
    """Of each name, the places of the rows of events that have it or answer it."""

    def owed(self, event: str, fields: Mapping[str, str], always: bool = False) -> dict[str, str]:
        """Return the name to write out where a made one would change with the date or the title: links point at it.

        always: because rows elsewhere are to point at it.
        """
        moves = always or not {"date", "title"}.isdisjoint(fields)
        return {"id": event} if event in self.made and moves else {}


def named(rows: Sheet, dataset: Dataset) -> Named:
    """Return the events of a file by name; those whose row is refused too, where it says its id."""
    at = rows.columns.get("id")
    cells = [row.cells[at].strip() if at is not None and at < len(row.cells) else "" for row in rows.rows]
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if place and cell:
            places.setdefault(cell, place)
    made = {each.id: rows.place(each.row) for each in dataset.events if not cells[rows.place(each.row)]}
    owing: dict[str, set[int]] = {}
    for each in dataset.events:
        for name in filter(None, (each.id, each.answers)):
            owing.setdefault(name, set()).add(rows.place(each.row))
    return Named({**made, **places}, frozenset(made), {name: frozenset(found) for name, found in owing.items()})


def free_id(fields: Mapping[str, str], names: Named, written: bool = True) -> str:
    """Return a name for a new event that nobody has, of its date and title.

    written: it stands in a cell; else it is the one that whoever reads the row makes.
    """
    title = fields.get("title", "")
    return Ids().make(fields.get("date", ""), title, names.places, bare(title) if written else None)


def renamed(rows: Sheet, was: Mapping[str, str]) -> int | None:
    """Return the place of the one row that holds what was opened under another id; None where there is none, or two."""
    at, title = rows.columns["title"], was.get("title", "").strip()
    alike = (n for n, row in enumerate(rows.rows) if n and "".join(row.cells[at : at + 1]).strip() == title)
    found = [place for place in alike if same_but_id(rows.fields(place), was)]
    return found[0] if len(found) == 1 else None
