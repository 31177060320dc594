"""Files that nobody should have to read: the 21 classes of damage, and a good file damaged at random."""

import io
import random
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.csv_rows import RIGHT, csv_of
from tests.support.server import TOP

REAL = (TOP / "events.csv").read_bytes()
ROWS = REAL.splitlines(keepends=True)
FEW = b"".join(ROWS[:9])
COLUMNS = tuple(RIGHT)

SCRAPS: tuple[bytes, ...] = (
    *(b"", b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80"),
    *(
        b"=1+1",
        b"<script>",
        b"javascript:",
        b"-",
        b"9" * 40,
        b"1e999",
        b"2023-02-30",
        b"Y1E99999999",
        b"[" * 30,
        b"../..",
    ),
    *("\u202e".encode(), "\u200b".encode(), "\ufeff".encode(), "e\u0301".encode(), ("\u0301\u0323" * 60).encode()),
    *("བོད".encode(), "＝".encode(), "🧧".encode(), "\U000e0001".encode(), "\ufffe".encode(), b"x" * 11_000),
)


def _zip(chance: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(chance.choice(["xl/workbook.xml", "content.xml", "events.csv"]), chance.randbytes(200))
    return packed.getvalue()


def _somewhere(chance: random.Random, data: bytes, scrap: bytes) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + scrap + data[place:]


def _cell(chance: random.Random, text: str) -> bytes:
    return csv_of({}, {chance.choice(COLUMNS): text}, {})


def _ragged(chance: random.Random, more: bool) -> bytes:
    lines = csv_of({}, {}, {}).splitlines(keepends=True)
    row = chance.randrange(1, 4)
    cells = lines[row].rstrip(b"\n").split(b",")
    at = chance.randrange(len(cells))
    lines[row] = b",".join([*cells, b"x"] if more else cells[:at] + cells[at + 1 :]) + b"\n"
    return b"".join(lines)


def _header(chance: random.Random, name: str) -> bytes:
    names, rest = csv_of({}).split(b"\n", 1)
    cells = names.decode().split(",")
    at = chance.randrange(len(cells))
    cells[at] = name.format(cells[at], cells[at - 1])
    return ",".join(cells).encode() + b"\n" + rest


CLASSES: dict[str, Callable[[random.Random], bytes]] = {
    "NUL": lambda c: _somewhere(c, FEW, b"\0"),
    "unclosed quote": lambda c: _somewhere(c, FEW, b',"'),
    "lone CR": lambda c: _somewhere(c, FEW, b"\r"),
    "cell over the field limit": lambda c: _cell(c, "x" * c.randrange(131_000, 140_000)),
    "UTF-16": lambda c: FEW.decode().encode(c.choice(["utf-16", "utf-16-le", "utf-16-be"])),
    "Latin-1": lambda c: _somewhere(c, FEW, bytes([c.randrange(0x80, 0x100)])),
    "byte-order mark": lambda c: b"\xef\xbb\xbf" * c.randrange(1, 4) + FEW,
    "duplicate header": lambda c: _header(c, "{1}"),
    "blank header": lambda c: _header(c, c.choice(["", " ", "\u00a0"])),
    "long row": lambda c: _ragged(c, True),
    "short row": lambda c: _ragged(c, False),
    "empty file": lambda c: c.choice([b"", b"\n", b" ", b"\xef\xbb\xbf", b"\r\n\r\n"]) * c.randrange(1, 9),
    "header only": lambda c: ROWS[0] + b"\n" * c.randrange(3),
    "semicolons": lambda c: FEW.replace(b",", c.choice([b";", b"\t", b"|", b":"])),
    "spreadsheet": _zip,
    "bidi control": lambda c: _cell(c, f"a{chr(c.choice([0x202A, 0x202E, 0x2066, 0x2069]))}b"),
    "zero width in a header": lambda c: _header(c, "{0}\u200b"),
    "quote inside a cell": lambda c: csv_of({}, {"title": "X"}).replace(b"X", b'a "b" c'),
    "text after a closing quote": lambda c: csv_of({}, {"title": "X"}).replace(b"X", b'"a" b'),
    "CRLF and a cell of several lines": lambda c: csv_of({"notes": "a\nb\r\nc"}, {}).replace(b"\n", b"\r\n"),
    "lone surrogate": lambda c: _somewhere(c, FEW, b"\xed" + bytes([c.randrange(0xA0, 0xC0), c.randrange(0x80, 0xC0)])),
}


def damaged(chance: random.Random, data: bytes) -> bytes:
    """Return a good file with some of its bytes lost, doubled, moved, flipped, or replaced by scraps."""
    found = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 3, 8])):
        at, length = chance.randrange(len(found) + 1), chance.choice([0, 0, 1, 2, 10, 200])
        what = chance.random()
        if what < 0.5:
            found[at : at + length] = chance.choice(SCRAPS)
        elif what < 0.6 and at < len(found):
            found[at] ^= 1 << chance.randrange(8)
        elif what < 0.7:
            found[at:at] = found[at : at + length]
        elif what < 0.8:
            to = chance.randrange(len(found) + 1)
            found[to:to] = found[at : at + length]
        elif what < 0.9:
            found[at : at + length] = chance.randbytes(length)
        else:
            del found[at : at + chance.choice([1, 5, 50, 5000])]
    return bytes(found)


def made_up(chance: random.Random) -> tuple[str, bytes]:
    """Return a file and what it is: a third one of the 21 classes, the rest good ones damaged, some of each both."""
    kind = chance.choice(tuple(CLASSES))
    if chance.random() < 0.33:
        data = CLASSES[kind](chance)
        return (kind, data) if chance.random() < 0.7 else (f"{kind}, damaged", damaged(chance, data))
    return "damaged", damaged(chance, REAL if chance.random() < 0.01 else FEW)


def folder() -> Path:
    """Return a folder of the check's own, on the disk of the repository."""
    return Path(tempfile.mkdtemp(prefix="rollout-check-"))
