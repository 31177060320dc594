"""What stands on a deck that a person has edited: its slides and our shapes on them, found again by name."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from rollout.outputs.deck.ledger import Entry, Ledger
from rollout.outputs.deck.parts import Place, ShapeSpec, short_digest
from rollout.outputs.deck.shapes import EMU

NEAR = 2.0  # points by which a place may differ and be the same; programs round


@dataclass(frozen=True, slots=True)
class Shape:
    """One of our shapes as it stands on a slide now."""

    element: Any
    place: Place
    texts: dict[str, str]


def name_of(element: Any) -> str:
    """Return the name of a shape or group."""
    node = next(element.iter("{*}cNvPr"), None)
    return str(node.get("name", "")) if node is not None else ""


def words_of(body: Any) -> str:
    """Return the words of a text, a line a paragraph."""
    lines = []
    for paragraph in body.iterfind("{*}p"):
        parts = (
            node.text or "" if node.tag.endswith("}t") else "\t" if node.tag.endswith("}tab") else " "
            for node in paragraph.iter("{*}t", "{*}br", "{*}tab")
        )
        lines.append("".join(parts))
    return "\n".join(lines)


def bodies(element: Any) -> dict[str, Any]:
    """Return the texts of a shape by the names of their shapes, that of a single text by ""."""
    if element.tag.endswith("}sp"):
        body = element.find("{*}txBody")
        return {} if body is None else {"": body}
    inner = {name_of(one): one.find("{*}txBody") for one in element.iter("{*}sp")}
    return {name: body for name, body in inner.items() if body is not None and words_of(body).strip()}


def place_of(element: Any) -> Place:
    """Return where a shape stands; a placeholder without a place of its own stands nowhere."""
    off, ext = element.find(".//{*}xfrm/{*}off"), element.find(".//{*}xfrm/{*}ext")
    if off is None:
        return Place(0.0, 0.0, 0.0, 0.0)
    return Place(*(int(value) / EMU for value in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))))


def is_title(element: Any) -> bool:
    """Say whether a shape is the title of its slide."""
    node = next(element.iter("{*}ph"), None)
    return node is not None and node.get("type") in ("title", "ctrTitle")


def elements(slide: Any) -> list[Any]:
    """Return the shapes of a slide that stand in no group, from the bottom up."""
    kinds = ("sp", "grpSp", "graphicFrame", "cxnSp", "pic")
    return [one for one in slide.shapes._spTree if isinstance(one.tag, str) and one.tag.rpartition("}")[2] in kinds]


def find(slide: Any, name: str, title: bool) -> Shape | None:
    """Return our shape of a name on a slide; a title also by its being the title, for some programs rename it."""
    for element in elements(slide):
        if name_of(element) == name or (title and is_title(element)):
            texts = {called: words_of(body) for called, body in bodies(element).items()}
            return Shape(element, place_of(element), texts)
    return None


def moved(shape: Shape, entry: Entry) -> bool:
    """Say whether a person moved a shape since we put it where the ledger says."""
    return abs(shape.place.x - entry.place.x) > NEAR or abs(shape.place.y - entry.place.y) > NEAR


def edited(shape: Shape, entry: Entry) -> dict[str, str]:
    """Return the texts of a shape that a person changed since we wrote them, by name."""
    return {
        name: text
        for name, text in shape.texts.items()
        if name in entry.texts and short_digest(text) != entry.texts[name]
    }


def slides_by_key(deck: Any, ledger: Ledger) -> dict[str, list[Any]]:
    """Return the slides that hold shapes of ours by their keys, the one that holds most of them first.

    A slide is known by the names of the shapes on it, for not every program keeps the names of slides.
    """
    keys = {slide for slide, _ in ledger}
    found: dict[str, list[tuple[int, Any]]] = {}
    for slide in deck.slides:
        names = Counter(name_of(element).partition("/")[0] for element in elements(slide))
        ours = [(count, key) for key, count in names.items() if key in keys]
        if ours:
            count, key = max(ours)
            found.setdefault(key, []).append((count, slide))
    return {key: [slide for _, slide in sorted(pairs, key=lambda pair: -pair[0])] for key, pairs in found.items()}


def others(slide: Any, key: str, ledger: Ledger) -> list[str]:
    """Return the names of shapes on a slide that are a person's."""
    ours = {name for slide_key, name in ledger if slide_key == key}
    return [name_of(element) for element in elements(slide) if name_of(element) not in ours and not is_title(element)]


def changed(piece: ShapeSpec, entry: Entry) -> bool:
    """Say whether what we would write of a piece differs from what we last wrote."""
    texts = {name: short_digest(text) for name, text in piece.texts}
    return texts != dict(entry.texts) or piece.form != entry.form or far(piece.place, entry.place)


def far(one: Place, other: Place) -> bool:
    """Say whether two places of ours differ."""
    pairs = ((one.x, other.x), (one.y, other.y), (one.width, other.width), (one.height, other.height))
    return any(abs(a - b) > 0.11 for a, b in pairs)
