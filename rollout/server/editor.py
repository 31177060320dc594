"""Who may edit a file: this machine or the names given, by a page of ours that knows the token."""

from contextlib import suppress
from dataclasses import dataclass, field
from hmac import compare_digest
from ipaddress import ip_address
from secrets import token_urlsafe
from threading import Thread

from flask import request

from rollout.editing.desk import Desk
from rollout.editing.presence import Presence
from rollout.editing.sketch import Sketches
from rollout.editing.steps import Whole
from rollout.evidence.citation import SOURCE_COLUMNS
from rollout.evidence.header import is_notes, private
from rollout.evidence.problems import DataError
from rollout.evidence.stamps import large
from rollout.evidence.vocabulary import COLUMNS
from rollout.server.hosts import HOST, LOCAL, Hosts

SHOWN = "X-Rollout-Token"


@dataclass(frozen=True, slots=True)
class Editor:
    """What writes the file, and who may."""

    desk: Desk
    hosts: Hosts
    """The names by which others may write; this machine may in any case."""
    notes: bool = False
    """Whether it shows and takes the presenter's notes and private columns: where nobody else can ask."""
    presence: Presence = field(default_factory=Presence)
    sketches: Sketches = field(default_factory=Sketches)
    """Events that are being written, and what is known of all others meanwhile."""
    token: str = field(default_factory=lambda: token_urlsafe(16))
    """What only a page of ours knows."""

    def soon(self) -> None:
        """Have a large file taken apart, aside, for the first who opens a form."""
        with suppress(OSError):
            if large(self.desk.path):
                Thread(target=self._ready, daemon=True).start()

    def _ready(self) -> None:
        with suppress(OSError, DataError):  # whoever writes is told
            self.desk.now()

    @property
    def metas(self) -> tuple[dict[str, str], ...]:
        """What the page is told of it."""
        told = {"rollout-edit": self.token, "rollout-timeline": self.desk.name}
        return tuple({"name": name, "content": content} for name, content in told.items())

    def hidden(self, name: str, whole: Whole) -> bool:
        """Return whether a column is neither shown nor taken."""
        own = name not in COLUMNS and private(name, whole.dataset.settings.public)
        return not self.notes and (own or is_notes(name))

    def takes(self, name: str, whole: Whole) -> bool:
        """Return whether a further source has a column: one of ours, or of the file, that may be seen."""
        rows = whole.sources
        known = {*SOURCE_COLUMNS, *(rows.columns if rows else ())} - {"event"}
        return name in known and not self.hidden(name, whole)


def may_write(editor: Editor) -> bool:
    """Return whether the request is sent to a name given or comes from this very machine, by a page of ours."""
    host = HOST.fullmatch(request.host.lower())
    if host is None or not editor.hosts.include(request.host):
        return False
    try:
        here = ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        here = False
    return here or host[1] not in LOCAL


def own_page(editor: Editor) -> bool:
    """Return whether a page of this server sends it: it knows the token, and of what is posted the origin is ours."""
    if not compare_digest(request.headers.get(SHOWN, "").encode(), editor.token.encode()):
        return False
    origin = request.headers.get("Origin", "").partition("://")[2].lower()
    return request.method != "POST" or origin == request.host.lower()
