"""Dash without what it tells every visitor, and with something to show before it is up."""

import re
from collections.abc import Callable, Hashable, Sequence
from html import escape
from typing import Any

from dash import Dash
from dash._hooks import HooksManager

from rollout.timeline.latest import Latest
from rollout.words.say import language
from rollout.words.tongues import TONGUES

# Its own version and the time of installation (`.v4_4_1m1795298720`, `?m=…`), and the versions of what it brings.
OWN = re.compile(r"\.v\w+m[0-9a-fA-F]+(?=\.)|\?m=[\d.]+$")
BROUGHT = re.compile(r"@\d+(?:\.\d+)*(?=\.)")
ADDRESS = re.compile(r'(?<=src="|ref=")/[^"]*(?=")')
UNUSED = re.compile(
    r'<script src="[^"]*/(?:dash_table|dcc|html)/[^"]*"></script>|<script src="[^"]*/polyfill[^"]*"></script>'
)
"""Components: those of this page are its own (`scripts/page/dash.js`). And what browsers lacked before 2018."""
SUITES = "_dash-component-suites/"
# No other package hangs anything into the page: Dash would load whatever is installed for it, at each start.
HooksManager._registered = True
KEPT = 8  # languages in which the page is kept as it was sent
UNWANTED = ("<path:path>", "_reload-hash", "_favicon.ico")
"""Addresses of Dash that nobody needs: one answers every path with the page."""


def unversioned(path: str) -> str:
    """Return the path of a script or style without the versions in its name.

    >>> unversioned("deps/react@18.v4_4_1m1795298720.3.1.min.js")
    'deps/react.min.js'
    """
    return BROUGHT.sub("", OWN.sub("", path))  # its own stands in the middle of another's


class QuietDash(Dash):
    """Dash that tells no visitor which versions it runs, and has something to show before it is up."""

    def __init__(
        self,
        *arguments: Any,
        first: Callable[[], str],
        called: Callable[[], str],
        addressed: Callable[[str], str],
        words: Callable[[str], str],
        state: Callable[[], Hashable],
        **settings: Any,
    ) -> None:
        """Take Dash's own settings, what gives the first view as HTML, and what the timeline is called now.

        addressed: gives the page its addresses as browsers may keep what stands there. words: gives the element that
        holds what the page says in a language. state: gives what all of this is made of: while it is the same, so is
        the page.
        """
        super().__init__(*arguments, **settings)
        self._first, self._called, self._addressed, self._words = first, called, addressed, words
        self._state = state
        self._kept: tuple[Hashable, Latest[str, str]] = (None, Latest(KEPT))

    def index(self, *_: Any, **__: Any) -> str:
        """Return the index with the first view in its place."""
        state, asked = self._state(), language()
        kept = self._kept
        if kept[0] != state:  # no page of an older state is asked for again, and each would hold all of its evidence
            kept = self._kept = (state, Latest(KEPT))
        page = kept[1].get(asked)
        if page is None:
            page = self._made()
            kept[1].put(asked, page)
        return page

    def _made(self) -> str:
        whole: str = super().index()  # type: ignore[no-untyped-call] # Dash has few annotations
        named: str = ADDRESS.sub(lambda found: unversioned(str(found[0])), whole)
        if called := self._called():
            named = named.replace("<title>Rollout</title>", f"<title>{escape(called)}</title>", 1)
        named = named.replace('<html lang="en">', f'<html lang="{TONGUES[language()].tag}">', 1)
        words = self._words(language())
        return self._addressed(UNUSED.sub("", named)).replace("<!-- first -->", self._first() + words, 1)

    def _real_path(self, package: str, path: str) -> str:
        """Return where a package of Dash keeps the script that the index names without versions."""
        known: dict[str, str] = {unversioned(each): each for each in self.registered_paths.get(package, ())}
        return known.get(path, path)

    def _add_url(self, name: str, view_func: Callable[..., Any], methods: Sequence[str] = ("GET",)) -> None:
        if name in UNWANTED:
            return
        view = view_func
        if name.startswith(SUITES):

            def view(package_name: str, fingerprinted_path: str) -> Any:
                return view_func(package_name, self._real_path(package_name, fingerprinted_path))

        super()._add_url(name, view, methods)

    def _config(self) -> dict[str, Any]:
        told: dict[str, Any] = Dash._config(self)  # type: ignore[no-untyped-call] # as above
        # Nor does it give each visit a number of its own, which is for a kind of callback that we have none of; and the
        # whole layout, by which callbacks are checked, is what the page asks for anyway.
        left = ("_version", "_version_url", "end_id", "validation_layout")
        kept = {key: value for key, value in told.items() if not key.endswith(left)}
        return kept | {"disable_version_check": True}
