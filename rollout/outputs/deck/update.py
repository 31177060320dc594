"""A deck that others have edited brought up to date: slides of ours renewed, added and retired, all others left."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn

from rollout.layout.palette import Palette
from rollout.outputs.deck import ledger as kept
from rollout.outputs.deck.consent import allowed, called
from rollout.outputs.deck.draw import add, write_notes
from rollout.outputs.deck.found import edited, find, notes_of, others, own_notes, slides_by_key
from rollout.outputs.deck.job import Job
from rollout.outputs.deck.package import guarded
from rollout.outputs.deck.parts import HIGH, WIDE, SlideSpec, short_digest
from rollout.outputs.deck.renew import quoted, renew
from rollout.outputs.deck.shapes import EMU
from rollout.outputs.deck.template import layout_of
from rollout.outputs.deck.withdrawn import repeated, withdrawn
from rollout.timeline.clock import every
from rollout.timeline.edition import Edition, ExportError, Options
from rollout.words.said import listed, said, said_many
from rollout.words.say import later, later_many

COMMENTS = said("comments with their authors")
NAMING = {
    "comments": COMMENTS,
    "commentAuthors": COMMENTS,
    "authors": COMMENTS,
    "custom-properties": said("properties of its own"),
}
"""What a deck may hold that names people, by the relation that leads there."""


def _known_by(deck: Any, slide: Any) -> Any:
    """Return the entry of a slide in the deck's list."""
    return next(node for node in deck.slides._sldIdLst if node.get("id") == str(slide.slide_id))


def _listed(deck: Any, number: str) -> list[Any]:
    """Return the entries of a slide in the sections of a deck."""
    return [
        node for node in deck.part._element.iter("{*}sldId") if node.get("id") == number and not node.get(qn("r:id"))
    ]


def _insert(deck: Any, slide: Any, before: Any) -> None:
    """Move a new slide behind the one that stands before it, in the same section."""
    if before is None:
        return
    node, model = _known_by(deck, slide), _known_by(deck, before)
    model.addnext(node)
    for entry in _listed(deck, model.get("id")):
        twin = entry.makeelement(entry.tag, {"id": node.get("id")})
        entry.addnext(twin)


def _remove(deck: Any, slide: Any) -> None:
    node = _known_by(deck, slide)
    name = node.get(qn("r:id"))
    for entry in [*_listed(deck, node.get("id")), *deck.part._element.iter("{*}sld")]:
        if entry.get(qn("r:id"), name) == name:
            entry.getparent().remove(entry)
    deck.slides._sldIdLst.remove(node)
    deck.part.rels.pop(name)


def _forget_unlisted(deck: Any) -> None:
    """Drop slides that no list holds: programs may leave them behind, and their names would clash."""
    listed = {node.get(qn("r:id")) for node in deck.slides._sldIdLst}
    for name, rel in list(deck.part.rels.items()):
        if rel.reltype == RT.SLIDE and name not in listed:
            deck.part.rels.pop(name)


def _renew_notes(job: Job, slide: Any, leaf: SlideSpec) -> None:
    entry, now = job.ledger.get((leaf.key, kept.NOTES)), notes_of(slide)
    digest = short_digest(leaf.notes)
    if not leaf.notes or short_digest(now) == digest:
        return
    if short_digest(now) == (entry.texts[""] if entry else short_digest("")):
        write_notes(slide, leaf.notes)
        job.lines.append(said("Changed the notes of {slide}.", slide=leaf.key))
    elif entry is None or entry.texts[""] != digest:
        words = later("Left the notes of {slide}: they are yours; ours would be {ours}.")
        job.lines.append(said(words, slide=leaf.key, ours=quoted(leaf.notes)))


def _is_edited(job: Job, deck: Any, slide: Any, key: str) -> bool:
    """Say whether a slide holds anything of a person's, or another slide leads to it."""
    if others(slide, key, job.ledger):
        return True
    for slide_key, name in job.ledger:
        entry = job.ledger[slide_key, name]
        shape = find(slide, name, name.endswith("/title"), entry) if slide_key == key else None
        if shape and edited(shape, entry):
            return True
    if own_notes(job.ledger, slide, key):
        return True
    parts = [rel.target_part for one in deck.slides for rel in one.part.rels.values() if not rel.is_external]
    return slide.part in parts


def _retire(job: Job, deck: Any, slides: Sequence[Any], key: str) -> None:
    """Take a slide off that is no more; one with a person's work on it is hidden instead, and copies stay."""
    if _is_edited(job, deck, slides[0], key):
        slides[0]._element.set("show", "0")
        words = said("Hid the slide {slide}: {reason}, but it holds work of yours.", slide=key, reason=job.reason(key))
        job.lines.append(words)
        _copies(job, slides, key)
        job.of(slides[0])
    else:
        was = job.was[slides[0].slide_id]
        job.lines.append(said("Removed the slide {slide}: {reason}.", slide=key, reason=job.reason(key)))
        _copies(job, slides, key)
        _remove(deck, slides[0])
        job.of(was)


def _copies(job: Job, slides: Sequence[Any], key: str) -> None:
    if len(slides) > 1:
        words = later("Left {n} more with shapes of the slide {slide}: copies are yours.")
        job.lines.append(said(words, n=len(slides) - 1, slide=key))


def _each(job: Job, deck: Any, leaves: Sequence[SlideSpec]) -> None:
    found = slides_by_key(deck, job.ledger)
    known = {key for key, _ in job.ledger}
    before: Any = None
    for leaf in leaves:
        slides = found.get(leaf.key, [])
        if slides:
            before = slides[0]
            renew(job, before, leaf)
            _renew_notes(job, before, leaf)
            _copies(job, slides, leaf.key)
            job.of(before)
        elif leaf.key in known:
            job.lines.append(said("Left out the slide {slide}: you deleted it.", slide=leaf.key))
            job.of("")
        else:
            slide = add(deck, layout_of(deck, leaf.key), leaf, job.palette)
            _insert(deck, slide, before)
            before = slide
            job.lines.append(said("Added the slide {slide}.", slide=leaf.key))
            job.of(slide)
    now = {leaf.key for leaf in leaves}
    for key, slides in found.items():
        if key not in now:
            _retire(job, deck, slides, key)


def _repeats(deck: Any, ledger: kept.Ledger, leaves: Sequence[SlideSpec], edition: Edition) -> dict[int, list[str]]:
    """Return of slides by their ids which withdrawn claims they repeat in a person's words, before they are renewed."""
    lost, keys = withdrawn(deck, ledger, every(edition.dataset)), {leaf.key for leaf in leaves}
    ours = {slides[0].slide_id: key for key, slides in slides_by_key(deck, ledger).items() if key in keys}
    return {one.slide_id: repeated(one, ours.get(one.slide_id, ""), ledger, lost) for one in deck.slides}


def _reasons(edition: Edition) -> dict[str, str]:
    shown = {event.id for event in edition.shown}
    ticked, hidden = said("no longer named, a tick in its strip only"), said("not in this view")
    return {event.id: ticked if event.id in shown else hidden for event in every(edition.dataset)}


def _kept(old: kept.Ledger, leaves: Sequence[SlideSpec]) -> kept.Ledger:
    """Return what to remember: all that we would write now, and notes that were not asked for this time."""
    keys = {leaf.key for leaf in leaves}
    notes = {pair: entry for pair, entry in old.items() if pair[1] == kept.NOTES and pair[0] in keys}
    return notes | kept.ledger_of(leaves)


def bring_up_to_date(
    deck: Any, edition: Edition, leaves: Sequence[SlideSpec], palette: Palette, options: Options
) -> None:
    """Bring an edited deck up to date, and say in lines what was changed, what was left, and why.

    Raises ExportError when it is not a deck of ours, or damaged, or where the person who asked does not agree.
    """
    say = options.say
    with guarded():
        ledger = kept.read(deck)
        if (round(deck.slide_width / EMU), round(deck.slide_height / EMU)) != (WIDE, HIGH):
            raise ExportError(said("The slides of the deck to update have another size than ours; nothing would fit."))
        allowed(deck, ledger, edition, leaves, options.agree)
        repeats = _repeats(deck, ledger, leaves, edition)
        was = {slide.slide_id: said("{slide}, as it was", slide=called(deck, slide)) for slide in deck.slides}
        job = Job(ledger, palette, _reasons(edition), [], Counter(), was)
        ours = sum(1 for _ in slides_by_key(deck, ledger))
        theirs = len(deck.slides) - ours
        _forget_unlisted(deck)
        _each(job, deck, leaves)
        job.told.extend((slide, line) for slide in deck.slides for line in repeats.get(slide.slide_id, ()))
        kept.write(deck, _kept(ledger, leaves))
        rels = list(deck.part.package.iter_rels())  # of masters, layouts and charts too
        away = sum(rel.is_external for rel in rels)
        told = {NAMING[kind] for rel in rels if (kind := rel.reltype.rpartition("/")[2]) in NAMING}
    for where, line in job.told:
        words = where if isinstance(where, str) else called(deck, where)
        say(said("{place}: {words}", place=words, words=line) if words else line)
    for line in job.summary(theirs):
        say(line)
    if away:
        one, many = later_many(
            "The deck holds {n} link to an outside address. Look at what it leads to before you hand it on.",
            "The deck holds {n} links to outside addresses. Look at what it leads to before you hand it on.",
        )
        say(said_many(one, many, away))
    if told:
        kinds = listed(sorted(told), said(" and "))
        say(said("The deck holds {kinds}, which may name people. Look at them before you hand it on.", kinds=kinds))
