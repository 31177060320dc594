"""Run app.py with every outside address and all writing refused: `python -m tests.support.guarded app.py FILE …`."""

import os
import re
import runpy
import sys

from tests.support import outside

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
# Python's own: compiled modules, and the search for a folder for temporary files. Ours: the typeface for the compiler.
MEANT = re.compile(r"__pycache__|^/dev/|[\\/][a-z0-9_]{8}$|[\\/]rollout-\w{8}[\\/]SourceSansPro-\w+\.otf$")


writing = False  # whether the program may write, as one that edits its file must


def writes(event: str, args: tuple[object, ...]) -> str:
    """Return the path that an audited event opens for writing and should not; empty when there is none."""
    if writing or event != "open" or not isinstance(args[2], int) or not args[2] & WRITING:
        return ""
    path = args[0].decode(errors="replace") if isinstance(args[0], bytes) else str(args[0])
    return "" if isinstance(args[0], int) or MEANT.search(path) else path


def tell(event: str, args: tuple[object, ...]) -> None:
    """Refuse an outside address or writing, and say so at once, for the server may be ended before it can."""
    if path := writes(event, args):
        sys.stderr.write(f"{outside.MARK} writes {path}\n")
        sys.stderr.flush()
        raise PermissionError(13, "Nothing is written while serving", path)
    try:
        outside.watch(event, args)
    except outside.OutsideError as error:
        sys.stderr.write(f"{error}\n")
        sys.stderr.flush()
        raise


if __name__ == "__main__":
    sys.addaudithook(tell)
    sys.argv = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name="__main__")
