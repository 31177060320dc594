"""Invented evidence with a talk that has a scene of every kind, and its pictures."""

import struct
import zlib
from functools import cache
from math import sin
from pathlib import Path

from tests.csv_rows import csv_of, line

CARDS = {"unit": "cards", "measure": "cumulative", "scope": "the valley"}
FIRST, SECOND, THIRD = ({**CARDS, "quantity": count} for count in ("50000", "900000", "2100000"))
ALT = "A street of low houses with a stall at which a woman holds up a card"
EVENTS = csv_of(
    {
        "id": "target",
        "date": "2013-02",
        "title": "The plan: three million cards by the end of 2018",
        "status": "planned",
        **CARDS,
        "measure": "target",
        "quantity": "3000000",
        "due": "2018",
    },
    {"id": "first", "date": "2014-05-04", "title": "Cards are handed out in 50,000 homes", **FIRST},
    {"id": "second", "date": "2015-11", "title": "Card no. 900,000 is given to a teacher", **SECOND},
    {"id": "third", "date": "2018-01-20", "title": "Two million cards, says the office", **THIRD},
    {
        "id": "fourth",
        "date": "2019-07-01",
        "title": "The plan is met, seven months after its end",
        "status": "documented",
        **CARDS,
        "quantity": "3000000",
        "answers": "target",
    },
    {
        "id": "said",
        "date": "2016-03-10",
        "lane": "Iron Grid",
        "title": "The chief of the valley defends the grid before the assembly",
        "status": "claimed",
        "asserted_by": "Chief of the valley",
        "asserted_by_kind": "government",
        "dispute": "A survey of four villages found no such thing.",
        "disputed_by": "https://survey.example/villages",
    },
    {
        "id": "seen",
        "date": "2017-09-12",
        "title": "A first stall for cards opens in the old town",
        "media": "stall.png; tall.png",
        "media_credit": "Photograph: invented for a test, public domain",
        "media_alt": ALT,
    },
)  # fmt: skip
QUOTED = {
    "event": "said",
    "role": "supports",
    "title": "Speech to the assembly",
    "publisher": "Valley Daily",
    "date": "2016-03-11",
    "url": "https://daily.example/speech",
    "says": "Chief of the valley",
    "kind": "government",
    "quote": "Das Netz ist kein Käfig. Es ist das Haus, in dem wir alle wohnen, und niemand zahlt darin Miete.",
    "quote@en": "The grid is no cage. It is the house in which all of us live, and nobody in it pays rent.",
    "language": "de",
    "read": "whole",
}
SOURCES = line(QUOTED) + line(QUOTED.values())
TALK = (
    "title,kind,focus,words,who,when,picture,from,to,notes\n"
    "What is known of the cards of the valley,text,,"
    "Five figures. One plan. One sentence that is disputed.,,,,,,Secret words\n"
    "Three million cards: late by at least six months,number,fourth,,,,,,,Say late\n"
    "What was promised,number,target,,,,,,,\n"
    "“The house in which all of us live”,quotation,said,,,,,,,\n"
    "A word of his own,quotation,said,"
    "I have counted them. There are as many cards as there are people who can hold one.,His deputy,2016-04,,,,\n"
    "A stall in the old town,picture,seen,,,,,,,\n"
    "The same stall from above,picture,seen,,,,tall.png,,,\n"
    "Card and grid side by side,,said second,,,,,2013,2019,\n"
    "Who owns the house?,text,,,,,,,,\n"
)
KINDS = ("text", "number", "number", "quotation", "quotation", "picture", "picture", "events", "text")


@cache
def png(width: int, height: int) -> bytes:
    """Return a picture of hills under a sky."""
    rows = bytearray()
    hills = [height * (0.55 + 0.16 * sin(x / width * 7) + 0.05 * sin(x / width * 31)) for x in range(width)]
    nearer = [height * (0.8 + 0.08 * sin(x / width * 11 + 2)) for x in range(width)]
    for y in range(height):
        rows.append(0)
        for hill, near in zip(hills, nearer, strict=True):
            shade = 60 if y > near else 120 if y > hill else 200 + 40 * y // height
            rows += bytes((shade, min(255, shade + (18 if y < hill else 8)), min(255, shade + (40 if y < hill else 0))))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(rows))) + chunk(b"IEND", b"")
    )


def lay(folder: Path) -> Path:
    """Write the evidence, its pictures and the talk into a folder; return the file of the events."""
    (folder / "talks").mkdir()
    (folder / "media").mkdir()
    (folder / "talks" / "kinds.csv").write_text(TALK, "utf-8")
    (folder / "sources.csv").write_text(SOURCES, "utf-8")
    (folder / "timeline.toml").write_text('title = "The cards of the valley"\nauthor = "Two neighbours"\n', "utf-8")
    (folder / "media" / "stall.png").write_bytes(png(320, 200))
    (folder / "media" / "tall.png").write_bytes(png(150, 260))
    file = folder / "events.csv"
    file.write_bytes(EVENTS)
    return file
