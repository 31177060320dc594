"""The server on the wire, waitress: its own answers in our shape, a quiet log, and a polite end."""

import logging
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from waitress import create_server, wasyncore
from waitress.buffers import ReadOnlyFileBasedBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer
from waitress.task import ErrorTask

from rollout.server.connections import Bounds, Keeper, Turns, counted
from rollout.server.guard import BODY_LIMIT, HEADERS
from rollout.server.log import Unnamed

# A body far over our own limit is not even taken in; one little over it gets our own answer.
MAX_BODY = 2 * BODY_LIMIT
LONGEST_HEADER = 65_536  # bytes
UNBOUNDED = 1 << 30  # of waitress's own bounds that the keeper's take the place of
TAKEN_AT_ONCE = 32_768  # bytes: each of very many senders costs a call, however little it takes
LOOK = 1.0  # seconds between two looks at all connections …
TAKEN_FAST = 8_000_000  # … or bytes that came in, if they come faster
BOUNDS = Bounds()
ROOM = (socket.SOL_SOCKET, socket.SO_SNDBUF, 262_144)
"""How much of an answer the system may take for a reader at once."""
SHUTDOWN_TIMEOUT = 8.0  # seconds for what is being answered when the end is asked for; those who host wait ten
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


class OneAtATime(HTTPRequestParser):  # type: ignore[misc] # as above
    """Reads a request; what was sent behind it without waiting for the answer is not taken, and the line is closed.

    Browsers wait. Whoever does not could have hundreds of answers made that nobody reads.
    """

    def received(self, data: bytes) -> int:
        """Take in what came, and return how much of it is done with."""
        taken: int = super().received(data)
        if not self.completed or self.empty or taken >= len(data):
            return taken
        self.headers["CONNECTION"] = "close"
        self.connection_close = True
        return len(data)

    @property
    def held(self) -> int:
        """Return how many bytes of memory it takes."""
        return len(self.header_plus) + (len(self.body_rcv) if self.body_rcv else 0)


class Channel(HTTPChannel):  # type: ignore[misc] # as above
    """A connection whose errors are told in our shape, and that can be looked after."""

    error_task_class = PlainError
    parser_class = OneAtATime
    begun: float | None = None
    sent = 0

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Take what waitress gives, and make room for it."""
        super().__init__(*arguments, **named)
        self.address = counted(str(self.addr[0]))
        self.server.keeper.welcome(self.server.active_channels.values())

    def received(self, data: bytes) -> bool:
        """Take in what came."""
        taken: bool = super().received(data)
        self.begun = None if self.request is None else self.begun or time.time()
        self.server.came += len(data)
        return taken

    def send(self, *arguments: Any, **named: Any) -> int:
        """Send, and count."""
        gone: int = super().send(*arguments, **named)
        self.sent += gone
        return gone

    @property
    def busy(self) -> bool:
        """Whether a request is being answered."""
        return bool(self.requests)

    @property
    def pending(self) -> bool:
        """Whether a part of an answer has not been taken."""
        return bool(self.total_outbufs_len)

    @property
    def held(self) -> int:
        """Return how many bytes of memory its requests and answers take; what all share takes none."""
        out = sum(len(one) for one in list(self.outbufs) if not isinstance(one, ReadOnlyFileBasedBuffer))
        inner = (*list(self.requests), *filter(None, (self.request,)))
        return int(out + sum(one.held for one in inner))


class WaitressServer:
    """A server that holds its port and answers once it is run."""

    def __init__(
        self, application: Any, host: str, port: int, bounds: Bounds = BOUNDS, max_body: int = MAX_BODY
    ) -> None:
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
                recv_bytes=TAKEN_AT_ONCE,
                ident=None,
                clear_untrusted_proxy_headers=True,
                max_request_header_size=LONGEST_HEADER,
                max_request_body_size=max_body,
                inbuf_overflow=2 * max_body,  # nothing is ever put on disk, not even for a moment
                outbuf_overflow=UNBOUNDED,
                # No thread ever waits for a reader, and no reader for another to leave: see connections.
                outbuf_high_watermark=UNBOUNDED,
                connection_limit=UNBOUNDED,
                channel_timeout=UNBOUNDED,
                asyncore_use_poll=True,
            )
        except BaseException:
            wasyncore.close_all(self._map, ignore_all=True)
            raise
        self._looked = 0.0
        self._keeper = Keeper(bounds)
        for listener in self._listeners():
            listener.channel_class = Channel
            listener.adj.socket_options = [*listener.adj.socket_options, ROOM]
            listener.keeper = self._keeper
            listener.came = 0
            listener.task_dispatcher.queue = Turns()

    def _listeners(self) -> list[Any]:
        return [each for each in self._map.values() if isinstance(each, BaseWSGIServer)]

    @property
    def port(self) -> int:
        """Return the port that it holds."""
        port: int = self._listeners()[0].socket.getsockname()[1]  # a name with several addresses: the same at each
        return port

    def run(self) -> None:
        """Answer until asked to end; then answer what has come in, and return."""
        _silence_logging()
        self._install_signals(self._ask)
        while not self._asked:
            self._poll_once(1.0)
        self._install_signals(signal.default_int_handler)  # whoever asks twice is in a hurry
        for listener in self._listeners():
            wasyncore.dispatcher.close(listener)
        until = time.monotonic() + SHUTDOWN_TIMEOUT
        while self._busy() and time.monotonic() < until:
            self._poll_once(0.1)
        self._server.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self._map, ignore_all=True)

    def _ask(self, *_: object) -> None:
        self._asked = True
        for listener in self._listeners()[:1]:
            with suppress(OSError):  # asked from another thread, it may have ended in between
                listener.pull_trigger()

    def _install_signals(self, action: Callable[..., Any]) -> None:
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, action)

    def _poll_once(self, seconds: float) -> None:
        wasyncore.loop(timeout=min(seconds, LOOK), use_poll=True, map=self._map, count=1)
        now, listeners = time.time(), self._listeners()
        if now - self._looked < LOOK and sum(each.came for each in listeners) < TAKEN_FAST:
            return
        self._looked = now
        for each in listeners:
            each.came = 0
        channels = [each for each in self._map.values() if isinstance(each, Channel)]
        self._keeper.tend(channels, now)
        for each in [one for one in channels if one.will_close]:
            each.handle_close()  # by itself waitress does so only once the reader reads

    def _busy(self) -> bool:
        return any(
            each.requests or each.total_outbufs_len for each in self._map.values() if isinstance(each, HTTPChannel)
        )


def _silence_logging() -> None:
    """Let the log hold faults alone, and of those nothing that was asked for."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    log = logging.getLogger("waitress")
    log.addFilter(UNNAMED)
    log.setLevel(logging.ERROR)
