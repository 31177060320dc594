"""Run a command again with the Python of .venv, where the packages are.

It must load under older versions of Python too, and without any package: whoever types `python` may have either.
"""

import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
VENV = TOP / ".venv"
INSTALLED = VENV / ".requirements.lock.stamp"  # tools/install.py writes it when all is there


def enter(*program: str) -> None:
    """Go on in .venv where that is ready and this Python is another; end with advice where the packages are nowhere.

    program: what to give that Python in front of the words that were typed.
    """
    windows = os.name == "nt"
    own = VENV / ("Scripts/python.exe" if windows else "bin/python")
    if Path(sys.prefix).resolve() != VENV.resolve() and INSTALLED.is_file() and own.exists():
        _replace([str(own), *program, *sys.argv[1:]], windows)
    legible()
    if find_spec("dash") is None:
        python = "py" if windows else "python3"
        sys.exit(f"Rollout is not set up yet. Run once, in {TOP}: make run (without make: {python} tools/install.py).")


def legible() -> None:
    """Let a console that lacks a letter be told the number of it: a name in Tibetan is no reason to end."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # there is none where no console is
            stream.reconfigure(errors="backslashreplace")


def _replace(command: "list[str]", windows: bool) -> None:
    """Let another program take our place, with nothing in its way that was meant for this Python."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    variables["PYTHONPATH"] = str(TOP)
    if windows:  # it has no exec that a console waits for
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(subprocess.run(command, env=variables, check=False).returncode)
    os.execve(command[0], command, variables)
