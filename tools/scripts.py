"""Hold the page's scripts to the bar: format, lint, types and the rules that they share with Python.

Run as `python -m tools.scripts` inside the environment of the tests. Where node or a package of ours is missing that is
said, and nothing is held; in CI it is an error.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
MODULES = TOP / "node_modules"
CHECKS = (
    ("prettier", "prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."),
    ("eslint", "eslint/bin/eslint.js", "."),
    ("tsc", "typescript/bin/tsc"),
)
RULES = ("tests/js/rules.test.js", "tests/js/scenery.test.js", "tests/js/drafts.test.js")


def missing() -> str | None:
    """Return in a sentence what is missing to hold the scripts to anything."""
    if shutil.which("node") is None:
        return "node is not on this machine: the page's scripts are not looked at."
    gone = [name for name, program, *_ in CHECKS if not (MODULES / program).is_file()]
    return (
        f"Without {', '.join(gone)} the page's scripts are not looked at: `make dev` installs them." if gone else None
    )


def run(*command: str, **variables: str) -> bool:
    """Run a program in the project's folder; return whether all was well."""
    return subprocess.run(command, cwd=TOP, env={**os.environ, **variables}, check=False).returncode == 0


def same_rules() -> bool:
    """Return whether the scripts answer as Python does, in cases that are written now."""
    with tempfile.TemporaryDirectory() as folder:
        cases = str(Path(folder) / "cases.json")
        written = run(sys.executable, "-m", "tests.support.vectors", cases)
        return written and run("node", "--test", "--test-reporter", "dot", *RULES, ROLLOUT_CASES=cases)


def main() -> int:
    """Try everything; return 0 where all is well, or nothing could be tried outside CI."""
    if reason := missing():
        sys.stderr.write(reason + "\n")
        return 1 if os.environ.get("CI") else 0
    failed = [name for name, program, *words in CHECKS if not run("node", str(MODULES / program), *words)]
    if not same_rules():
        failed.append("node --test")
    if failed:
        sys.stderr.write(f"The page's scripts do not pass: {', '.join(failed)}.\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
