"""F31: who asks and does not read holds up nobody: `python -m checks.slow [CONNECTIONS=8,200,1000]`.

On this machine alone, from one address and from many, connections that ask much and read nothing, that send half a
request, or that say nothing stand at a server for some seconds. Meanwhile another reader opens the page again and
each time it must be answered within two seconds, and the server must stay within its memory. What the server computed
during the longest wait is told too: where that is little, the wait is that of a machine with other work.
"""

import os
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

from checks.hostile import REAL, folder
from tests.support.server import GUARDED, Server, start

HEAD = b"Host: localhost\r\nContent-Type: application/json\r\n"
ANSWERED, MEMORY = 2.0, 300  # seconds, MB
ATTACK = 6.0  # seconds of each
KINDS: dict[str, Callable[[], bytes]] = {
    "40 large files in one go, none read": lambda: (b"GET /plotly.js HTTP/1.1\r\n" + HEAD + b"\r\n") * 40,
    "40 pictures in one go, none read": lambda: (
        (b"GET /first.svg?width=1280&height=700 HTTP/1.1\r\n" + HEAD + b"\r\n") * 40
    ),
    "half a body": lambda: b"POST /talk HTTP/1.1\r\n" + HEAD + b"Content-Length: 1000000\r\n\r\n" + b"x" * 950_000,
    "half a head": lambda: b"GET / HTTP/1.1\r\n" + HEAD + b"X-Long: " + b"x" * 60_000,
    "nothing": lambda: b"",
}


def held(server: Server) -> float:
    """Return what a server holds, in MB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def computed(server: Server) -> float:
    """Return the seconds of the processor that a server has had."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def attacker(server: Server, number: int, many: bool, data: bytes) -> socket.socket:
    """Return a connection that has sent as much as was taken at once."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    if many:
        line.bind((f"127.0.{1 + number // 200}.{1 + number % 200}", 0))
    line.settimeout(2)
    with suppress(OSError):
        line.connect(("127.0.0.1", server.port))
        line.setblocking(False)
        line.send(data)
    return line


def again(line: socket.socket, data: bytes) -> None:
    """Send a little more of it."""
    with suppress(OSError):
        line.send(data[:100_000])


def asked(server: Server) -> tuple[float, float]:
    """Return the seconds that another reader waits for the page, and those that the server computed meanwhile."""
    started, before = time.perf_counter(), computed(server)
    line = HTTPConnection("127.0.0.1", server.port, timeout=60)
    line.request("GET", "/state")
    good = line.getresponse().status == 200
    line.close()
    return time.perf_counter() - started if good else 60.0, computed(server) - before


def attack(server: Server, name: str, count: int, many: bool) -> bool:
    """Attack a server, print what others had of it, and return whether that was good."""
    data, slowest, peak = KINDS[name](), (0.0, 0.0), 0.0
    lines, until = [], time.monotonic() + ATTACK
    for number in range(count):
        lines.append(attacker(server, number, many, data))
        if number % 50 == 0:
            slowest, peak = max(slowest, asked(server)), max(peak, held(server))
    while time.monotonic() < until:
        slowest, peak = max(slowest, asked(server)), max(peak, held(server))
        for line in lines:
            again(line, data)
    for line in lines:
        line.close()
    time.sleep(1.0)  # what is given back is given back by then
    after = held(server)
    good = slowest[0] <= ANSWERED and peak <= MEMORY
    from_where = "many addresses" if many else "one address"
    print(
        f"{'good' if good else 'BAD '} {count:>5} from {from_where:<14} {name:<36} "
        f"others wait at most {slowest[0]:5.2f} s (it computed {slowest[1]:4.2f}), "
        f"{peak:4.0f} MB at most, {after:4.0f} MB after",
        flush=True,
    )
    return good


def main() -> None:
    counts = [int(each) for each in (sys.argv[1] if len(sys.argv) > 1 else "8,200,1000").split(",")]
    here = folder()
    file = here / "events.csv"
    file.write_bytes(REAL)
    server = start(file, here / "log.txt", program=GUARDED)
    results = [attack(server, name, count, many) for count in counts for many in (False, True) for name in KINDS]
    server.stop()
    if not all(results):
        raise SystemExit("Somebody was held up, or memory was not held.")


if __name__ == "__main__":
    main()
