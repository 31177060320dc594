"""The page's skeleton in Dash: rooms with names, which the scripts in `scripts/` furnish."""

from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from rollout.evidence.settings import PLAIN, Settings
from rollout.page.title import spoken, title
from rollout.timeline.edition import CAUTION
from rollout.timeline.naming import made_by, standfirst
from rollout.words.say import language, later, say
from rollout.words.tongues import ENGLISH

GRAPH_CONFIG: Any = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "doubleClick": False,
    "responsive": False,
}
# What Dash begins with, and nobody draws.
EMPTY: dict[str, Any] = {
    "data": [],
    "layout": {
        "xaxis": {"type": "linear", "visible": False},
        "yaxis": {"visible": False},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    },
}


@dataclass(frozen=True, slots=True)
class Offered:
    """What a page has a button for beside what each has: to open a list of another kind, to edit.

    whole: whether each event can be looked at, as the map does; else its button says that it waits.
    """

    lists: bool = False
    editing: bool = False
    whole: bool = True


OFFERED = Offered()
FEW = later("Headlines have their words first, then as many as there is room for; zoom in, and more have.")
WAITS = later("Not there yet for so many events.")
HELP = later("Arrow keys go from event to event, Enter opens the details, question mark lists every key.")


def aria(**attributes: str) -> dict[str, Any]:
    """Return attributes for assistive technology under the names HTML gives them, words in the language spoken."""
    return {f"aria-{key}": say(it) if key in ("label", "roledescription") else it for key, it in attributes.items()}


SPEAKS = aria(live="polite", atomic="true")
"""Of what is read aloud when it changes. A `status` would be met by whoever reads on, though it is empty."""


def _button(words: str, name: str, **attributes: Any) -> html.Button:
    return html.Button(say(words), id=name, type="button", **attributes)


def _waits(offered: Offered) -> dict[str, Any]:
    """Return what a button bears that is for what looks at each event, where they are too many."""
    return {} if offered.whole else {"disabled": True, "title": say(WAITS)}


def _others(offered: Offered) -> html.Div:
    """Return what few need: a title stands as wide wherever the page is shown, whatever of this is there."""
    to_lists = "/import" if language() == ENGLISH else f"/import?language={language()}"
    return html.Div(
        [
            _button("Map", "show-map", **_waits(offered), **aria(expanded="false", controls="where")),
            _button("Hall", "hall"),
            _button("When it became known", "clock", hidden=True),
            html.Div(id="languages", role="group", hidden=True, **aria(label="Language of the events")),
            html.Div(id="tongues"),
            _button("Copy link", "copy"),
            _button("What was changed", "history-open", **aria(haspopup="dialog")) if offered.editing else None,
            html.A(say("Open list…"), href=to_lists, id="open-list", className="button") if offered.lists else None,
            _button("Prepare", "preparing", **aria(expanded="false", controls="prepare")),
            _button("Keys", "show-keys", **aria(haspopup="dialog")),
        ],
        id="others",
        role="group",
        hidden=True,
        **aria(label="More"),
    )


def _header(lanes: tuple[str, ...], said: Settings, offered: Offered) -> html.Header:
    tools = [
        html.Label(say("Search"), htmlFor="search", className="unseen"),
        dcc.Input(id="search", type="search", placeholder=say("Search events, places, sources"), autoComplete="off"),
        _button("Filter", "filter", **aria(expanded="false", controls="filters")),
        _button("Download", "download", **aria(expanded="false", controls="downloads")),
        _button("Picture", "picture-too", **aria(pressed="false")),
        _button("Present", "present"),
        *([_button("Add event", "add-event"), _button("Review", "review-begin")] if offered.editing else []),
        html.Div(
            [_button("More", "more", **aria(expanded="false", controls="others")), _others(offered)],
            className="menu",
        ),
    ]
    return html.Header(
        [
            html.Div(
                [
                    html.H1(title(lanes, said)),
                    html.P(
                        [
                            html.Span(
                                f"{(words := standfirst(said))} ", **spoken(words, said if said.subtitle else PLAIN)
                            ),
                            html.Span(say(CAUTION), className="caution"),
                            f" {by[:1].upper()}{by[1:]}." if (by := made_by(said)) else None,
                        ]
                    ),
                ],
                className="title",
            ),
            html.Div(
                [
                    # Chromium asks its maker's server what any field is for, unless it stands in such a form.
                    html.Form(tools, className="tools", role="search", action="/search"),
                ]
            ),
        ]
    )


def _timeline() -> html.Section:
    graph = dcc.Graph(id="picture", figure=EMPTY, config=GRAPH_CONFIG, responsive="auto")
    # One stop for the keyboard. What Plotly draws says nothing in itself: the words come in `said` and in the list.
    # The help stands in it, for Orca takes an application in which nothing is for a button, and keeps the arrow keys.
    plot = html.Div(
        [html.Div(graph, **aria(hidden="true")), html.P(say(HELP), id="plot-help", className="unseen")],
        id="plot",
        role="application",
        tabIndex=0,
        **aria(label="Events on the time axis", roledescription="timeline", describedby="plot-help"),
    )
    parts = [plot, html.Div(id="heads"), html.Div(id="card", role="tooltip", hidden=True)]
    return html.Section(parts, id="timeline", **aria(label="Timeline"))


def _foot(said: Settings) -> html.Div:
    """Return the line below the picture: its counts, what its marks mean, and behind a button what it was made of."""
    made = [f"{by[:1].upper()}{by[1:]}. "] if (by := made_by(said)) else []
    imprint = [
        html.P(id="made-of"),
        html.P(f"{say(FEW)} {say(CAUTION)}"),
        html.P([*made, say("What each mark means, and every event in words, stands below the picture.")]),
    ]
    return html.Div(
        [
            html.P(id="counts"),
            html.P(id="rested", className="unseen", **SPEAKS),
            _button("About the data", "about", **aria(expanded="false", controls="imprint")),
            html.Div(id="marks", **aria(hidden="true")),
            html.Section(imprint, id="imprint", hidden=True, **aria(label="About the data")),
        ],
        className="footline",
    )


def _legend() -> html.Section:
    room = [html.H2(say("How to read the marks")), html.Div(id="legend")]
    return html.Section(room, id="key", **aria(label="Legend"))


def _beside() -> tuple[html.Section, html.Section]:
    """Return what stands beside the picture when it is opened: the map, and the details of an event."""
    where = html.Section(id="where", hidden=True, **aria(label="Where it happened"))
    return where, html.Section(id="details", hidden=True, tabIndex=-1, **aria(label="Details of an event"))


def layout(lanes: tuple[str, ...], said: Settings = PLAIN, offered: Offered = OFFERED) -> html.Div:
    """Return the page for evidence with these lanes, with a button for each that is offered."""
    return html.Div(
        [
            html.A(say("Skip to the list of events"), href="#events", className="skip"),
            _header(lanes, said, offered),
            html.Section(id="filters", hidden=True, **aria(label="Filters")),
            html.Section(id="downloads", hidden=True, **aria(label="Take it away")),
            html.Div(id="alert", role="alert"),
            html.Div(id="gone", **SPEAKS),
            html.P(id="said", className="unseen", **SPEAKS),
            html.Main(
                [
                    html.Div(
                        [
                            _timeline(),
                            html.Div(
                                [html.Div(id="presets", role="group", **aria(label="Window")), html.Div(id="overview")],
                                className="below",
                            ),
                            _foot(said),
                        ],
                        id="stage",
                    ),
                    *_beside(),
                ]
            ),
            html.Section(id="caption", hidden=True, **aria(label="What is on screen")),
            html.Section(id="prepare", hidden=True, **aria(label="A talk in preparation")),
            html.Section(id="problems", **aria(label="Problems in the file")),
            _legend(),
            html.Section(
                [html.H2(say("All events in date order"), id="listed"), html.Ol(id="events", tabIndex=-1)],
                id="list",
                **aria(label="List of events"),
            ),
            dcc.Store(id="ask"),
        ],
        id="page",
    )
