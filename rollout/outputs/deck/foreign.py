"""A deck from elsewhere, looked through before anything reads it: a closed list of parts and relations, with bounds."""

import re
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from pptx.oxml import parse_xml

from rollout.timeline.edition import ExportError
from rollout.words.said import said

LARGEST = 50_000_000  # bytes of a deck
UNPACKED = 200_000_000  # bytes of all its parts, and of all that is packed in them
PARTS = 5_000
XML = 30_000_000  # bytes of a part that is read as XML
SIGNS = 1_500_000  # elements and attributes of all parts, also in workbooks: each takes a hundred bytes when it is read
SQUEEZED = 300  # times that a part may be smaller in the file than unpacked
SMALL = 1_000_000  # bytes that any part may have
BOOK = "spreadsheetml.sheet"
OFFICE = r"application/vnd\.openxmlformats-officedocument\."
KINDS = re.compile(
    rf"application/xml|(image|audio|video)/[-+.\w]+|application/x-font(data|-ttf)|{OFFICE}obfuscatedfont"
    rf"|{OFFICE}(presentationml|drawingml|spreadsheetml)\.[-.\w]+\+xml|{OFFICE}spreadsheetml\.sheet"
    rf"|{OFFICE}(presentationml|spreadsheetml)\.printersettings"
    rf"|{OFFICE}(theme|themeoverride|customxmlproperties|extended-properties|custom-properties)\+xml"
    r"|application/vnd\.openxmlformats-package\.(relationships|core-properties)\+xml"
    r"|application/vnd\.ms-office\.(chartstyle|chartcolorstyle|drawingml\.[.\w]+)\+xml"
    r"|application/vnd\.ms-powerpoint\.(authors|comments|changesinfo|revisioninfo)\+xml"
)
"""What a part may be, as the list of contents says it, in small letters; whatever else there is, programs among it,
is not opened."""
LIVING = ("vbaproject", "activex", "oleobject", "vbadata")
RELATIONS = re.compile(
    r"authors|audio|calcchain|changesinfo|chart|chartcolorstyle|chartex|chartstyle|chartusershapes|commentauthors"
    r"|comments|core-properties|custom-properties|customxml|customxmlprops|diagramcolors|diagramdata|diagramdrawing"
    r"|diagramlayout|diagramquickstyle|drawing|extended-properties|font|handoutmaster|hyperlink|image|media"
    r"|notesmaster|notesslide|officedocument|package|presprops|printersettings|revisioninfo|sharedstrings|slide"
    r"|slidelayout|slidemaster|styles|table|tablestyles|tags|theme|themeoverride|thumbnail|video|viewprops"
    r"|worksheet"
)
TOO_MUCH = ExportError(said("The deck to update unpacks to more than any deck needs; it is not opened."))
ALIVE = ExportError(
    said(
        "The deck to update holds a macro or an embedded program, or another part that no deck needs; it is not opened."
    )
)


def _bounded(entries: list[ZipInfo], space: int) -> int:
    """Return what is left of the bytes that may be unpacked, by what the file says of its parts: no more ever is.

    Raises ExportError for what is too much.
    """
    sizes = [entry.file_size for entry in entries]
    squeezed = any(one.file_size > SMALL and one.file_size > SQUEEZED * one.compress_size for one in entries)
    if len(entries) > PARTS or sum(sizes) > space or squeezed:
        raise TOO_MUCH
    if any(entry.file_size > XML for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))):
        raise TOO_MUCH
    if any(sign in entry.filename.casefold() for entry in entries for sign in LIVING):
        raise ALIVE
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise ALIVE  # of two parts of one name, programs differ in which they take
    return space - sum(sizes)


def _types(archive: ZipFile) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the list of contents says of endings and of single parts."""
    endings, parts = {}, {}
    for node in parse_xml(archive.read("[Content_Types].xml")):
        kind = str(node.get("ContentType", "")).lower()
        if name := node.get("Extension"):
            endings[name.lower()] = kind
        else:
            parts[str(node.get("PartName")).lstrip("/").casefold()] = kind
    return endings, parts


def _relations(data: bytes) -> None:
    for node in parse_xml(data):
        if not RELATIONS.fullmatch(str(node.get("Type", "")).rpartition("/")[2].lower()):
            raise ALIVE


def looked_through(data: bytes) -> None:
    """Raise ExportError for what is too large, or holds what no deck of slides needs; the same for its workbooks."""
    if len(data) > LARGEST:
        raise ExportError(said("The deck to update is larger than {n} MB.", n=LARGEST // 1_000_000))
    _look(data, SIGNS, UNPACKED, deck=True)


def _look(data: bytes, room: int, space: int, *, deck: bool) -> tuple[int, int]:
    """Return what is left of the room for signs and of the space for bytes after a deck, or a workbook in it."""
    with ZipFile(BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        space = _bounded(entries, space)
        room = _text(archive.read("[Content_Types].xml"), room)
        endings, parts = _types(archive)
        for entry in entries:
            name = entry.filename.casefold()
            if name == "[content_types].xml":
                continue
            kind = parts.get(name, endings.get(name.rpartition(".")[2], ""))
            if not KINDS.fullmatch(kind) or "macroenabled" in kind or (kind.endswith(BOOK) and not deck):
                raise ALIVE
            # Relations are read whatever the list of contents says that they are.
            if kind.endswith(("+xml", "/xml")) or name.endswith(".rels"):
                room = _text(archive.read(entry), room)
            if name.endswith(".rels"):
                _relations(archive.read(entry))
            if kind.endswith(BOOK):
                room, space = _look(archive.read(entry), room, space, deck=False)
    return room, space


def _text(data: bytes, room: int) -> int:
    """Return what is left of the room for elements and attributes; raise for XML that no deck needs."""
    room -= data.count(b"<") + data.count(b"=")
    if room < 0:
        raise TOO_MUCH
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    head = start[: start.find(b"?>") + 1].lower() if start.startswith(b"<?") else b""
    # What begins otherwise is in an encoding of its own, where none of these signs would be found.
    foreign = not start.startswith(b"<") or b"\0" in data or (b"encoding" in head and b"utf-8" not in head)
    if foreign or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ExportError(said("The deck to update holds XML that no deck needs (a DOCTYPE or another encoding)."))
    return room
