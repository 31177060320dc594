"""The first page of a PDF as a picture, drawn by a program of this machine where there is one: we bring none."""

import shutil
import subprocess
from threading import Lock

from rollout.words.said import said

DRAWS = "pdftoppm"
"""Of the package poppler-utils (Debian, Ubuntu), poppler (Homebrew)."""
LONGEST = 2_000  # dots of its longer side
SECONDS = 20.0
MEMORY = 1_000_000  # kB
BOUNDED = f'ulimit -t {SECONDS:.0f}; ulimit -v {MEMORY}; exec "$@"'
"""Whoever made the PDF may have made it to hurt: it has that much of the processor and of memory, where a shell can
say so (macOS bounds no memory)."""
_ONE_AT_A_TIME = Lock()
MISSING = said(
    "This is a PDF. To take its first page as a picture {program} is needed (of poppler-utils), which is not installed "
    "where the server runs. The PDF itself can be kept with a further source.",
    program=DRAWS,
)
DAMAGED = said("No first page could be drawn of this PDF: it is damaged, locked, or too much. Give a picture of it.")


def first_page(data: bytes) -> tuple[bytes, str]:
    """Return the first page as a PNG; or why there is none."""
    program = shutil.which(DRAWS)
    if program is None:
        return b"", MISSING
    command = [program, "-png", "-singlefile", "-f", "1", "-l", "1", "-scale-to", str(LONGEST), "-q", "-"]
    if shell := shutil.which("sh"):
        command = [shell, "-c", BOUNDED, "sh", *command]
    try:
        with _ONE_AT_A_TIME:
            done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - the words are ours, the PDF goes in by its standard input
    except (OSError, subprocess.TimeoutExpired):
        return b"", DAMAGED
    return (done.stdout, "") if done.returncode == 0 and done.stdout else (b"", DAMAGED)
