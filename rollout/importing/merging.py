"""A newer list into a timeline that hands have worked on: what they changed stays, what the list changed comes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rollout.importing.plans import Mapped
from rollout.importing.writing import Line, mark, marks, unused

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Before:
    """What an import wrote, as its record says: for each event its row, its id in the file, and a mark of each cell."""

    digest: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    rows: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    mapped: Mapped = field(default_factory=Mapped)


@dataclass(frozen=True, slots=True)
class Merged:
    """The rows to write, and what became of them."""

    rows: tuple[Cells, ...]
    lines: tuple[Line, ...]
    """The rows of the list under the ids that they keep."""
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    """Ids of rows that the list has no more; they stay until a person deletes them."""


def remembered(data: bytes) -> Before:
    """Return what a record says; nothing where it is none."""
    try:
        thing = json.loads(data)
        rows = {
            str(name): {"row": each["row"], "key": str(each["key"]), "marks": str(each["marks"])}
            for name, each in thing["rows"].items()
        }
        private = tuple(str(each["name"]) for each in thing["columns"] if each["is"] == "private")
        mapped = Mapped(str(thing["lane"]), private)
        return Before(str(thing["digest"]), dict(thing["answers"]), tuple(map(str, thing["written"])), rows, mapped)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Before()


def merged(before: Before, standing: Sequence[Cells], new: Sequence[Line]) -> Merged:
    """Return the rows that stand with the list's changes: matched by its own id, else by date and title."""
    stands = {row.get("id", ""): row for row in standing}
    known = _known(before)
    found: dict[str, Line] = {}
    added: list[Line] = []
    for line in new:
        name = next((each for each in known(line) if each not in found), "")
        if name:
            found[name] = replace(line, cells={**line.cells, "id": name})
        else:
            added.append(line)
    rows, changed = [], []
    for row in standing:
        name = row.get("id", "")
        after = _updated(before, name, row, found[name].cells) if name in found else row
        changed += [name] if after != row else []
        rows.append(after)
    taken = {*stands, *found}
    fresh = list(_fresh(added, taken))
    gone = tuple(name for name in before.rows if name not in found and name in stands)
    kept = [line for name, line in found.items() if name in stands]
    return Merged(
        (*rows, *(line.cells for line in fresh)),
        (*kept, *fresh),
        tuple(line.cells["id"] for line in fresh),
        tuple(changed),
        gone,
    )


def _known(before: Before) -> Any:
    """Return a function that yields the ids under which a row may stand already."""
    keys: dict[str, list[str]] = {}
    for name, each in before.rows.items():
        if each["key"]:
            keys.setdefault(f"key {each['key']}", []).append(name)
        told = dict(zip(before.names, each["marks"].split(), strict=False))
        keys.setdefault(f"{told.get('date')} {told.get('title')}", []).append(name)

    def known(line: Line) -> Iterator[str]:
        if line.key:
            yield from keys.get(f"key {line.key}", ())
        yield from keys.get(f"{mark(line.cells['date'])} {mark(line.cells['title'])}", ())

    return known


def _updated(before: Before, name: str, row: Cells, new: Cells) -> Cells:
    """Return a row with what the list changed, but for the cells that hands have changed since."""
    told = dict(zip(before.names, before.rows[name]["marks"].split(), strict=False))
    columns = dict.fromkeys((*row, *new))
    after = {}
    for column in columns:
        ours, theirs = row.get(column, ""), new.get(column, "")
        by_hand = mark(ours) != told.get(column, "-")
        after[column] = ours if by_hand or column == "source_note" else theirs
    return {column: cell for column, cell in after.items() if cell or column in row}


def _fresh(added: Sequence[Line], taken: set[str]) -> Iterator[Line]:
    for line in added:
        name = unused(line.cells["id"], taken)
        taken.add(name)
        yield replace(line, cells={**line.cells, "id": name})


def marked(before: Before, lines: Sequence[Line], names: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return for each row of the list what its record keeps of it; of those that are gone what it kept before."""
    kept = {}
    for name, each in before.rows.items():
        told = dict(zip(before.names, each["marks"].split(), strict=False))
        kept[name] = {**each, "marks": " ".join(told.get(column, "-") for column in names)}
    return kept | {
        each.cells["id"]: {"row": each.row, "key": each.key, "marks": marks(each.cells, names)} for each in lines
    }
