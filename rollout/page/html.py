"""The page's skeleton as plain HTML, as it is sent: Dash draws nothing of it, and some readers have no JavaScript."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from dash.development.base_component import Component

from rollout.evidence.settings import Settings
from rollout.page.title import title
from rollout.timeline.edition import CAUTION
from rollout.words.markup import in_markup
from rollout.words.say import language, say
from rollout.words.tongues import ENGLISH

VOID = ("input",)
NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex", "autoComplete": "autocomplete"}
# Parts of Dash by the element that stands for them in the page.
TAGS = {"Input": "input", "Graph": "div", "Store": ""}
ATTRIBUTES = (
    "id",
    "className",
    "htmlFor",
    "href",
    "hidden",
    "type",
    "placeholder",
    "role",
    "tabIndex",
    "action",
    "lang",
    "disabled",
    "title",
    "autoComplete",
)


def _attributes(properties: dict[str, Any]) -> Iterator[str]:
    # Dash keeps the aria- ones in an order of its own, another in each process.
    for name, value in sorted(properties.items(), key=lambda one: one[0] if one[0].startswith("aria-") else ""):
        if name not in ATTRIBUTES and not name.startswith("aria-"):
            continue
        if value is True:
            yield f" {name}"
        elif value is not None and value is not False:  # not 0, which is a tabindex
            yield f' {NAMES.get(name, name)}="{escape(str(value))}"'


def markup(part: Any) -> str:
    """Return a part of a Dash layout as HTML: a component, a text, a number, a list of these, or nothing."""
    if part is None:
        return ""
    if isinstance(part, list | tuple):
        return "".join(map(markup, part))
    if not isinstance(part, Component):
        return escape(str(part))
    known: dict[str, Any] = part.to_plotly_json()  # type: ignore[no-untyped-call] # Dash has few annotations
    tag = TAGS.get(known["type"], known["type"].lower())
    if not tag:
        return ""
    start = f"<{tag}{''.join(_attributes(known['props']))}>"
    return start if tag in VOID else f"{start}{markup(known['props'].get('children'))}</{tag}>"


NAMESPACE = re.compile(r' xmlns="[^"]*"')
UNSCRIPTED = """<noscript><style>#first {{ display: none; }} #unscripted {{ padding: 10px 20px; }}
#unscripted svg {{ width: 100%; height: auto; }}</style><div id="unscripted"><h1>{title}</h1><p>{caution}</p>{picture}
<p>{words}</p>
</div></noscript>"""


def _words() -> str:
    """Return where those without JavaScript find the rest: a sentence with two links in it."""
    own = f"?language={language()}" * (language() != ENGLISH)
    return in_markup(
        "JavaScript is switched off, so this is the opening picture alone. Every event, with its source and who "
        "disputes it, stands in the {handout} and in the {table}.",
        handout=f'<a href="/download/events.pdf{own}">{escape(say("handout"))}</a>',
        table=f'<a href="/download/events.csv{own}">{escape(say("table"))}</a>',
    )


def unscripted(lanes: tuple[str, ...], said: Settings, picture: str) -> str:
    """Return what readers without JavaScript see: a picture of the opening view as SVG, and the way to the rest."""
    picture = NAMESPACE.sub("", picture, count=1)  # within HTML it has none
    return UNSCRIPTED.format(
        title=markup(title(lanes, said)), caution=escape(say(CAUTION)), picture=picture, words=_words()
    )
