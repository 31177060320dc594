"""What we last wrote on a deck, kept in it as custom XML: so that a later export tells an edit of a person's from ours.

Programs keep such a part when they save a deck, and no slide shows it. It holds digests and places, no words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from rollout.evidence.text import plain
from rollout.outputs.deck.parts import Place, ShapeSpec, SlideSpec, short_digest
from rollout.timeline.edition import ExportError
from rollout.words.said import said

SPACE = "urn:rollout:deck:1"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
PROPS = f"{KIND}Props"
PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Entry:
    """What we last wrote: place, digest of each text by its name, and digest of the drawing."""

    place: Place
    texts: Mapping[str, str]
    form: str


Ledger = Mapping[tuple[str, str], Entry]
"""Entries by slide and piece."""


def entry_of(piece: ShapeSpec) -> Entry:
    """Return what is to be kept of a piece."""
    return Entry(piece.place, {name: short_digest(text) for name, text in piece.texts}, piece.form)


def ledger_of(leaves: Iterable[SlideSpec]) -> dict[tuple[str, str], Entry]:
    """Return what is to be kept of slides."""
    found = {(leaf.key, piece.name): entry_of(piece) for leaf in leaves for piece in leaf.pieces}
    nowhere = Place(0.0, 0.0, 0.0, 0.0)
    found |= {(leaf.key, NOTES): Entry(nowhere, {"": short_digest(leaf.notes)}, "") for leaf in leaves if leaf.notes}
    return found


def _xml(ledger: Ledger) -> bytes:
    rows = []
    for (slide, name), entry in ledger.items():
        where = " ".join(
            f"{value:.1f}" for value in (entry.place.x, entry.place.y, entry.place.width, entry.place.height)
        )
        texts = "".join(f'<text name="{plain(text)}" digest="{digest}"/>' for text, digest in entry.texts.items())
        head = f'slide="{plain(slide)}" name="{plain(name)}" place="{where}" form="{entry.form}"'
        rows.append(f"<piece {head}>{texts}</piece>")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<deck xmlns="{SPACE}">{"".join(rows)}</deck>'.encode()


def _parts(deck: Any) -> list[Any]:
    """Return the parts of a deck that are ledgers of ours; LibreOffice hangs them on the package, not on the slides."""
    rels = [*deck.part.rels.values(), *deck.part.package._rels.values()]
    kept = [rel.target_part for rel in rels if rel.reltype == KIND and not rel.is_external]
    return [part for part in kept if SPACE.encode() in part.blob]


def read(deck: Any) -> dict[tuple[str, str], Entry]:
    """Return what we last wrote on a deck.

    Raises ExportError when it holds no ledger: without one, nobody can tell whose words are whose.
    """
    found = _parts(deck)
    if not found:
        wrong = said(
            "The deck to update does not say what Rollout wrote on it: it is none of ours, or another program dropped "
            "the record. Export a new deck, and copy your slides into it."
        )
        raise ExportError(wrong)
    ledger = {}
    for node in parse_xml(found[0].blob).iterfind("{*}piece"):
        x, y, width, height = map(float, node.get("place").split())
        texts = {text.get("name"): text.get("digest") for text in node.iterfind("{*}text")}
        ledger[node.get("slide"), node.get("name")] = Entry(Place(x, y, width, height), texts, node.get("form"))
    return ledger


def write(deck: Any, ledger: Ledger) -> None:
    """Keep what we wrote in the deck, in the place of what was kept before."""
    data = _xml(ledger)
    if found := _parts(deck):
        found[0]._blob = data
        return
    package = deck.part.package
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", package, data)
    about = (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
        'ds:itemID="{6F0B4E52-1D5C-4C43-9C61-5A1D0A6E7B10}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    props = Part(PackURI("/customXml/itemProps1.xml"), PROPS_TYPE, package, about.encode())
    item.relate_to(props, PROPS)
    deck.part.relate_to(item, KIND)
