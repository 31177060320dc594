"""An imported list as the files of a timeline, in memory: for whoever looks first, and for a download."""

import io
import re
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from rollout.importing import writing
from rollout.importing.importer import Imported
from rollout.importing.merging import Before, marked

RECORD = ".import.json"
EVENTS, SOURCES, SETTINGS = "events.csv", "sources.csv", "timeline.toml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip knows: the same list gives the same bytes


def files(imported: Imported, digest: str) -> dict[str, bytes]:
    """Return the files of a new timeline by name, as the command writes them; none where there is no event.

    digest: of the list as it was given.
    """
    lines = writing.lines(imported)
    if not lines:
        return {}
    rows = [line.cells for line in lines]
    names = writing.columns(rows)
    more = writing.sources(lines)
    record = writing.record(imported, digest, names, marked(Before(), lines, names))
    found = {
        EVENTS: writing.table(names, rows),
        SOURCES: writing.table(writing.SOURCES, more) if more else b"",
        SETTINGS: writing.timeline([imported]),
        f"{imported.name}{RECORD}": record,
    }
    return {name: data for name, data in found.items() if data}


def zipped(found: Mapping[str, bytes], folder: str) -> bytes:
    """Return files as one zip, in a folder, the same bytes each time."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in found.items():
            entry = ZipInfo(f"{folder}/{name}", _EARLIEST)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, ZIP_DEFLATED)
    return packed.getvalue()


def bare(name: str) -> str:
    r"""Return the name of a file that somebody sent, without what would make it a path or cannot be seen.

    >>> bare("../lists\\of/2021.xlsx"), bare("  ..")
    ('2021.xlsx', 'list')
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(each if each.isprintable() and each not in '<>:"|?*' else "_" for each in last)
    return kept.strip(" .")[-100:].strip(" .") or "list"


def folder_of(name: str) -> str:
    """Return what the folder of a list's timeline is called.

    >>> folder_of("arrests.2021.xlsx")
    'arrests.2021-timeline'
    """
    return f"{name.rpartition('.')[0] or name}-timeline"
