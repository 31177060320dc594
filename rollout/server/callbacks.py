"""The one callback of the page: an address and a size in, a picture out."""

from typing import Any

from dash import Dash, Input, Output, no_update

from rollout.figure.cache import Pictures
from rollout.figure.traces import for_page
from rollout.layout.letters import letters
from rollout.words.say import speak
from rollout.words.tongues import tongue_in


def _pixels(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def asks(body: object) -> bool:
    """Return whether the body of a request is the page asking for a picture; at any other Dash would stumble."""
    match body:
        case {
            "output": "..picture.figure...picture.style..",
            "outputs": [{"id": "picture", "property": "figure"}, {"id": "picture", "property": "style"}],
            "inputs": [{"id": "ask", "property": "data"}],
            "changedPropIds": [] | ["ask.data"],
            **others,
        }:
            return others.get("state", []) == []
    return False


def connect(app: Dash, pictures: Pictures) -> None:
    """Let the page ask for pictures."""

    @app.callback(
        Output("picture", "figure"),
        Output("picture", "style"),
        Input("ask", "data"),
        prevent_initial_call=True,
    )
    def draw(ask: object) -> Any:
        if not isinstance(ask, dict):
            return no_update, no_update
        address = ask.get("search")
        address = address if isinstance(address, str) else ""
        speak(tongue_in(address))
        figure = pictures.of(
            address,
            _pixels(ask.get("width")),
            _pixels(ask.get("height")),
            str(ask.get("theme")),
            letters(ask.get("wide"), ask.get("high"), ask.get("least")),
        ).figure
        # A responsive graph takes its height from its box, not from the figure.
        return for_page(figure), {"height": figure["layout"]["height"]}
