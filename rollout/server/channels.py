"""Connections as waitress has them, with errors in our shape and the numbers by which they are looked after."""

import time
from typing import Any

from waitress.buffers import ReadOnlyFileBasedBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask

from rollout.server.connections import counted
from rollout.server.guard import HEADERS

NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""The policy of an answer that holds no page."""


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
