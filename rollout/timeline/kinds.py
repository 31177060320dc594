"""The kinds of scenes: what each shows beside its title, from which columns, and what can be wrong with these."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from rollout.evidence.citation import QUOTE_LENGTH, SUPPORTS, Citation
from rollout.evidence.edtf import EdtfDate
from rollout.evidence.event import Event
from rollout.evidence.fields import at_most, choice, date, file_name, one_line
from rollout.evidence.header import Header
from rollout.evidence.near import near
from rollout.evidence.problems import Problem, quoted, shown
from rollout.evidence.wrong import write
from rollout.words.said import said
from rollout.words.say import later

EVENTS, NUMBER, QUOTATION, PICTURE, TEXT = KINDS = ("events", "number", "quotation", "picture", "text")
"""The timeline with what is lit; a figure with its series; words and who said them; a picture; words alone."""
TAKEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"words": (QUOTATION, TEXT), "who": (QUOTATION,), "when": (QUOTATION,), "picture": (PICTURE,)}
)
"""The columns that only scenes of some kinds show."""
CHECKS: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        "kind": choice(KINDS),
        "words": partial(at_most, QUOTE_LENGTH),
        "who": one_line,
        "when": date,
        "picture": file_name,
    }
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a scene shows: its kind, and what the talk says of it in columns of its own; empty: as the event has it."""

    kind: str = EVENTS
    words: str = ""
    who: str = ""
    when: EdtfDate | None = None
    picture: str = ""


PLAIN = Shown()


def quote_of(event: Event) -> Citation | None:
    """Return the source of an event whose words are quoted: one in support before any other."""
    found = [one for one in event.citations if one.quote]
    return min(found, key=lambda one: one.role != SUPPORTS, default=None)


def _empty(kind: str, values: Mapping[str, Any], lit: Sequence[Event]) -> tuple[str, str, str] | None:
    """Return the column in which a scene lacks what its kind shows, what is wrong and what to write; None for none."""
    if kind == NUMBER and not any(event.quantity for event in lit):
        wrong = said("A number is the figure of an event, and it lights no event that has one.")
        return "focus", wrong, said("Name one with a quantity.")
    if kind == QUOTATION and not lit:
        wrong = said("A quotation belongs to an event, and it names none.")
        return "focus", wrong, said("Write the id of the event it speaks of.")
    if kind == QUOTATION and "words" not in values and not any(map(quote_of, lit)):
        wrong = said("The cell is empty, and no source of an event that it lights has a quote.")
        return "words", wrong, said("Write the words here, or in the column quote of sources.csv.")
    if kind == PICTURE:
        return _no_picture(values.get("picture", ""), [name for event in lit for name in event.media])
    return None


def _no_picture(asked: str, known: Sequence[str]) -> tuple[str, str, str] | None:
    if not known:
        wrong = said("A picture is one of an event, and it lights no event that has one.")
        return "focus", wrong, said("Name an event whose column media is filled.")
    if asked and asked not in known:
        wrong = said("{cell} is no picture of an event that it lights.", cell=quoted(asked, 60))
        return "picture", wrong, write(near(asked, known) or known[0])
    return None


Wrong = Iterator[tuple[str, Problem]]  # with the column of ours in which it is


def lacking(row: int, values: Mapping[str, Any], lit: Sequence[Event], gone: bool, names: Header) -> Wrong:
    """Yield what a scene lacks to be of its kind; nothing where an event is gone, which is said already."""
    found = _empty(values.get("kind", EVENTS), values, lit)
    if found and not gone:
        column, wrong, example = found
        yield column, Problem(row, names.written(column), shown(values.get("picture", "")), wrong, example)


def unused(row: int, values: Mapping[str, Any], names: Header) -> Wrong:
    """Yield the columns that are filled and that no scene of this kind shows; the scene goes on without them."""
    kind = values.get("kind", EVENTS)
    for column, kinds in TAKEN.items():
        if column in values and kind not in kinds:
            words = later("A scene of kind {kind} has no {column}; the scene goes on without it.")
            wrong, example = (
                said(words, kind=kind, column=column),
                said("Write {kind} as its kind, or delete it.", kind=kinds[0]),
            )
            yield column, Problem(row, names.written(column), "", wrong, example)


def shown_of(values: Mapping[str, Any], lit: Sequence[Event]) -> Shown:
    """Return what a scene shows; its title alone where the event is gone that it was made of."""
    kind = values.get("kind", EVENTS)
    if _empty(kind, values, lit):
        return Shown(TEXT)
    own = {column: values[column] for column, kinds in TAKEN.items() if column in values and kind in kinds}
    return Shown(kind, **own) if kind != EVENTS else PLAIN
