"""F17, F20, F21: what a serving process opens, binds and writes, told by the system: `python -m checks.writes`.

The server runs under strace while every address is asked for, every download is made, the file is edited and spoilt,
and requests go wrong. It may listen at 127.0.0.1 alone, speak to nobody, and open no file for writing but one kind: for
a handout or picture the compiler needs its typeface in a folder of its own, which stands among the temporary files.
"""

import json
import re
import shutil
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from checks.bodies import ASK
from checks.hostile import REAL, folder
from rollout.outputs.formats import FORMATS
from rollout.server.guard import CALLBACK
from tests.support.server import TOP, answers, free_port

WRITES = re.compile(r"\b(?:O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND)\b")
CHANGES = "unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,chmod,fchmodat,truncate,ftruncate,link,symlink"
TRACED = f"open,openat,openat2,creat,{CHANGES},bind,connect"
MEANT = re.compile(
    r'"/dev/(?:null|tty|urandom)"'
    r'|"[^"]*/rollout-\w{8}(?:/SourceSansPro-\w+\.otf)?"|\(\d+, "SourceSansPro-\w+\.otf"'  # the typeface
    r'|"[^"]*/[a-z0-9_]{8}"'  # Python finds out whether the folder for temporary files takes any
)


def walk(port: int, file: Path) -> None:
    """Ask for everything there is, edit the file, and ask for what there is not."""
    line = HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(method: str, path: str, body: bytes | None = None) -> int:
        line.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        answer = line.getresponse()
        data = answer.read()
        if path == "/":
            found.update(re.findall(r'(?:src|href)="(/[^"]+)"', data.decode()))
        return answer.status

    found = {"/state", "/facts", "/inside", "/health", "/_dash-layout", "/_dash-dependencies"}
    found.add("/first.svg?width=900&height=500")
    ask("GET", "/")
    good = [ask("GET", path) for path in sorted(found)]
    good += [ask("GET", f"/download/events{ending}") for ending in FORMATS]
    good += [ask("POST", CALLBACK, json.dumps(ASK).encode())]
    if set(good) - {200, 422}:
        raise SystemExit(f"Not all answered: {good}")
    for data in (REAL[:-40], b"\0", REAL):
        file.write_bytes(data)
        time.sleep(1.2)
        ask("GET", "/state")
    for method, path, body in (
        ("POST", CALLBACK, b"[" * 900_000),
        ("POST", CALLBACK, b" " * 1_500_000),
        ("PUT", "/", None),
    ):
        if ask(method, path, body) < 400:
            raise SystemExit(f"{method} {path} was answered.")
    line.close()


def listens(port: int) -> set[str]:
    """Return where this machine listens on a port, as the system writes addresses."""
    lines = [
        line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]
    ]
    return {line[1] for line in lines if line[1].endswith(f":{port:04X}") and line[3] == "0A"}


def writing(call: str) -> bool:
    """Return whether a call changes anything on disk that it should not."""
    changes = WRITES.search(call) or re.search(rf"\b(?:{CHANGES.replace(',', '|')})\(", call)
    return bool(changes) and not MEANT.search(call)


def outside(call: str) -> bool:
    """Return whether a call speaks to anyone but this machine."""
    return bool(re.search(r"\b(?:bind|connect)\(", call)) and 'inet_addr("127.0.0.1")' not in call


def main() -> None:
    if not shutil.which("strace"):
        raise SystemExit("strace is needed (Linux; a package of that name).")
    place = folder()
    file, trace, log = place / "events.csv", place / "trace.txt", place / "log.txt"
    file.write_bytes(REAL)
    port = free_port()
    command = ["strace", "-f", "-qq", "-e", f"trace={TRACED}", "-o", str(trace)]
    command += [sys.executable, "-B", "app.py", str(file), "--no-browser", "--port", str(port)]
    with log.open("wb") as written:
        process = subprocess.Popen(command, cwd=TOP, stdout=written, stderr=subprocess.STDOUT)
    while not answers(port):
        time.sleep(0.2)
        if process.poll() is not None:
            raise SystemExit(log.read_text())
    at = listens(port)
    walk(port, file)
    child = next(int(each) for each in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split())
    subprocess.run(["kill", str(child)], check=True)
    process.wait(30)
    calls, said = trace.read_text().splitlines(), log.read_text()
    wrong = [each for each in calls if writing(each) or outside(each)]
    print(f"{len(calls):,} calls, {len(wrong)} of them otherwise than meant; the log has {len(said.splitlines())} line")
    print(f"listens at {', '.join(sorted(at))} (0100007F is 127.0.0.1)")
    if wrong or at != {f"0100007F:{port:04X}"} or len(said.splitlines()) != 1:
        raise SystemExit("\n".join([*wrong[:40], said]))


if __name__ == "__main__":
    main()
