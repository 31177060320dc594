"""The presenter's window as HTML, in the language that is spoken."""

from rollout.page.bundle import PRESENTER, catalogue
from rollout.page.files import STYLES
from rollout.words.markup import in_markup
from rollout.words.say import language, later
from rollout.words.tongues import ENGLISH, TONGUES

PAGE = STYLES / "presenter.html"
WORDS = {
    "presenter": later("Presenter"),
    "clock": later("Clock"),
    "talk": later("Talk {elapsed} of {planned}"),
    "scene": later("Scene {elapsed}"),
    "now": later("On screen now"),
    "notes": later("Notes"),
    "notes_words": later("Shift and an arrow up or down scroll the notes"),
    "next": later("Next"),
    "back": later("Back"),
    "black": later("Black"),
    "source": later("Source"),
    "phones": later("Phones"),
    "phones_words": later("The code by which phones follow the talk: A"),
    "spot": later("Spot"),
    "spot_words": later("A spot goes on the screen where the pointer goes on this picture: O"),
    "line": later("Line"),
    "line_words": later("So does a line from top to foot: L"),
    "jump": later("Go to {scene}"),
    "again": later("Clock to zero"),
    "keys": later("Talk"),
    "keys_words": later(
        "Page Down leads on, S shows the sources, B black, Q codes, question mark lists every key; "
        "Shift and an arrow scroll the notes."
    ),
}
PLACES = {
    "talk": {"elapsed": '<b id="elapsed"></b>', "planned": '<span id="planned"></span>'},
    "scene": {"elapsed": '<b id="scene-elapsed"></b>'},
    "jump": {"scene": '<select id="jump"></select>'},
}
"""The elements that stand within a sentence."""


def presenter() -> str:
    """Return the presenter's window as a page."""
    own = language()
    said = {name: in_markup(words, **PLACES.get(name, {})) for name, words in WORDS.items()}
    asked = "" if own == ENGLISH else f"?language={own}"
    return PAGE.read_text(encoding="utf-8").format(
        **said, tag=TONGUES[own].tag, asked=asked, catalogue=catalogue(PRESENTER, own)
    )


def rooms() -> str:
    """Return the rooms of the window alone."""
    return presenter().split('<body id="presenter">')[1].split("<script")[0].strip()
