"""A view in words: what every output says it shows of the whole."""

from collections.abc import Sequence

from rollout.evidence.edtf import in_words, parse
from rollout.evidence.event import Dataset, Event
from rollout.evidence.signing import gate_words
from rollout.evidence.vocabulary import KIND_WORDS
from rollout.timeline.clock import KNOWN
from rollout.timeline.naming import named
from rollout.timeline.naming import shown as called
from rollout.timeline.spoken import counted
from rollout.timeline.view import View
from rollout.timeline.window import EVER, Window
from rollout.words.say import later, say

CLOCKS = {KNOWN: later("by when it became known")}
"""How a view by another clock than the first is called."""
CROPPED = {
    "before": later("empty years before that left out"),
    "after": later("empty years after that left out"),
    "before and after": later("empty years before and after that left out"),
}
"""What is said of years at the ends of a window that are left out because they are empty."""


def view_words(dataset: Dataset, view: View, shown: Sequence[Event]) -> str:
    """Return the view in words, its parts in the order of the page's filters; "everything" when it hides nothing.

    >>> from rollout.evidence.event import Dataset
    >>> view_words(Dataset("e.csv", (), (), 0, "", (), (), ",", False), View(disputed=True), ())
    'only disputed'
    """
    parts = [
        say("the events of a talk") if view.tell and all(event.id in view.tell for event in shown) else "",
        _window_words(view.window) if view.window else "",
        say(CROPPED[view.cropped]) if view.cropped else "",
        ", ".join(map(named, called(view.lanes, dataset.settings))),
        ", ".join(map(say, view.statuses)),
        say("said by {who}", who=", ".join(say(KIND_WORDS[kind]) for kind in view.kinds)) if view.kinds else "",
        say("only disputed") if view.disputed else "",
        say("tagged {tags}", tags=", ".join(map(named, map(dataset.settings.word, view.tags)))) if view.tags else "",
        view.whereabouts,
        say("search “{words}”", words=named(view.search)) if view.search else "",
        say(CLOCKS[view.clock]) if view.clock else "",
        say("as it was known on {day}", day=in_words(parse(view.as_known))) if view.as_known else "",
        gate_words(dataset),
    ]
    words = " · ".join(part for part in parts if part) or say("everything")
    said = counted(dataset, shown)
    return f"{words} · {said.words}" if said else words


def _window_words(window: Window) -> str:
    """Return a window in words; a side that has no end is not said."""
    first = "" if window.start <= EVER.start else window.first()
    last = "" if window.end >= EVER.end else window.last()
    if first and last:
        return in_words(parse(f"{first}/{last}"))
    if first:
        return in_words(parse(f"{first}/.."))
    return in_words(parse(f"../{last}")) if last else ""
