"""What stands on a deck that a person has edited: its slides and our shapes on them, found again by name."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from rollout.outputs.deck.ledger import NOTES, Entry, Ledger
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


def renamed(element: Any, entry: Entry) -> bool:
    """Say whether a placeholder that another program named anew is the one that stood where it stands."""
    held = element.tag.endswith("}sp") and next(element.iter("{*}ph"), None) is not None
    return held and "/" not in name_of(element) and not moved(Shape(element, place_of(element), {}), entry)


def find(slide: Any, name: str, title: bool, entry: Entry | None = None) -> Shape | None:
    """Return our shape of a name on a slide.

    Some programs rename placeholders: a title is known by its being the title, another by where we last put it.
    """
    every = elements(slide)
    ours = [element for element in every if name_of(element) == name or (title and is_title(element))]
    ours = ours or [element for element in every if entry and renamed(element, entry)]
    if not ours:
        return None
    return Shape(ours[0], place_of(ours[0]), {called: words_of(body) for called, body in bodies(ours[0]).items()})


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
        names = Counter(name_of(element).rpartition("/")[0] for element in elements(slide))
        ours = [(count, key) for key, count in names.items() if key in keys]
        if ours:
            count, key = max(ours)
            found.setdefault(key, []).append((count, slide))
    return {key: [slide for _, slide in sorted(pairs, key=lambda pair: -pair[0])] for key, pairs in found.items()}


def others(slide: Any, key: str, ledger: Ledger) -> list[Any]:
    """Return the shapes on a slide that are a person's."""
    ours = {name: entry for (slide_key, name), entry in ledger.items() if slide_key == key}
    return [
        element
        for element in elements(slide)
        if name_of(element) not in ours
        and not is_title(element)
        and not any(renamed(element, entry) for entry in ours.values())
    ]


def notes_of(slide: Any) -> str:
    """Return the notes of a slide."""
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return str(frame.text) if frame is not None else ""


def own_notes(ledger: Ledger, slide: Any, key: str) -> str:
    """Return the notes of a slide where they are a person's, else nothing."""
    entry, now = ledger.get((key, NOTES)), notes_of(slide)
    return now if now.strip() and (entry is None or short_digest(now) != entry.texts[""]) else ""


def changed(piece: ShapeSpec, entry: Entry) -> bool:
    """Say whether what we would write of a piece differs from what we last wrote."""
    texts = {name: short_digest(text) for name, text in piece.texts}
    return texts != dict(entry.texts) or piece.form != entry.form or far(piece.place, entry.place)


def far(one: Place, other: Place) -> bool:
    """Say whether two places of ours differ."""
    pairs = ((one.x, other.x), (one.y, other.y), (one.width, other.width), (one.height, other.height))
    return any(abs(a - b) > 0.11 for a, b in pairs)
