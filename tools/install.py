"""Install what Rollout needs into .venv and node_modules, once for each state of the locks.

Run it with any Python 3.11 or newer: `python tools/install.py` for use, `python tools/install.py dev` for
tests too. It must load under older versions as well, to be able to say that they are too old: so it has no
newer syntax, and its newer annotations stand in quotes.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
TOP = Path(__file__).resolve().parent.parent
VENV = TOP / ".venv"
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-release.lock"]
WITHOUT_NPM = "The whole plotly.js bundle is used instead: everything works, the page opens somewhat later."


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


def make_venv() -> "str | None":
    """Make .venv where there is none of this Python; return what went wrong, as a sentence."""
    if venv_python().exists():
        same = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]!r})"
        if subprocess.run([str(venv_python()), "-c", same], capture_output=True, check=False).returncode == 0:
            return None
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode == 0:
        return None
    return (
        "Python could not make the folder .venv. On Debian or Ubuntu install the part it needs: "
        "apt-get install python3-venv. Python said: " + (made.stdout + made.stderr).strip()
    )


def install_python(locks: "list[str]") -> "str | None":
    """Install what the locks hold, checked by hash, wheels only; return what went wrong, as a sentence."""
    stamps = {VENV / f".{lock}.stamp": digest(*locks[: place + 1]) for place, lock in enumerate(locks)}
    if venv_python().exists() and all(done(stamp, state) for stamp, state in stamps.items()):
        return None
    wrong = make_venv()
    if wrong:
        return wrong
    say("Installing the packages of " + " and ".join(locks) + " into .venv; this happens once …")
    command = [str(venv_python()), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    command += ["--no-input", "--no-compile", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    for lock in locks:
        command += ["-r", str(TOP / lock)]
    if subprocess.run(command, check=False).returncode != 0:
        return (
            "pip could not install the locked packages; its own words stand above. Nothing is installed "
            "without a network, or when a package is not the very file that the lock describes."
        )
    for stamp, state in stamps.items():
        stamp.write_text(state)
    return None


def install_npm(dev: bool) -> "str | None":
    """Install what package-lock.json holds where npm is present; return in a sentence why not."""
    npm = shutil.which("npm")
    stamp, state = VENV / (".npm-dev.stamp" if dev else ".npm.stamp"), f"{npm} {digest('package-lock.json')}"
    if done(stamp, state) or done(VENV / ".npm-dev.stamp", state):
        return None
    stamp.write_text(state)  # also when it fails: a start without a network must not wait for npm every time
    if npm is None:
        return "npm is not on this machine. " + WITHOUT_NPM
    command = [
        npm,
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--fetch-retries=1",
        "--loglevel=error",
    ]
    if not dev:
        command.append("--omit=dev")
    try:
        ended = subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"npm did not end ({type(error).__name__}). {WITHOUT_NPM}"
    if ended.returncode != 0:
        reason = (ended.stderr.strip().splitlines() or ["no reason given"])[0]
        return f"npm could not install ({reason}). {WITHOUT_NPM}"
    return None


def main(arguments: "list[str]") -> "str | None":
    """Install for use, with the word dev for tests too, with release for looking one over; return what went wrong."""
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        return f"Rollout needs Python 3.11 or newer; this is {found} ({sys.executable}). Install a newer one."
    release = "release" in arguments
    dev = release or "dev" in arguments
    wrong = install_python(LOCKS[: 3 if release else 2 if dev else 1])
    if wrong:
        return wrong
    missing = install_npm(dev)
    if missing:
        say(missing)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
