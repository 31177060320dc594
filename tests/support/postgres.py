"""A PostgreSQL of its own for the tests of a process, where one is installed: a socket in a folder and no network."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from tools.postgresql import NONE, programs

QUICK = ("fsync=off", "full_page_writes=off", "max_connections=40", "shared_buffers=16MB")


@dataclass
class Postgres:
    """A server, which can be ended and begun again, and gives each test a database of its own."""

    folder: Path
    programs: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def words(self, name: str, *words: str) -> list[str]:
        """Return how one of its programs is run by somebody who is not root: as such it would refuse."""
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        as_whom = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if root else []
        return [*as_whom, str(self.programs / name), *words]

    def run(self, name: str, *words: str) -> None:
        """Run one of its programs to its end."""
        with (self.folder / "log.txt").open("ab") as log:
            ended = subprocess.run(
                self.words(name, *words),
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                check=False,
                timeout=60,
            )
        assert ended.returncode == 0, (self.folder / "log.txt").read_text()[-2000:]

    def begin(self) -> None:
        """Make its files where there are none yet, and start it."""
        data = self.folder / "data"
        if not data.exists():
            self.run(
                "initdb", "-D", str(data), "-U", "owner", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"
            )
        options = " ".join(
            f"-c {one}" for one in (*QUICK, "listen_addresses=", f"unix_socket_directories={self.folder}")
        )
        self.run("pg_ctl", "start", "-w", "-D", str(data), "-o", options)

    def end(self, how: str = "immediate") -> None:
        """End it, by default as if it had been killed."""
        self.run(*self.ending(how))

    def ending(self, how: str) -> list[str]:
        """Return what ends it, with the name of the program first."""
        return ["pg_ctl", "stop", "-w", "-D", str(self.folder / "data"), "-m", how]

    def address(self, name: str, user: str = "owner") -> str:
        """Return the address of one of its databases."""
        return f"postgresql://{user}@/{name}?host={self.folder}"

    def database(self) -> str:
        """Return the address of a new, empty database."""
        import psycopg  # noqa: PLC0415 -- only where there is a server

        name = f"test{next(self.numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as link:
            link.execute(f"CREATE DATABASE {name}")
        return self.address(name)


def made() -> Path:
    """Return an empty folder that the server may use."""
    folder = Path(tempfile.mkdtemp(prefix="rollout-pg-"))
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    return folder


def minded(folder: Path, *last: str) -> "subprocess.Popen[bytes]":
    """Have last words run and a folder removed once this process is gone, however it went: its pipe is closed then."""
    return subprocess.Popen(
        ["/bin/sh", "-c", 'cat; "$@" >&2; rm -rf "$FOLDER"', "sh", *last],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"PATH": os.environ["PATH"], "FOLDER": str(folder)},
        start_new_session=True,
    )


@contextmanager
def served(found: Path) -> Iterator[Postgres]:
    """Give a server that ends with its folder, or with this process."""
    server = Postgres(made(), found)
    minder = minded(server.folder, *server.words(*server.ending("immediate")))
    try:
        server.begin()
        yield server
    finally:
        minder.communicate()
    assert not server.folder.exists()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Return a server for the tests of this process; where none is installed they are left out, and that is said."""
    found = programs()
    if found is None:
        pytest.skip(NONE)
    with served(found) as server:
        yield server


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end of a run what was left out, where nothing of it could be tried."""
    if programs() is None:
        terminalreporter.write_line(NONE)
