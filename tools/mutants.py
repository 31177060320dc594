"""Do the tests notice mistakes? `python -m tools.mutants [WORD ...]`: those of files that hold a word, else all.

Each mistake of `tools/mutations.py` is made in a copy of the sources, and the tests that look there must fail. Ends
with 1 when fewer than nine of ten are noticed. One process at a time, no browser; where Python can fork (not Windows).
"""

import importlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from tools.mutations import Mutant, mutants

TOP = Path(__file__).parent.parent
NEEDED = (
    "rollout",
    "tests",
    "talks",
    "docs",
    "checks",
    "tools",
    "bench",
    "app.py",
    "events.csv",
    "sources.csv",
    "timeline.toml",
    "pyproject.toml",
    "package.json",
)
WARM = ("fontTools.ttLib", "fontTools.subset", "pptx", "plotly.graph_objects", "typst")
LEAST = 0.9
LONGEST = 300  # seconds of a core for the tests of one mistake: one that never ends is noticed


def copied(folder: Path) -> None:
    """Copy what the tests need into a folder."""
    for name in NEEDED:
        if (TOP / name).is_dir():
            left_out = shutil.ignore_patterns("__pycache__", "*-changed.json")
            shutil.copytree(TOP / name, folder / name, ignore=left_out)
        else:
            shutil.copy(TOP / name, folder / name)
    if (TOP / "node_modules").is_dir():  # faces of other scripts
        (folder / "node_modules").symlink_to((TOP / "node_modules").resolve())


def _run(folder: Path, tests: str, caches: Path) -> int:
    """Run tests in a copy of the sources, of which nothing is imported yet; return what pytest returns."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    os.chdir(folder)
    sys.path[:] = [str(folder), *(one for one in sys.path if one and Path(one) != TOP)]
    sys.pycache_prefix, sys.dont_write_bytecode = str(caches), False
    for name in [name for name in sys.modules if name.partition(".")[0] in ("rollout", "tests", "tools", "checks")]:
        del sys.modules[name]
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-m", "not browser", *tests.split()]))


def fails(folder: Path, tests: str, caches: Path) -> bool:
    """Say whether tests fail in a copy of the sources, in a process that has what is not ours imported already."""
    child = os.fork()
    if child == 0:
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        status = 3
        try:
            status = _run(folder, tests, caches)
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def _write(file: Path, text: str, when: int) -> None:
    """Write a file at a time of its own, lest Python take what it compiled of another of the same length and second."""
    file.write_text(text, encoding="utf-8", newline="\n")
    os.utime(file, (when, when))


def noticed(mutant: Mutant, folder: Path, caches: Path, number: int) -> bool:
    """Say whether the tests notice a mistake; afterwards the copy is right again."""
    file = folder / mutant.file
    right = file.read_text(encoding="utf-8")
    _write(file, right.replace(mutant.old, mutant.new), 1_000_000_000 + 2 * number)
    try:
        return fails(folder, mutant.tests, caches)
    finally:
        _write(file, right, 1_000_000_001 + 2 * number)


def gone(wanted: Iterable[Mutant], folder: Path = TOP) -> list[Mutant]:
    """Return the mistakes that can no longer be made, for what they change does not stand in its file once."""
    return [one for one in wanted if (folder / one.file).read_text(encoding="utf-8").count(one.old) != 1]


def say(line: str) -> None:
    """Write a line at once, for who waits."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(words: list[str]) -> None:
    """Make every mistake in turn, and say of each whether a test noticed it."""
    wanted = [one for one in mutants() if not words or any(word in one.file for word in words)]
    for name in WARM:
        importlib.import_module(name)
    lost = gone(wanted)
    alive = [*lost]
    for one in lost:
        say(f"GONE     {one.file}: {one.old!r}; mend its line in tools/mutations.py")
    with tempfile.TemporaryDirectory() as made:
        folder, caches = Path(made, "copy"), Path(made, "caches")
        folder.mkdir()
        copied(folder)
        for tests in {one.tests for one in wanted}:
            if fails(folder, tests, caches):
                raise SystemExit(f"Without any mistake these fail: {tests}")
        for number, mutant in enumerate(one for one in wanted if one not in lost):
            begun = time.monotonic()
            found = noticed(mutant, folder, caches, number)
            alive += [] if found else [mutant]
            what = f"{mutant.file}: {mutant.old!r} → {mutant.new!r}"
            say(f"{'noticed' if found else 'ALIVE  '} {time.monotonic() - begun:5.1f} s  {what}")
    say(f"{len(wanted) - len(alive)} of {len(wanted)} mistakes are noticed.")
    if len(alive) > len(wanted) * (1 - LEAST):
        raise SystemExit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
