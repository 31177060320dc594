"""Servers for tests, forked from one Python that has loaded the program: as `guarded app.py`, in a third of the time.

`python -m tests.support.nursery FD` heeds the socket of that number. A line with the words after `app.py` and whether
that program may write, sent with the descriptor that takes what the server says, is answered with the number of its
process; a line with such a number with the code with which that process ended, or null.
"""

import json
import os
import runpy
import socket
import sys
from importlib import import_module

from tests.support import guarded

PROGRAM = "app.py"


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
    import_module("rollout.commands.serve")
    with socket.socket(fileno=int(sys.argv[1])) as here:
        child = heed(here)
    if child:
        runpy.run_path(PROGRAM, run_name="__main__")
