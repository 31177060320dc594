"""F20, F29: what the Containerfile says, done without a container: `python -m checks.container` (Linux, as root).

Its files are copied to an empty folder and its commands run there. Then its server is started as the user it names, on
a file system that cannot be written to but for temporary files, and must be healthy, draw, make a handout, and end
politely. It needs a network for the packages.
"""

import re
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from shutil import copy, copytree

from checks.hostile import REAL, folder
from tests.support.server import TOP, answers, free_port

HOME = "/rollout"
"""The folder that the Containerfile works in."""


def lines() -> list[tuple[str, str]]:
    """Return the instructions of the Containerfile, continued lines as one."""
    text = (TOP / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in text.splitlines() if line and line[0] != "#"]


def build(place: Path) -> None:
    """Copy and run what the first stage does."""
    for name, rest in lines():
        if name == "COPY" and not rest.startswith("--from"):
            source, _ = rest.split()
            if (TOP / source).is_dir():
                copytree(TOP / source, place / source)
            else:
                copy(TOP / source, place / source)
        elif name == "RUN":
            command = rest.replace("python -m venv", f"{sys.executable} -m venv").replace(HOME, str(place))
            subprocess.run(["sh", "-ec", command], cwd=place, check=True)


def serving(place: Path, port: int) -> list[str]:
    """Return the command that starts the server as a container would be started."""
    told = dict(lines())
    user, group = told["USER"].split(":")
    start = [each.replace(HOME, str(place)) for each in re.findall(r'"([^"]*)"', told["ENTRYPOINT"])]
    start = [each.replace("/data/", f"{place}/data/") for each in start]
    start[start.index("--host") + 1] = "127.0.0.1"  # nobody else need see a check
    away = ["--clear-groups", "--no-new-privs", "--bounding-set=-all"]
    inner = ["setpriv", f"--reuid={user}", f"--regid={group}", *away]
    enter = f'mount -t tmpfs -o mode=1777,size=16m tmpfs {place}/tmp && mount -o remount,bind,ro / && exec "$@"'
    command = ["env", "-i", f"--chdir={place}", f"TMPDIR={place}/tmp", "PYTHONDONTWRITEBYTECODE=1", *inner, *start]
    return ["unshare", "--mount", "sh", "-ec", enter, "sh", *command, "--port", str(port)]


def writable(process: int, where: Path) -> bool:
    """Return whether even root could write where a process is."""
    command = ["nsenter", "--mount", f"--target={process}", "touch", str(where / "new")]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def main() -> None:
    place = folder()
    place.chmod(0o755)
    for name in ("data", "tmp"):
        (place / name).mkdir()
    (place / "data" / "events.csv").write_bytes(REAL)
    build(place)
    port = free_port()
    process = subprocess.Popen(serving(place, port), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    until = time.monotonic() + 90
    while not answers(port):
        if process.poll() is not None or time.monotonic() > until:
            raise SystemExit(f"It did not start: {process.communicate()[0] if process.poll() is not None else ''}")
        time.sleep(0.2)
    line = HTTPConnection("127.0.0.1", port, timeout=60)
    for path in ("/health", "/", "/first.svg?width=900&height=500", "/download/events.pdf", "/download/events.pptx"):
        line.request("GET", path)
        answer = line.getresponse()
        print(f"  {answer.status} {len(answer.read()):>8,} bytes {path}")
        if answer.status != 200:
            raise SystemExit("Not as promised.")
    status = dict(each.split(":", 1) for each in Path(f"/proc/{process.pid}/status").read_text().splitlines())
    print(f"  user {status['Uid'].split()[0]}, capabilities {status['CapEff'].strip()}")
    if writable(process.pid, place / "data"):
        raise SystemExit("Its file system can be written to.")
    process.terminate()
    said = process.communicate(timeout=20)[0]
    print(f"  ended with {process.returncode}; it said: {said.strip()}")
    if process.returncode != 0 or len(said.splitlines()) != 1:
        raise SystemExit("Not as promised.")


if __name__ == "__main__":
    main()
