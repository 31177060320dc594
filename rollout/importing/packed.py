"""Packed files of XML, read within bounds: nothing in them is followed, run or expanded.

A zip tells how large its parts are, and may lie; so each is unpacked only as far as the bound. XML with a document
type, where entities are declared, is refused before anything of it is read.
"""

import io
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from rollout.importing.tables import LARGEST, refused
from rollout.words.said import said

MOST_PARTS = 2_000
SMALL = 2_000_000  # bytes
MOST_PACKED = 150  # times smaller than unpacked; sheets of real lists stay under 60
MOST_TAGS = 2_500_000  # of all parts that are read: 20,000 rows of 28 cells; a zip hides many more in little
Attributes = dict[str, str]


class Packed(zipfile.ZipFile):
    """A packed file, and how many tags of it have been read: a part may be named again and again."""

    tags = 0


def opened(data: bytes) -> Packed:
    """Return a packed file; raises DataError where it cannot be unpacked."""
    try:
        archive = Packed(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise refused(
            said("The file is packed and cannot be unpacked: it is damaged."), said("Save it again.")
        ) from error
    if len(archive.infolist()) > MOST_PARTS:
        raise refused(said("The file has more than {n} parts.", n=MOST_PARTS), said("Save the one sheet as CSV."))
    return archive


def part(archive: Packed, name: str) -> bytes:
    """Return a part unpacked, nothing where there is none; raises DataError where it is larger than any list."""
    try:
        listed = archive.getinfo(name)
        if listed.file_size > max(SMALL, MOST_PACKED * listed.compress_size):
            raise refused(
                said("A part of the file unpacks to far more than any list."), said("Save the one sheet as CSV.")
            )
        data = archive.read(listed) if listed.file_size <= LARGEST else b""
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise refused(
            said("The file is damaged, or locked with a password."), said("Save it again without one.")
        ) from error
    if listed.file_size > LARGEST:
        wrong = said("A part of the file is larger than {n} MB.", n=LARGEST // 1_000_000)
        raise refused(wrong, said("Save the one sheet as CSV."))
    archive.tags += data.count(b"<")
    if archive.tags > MOST_TAGS:
        raise refused(said("The file has more cells than any list."), said("Save the one sheet as CSV, or split it."))
    return data


def walk(
    data: bytes, start: Callable[[str, Attributes], None], end: Callable[[str], None], text: Callable[[str], None]
) -> None:
    """Call for every element and text of an XML part, names without their namespace.

    Raises DataError for what is no such part, or declares a document type.
    """
    if not data:
        return
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        raise refused(said("The file declares entities, which no list needs."), said("Save it again."))

    def opening(name: str, attributes: Attributes) -> None:
        start(name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()})

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = opening
    parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    parser.CharacterDataHandler = text
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        wrong = said("A part of the file is damaged: {reason}.", reason=expat.ErrorString(error.code))
        raise refused(wrong, said("Save it again.")) from error
