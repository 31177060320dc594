"""Find PostgreSQL's programs; where there are none, install Debian's as root: tests in CI leave nothing out.

Only with Python's own library, for it runs before anything of ours is installed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

WHERE = "usr/lib/postgresql/*/bin/initdb"  # Debian: a folder for each version, none of them on the path
NONE = "No PostgreSQL is installed: what reads and writes a database is left out (Debian: apt-get install postgresql)."


def programs() -> "Path | None":
    """Return the folder of the newest PostgreSQL of this machine; None where there is none."""
    found = sorted(Path("/").glob(WHERE), key=lambda path: float(path.parts[-3]))
    own = shutil.which("initdb")
    return found[-1].parent if found else Path(own).resolve().parent if own else None


def install() -> None:
    """Install Debian's, where that may be done."""
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "postgresql"]):
            subprocess.run([apt, *words], env=quiet, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)


def main() -> "str | None":
    """Have PostgreSQL on this machine; return in a sentence why not."""
    if programs() is None:
        install()
    return None if programs() else NONE + " Tests in CI leave nothing out, so they are not begun."


if __name__ == "__main__":
    sys.exit(main())
