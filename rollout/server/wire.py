"""What goes to readers at a distance: made small, and kept by browsers where it never changes and the host lets."""

import re
from collections.abc import Callable
from gzip import compress
from hashlib import sha256
from threading import Lock, Thread

import brotli
from flask import Flask, Response, request
from flask.testing import FlaskClient

from rollout.server.hosts import HOST, LOCAL
from rollout.timeline.latest import Latest

LEAST = 1_000  # bytes below which nothing is gained
BROTLI, GZIP = "br", "gzip"
"""How an answer is made small: the first wherever the browser takes it, which is over HTTPS alone."""
Way = Callable[[bytes], bytes]
QUICKLY: dict[str, Way] = {
    BROTLI: lambda data: brotli.compress(data, quality=5),
    GZIP: lambda data: compress(data, 6, mtime=0),
}
"""For one reader: 75 kB in 2 ms."""
WELL: dict[str, Way] = {BROTLI: brotli.compress, GZIP: lambda data: compress(data, 9, mtime=0)}
"""For all of them: of plotly.js it takes brotli two seconds, and saves a tenth of what is sent."""
MADE = 64  # answers that are kept as they are sent, by their content
SMALLER = ("text/", "application/json", "image/svg+xml", "font/ttf")
KEEP = "public, max-age=31536000, immutable"
NAMED = re.compile(r"""(?<=(?:="|\('))(/[^"'?]*\.(?:js|ttf))(?=["'])""")
"""The addresses of scripts and letters in the page: what is the same until the program changes."""


class Kept:
    """The scripts and letters that a browser may keep: their addresses bear the sum of what is there."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def __len__(self) -> int:
        """Return how many addresses are known."""
        return len(self._names)

    def learn(self, page: str, client: FlaskClient) -> None:
        """Take in the sums of all that a page is built from, as the server answers it."""
        for address in sorted(set(NAMED.findall(page))):
            content = client.get(address, headers={"Host": LOCAL[0]}).get_data()
            self._names[address] = f"{address}?v={sha256(content).hexdigest()[:16]}"

    def named(self, page: str) -> str:
        """Return a page with these addresses in it; as it was where none is known."""
        return NAMED.sub(lambda found: self._names.get(found[1], found[1]), page)

    def holds(self, address: str) -> bool:
        """Return whether what stands at an address, with its sum, never changes."""
        return address in self._names.values()


def _at_a_distance() -> bool:
    """Return whether the reader has named another host than this machine: here nothing is gained by making it small."""
    known = HOST.fullmatch(request.host.lower())
    return not known or known[1] not in LOCAL


class Small:
    """What is sent to many, made small once by its content: well in the background, quickly for whoever asks before."""

    def __init__(self) -> None:
        """Begin with nothing made."""
        self._made: Latest[tuple[bytes, str], bytes] = Latest(MADE)
        self._turn = Lock()

    def of(self, data: bytes, way: str) -> bytes:
        """Return some content made small in a way."""
        # By what it is: Dash answers any number of addresses with the same script.
        own = sha256(data).digest(), way
        if (found := self._made.get(own)) is None:
            found = QUICKLY[way](data)
            self._made.put(own, found)
            Thread(target=self._make, args=(own, data), daemon=True).start()
        return found

    def _make(self, own: tuple[bytes, str], data: bytes) -> None:
        with self._turn:  # a page has ten of them, and readers wait for other things meanwhile
            self._made.put(own, WELL[own[1]](data))


def _way() -> str | None:
    """Return how the reader's browser takes an answer best; None where it takes it only as it is."""
    return next((way for way in (BROTLI, GZIP) if request.accept_encodings[way]), None)


def add_wire(server: Flask, kept: Kept) -> None:
    """Make answers small for readers at a distance, and let their browsers keep what never changes."""
    small = Small()

    @server.after_request
    def send(response: Response) -> Response:
        if response.status_code != 200 or not _at_a_distance():
            return response
        if kept.holds(request.full_path):
            response.headers["Cache-Control"] = KEEP
        response.headers["Vary"] = "Accept-Encoding"
        plain = "Content-Disposition" in response.headers or "Content-Encoding" in response.headers
        if plain or not (response.mimetype or "").startswith(SMALLER) or (response.content_length or LEAST) < LEAST:
            return response
        if way := _way():
            response.direct_passthrough = False
            shared = request.path == "/" or request.path.endswith((".js", ".ttf"))
            response.set_data((small.of if shared else _quickly)(response.get_data(), way))
            response.headers["Content-Encoding"] = way
        return response


def _quickly(data: bytes, way: str) -> bytes:
    return QUICKLY[way](data)
