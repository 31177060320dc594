"""What goes to readers at a distance: made small, and kept by browsers where it never changes and the host lets."""

import re
from gzip import compress
from hashlib import sha256

from flask import Flask, Response, request
from flask.testing import FlaskClient

from rollout.server.hosts import HOST, LOCAL

LEAST = 1_000  # bytes below which nothing is gained
CONTENT = 9  # level for what is made small once
QUICK = 4  # level for what is made for one reader: 75 kB in 2 ms
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


def add_wire(server: Flask, kept: Kept) -> None:
    """Make answers small for readers at a distance, and let their browsers keep what never changes."""
    small: dict[bytes, bytes] = {}

    def smaller(response: Response) -> bytes:
        """Return the content, made small; of a script or letters once for all readers."""
        response.direct_passthrough = False
        whole = response.get_data()
        if not request.path.endswith((".js", ".ttf")):
            return compress(whole, QUICK, mtime=0)
        # By what it is: Dash answers any number of addresses with the same script.
        own = sha256(whole).digest()
        if own not in small:
            small[own] = compress(whole, CONTENT, mtime=0)
        return small[own]

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
        if request.accept_encodings["gzip"]:
            response.set_data(smaller(response))
            response.headers["Content-Encoding"] = "gzip"
        return response
