"""An imported list as the files of a timeline, in memory: for whoever looks first, and for a download."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rollout.evidence.file_names import takeable
from rollout.importing import writing
from rollout.importing.importer import Imported
from rollout.importing.merging import Before, marked

RECORD = ".import.json"
EVENTS, SOURCES, SETTINGS = "events.csv", "sources.csv", "timeline.toml"


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of a new timeline as the command writes them, all but the record of how they were made."""

    imported: Imported
    lines: tuple[writing.Line, ...]
    names: tuple[str, ...]
    files: Mapping[str, bytes]
    """None where there is no event."""

    @property
    def all_names(self) -> list[str]:
        """What the files are called, the record too."""
        return [*self.files, record_of(self.imported.name)] if self.files else []

    def whole(self, digest: str) -> dict[str, bytes]:
        """Return all files with the record, which takes longest; none where there is no event.

        digest: of the list as it was given.
        """
        if not self.files:
            return {}
        kept = marked(Before(), self.lines, self.names)
        record = writing.record(self.imported, digest, self.names, kept)
        return {**self.files, record_of(self.imported.name): record}


def pack(imported: Imported) -> Pack:
    """Return the files of a new timeline."""
    lines = tuple(writing.lines(imported))
    rows = [line.cells for line in lines]
    names = tuple(writing.columns(rows))
    more = [*writing.sources(lines), *imported.sources]
    cited = list(dict.fromkeys((*writing.SOURCES, *(name for row in more for name in row))))
    found = {
        EVENTS: writing.table(names, rows) if rows else b"",
        SOURCES: writing.table(cited, more) if rows and more else b"",
        SETTINGS: writing.timeline([imported]) if rows else b"",
    }
    return Pack(imported, lines, names, {name: data for name, data in found.items() if data})


def bare(name: str) -> str:
    r"""Return the name of a file that somebody sent, without what would make it a path or cannot be seen.

    >>> bare("../lists\\of/2021.xlsx"), bare("  ..")
    ('2021.xlsx', 'list')
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(each if each.isprintable() and each not in '<>:"|?*' else "_" for each in last)
    return takeable(kept.strip(" .")[-100:].strip(" .")) or "list"


def record_of(name: str) -> str:
    """Return what the record of a list is called."""
    return takeable(f"{name}{RECORD}")


def folder_of(name: str) -> str:
    """Return what the folder of a list's timeline is called.

    >>> folder_of("arrests.2021.xlsx")
    'arrests.2021-timeline'
    """
    return takeable(f"{name.rpartition('.')[0] or name}-timeline")
