"""Servers for tests, forked from one Python that has the program loaded and warm: as `guarded app.py`, and soon there.

`python -m tests.support.nursery FD` heeds the socket of that number. A line with the words after `app.py` and whether
that program may write, sent with the descriptor that takes what the server says, is answered with the number of its
process; a line with such a number with the code with which that process ended, or null.
"""

import gc
import json
import os
import re
import runpy
import socket
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.support import guarded

PROGRAM = "app.py"
PLACES = (
    "rollout.commands.serve",
    "rollout.commands.foreign",
    "rollout.editing.desk",
    "rollout.server.editor",
    "rollout.server.edit_routes",
)
"""What brings all that a server may load: the program itself, and what a list of another kind or editing needs."""
PICTURE: dict[str, Any] = {
    "output": "..picture.figure...picture.style..",
    "outputs": [{"id": "picture", "property": "figure"}, {"id": "picture", "property": "style"}],
    "changedPropIds": ["ask.data"],
}
SIZE = {"search": "", "theme": "light", "width": 1240, "height": 569, "wide": 105, "high": 100, "least": 0}
OWN = ("/_dash-layout", "/_dash-dependencies", "/facts", "/state", f"/first.svg?width={SIZE['width']}&height=569")


def warm() -> None:
    """Load the program and answer what a page asks for once, so that no child has to load or to measure it again."""
    for name in PLACES:
        import_module(name)
    events, limits = Path("events.csv"), import_module("rollout.evidence.reader").Limits()
    store = import_module("rollout.evidence.store").Store(events, limits)
    client = import_module("rollout.server.server").build(store).test_client()
    host = {"Host": "127.0.0.1"}
    page = client.get("/", headers=host).get_data(as_text=True)
    for address in (*OWN, *re.findall(r"""["'](/[^"'?]*\.(?:js|ttf|css))""", page)):
        assert client.get(address, headers=host).status_code == 200, address
    asked = {**PICTURE, "inputs": [{"id": "ask", "property": "data", "value": SIZE}]}
    assert client.post("/_dash-update-component", json=asked, headers=host).status_code == 200
    bundle = import_module("rollout.page.bundle")
    bundle.joined_after(bundle.EDITED, bundle.SERVED)  # which a page that may be edited loads, and is kept
    gc.collect()
    gc.freeze()  # a child's collector has no need to look at all this, page by page of its parent's memory


def bear(asked: socket.socket, words: list[str], writing: bool, log: int) -> bool:
    """Fork, and return whether this is the child, which then is a program of its own."""
    pid = os.fork()
    if pid:
        os.close(log)
        asked.sendall(f"{pid}\n".encode())
        return False
    for stream in (1, 2):
        os.dup2(log, stream)
    os.close(log)
    sys.argv = [PROGRAM, *words]
    guarded.writing = writing
    return True


def ended(pid: int) -> int | None:
    """Return the code with which a child ended, None as long as it runs."""
    found, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if found else None


def heed(asked: socket.socket) -> bool:
    """Do what is asked until nobody is there to ask; return whether this is a child that has to run the program."""
    while True:
        line, logs, _, _ = socket.recv_fds(asked, 65536, 1)
        if not line:
            return False
        request = json.loads(line)
        if isinstance(request, int):
            asked.sendall(json.dumps(ended(request)).encode() + b"\n")
            continue
        words, writing = request
        if bear(asked, words, writing, logs[0]):
            return True


if __name__ == "__main__":
    sys.addaudithook(guarded.tell)
    warm()
    with socket.socket(fileno=int(sys.argv[1])) as here:
        child = heed(here)
    if child:
        runpy.run_path(PROGRAM, run_name="__main__")
