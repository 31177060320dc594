"""The server on the wire, waitress: its own answers in our shape, a quiet log, and a polite end."""

import logging
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

from rollout.server.channels import Channel
from rollout.server.connections import Bounds, Keeper, Turns
from rollout.server.guard import BODY_LIMIT
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
THREADS, FEW_THREADS = 8, 2
"""Of the page, and of what answers from memory alone."""
SHUTDOWN_TIMEOUT = 8.0  # seconds for what is being answered when the end is asked for; those who host wait ten
UNNAMED = Unnamed()


class WaitressServer:
    """A server that holds its port and answers once it is run."""

    def __init__(
        self, application: Any, host: str, port: int, bounds: Bounds = BOUNDS, max_body: int = MAX_BODY
    ) -> None:
        """Take the port; raises OSError when it cannot be had, ValueError when the host is none."""
        self._map: dict[int, Any] = {}
        self._asked = False
        self._looked = 0.0
        self._first = self._create(application, host, port, bounds, max_body, THREADS)[0]

    def also(self, application: Any, host: str, port: int, bounds: Bounds = BOUNDS) -> int:
        """Answer at another port too, for another application, with threads and connections of its own.

        Returns the port; raises as the first does.
        """
        return _port(self._create(application, host, port, bounds, MAX_BODY, FEW_THREADS)[0])

    def _create(self, application: Any, host: str, port: int, bounds: Bounds, max_body: int, threads: int) -> list[Any]:
        """Take a port, and return what listens at it."""
        before, had = set(self._listeners()), set(self._map)
        try:
            create_server(
                application,
                map=self._map,
                host=host,
                port=port,
                threads=threads,
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
            wasyncore.close_all({key: it for key, it in self._map.items() if key not in had}, ignore_all=True)
            raise
        keeper, new = Keeper(bounds), [each for each in self._listeners() if each not in before]
        for listener in new:
            listener.channel_class = Channel
            listener.adj.socket_options = [*listener.adj.socket_options, ROOM]
            listener.keeper = keeper
            listener.came = 0
            listener.task_dispatcher.queue = Turns()
        return new

    def _listeners(self) -> list[Any]:
        return [each for each in self._map.values() if isinstance(each, BaseWSGIServer)]

    @property
    def port(self) -> int:
        """Return the port that it holds."""
        return _port(self._first)

    def run(self) -> None:
        """Answer until asked to end; then answer what has come in, and return."""
        _silence_logging()
        self._install_signals(self._ask)
        while not self._asked:
            self._poll_once(1.0)
        self._install_signals(signal.default_int_handler)  # whoever asks twice is in a hurry
        dispatchers = {listener.task_dispatcher for listener in self._listeners()}
        for listener in self._listeners():
            wasyncore.dispatcher.close(listener)
        until = time.monotonic() + SHUTDOWN_TIMEOUT
        while self._busy() and time.monotonic() < until:
            self._poll_once(0.1)
        for dispatcher in dispatchers:
            dispatcher.shutdown(timeout=1)
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
        for keeper in {each.server.keeper for each in channels}:
            keeper.tend([each for each in channels if each.server.keeper is keeper], now)
        for each in [one for one in channels if one.will_close]:
            each.handle_close()  # by itself waitress does so only once the reader reads

    def _busy(self) -> bool:
        return any(
            each.requests or each.total_outbufs_len for each in self._map.values() if isinstance(each, HTTPChannel)
        )


def _port(listener: Any) -> int:
    """Return the port of what listens; a name with several addresses has the same at each."""
    port: int = listener.socket.getsockname()[1]
    return port


def _silence_logging() -> None:
    """Let the log hold faults alone, and of those nothing that was asked for."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    log = logging.getLogger("waitress")
    log.addFilter(UNNAMED)
    log.setLevel(logging.ERROR)
