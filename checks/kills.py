"""F14: saves that are killed: `python -m checks.kills [1000] [SEED]`.

A process saves one version after another as fast as it can, and says each that is saved; it is killed (`kill -9`) at a
random moment. Then the file must be whole, and no older than the last version that was said. One in twenty is the
command `export` itself. Afterwards the same with a full disk, a read-only folder and a folder of someone else.
"""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from checks.hostile import folder
from rollout.evidence.writer import save
from tests.support.server import TOP

LARGE = 200_000  # bytes of a version


def version(number: int) -> bytes:
    """Return a version of a file: its number, and what tells whether it is whole."""
    body = random.Random(number).randbytes(LARGE // 2).hex().encode()
    return b"%d %s %s" % (number, hashlib.sha256(body).hexdigest().encode(), body)


def number_of(data: bytes) -> int:
    """Return the number of a version, or fail when it is not whole."""
    number, found, body = data.split(b" ")
    if hashlib.sha256(body).hexdigest().encode() != found:
        raise SystemExit("A torn file.")
    return int(number)


def saves(file: Path, begin: int, told: int) -> None:
    """Save versions for ever, and tell each."""
    for number in range(begin, sys.maxsize):
        save(file, version(number))
        os.write(told, b"%d\n" % number)


def killed(file: Path, begin: int, chance: random.Random) -> int:
    """Kill a process that saves; return the number of the version that stands, or fail."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        saves(file, begin, writes)
    os.close(writes)
    time.sleep(chance.random() * 0.2)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reads, "rb") as heard:
        said = [int(line) for line in heard.read().split()]
    now = number_of(file.read_bytes())
    last = said[-1] if said else begin - 1
    if not last <= now <= last + 1:
        raise SystemExit(f"Version {last} was saved, version {now} stands.")
    return now


def export(out: Path, limit: float) -> None:
    """Kill the command `export` after so many seconds; fail when the output is neither the old nor the new."""
    before = out.read_bytes() if out.exists() else b""
    command = [sys.executable, "-m", "rollout", "export", "events.csv", str(out)]
    process = subprocess.Popen(command, cwd=TOP, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    after = out.read_bytes() if out.exists() else b""
    if after not in (before, b"") and not after.endswith(b"}\n"):
        raise SystemExit("A torn export.")


def refused(out: Path, words: str, *before: str) -> None:
    """Fail unless the command says in one line that it cannot write over what stands there, and keeps it."""
    old = out.read_bytes() if out.exists() else None
    command = [*before, sys.executable, "-m", "rollout", "export", "events.csv", str(out), "--replace"]
    ended = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    new = out.read_bytes() if out.exists() else None
    lines = ended.stderr.splitlines()
    if (ended.returncode, old, len(lines)) != (1, new, 1) or words not in lines[0]:
        raise SystemExit(f"Not refused as it should be ({ended.returncode}): {ended.stderr}")
    if list(out.parent.glob(".*.tmp")):
        raise SystemExit("Something was left behind.")
    print(f"  {lines[0].replace(str(out.parent), '…')}")


def faults(place: Path) -> None:
    """Try a full disk and folders that may not be written to; as root by handing the work to nobody."""
    root = os.geteuid() == 0
    closed = place / "closed"
    closed.mkdir()
    (closed / "grid.json").write_bytes(b"old")
    place.chmod(0o755)
    closed.chmod(0o555)
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if root and shutil.which("setpriv") else []
    if nobody or not root:
        refused(closed / "grid.json", "Permission denied", *nobody)
    full = place / "full"
    full.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(full)]
    if root and subprocess.run(mount, check=False, capture_output=True).returncode == 0:
        try:
            (full / "grid.json").write_bytes(b"old")
            refused(full / "grid.json", "No space left on device")
            subprocess.run(["mount", "-o", "remount,ro", str(full)], check=True)
            refused(full / "grid.json", "Read-only file system")
        finally:
            subprocess.run(["umount", str(full)], check=True)
    else:
        print("  A full disk cannot be made here: that needs the right to mount one.")


def main(count: int, chance: random.Random) -> None:
    place = folder()
    file, last, exports = place / "events.csv", 0, 0
    save(file, version(0))
    for number in range(count):
        if number % 20 == 19:
            exports += 1
            export(place / "grid.json", 0.2 + chance.random() * 1.5)
        else:
            last = killed(file, last + 1, chance)
    save(file, version(last))
    save(place / "grid.json", b"{}\n")
    left = sorted(path.name for path in place.iterdir())
    if left != ["events.csv", "grid.json"]:
        raise SystemExit(f"Something was left behind: {left}")
    print(
        f"{count:,} kills ({exports} of the command export) among {last:,} saves: 0 torn, 0 lost, nothing left behind"
    )
    faults(place)


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(numbers[0] if numbers else 1000, random.Random(numbers[1] if len(numbers) > 1 else 14))
