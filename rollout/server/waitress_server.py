"""The server on the wire, waitress: its own answers in our shape, a quiet log, and a polite end."""

import logging
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer
from waitress.task import ErrorTask

from rollout.server.guard import BODY_LIMIT, HEADERS
from rollout.server.log import Unnamed

# A body far over our own limit is not even taken in; one little over it gets our own answer.
TAKEN_IN = 2 * BODY_LIMIT
LONGEST_HEADER = 65_536  # bytes
READERS = 1000  # connections at once; each page on screen holds one or two
IDLE = 60  # seconds before a connection that says nothing is closed
LAST = 8.0  # seconds for what is being answered when the end is asked for; those who host wait ten
NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""The policy of an answer that holds no page."""
UNNAMED = Unnamed()


class PlainError(ErrorTask):  # type: ignore[misc] # waitress has no annotations
    """Answers what is not even a request in the shape of all our errors."""

    def execute(self) -> None:
        """Write the number and the name of the error, nothing of what was sent."""
        error = self.request.error
        # A body in a coding that nobody knows is the sender's mistake.
        code, name = (400, "Bad Request") if error.code == 501 else (error.code, error.reason)
        body = f"{code} {name}\n".encode()
        self.status = f"{code} {name}"
        headers = HEADERS | {"Content-Type": "text/plain; charset=utf-8", "Content-Security-Policy": NOTHING}
        self.response_headers.extend(headers.items())
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):  # type: ignore[misc] # as above
    """A connection whose errors are told in our shape."""

    error_task_class = PlainError


class Wire:
    """A server that holds its port and answers once it is run."""

    def __init__(self, application: Any, host: str, port: int) -> None:
        """Take the port; raises OSError when it cannot be had, ValueError when the host is none."""
        self._map: dict[int, Any] = {}
        self._asked = False
        try:
            self._server = create_server(
                application,
                map=self._map,
                host=host,
                port=port,
                threads=8,
                ident=None,
                clear_untrusted_proxy_headers=True,
                max_request_header_size=LONGEST_HEADER,
                max_request_body_size=TAKEN_IN,
                # Nothing is ever put on disk, not even for a moment.
                inbuf_overflow=2 * TAKEN_IN,
                outbuf_overflow=1 << 30,
                connection_limit=READERS,
                channel_timeout=IDLE,
                asyncore_use_poll=True,
            )
        except BaseException:
            wasyncore.close_all(self._map, ignore_all=True)
            raise
        for listener in self._listeners():
            listener.channel_class = Channel

    def _listeners(self) -> list[Any]:
        return [each for each in self._map.values() if isinstance(each, BaseWSGIServer)]

    @property
    def port(self) -> int:
        """Return the port that it holds."""
        port: int = self._listeners()[0].socket.getsockname()[1]  # a name with several addresses: the same at each
        return port

    def run(self) -> None:
        """Answer until asked to end; then answer what has come in, and return."""
        _hush()
        self._heed(self._ask)
        while not self._asked:
            self._turn(1.0)
        self._heed(signal.default_int_handler)  # whoever asks twice is in a hurry
        for listener in self._listeners():
            wasyncore.dispatcher.close(listener)
        until = time.monotonic() + LAST
        while self._busy() and time.monotonic() < until:
            self._turn(0.1)
        self._server.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self._map, ignore_all=True)

    def _ask(self, *_: object) -> None:
        self._asked = True
        for listener in self._listeners()[:1]:
            with suppress(OSError):  # asked from another thread, it may have ended in between
                listener.pull_trigger()

    def _heed(self, action: Callable[..., Any]) -> None:
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, action)

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._map, count=1)

    def _busy(self) -> bool:
        channels = [each for each in self._map.values() if isinstance(each, HTTPChannel)]
        return any(each.requests or each.total_outbufs_len for each in channels)


def _hush() -> None:
    """Let the log hold faults alone, and of those nothing that was asked for."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    log = logging.getLogger("waitress")
    log.addFilter(UNNAMED)
    log.setLevel(logging.ERROR)
