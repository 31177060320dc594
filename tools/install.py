"""Install what Rollout needs into .venv and node_modules, once for each state of the locks.

Run it with any Python 3.11 or newer: `python tools/install.py` for use, `python tools/install.py dev` for
tests too. It must load under older versions as well, to be able to say that they are too old: so it has no
newer syntax, and its newer annotations stand in quotes.

The locks are the whole truth: nothing is resolved here, and what stands in the environment or in pip's own files
counts only as far as it says how packages are reached. A stamp in .venv says that an installation ended well; it is
taken away before the next one begins, so that a .venv without it is known to be half made, and is made anew.
"""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # Windows has none
    fcntl = None  # type: ignore[assignment]  # and goes without

OLDEST = (3, 11)
TOP = Path(__file__).resolve().parent.parent
VENV = TOP / ".venv"
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-release.lock"]
WITHOUT_NPM = "The whole plotly.js bundle is used maps have no coast; everything works, the page opens later."

# All of a person's settings of pip that count: how packages are reached. None of them can change what is installed,
# for every file is held to its hash; others (target, user, dry-run, constraint, python …) could.
REACHING = (
    "index-url", "pypi-url", "extra-index-url", "no-index", "find-links", "trusted-host", "cert", "client-cert",
    "proxy", "retries", "timeout", "default-timeout", "cache-dir", "no-cache-dir", "keyring-provider", "use-feature",
    "use-deprecated",
)  # fmt: skip

# What pip's words mean for the person who waits; the first that is found counts.
PIP_FAILED = "pip could not install the locked packages; its own words stand above. "
MEANINGS = (
    (
        "DO NOT MATCH THE HASHES",
        "A package is not the very file that the lock describes, so nothing of it was installed. Try another network; "
        "if it stays so, tell us, as SECURITY.md says.",
    ),
    ("No space left", "The disk is full. Make room, then do the same again."),
    ("Permission denied", "A file could not be written here. Use a folder that is yours, then do the same again."),
    (
        "from versions: none",
        "The first start needs a network, or the settings of pip for yours (proxy, index). "
        "With one, the package has no file for this system and Python: try Python 3.11, 3.12 or 3.13.",
    ),
    ("onnection", "The first start needs a network, or the settings of pip for yours (proxy, index)."),
)
ELSE = "Do the same again; if it stays so, `make clean` begins anew."


def say(sentence: str) -> None:
    """Write one line to the person who waits, at once."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def venv_python() -> Path:
    """Return where the environment keeps its own Python."""
    windows = VENV / "Scripts" / "python.exe"
    return windows if sys.platform == "win32" else VENV / "bin" / "python"


def digest(*names: str) -> str:
    """Return the SHA-256 of the named files and of the Python that installs them."""
    text = repr(sys.version_info[:2]).encode()
    return hashlib.sha256(text + b"".join((TOP / name).read_bytes() for name in names)).hexdigest()


def done(stamp: Path, state: str) -> bool:
    """Return whether `stamp` says that this very state was installed."""
    return stamp.is_file() and stamp.read_text() == state


def stamp_of(lock: str) -> Path:
    """Return the file that says in which state a lock was installed."""
    return VENV / f".{lock}.stamp"


def environment() -> "dict[str, str]":
    """Return the variables of this process without those that lead Python, pip or npm elsewhere."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PIP_")
        and (not name.startswith("PYTHON") or name.startswith("PYTHON_"))
        and name not in ("__PYVENV_LAUNCHER__", "NODE_ENV")
    }


def run(command: "list[str]", **options: Any) -> "subprocess.CompletedProcess[str]":
    """Run a program and return what it said; unless told otherwise in an environment that misleads nobody."""
    told = {"env": environment(), "text": True, "errors": "replace", **options}
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True, **told)


def run_pip(*words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run the pip of .venv and return what it said; of the environment only the given settings of pip count."""
    return run([str(venv_python()), "-I", "-m", "pip", *words], env={**environment(), **variables})


def variable(name: str) -> str:
    """Return the environment's name of a setting of pip."""
    return "PIP_" + name.upper().replace("-", "_")


def reaching() -> "dict[str, str]":
    """Return how this person's pip reaches packages, from its files and its variables, as variables."""
    named = {name: os.environ[name] for name in ("PIP_CONFIG_FILE",) if name in os.environ}
    found = {}
    for line in sorted(
        run_pip("config", "list", PIP_QUIET="0", **named).stdout.splitlines()
    ):  # `install.` comes after `global.`
        key, _, value = line.partition("=")
        section, _, name = key.partition(".")
        if section in ("global", "install") and name in REACHING:
            found[variable(name)] = str(ast.literal_eval(value))
    found.update({variable(name): os.environ[variable(name)] for name in REACHING if variable(name) in os.environ})
    return found


def make_venv() -> "str | None":
    """Make .venv anew; return what went wrong, as a sentence."""
    command = [sys.executable, "-I", "-m", "venv", "--clear", str(VENV)]
    made = run(command)
    if made.returncode == 0:
        return None
    words = (made.stdout + made.stderr).strip()
    debian = "On Debian or Ubuntu install the part it needs: apt-get install python3-venv. "
    return f"Python could not make the folder .venv. {debian if 'ensurepip' in words else ''}Python said: {words}"


def usable() -> bool:
    """Return whether .venv is of this Python, runs, and was not left half made."""
    if not venv_python().exists() or not stamp_of(LOCKS[0]).is_file():
        return False
    same = f"import sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])!r})"
    return run([str(venv_python()), "-I", "-c", same]).returncode == 0


def packages() -> "list[tuple[str, int]]":
    """Return what lies in .venv among the packages, and when each entry last changed."""
    return sorted((str(each), each.stat().st_mtime_ns) for each in VENV.glob("[Ll]ib*/**/site-packages/*"))


def install_python(locks: "list[str]") -> "str | None":
    """Install what the locks hold, checked by hash, wheels only; return what went wrong, as a sentence."""
    state = {stamp_of(lock): digest(*locks[: place + 1]) for place, lock in enumerate(locks)}
    if venv_python().exists() and all(done(stamp, text) for stamp, text in state.items()):
        return None
    if not usable():
        wrong = make_venv()
        if wrong:
            return wrong
    say("Installing the packages of " + " and ".join(locks) + " into .venv; this happens once …")
    earlier = {stamp: stamp.read_text() for stamp in map(stamp_of, LOCKS) if stamp.is_file()}
    for stamp in earlier:
        stamp.unlink()
    before = packages()
    wrong = install_locked(locks)
    if not wrong:
        earlier = {**earlier, **state}
    elif packages() != before:
        earlier = {}  # it failed on its way: made anew next time. Else all is as it was, and still serves
    for stamp, text in earlier.items():
        stamp.write_text(text)
    return wrong


def install_locked(locks: "list[str]") -> "str | None":
    """Have pip install the very files of the locks and check that they hold together; return what went wrong."""
    words = ["install", "-qq", "--disable-pip-version-check", "--no-input", "--no-compile", "--no-deps"]
    words += ["--require-hashes", "--only-binary", ":all:"]
    for lock in locks:
        words += ["-r", str(TOP / lock)]
    ended = run_pip(*words, **{**reaching(), "PIP_CONFIG_FILE": os.devnull})
    if ended.returncode != 0:
        said = ended.stdout + ended.stderr
        sys.stderr.write(said)
        return PIP_FAILED + next((meaning for mark, meaning in MEANINGS if mark in said), ELSE)
    checked = run_pip("check", "--disable-pip-version-check", PIP_CONFIG_FILE=os.devnull)
    if checked.returncode != 0:
        return "The locked packages do not fit each other; tell us: " + checked.stdout.strip()
    return None


def find_npm(dev: bool) -> "str | None":
    """Return the path of npm; where tests need it and we are root on Debian or Ubuntu, install it first."""
    apt = shutil.which("apt-get")
    if dev and shutil.which("npm") is None and apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "nodejs", "npm"]):
            subprocess.run([apt, *words], env=quiet, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
    return shutil.which("npm")


def install_npm(dev: bool) -> "str | None":
    """Install what package-lock.json holds where npm is present; return in a sentence why not."""
    npm = find_npm(dev)
    stamp, state = VENV / (".npm-dev.stamp" if dev else ".npm.stamp"), f"{npm} {digest('package-lock.json')}"
    if done(stamp, state) or done(VENV / ".npm-dev.stamp", state):
        return None
    for name in (".npm-dev.stamp", ".npm.stamp"):
        with suppress(FileNotFoundError):
            (VENV / name).unlink()
    missing = run_npm(npm, dev) if npm else "npm is not on this machine. " + WITHOUT_NPM
    if not (missing and dev):  # a start that failed here must not wait each time; tests need what npm brings
        stamp.write_text(state)
    return missing


def run_npm(npm: str, dev: bool) -> "str | None":
    """Have npm install what its lock holds, whatever its settings say; return in a sentence why not."""
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--loglevel=error"]
    command += ["--global=false", "--dry-run=false", "--include=dev" if dev else "--omit=dev"]
    try:
        ended = run(command, cwd=str(TOP), timeout=120)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"npm did not end ({type(error).__name__}). {WITHOUT_NPM}"
    if ended.returncode != 0:
        reason = (ended.stderr.strip().splitlines() or ["no reason given"])[0]
        return f"npm could not install ({reason}). {WITHOUT_NPM}"
    return None


@contextmanager
def one_at_a_time() -> "Iterator[None]":
    """Wait while another of us installs here: two at once would each half undo what the other does."""
    with Path(__file__).open("rb") as held:
        if fcntl is not None:
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def main(arguments: "list[str]") -> "str | None":
    """Install for use, with the word dev for tests too, with release for looking one over; return what went wrong."""
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        return f"Rollout needs Python 3.11 or newer; this is {found} ({sys.executable}). Install a newer one."
    release = "release" in arguments
    dev = release or "dev" in arguments
    with one_at_a_time():
        wrong = install_python(LOCKS[: 3 if release else 2 if dev else 1])
        if wrong:
            return wrong
        missing = install_npm(dev)
    if missing and dev and os.environ.get("CI"):
        return missing + " Tests in CI leave nothing out, so they are not begun."
    if missing:
        say(missing)
    return None


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console may lack a letter of ours
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped. The next start installs what is missing.")
