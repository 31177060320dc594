"""One slide of ours brought up to date on a deck that a person has edited: what is theirs stays theirs."""

from copy import deepcopy
from itertools import takewhile
from typing import Any

from rollout.outputs.deck.chart import renew_chart, values
from rollout.outputs.deck.draw import draw, element_of
from rollout.outputs.deck.found import Shape, bodies, changed, edited, far, find, moved, name_of
from rollout.outputs.deck.furniture import QUIET
from rollout.outputs.deck.job import Job
from rollout.outputs.deck.ledger import NOTES, Entry
from rollout.outputs.deck.parts import Place, ShapeSpec, SlideSpec, short_digest
from rollout.outputs.deck.restyle import drop_unused_links, replace_text_keeping_style, sizes
from rollout.outputs.deck.shapes import EMU, emu
from rollout.words.said import said
from rollout.words.say import later

DRAWN = ("bar", "line", "mark", "mark centre", "mark cross", "disputed", "point", "words", "picture")
SHOWN = 60  # letters of words that a line quotes


def quoted(text: str, start: int = 0) -> str:
    """Return words from a start on in quotation marks, on one line, no more than a line quotes."""
    part = text[start : start + SHOWN]
    return f"“{'…' * (start > 0)}{part}{'…' * (start + SHOWN < len(text))}”"


def both(old: str, new: str) -> tuple[str, str]:
    """Return old and new words quoted from a little before they begin to differ."""
    old, new = " ".join(old.split()), " ".join(new.split())
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    start = old.rfind(" ", 0, same) + 1 if max(len(old), len(new)) > SHOWN else 0
    return quoted(old, start), quoted(new, start)


def _left(job: Job, name: str, theirs: str, ours: str) -> None:
    now, would = both(theirs, ours)
    words = said("Left {name}: you changed it to {now}; ours would now be {ours}.", name=name, now=now, ours=would)
    job.lines.append(words)


def _changed(job: Job, name: str, old: str, new: str) -> None:
    before, after = both(old, new)
    job.lines.append(said("Changed {name}: from {before} to {after}.", name=name, before=before, after=after))


def _back(job: Job, name: str) -> None:
    words = later("Put {name} back: you had moved it, and on the timeline a place says a date.")
    job.lines.append(said(words, name=name))


def _put_at(element: Any, place: Place) -> None:
    off, ext = element.find(".//{*}xfrm/{*}off"), element.find(".//{*}xfrm/{*}ext")
    off.set("x", str(emu(place.x)))
    off.set("y", str(emu(place.y)))
    if not element.tag.endswith("}grpSp"):  # the size of a group is its scale
        ext.set("cx", str(emu(place.width)))
        ext.set("cy", str(emu(place.height)))


def _move(job: Job, piece: ShapeSpec, entry: Entry, shape: Shape) -> None:
    """Put a shape in its new place; one that a person moved only where the place says a date."""
    if not far(piece.place, entry.place):
        return
    if moved(shape, entry):
        if not piece.dated:
            job.lines.append(said("Left {name} where you moved it.", name=piece.name))
            return
        _back(job, piece.name)
    _put_at(shape.element, piece.place)
    job.counts["moved"] += 1


def _retext(job: Job, slide: Any, piece: ShapeSpec, entry: Entry, shape: Shape) -> Any:
    """Bring a single text up to date."""
    _move(job, piece, entry, shape)
    new = dict(piece.texts)[""]
    now, theirs = shape.texts.get("", ""), edited(shape, entry)
    if short_digest(new) in (short_digest(now), entry.texts.get("")):
        return shape.element
    body = bodies(shape.element).get("")
    if theirs or body is None:
        _left(job, piece.name, now, new)
        return shape.element
    fresh = bodies(element_of(slide, piece, job.palette))[""]
    replace_text_keeping_style(body, fresh, short_digest(sizes(body)) != entry.form)
    drop_unused_links(slide)
    if piece.name.endswith(QUIET):
        job.counts["quiet"] += 1
    else:
        _changed(job, piece.name, now, new)
    return shape.element


def _carry_over_foreign_shapes(old: Any, new: Any, piece: ShapeSpec) -> None:
    """Take what a person put into a group over to the group that is drawn anew, where it stands on the slide."""
    frame = next(old.iter("{*}xfrm"))
    off, inner = frame.find("{*}off"), frame.find("{*}chOff")
    for child in list(old)[2:]:
        if name_of(child).rstrip(" 0123456789") in DRAWN:
            continue
        new.append(child)
        for at in list(child.iter("{*}xfrm"))[:1]:
            node = at.find("{*}off")
            for axis, start in (("x", piece.place.x), ("y", piece.place.y)):
                stands = int(node.get(axis)) - int(inner.get(axis)) + int(off.get(axis))
                node.set(axis, str(stands - round(start * EMU)))


def _regroup(job: Job, slide: Any, piece: ShapeSpec, entry: Entry, shape: Shape) -> Any:
    """Bring a group up to date: moved where it is drawn as before, else drawn anew with a person's words and style."""
    if piece.form == entry.form:
        _move(job, piece, entry, shape)
        return shape.element
    if moved(shape, entry) and far(piece.place, entry.place):
        _back(job, piece.name)
    fresh = element_of(slide, piece, job.palette)
    theirs, before, after = edited(shape, entry), bodies(shape.element), bodies(fresh)
    for name, body in after.items():
        if name not in before:
            continue
        kept = deepcopy(before[name])
        new = dict(piece.texts)[name]
        if name not in theirs:
            replace_text_keeping_style(kept, deepcopy(body), own_size=False)
            if short_digest(new) != entry.texts.get(name):
                _changed(job, piece.name, shape.texts[name], new)
        elif short_digest(new) != entry.texts.get(name):
            _left(job, piece.name, theirs[name], new)
        body.getparent().replace(body, kept)
    _carry_over_foreign_shapes(shape.element, fresh, piece)
    shape.element.getparent().replace(shape.element, fresh)
    drop_unused_links(slide)
    job.counts["redrawn"] += 1
    return fresh


def _rechart(job: Job, slide: Any, leaf: SlideSpec, piece: ShapeSpec, entry: Entry, shape: Shape) -> Any:
    """Give the chart its new figures, unless a person changed the old ones."""
    _move(job, piece, entry, shape)
    frame = next((one for one in slide.shapes if one._element is shape.element and one.has_chart), None)
    if leaf.chart and frame and piece.form != entry.form:
        if short_digest(values(frame.chart)) != entry.texts.get("values"):
            job.lines.append(said("Left {name}: you changed its figures.", name=piece.name))
        else:
            renew_chart(frame, piece, leaf.chart, job.palette)
            job.lines.append(said("Changed {name}: new figures.", name=piece.name))
    return shape.element


def _renewed(job: Job, slide: Any, leaf: SlideSpec, piece: ShapeSpec, entry: Entry, shape: Shape) -> Any:
    job.counts["yours"] += bool(edited(shape, entry))
    if not changed(piece, entry):
        return shape.element
    if not piece.xml:
        return _rechart(job, slide, leaf, piece, entry, shape)
    if piece.texts and piece.texts[0][0] == "":
        return _retext(job, slide, piece, entry, shape)
    return _regroup(job, slide, piece, entry, shape)


def renew(job: Job, slide: Any, leaf: SlideSpec) -> None:
    """Bring a slide up to date: its pieces, those that are new, and those that are no more."""
    below: Any = None
    for piece in leaf.pieces:
        entry = job.ledger.get((leaf.key, piece.name))
        shape = find(slide, piece.name, piece.title, entry)
        if entry and shape:
            below = _renewed(job, slide, leaf, piece, entry, shape)
        elif shape:
            words = said("Left {name} on {slide}: a shape of yours has that name.", name=piece.name, slide=leaf.key)
            job.lines.append(words)
        elif entry:
            job.counts["deleted"] += 1
        else:
            below = draw(slide, leaf, piece, job.palette, below)
            job.quietly(piece.name, said("Added {name} on {slide}.", name=piece.name, slide=leaf.key))
    now = {piece.name for piece in leaf.pieces}
    for key, name in job.ledger:
        if key == leaf.key and name not in now and name != NOTES:
            _retire(job, slide, key, name)


def _retire(job: Job, slide: Any, key: str, name: str) -> None:
    """Take a piece off that is no more; a single text that a person changed stays."""
    entry = job.ledger[key, name]
    shape = find(slide, name, title=False, entry=entry)
    if shape is None:
        return
    theirs = edited(shape, entry)
    if "" in theirs:
        words = later("Left {name} on {slide}: {reason}, but you changed it to {now}.")
        job.lines.append(said(words, name=name, slide=key, reason=job.reason(name), now=quoted(theirs[""])))
        return
    shape.element.getparent().remove(shape.element)
    words = later("Removed {name} from {slide}: {reason}.")
    if theirs:
        words = later("Removed {name} from {slide}: {reason}; you had changed its words to {now}.")
    now = quoted("; ".join(theirs.values())) if theirs else ""
    job.lines.append(said(words, name=name, slide=key, reason=job.reason(name), now=now))
    drop_unused_links(slide)
