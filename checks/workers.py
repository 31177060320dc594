"""F30: several worker processes give the same answers: `python -m checks.workers PORT [FILE]`.

Start a hosting server on a copy of events.csv first (docs/hosting.md); its answers to what the page asks, each asked
for twenty times, must be those of our own server on the same file, byte for byte. Only for the order of names in the
layout, which is Dash's and another in each process, no account is taken.
"""

import json
import re
import sys
from http.client import HTTPConnection
from pathlib import Path

from checks.bodies import ASK
from checks.hostile import REAL, folder
from rollout.server.guard import CALLBACK, HEADERS
from tests.support.server import GUARDED, start

PATHS = (
    "/",
    "/state",
    "/facts",
    "/inside",
    "/theme.css",
    "/first.svg?width=900&height=500",
    "/_dash-layout",
    "/nowhere",
    "/health",
)
VIEWS = (
    "",
    "?disputed=1",
    "?q=lhasa",
    "?from=2018-01-01&to=2020-12-31&hall=1",
    "?lane=Control+and+%E2%80%9CIron+Grid%E2%80%9D&theme=dark",
)
TIMES = 20


def answers(port: int) -> list[tuple[int, bytes, tuple[str | None, ...]]]:
    """Return status, body and headers for everything; each time over a new line, so that any worker may answer."""
    found = []

    def ask(method: str, path: str, body: bytes | None = None) -> None:
        line = HTTPConnection("127.0.0.1", port, timeout=60)
        line.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        answer = line.getresponse()
        names = (*HEADERS, "Content-Security-Policy", "Content-Type")
        data = answer.read()
        if path in ("/", "/_dash-layout"):
            data = b" ".join(sorted(re.split(rb"[\s,{}]", data)))
        found.append((answer.status, data, tuple(answer.getheader(name) for name in names)))
        line.close()

    for path in (*PATHS, "/download/events.csv", "/download/events.pptx"):
        ask("GET", path)
    for view in VIEWS:
        value = {"search": view, "width": 1100, "height": 600, "theme": "light"}
        ask("POST", CALLBACK, json.dumps({**ASK, "inputs": [{**ASK["inputs"][0], "value": value}]}).encode())
    ask("POST", CALLBACK, b"[]")
    ask("PUT", "/")
    return found


def main(port: int, data: bytes) -> None:
    place = folder()
    (place / "events.csv").write_bytes(data)
    ours = start(place / "events.csv", place / "log.txt", program=GUARDED)
    try:
        wanted = answers(ours.port)
    finally:
        ours.stop()
    for turn in range(TIMES):
        for number, (found, right) in enumerate(zip(answers(port), wanted, strict=True)):
            if found != right:
                raise SystemExit(f"Turn {turn}, answer {number}: {found[0]} {found[1][:300]!r}, not {right[1][:300]!r}")
    print(f"{TIMES} times {len(wanted)} answers: the same as those of our own server, byte for byte")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]).read_bytes() if sys.argv[2:] else REAL)
