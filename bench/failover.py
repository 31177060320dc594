"""Readers of a page while servers of PostgreSQL fail: `python -m bench.failover [EVENTS=30000] [READERS=50]`.

A primary and a hot standby on this machine; the page is given both, the standby first. While so many read, the standby
is killed and begun again, then the primary is killed, and the standby takes its place.
"""

import asyncio
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bench.database import loaded
from checks.load import judge, readers
from rollout.database.address import Address
from rollout.database.changing import Changing
from rollout.database.files import dump
from rollout.database.link import connected
from rollout.evidence.reader import Limits
from tests.support.postgres import Postgres, made, served
from tests.support.server import TOP, free_port
from tools.postgresql import programs

SECONDS = 30


def standby_of(primary: Postgres) -> Postgres:
    """Return a server that holds what another holds, and follows it."""
    standby = Postgres(made(), primary.programs)
    data = str(standby.folder / "data")
    standby.run(
        "pg_basebackup", "-h", str(primary.folder), "-U", "owner", "-D", data, "-R", "-X", "stream", "-c", "fast"
    )
    standby.begin()
    return standby


def during(name: str, port: int, count: int, acts: list[tuple[float, Callable[[], object]]]) -> None:
    """Let readers read, and do things after so many seconds; say what came back."""
    print(f"{name}: {count} readers for {SECONDS} s", flush=True)
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(lambda: asyncio.run(readers(port, count, SECONDS, 0)))
        begin = time.monotonic()
        for after, act in acts:
            time.sleep(max(0.0, begin + after - time.monotonic()))
            act()
        judge(*reading.result())


def tried(primary: Postgres, standby: Postgres, name: str, count: int) -> None:
    """Have readers read from both servers while each of them fails."""
    both = f"host={standby.folder},{primary.folder}"
    reads = f"postgresql://owner@/{name}?{both}&target_session_attrs=prefer-standby"
    port = free_port()
    words = [sys.executable, "app.py", reads, "--no-browser", "--port", str(port)]
    with subprocess.Popen(words, cwd=TOP, stdout=subprocess.PIPE) as page:
        try:
            assert page.stdout
            while b"Rollout shows" not in page.stdout.readline():
                pass
            during(
                "standby killed after 8 s, begun again after 18 s", port, count, [(8, standby.end), (18, standby.begin)]
            )
            print(f"  signing in again: {session(reads)}")
            begun = time.monotonic()
            during(
                "primary killed after 8 s, standby promoted after 12 s",
                port,
                count,
                [(8, primary.end), (12, lambda: promote(standby))],
            )
            editing = Changing(Address(f"postgresql://owner@/{name}?{both}&target_session_attrs=read-write"), Limits())
            begun = time.monotonic()
            print(f"  an editor may write: {editing.may_write()}, asked in {time.monotonic() - begun:.2f} s")
            editing.close()
        finally:
            page.terminate()


def promote(standby: Postgres) -> None:
    """Have a standby take the place of its primary."""
    standby.run("pg_ctl", "promote", "-w", "-D", str(standby.folder / "data"))


def session(address: str) -> str:
    """Return which kind of server answers."""
    with connected(Address(address)) as link:
        row = link.execute("SELECT CASE WHEN pg_is_in_recovery() THEN 'a standby' ELSE 'the primary' END").fetchone()
        return str(row and row[0])


def main() -> None:
    found = programs()
    if found is None:
        sys.exit("No PostgreSQL is installed.")
    events, count = (int(one) for one in (*sys.argv[1:], *("30000", "50")[len(sys.argv) - 1 :]))
    with served(found) as primary:
        address = Address(primary.database())
        with connected(address) as link:
            loaded(link, events)
            files = dump(link)
        standby = standby_of(primary)
        try:
            with connected(Address(standby.address(address.name))) as link:
                print(f"  the standby gives the same files: {dump(link) == files}")
            tried(primary, standby, address.name, count)
        finally:
            standby.end()
            shutil.rmtree(standby.folder, ignore_errors=True)
            primary.begin()


if __name__ == "__main__":
    main()
