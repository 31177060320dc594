"""The page of very many events: reading, memory, a new window's picture: `python -m bench.scale [--million]`."""

import json
import os
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from rollout.commands.cli import limits
from rollout.evidence.reader import read
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.window import Window, iso
from tests.support import crowd
from tests.support.server import TOP, answers, free_port

SIZES = (1_000, 10_000, 100_000)
WINDOWS = 20
PATIENCE = 300.0  # seconds for a start
NAMED = 60  # events whose facts the page asks for at once


def windows(span: Window) -> list[str]:
    """Return addresses of windows scattered over the span, from all of it to a few weeks."""
    found = []
    for number in range(WINDOWS):
        days = max(20.0, span.days * ((number * 0.618034) % 1) ** 3)
        start = span.start + (span.days - days) * ((number * 0.754878) % 1)
        found.append(f"?from={iso(start)}&to={iso(start + days)}")
    return found


def memory(process: int) -> str:
    """Return the memory a process holds, where the system says so."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return "?"
    held = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return f"{int(held.split()[1]) / 1024:.0f}"


def asked(port: int, address: str) -> tuple[float, int]:
    """Ask a server for the picture of an address; return the ms it took and the bytes that came."""
    value = {"search": address, "width": 1248, "height": 560, "theme": "light"}
    body = json.dumps(
        {
            "output": "..picture.figure...picture.style..",
            "outputs": [{"id": "picture", "property": name} for name in ("figure", "style")],
            "inputs": [{"id": "ask", "property": "data", "value": value}],
            "changedPropIds": ["ask.data"],
        }
    )
    return fetched(port, "POST", "/_dash-update-component", body)


def fetched(port: int, method: str, path: str, body: str | None = None) -> tuple[float, int]:
    """Return the ms that an answer took and its bytes."""
    line = HTTPConnection("127.0.0.1", port, timeout=60)
    begin = time.perf_counter()
    line.request(method, path, body, {"Content-Type": "application/json"} if body else {})
    answer = line.getresponse()
    size = len(answer.read())
    took = (time.perf_counter() - begin) * 1000
    line.close()
    if answer.status != 200:
        raise SystemExit(f"{path} was answered with {answer.status}.")
    return took, size


def reading(file: Path, count: int) -> tuple[float, float, Window]:
    """Read a file in a process of its own; return CPU and wall seconds and the span of its events."""
    data, most = file.read_bytes(), limits(count)
    wall, cpu = time.perf_counter(), time.process_time()
    dataset = read(data, file.name, most)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return cpu, wall, DatasetIndex(dataset).span


def serving(file: Path, count: int, span: Window) -> str:
    """Return what a server takes: seconds to start, MB, ms and bytes of a new picture, ms of facts and of a step."""
    port = free_port()
    command = [sys.executable, "app.py", str(file), "--port", str(port), "--no-browser", "--max-rows", str(count)]
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=TOP, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not answers(port):
            if process.poll() is not None or time.perf_counter() - begin > PATIENCE:
                raise SystemExit("The server did not start.")
            time.sleep(0.1)
        ready = time.perf_counter() - begin
        asked(port, "")
        found = [asked(port, address) for address in windows(span)]
        times, sizes = [ms for ms, _ in found], [size for _, size in found]
        names = "&".join(f"id=event-{number}" for number in range(NAMED))
        facts = median(fetched(port, "GET", f"/facts?{names}")[0] for _ in range(5))
        steps = [f"/inside?{urlencode({'search': address})}" for address in windows(span)]
        step = median(fetched(port, "GET", path)[0] for path in steps)
        held = memory(process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)
    started = f"{ready:8.1f} s {held:>8} MB"
    return (
        f"{started} {median(times):8.0f} ms {max(times):8.0f} ms {max(sizes):>9,} bytes {facts:6.0f} ms {step:7.1f} ms"
    )


def one(count: int) -> None:
    """Measure one size, and print it."""
    with TemporaryDirectory() as folder:
        file = crowd.write(Path(folder) / "crowd.csv", count)
        cpu, wall, span = reading(file, count)
        print(f"{count:>9,} {cpu:8.1f} s {wall:8.1f} s {serving(file, count, span)}", flush=True)


def main() -> None:
    asked_for = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    if asked_for:
        one(asked_for[0])
        return
    heads = ("events", "read CPU", "read wall", "start", "server", "window", "slowest", "most bytes", "facts", "step")
    print("".join(f"{head:>11}" for head in heads))
    for count in (*SIZES, *((1_000_000,) if "--million" in sys.argv else ())):
        # Each in a process of its own: memory and caches of one would help or hurt the next.
        subprocess.run([sys.executable, "-m", "bench.scale", str(count)], check=True, env=os.environ)


if __name__ == "__main__":
    main()
