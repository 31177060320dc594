"""For installing on a machine that has nothing: `python -m checks.install [PART ...] [--python PATH ...]`.

Parts: `pips` (old and new, where the packages of the lock have newer versions), `pythons` (each that is named, in a
folder with a space and a letter beyond ASCII, without npm, then again without a network), `kills` (in its first
seconds, then again), `files` (whether the lock has a file for every system and Python, asked of the index), `wheel` (a
release run by one line, of uv and of pipx). All but the second starts need a network. Each works on a copy of the last
commit.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.server import TOP
from tools.dist import take

PIPS = ("pip==23.0", "pip==23.2.1", "pip")
SYSTEMS = ("x86_64-manylinux_2_28", "aarch64-manylinux_2_28", "macos", "x86_64-apple-darwin", "windows")
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
MOMENTS = (0.1, 0.3, 0.7, 1.5, 3, 5, 8, 12)  # seconds after which it is killed
CHECKED = "events.csv: 0 problems"


def bare(**more: str) -> dict[str, str]:
    """Return this environment as a person's, who knows nothing of ours."""
    kept = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "CI")}
    return {**kept, **more}


def run(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder and return what it said."""
    return subprocess.run(
        command, cwd=folder, env=bare(**more), capture_output=True, text=True, errors="replace", check=False
    )


def works(folder: Path, python: str, **more: str) -> float:
    """Install in a folder, use what was installed as a person does, and return the seconds that the first took."""
    started = time.monotonic()
    done = run(folder, python, "tools/install.py", **more)
    took = time.monotonic() - started
    if done.returncode:
        raise SystemExit(f"Not installed: {done.stdout}{done.stderr}")
    for command in (["bin/rollout", "check", "events.csv"], [python, "-m", "rollout", "check", "events.csv"]):
        used = run(folder, *command, **more)
        if not used.stdout.startswith(CHECKED):
            raise SystemExit(f"{command} said: {used.stdout}{used.stderr}")
    return took


def pips(work: Path, python: str) -> None:
    """Install with each pip; the index has newer versions than the lock's for all of them."""
    for asked in PIPS:
        folder = work / asked.replace("==", " ")
        take(folder)
        subprocess.run([python, "-m", "venv", folder / ".venv"], check=True)
        pip = [str(folder / ".venv" / "bin" / "python"), "-m", "pip"]
        subprocess.run([*pip, "install", "-qq", "--upgrade", asked], check=True)
        (folder / ".venv" / ".requirements.lock.stamp").write_text("an earlier lock")
        took = works(folder, python)
        print(f"{' '.join(run(folder, *pip, '--version').stdout.split()[:2])}: installed in {took:.1f} s")


def pythons(work: Path, python: str) -> None:
    """Install without npm and then again without a network, where the path is an unusual one."""
    folder = work / "ü new" / "rollout"
    take(folder)
    tools = work / "no npm"
    tools.mkdir()
    for name in ("sh", "dirname", "readlink"):
        (tools / name).symlink_to(shutil.which(name) or "")
    first = works(folder, python, PATH=str(tools))
    away = {"PIP_NO_INDEX": "1", "HTTPS_PROXY": "http://127.0.0.1:9", "npm_config_registry": "http://127.0.0.1:9"}
    second = works(folder, python, PATH=str(tools), **away)
    if second > 2:
        raise SystemExit(f"The second start took {second:.1f} s.")
    version = run(folder, python, "--version").stdout.strip()
    print(f"{version}: installed in {first:.1f} s without npm; again without a network in {second:.2f} s")


def kills(work: Path, python: str) -> None:
    """Kill an installation at several moments; the next start mends it."""
    for moment in MOMENTS:
        folder = work / f"killed {moment}"
        take(folder)
        begun = subprocess.Popen(
            [python, "tools/install.py"], cwd=folder, env=bare(), start_new_session=True, stdout=subprocess.DEVNULL
        )
        time.sleep(moment)
        alive = begun.poll() is None
        if alive:
            os.killpg(begun.pid, signal.SIGKILL)
        begun.wait()
        took = works(folder, python)
        print(f"after {moment} s ({'killed' if alive else 'had ended'}): the next start took {took:.1f} s and it works")
        shutil.rmtree(folder)


def files(work: Path, _: str) -> None:
    """Ask the index whether the lock has a file for each system and Python; only descriptions are fetched."""
    for system in SYSTEMS:
        for version in VERSIONS:
            asked = [sys.executable, "-m", "uv", "pip", "install", "--dry-run", "--no-deps", "--require-hashes"]
            asked += ["--only-binary", ":all:", "--python-platform", system, "--python-version", version, "--quiet"]
            done = run(TOP, *asked, "--target", str(work / f"{system} {version}"), "-r", "requirements.lock")
            print(f"{system}, Python {version}: {done.stderr.strip() or 'every file is there'}")


def wheel(work: Path, python: str) -> None:
    """Run a release by one line, where nothing of ours is near."""
    source, empty = work / "source", work / "empty"
    take(source)
    empty.mkdir()
    build = "import sys; sys.path.insert(0, 'tools'); import backend; backend.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(work)], cwd=source, check=True)
    (built,) = work.glob("*.whl")
    tool = [sys.executable, "-m", "uv", "tool", "run"]
    lines = {
        "uv tool run --from WHEEL rollout": [*tool, "--python", python, "--from", str(built), "rollout"],
        "pipx run --spec WHEEL rollout": [*tool, "pipx", "run", "--python", python, "--spec", str(built), "rollout"],
    }
    for name, line in lines.items():
        _one_line(empty, line)
        print(f"{name}: it checks, and serves the evidence that came with it")


def _one_line(empty: Path, line: list[str]) -> None:
    """Check a file and serve what is shipped by a program that one line fetches and runs."""
    said = run(empty, *line, "check", str(TOP / "events.csv"))
    if not said.stdout.startswith(CHECKED):
        raise SystemExit(f"{said.stdout}{said.stderr}")
    command = [*line, "serve", "--port", "0", "--no-browser"]
    server = subprocess.Popen(
        command, cwd=empty, env=bare(PYTHONUNBUFFERED="1"), stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert server.stdout
    told = [server.stdout.readline(), server.stdout.readline()]
    os.killpg(server.pid, signal.SIGTERM)
    server.wait()
    if "came with Rollout" not in told[0] or "http://localhost:" not in told[1]:
        raise SystemExit(f"The installed program said: {told}")


PARTS = {"pips": pips, "pythons": pythons, "kills": kills, "files": files, "wheel": wheel}


def main() -> None:
    """Try the parts that are named, or all of them, with each Python that is named, or this one's own."""
    asking = argparse.ArgumentParser()
    asking.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    asking.add_argument("--python", action="append")
    asked = asking.parse_args()
    own = str(getattr(sys, "_base_executable", sys.executable))
    for part in asked.parts or PARTS:
        for python in asked.python or [own]:
            with tempfile.TemporaryDirectory() as work:
                PARTS[part](Path(work), python)


if __name__ == "__main__":
    main()
