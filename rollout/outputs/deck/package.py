"""The file around the slides: decks of others opened with care, and the same bytes every time."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from pptx import Presentation

from rollout.evidence.text import plain
from rollout.outputs.deck.foreign import looked_through
from rollout.timeline.edition import ExportError
from rollout.words.said import said

THEN = (1980, 1, 1, 0, 0, 0)
BROKEN = (
    BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    SyntaxError,
    NotImplementedError,
    RuntimeError,
    EOFError,
)
"""What a damaged deck makes the reader of zip, XML or slides raise."""
CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
)
APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"></Properties>'
)


def _zipped(parts: list[tuple[str, bytes]]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in sorted(parts):  # "[Content_Types].xml" comes first, as it must
            entry = ZipInfo(name, THEN)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data, compresslevel=6)
    return made.getvalue()


def _nameless(name: str, data: bytes, title: str) -> bytes:
    if name == "docProps/core.xml":
        return CORE.format(title=plain(title)).encode()
    return APP.encode() if name == "docProps/app.xml" else data


def tidy_workbook(data: bytes) -> bytes:
    """Return a chart's spreadsheet without author and date, the same bytes for the same figures."""
    with ZipFile(BytesIO(data)) as archive:
        return _zipped([(name, _nameless(name, archive.read(name), "")) for name in archive.namelist()])


def packed(deck: Any, title: str) -> bytes:
    """Return a deck as bytes: no author, company or date in it, and the same bytes for the same slides."""
    made = BytesIO()
    deck.save(made)
    with ZipFile(made) as archive:
        return _zipped([(name, _nameless(name, archive.read(name), title)) for name in archive.namelist()])


@contextmanager
def guarded() -> Iterator[None]:
    """Turn what a damaged deck makes its readers raise into one sentence."""
    try:
        yield
    except BROKEN as error:
        raise ExportError(said("The file to update is not a PowerPoint deck (.pptx) that can be read.")) from error


def opened(data: bytes) -> Any:
    """Return another's deck to be brought up to date.

    Raises ExportError when it is no deck, unpacks to too much, or holds a macro or another program.
    """
    with guarded():
        looked_through(data)
        return Presentation(BytesIO(data))
