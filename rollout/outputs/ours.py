"""Whether a file that stands where an output goes is an earlier output of ours, which it may take the place of."""

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from rollout.timeline.edition import CAUTION
from rollout.words.say import say, speaking
from rollout.words.tongues import TONGUES

RECORD = b"urn:rollout:deck:"
TORN = (BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, KeyError)
"""What reading an archive raises that is damaged, or none of ours."""
LARGEST = 20_000_000  # bytes of the record in a deck
DRAWN = re.compile(rb'<svg viewBox="0 0 [^>]* xmlns:h5="http://www.w3.org/1999/xhtml" role="img"><title>')
TEXT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 '
# A PNG of the compiler's: eight bits of red, green, blue and cover, then the picture, and nothing told beside it.
PICTURE = re.compile(rb"\x89PNG\r\n\x1a\n\0\0\0\rIHDR.{8}\x08\x06\0\0\0.{8}IDAT", re.DOTALL)


def _sentences() -> Iterator[bytes]:
    """Yield our sentence in every language."""
    for tongue in TONGUES:
        with speaking(tongue):
            yield say(CAUTION).encode()


STAMPED = tuple(_sentences())


def _bears(data: bytes) -> bool:
    """Return whether our sentence stands in some bytes as plain text."""
    return any(sentence in data for sentence in STAMPED)


def _deck(data: bytes) -> bool:
    """Return whether a deck holds the record of what we wrote on it."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = [one for one in archive.infolist() if one.filename.startswith("customXml/item")]
            return any(RECORD in archive.read(one) for one in parts if one.file_size < LARGEST)
    except TORN:
        return False


def _stamped(part: str) -> Callable[[bytes], bool]:
    """Return what says whether an archive holds our sentence in a part of it."""

    def told(data: bytes) -> bool:
        try:
            with ZipFile(BytesIO(data)) as archive:
                found = archive.getinfo(part)
                return found.file_size < LARGEST and _bears(archive.read(found))
        except TORN:
            return False

    return told


OTHER: dict[str, Callable[[bytes], bool]] = {
    ".ics": lambda data: b"\nPRODID:-//Rollout//" in data,
    ".xlsx": _stamped("xl/sharedStrings.xml"),
    ".pptx": _deck,
    ".zip": _stamped("evidence/README.txt"),
    ".pdf": lambda data: _bears(data) and b"/Creator(Typst" in data,
    ".png": lambda data: bool(PICTURE.match(data)),
    ".svg": lambda data: bool(DRAWN.match(data)) or (data.startswith(TEXT) and _bears(data)),
}
"""How the formats are known that do not bear our sentence as plain text."""


def is_ours(ending: str, data: bytes) -> bool:
    """Return whether the bytes of a file are what we made of its kind before; an empty file is nobody's."""
    told = OTHER.get(ending)
    return not data or (told(data) if told else _bears(data))
