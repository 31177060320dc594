"""Our new words in a person's style: the look of each run is carried over, only what is said changes."""

from copy import deepcopy
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml.ns import qn

LOOK = "{*}rPr"
SPACE = qn("r:id").partition("}")[0]


def _at(items: list[Any], at: int) -> Any:
    return items[min(at, len(items) - 1)] if items else None


def _unlinked(look: Any) -> Any:
    """Return a copy of a run's look that leads nowhere: an old link must not stand under new words."""
    copy = deepcopy(look)
    for name in ("hlinkClick", "hlinkMouseOver"):
        for node in copy.findall(f"{{*}}{name}"):
            copy.remove(node)
    return copy


def _runs(paragraph: Any) -> list[Any]:
    """Return the runs of a paragraph, the first of each stretch of one look: some programs cut runs at a tab."""
    found: list[Any] = []
    last = b""
    for run in paragraph.findall(qn("a:r")):
        look = run.find(LOOK)
        now = b"" if look is None else bytes(serialize_part_xml(look))
        if not found or now != last:
            found.append(run)
        last = now
    return found


def _carry(new: Any, old: Any, own_size: bool) -> None:
    """Give a new run the look of an old one; its size only where a person chose it."""
    ours, theirs = new.find(LOOK), old.find(LOOK)
    if ours is None or theirs is None:
        return
    look = _unlinked(theirs)
    if not own_size and ours.get("sz"):
        look.set("sz", ours.get("sz"))
    for node in ours.findall("{*}hlinkClick"):
        look.append(node)
    new.replace(ours, look)


def sizes(body: Any) -> str:
    """Return the type sizes of a text's runs, as they stand in the file."""
    return " ".join(run.find(LOOK).get("sz", "") for run in body.iter(qn("a:r")) if run.find(LOOK) is not None)


def replace_text_keeping_style(old: Any, new: Any, own_size: bool) -> None:
    """Put new words in the place of old ones: paragraphs and runs keep the look of those they follow.

    own_size: whether the old sizes are a person's choice, and stay.
    """
    before = old.findall(qn("a:p"))
    for at, paragraph in enumerate(new.findall(qn("a:p"))):
        model = _at(before, at)
        runs = _runs(model) if model is not None else []
        for number, run in enumerate(paragraph.findall(qn("a:r"))):
            like = _at(runs, number)
            if like is not None:
                _carry(run, like, own_size)
    for paragraph in before:
        old.remove(paragraph)
    for paragraph in new.findall(qn("a:p")):
        old.append(paragraph)


def drop_unused_links(slide: Any) -> None:
    """Forget the outside addresses and the pictures to which nothing on a slide leads any more."""
    used = {value for node in slide._element.iter() for name, value in node.attrib.items() if name.startswith(SPACE)}
    for name, rel in list(slide.part.rels.items()):
        if (rel.is_external or rel.reltype == RT.IMAGE) and name not in used:
            slide.part.rels.pop(name)
