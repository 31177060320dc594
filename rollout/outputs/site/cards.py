"""The picture that goes with a link to an event: 1200 by 630 px, all of it legible, nothing of it cut."""

from collections.abc import Sequence
from typing import Any

from rollout.evidence.event import Event
from rollout.evidence.sayer import sayer
from rollout.layout.palette import LIGHT, of_lane
from rollout.layout.scene import records, scaled
from rollout.outputs.handout import make_png
from rollout.outputs.handout.records import MARK
from rollout.outputs.handout.typesetting import typeset_each
from rollout.outputs.handout.words import pieces
from rollout.sheet.lines import legible
from rollout.sheet.signs import form
from rollout.timeline.clock import when_words
from rollout.timeline.edition import CAUTION, Edition, Options, stamp
from rollout.timeline.standing import standing
from rollout.words.say import say

PPI = 72.0  # a point is a px
SIZE = 2.4  # of a mark on the stage


def _card(event: Event, edition: Edition) -> dict[str, Any]:
    lane = of_lane(LIGHT.inks, edition.dataset.lanes.index(event.lane))
    drawn = form(event.status, event.disputed, MARK / 2 + 1, MARK / 2, MARK, lane, LIGHT.paper, LIGHT.ink)
    return {
        "lane": lane,
        "above": pieces(f"{when_words(event)} · {edition.dataset.settings.shown(event.lane)}"),
        "title": pieces(event.title),
        "form": records(scaled(drawn, SIZE)),
        "says": pieces(say("{status} · says {who}", status=standing(event), who=sayer(event.says))),
        "dispute": pieces(event.dispute) if event.disputed else [],
    }


def cards(edition: Edition, events: Sequence[Event]) -> list[bytes]:
    """Return the card of the whole edition, which tells its story, and one for each event, as PNGs."""
    data = {
        "title": legible(edition.title),
        "ink": LIGHT.ink,
        "muted": LIGHT.muted,
        "paper": LIGHT.paper,
        "foot": pieces(f"{say(CAUTION)} {say('Data {digest}.', digest=stamp(edition).short)}"),
        "disputed": say("Disputed:"),
        "cards": [_card(event, edition) for event in events],
    }
    return [make_png(edition, Options(size="card", fold=True)), *typeset_each("card.typ", data, PPI)]
