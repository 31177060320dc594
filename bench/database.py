"""Very many events in PostgreSQL: `python -m bench.database 131072 [times 76] [spread]`, on a server of its own.

Loads so many invented events and makes their index, multiplies its tables where asked, then opens it and walks from
all of time to one day and back, searches and filters. Times are those of the clock, for most of the work is the
server's, and those of our own processor beside them. What is multiplied has to fill parts of the words' index. Spread:
the events lie in three databases by their time, as on three servers.
"""

import sys
import time
from collections.abc import Callable
from statistics import median

from bench.outgrowing import SEARCHES, STEPS, drawn, held
from rollout.commands.cli import limits
from rollout.database import files
from rollout.database.address import Address
from rollout.database.asking import Asking
from rollout.database.counting import coded
from rollout.database.indexing import COUNTED, FIRSTS, KNOWN, make_index
from rollout.database.link import Link, connected, streamed
from rollout.database.questions import DatabaseIndex
from rollout.evidence.beside import ALONE
from rollout.evidence.reader import read
from rollout.timeline.bits import PART
from rollout.timeline.levels import FIRST
from rollout.timeline.view import View
from rollout.timeline.window import iso
from tests.support import crowd
from tests.support.postgres import Postgres, served
from tests.support.spread import spread_over
from tools.postgresql import programs

COPIES = (
    "INSERT INTO rollout.index_event SELECT number + copy * %s, id || '-' || copy, value,"
    " floor((tile * 8 + copy * 37) / 8) FROM rollout.index_event, generate_series(1, %s) AS copy",
    "INSERT INTO rollout.index_text SELECT number + copy * %s, folded, floor((tile * 8 + copy * 37) / 8)"
    " FROM rollout.index_text, generate_series(1, %s) AS copy",
    "INSERT INTO rollout.index_place SELECT number + copy * %s, lane, start + copy * 37, stop + copy * 37,"
    " mark + copy * 37, floor((mark + copy * 37) / 8), rank + copy * 7919"
    " FROM rollout.index_place, generate_series(1, %s) AS copy",
)
PARTS = (
    "INSERT INTO rollout.index_places SELECT key, part + copy * %s, places"
    " FROM rollout.index_places, generate_series(1, %s) AS copy"
)
TIMES = "SELECT lane, start, stop, mark FROM rollout.index_place ORDER BY number"
CODES = "INSERT INTO rollout.index_codes VALUES (%s, %s, %s)"
WORDS = "SELECT pg_size_pretty(pg_total_relation_size('rollout.index_places')), count(*) FROM rollout.index_places"
SIZE = "SELECT pg_size_pretty(pg_database_size(current_database()))"


def timed(name: str, ask: Callable[..., object], *given: object) -> float:
    """Print how long an answer takes, by the clock and of our own processor, in ms."""
    begin, own = time.perf_counter(), time.process_time()
    said = ask(*given)
    ms = (time.perf_counter() - begin) * 1000
    print(f"    {name:44} {ms:9.1f} ms  ({(time.process_time() - own) * 1000:7.1f} ours)  {said}", flush=True)
    return ms


def loaded(link: Link, count: int, server: Postgres | None = None) -> None:
    """Load so many events, and make their index; server: where this is spread over three databases."""
    data = "".join(crowd.lines(count)).encode()
    bounds = limits(count)
    files.create(link)
    if server:
        spread_over(server, link)
    timed(f"{count:,} loaded", files.load, link, "crowd.csv", data, ALONE, bounds)
    timed("their index", make_index, link, read(data, "crowd.csv", bounds), files.kept(link).revision)
    print(f"    of it the words: {link.execute(WORDS).fetchone()}", flush=True)


def recoded(link: Link) -> None:
    """Say again of each event which of all times it has."""
    with streamed(link, TIMES, binary=True) as rows:
        places = [*map(tuple, rows)]
    for one in coded(places, PART):
        link.execute(CODES, one)


def multiplied(link: Link, count: int, times: int) -> None:
    """Copy the rows of an index so many times, and count anew."""
    link.execute("SET maintenance_work_mem = '1GB'")
    timed("the words", lambda: link.execute(PARTS, (count // PART, times - 1)).rowcount)
    for statement in COPIES:
        timed(
            f"{' '.join(statement.split()[:3])} …",
            lambda one: link.execute(one, (count, times - 1)).rowcount,
            statement,
        )
    link.execute("UPDATE rollout.index_sort SET count = count * %s", (times,))
    link.execute("UPDATE rollout.index_said SET value = %s WHERE name = 'count'", (str(count * times),))
    link.execute("DELETE FROM rollout.index_counted")
    link.execute("DELETE FROM rollout.index_codes")
    link.execute("DELETE FROM rollout.index_first")
    timed("counted", lambda: link.execute(COUNTED).rowcount)
    timed("their times", recoded, link)
    timed("the first of each tile", lambda: link.execute(FIRSTS, (FIRST,)).rowcount)
    for statement in (*(f"VACUUM rollout.{name}" for name in ("index_place", "index_text", "index_places")), *KNOWN):
        link.execute(statement)


def found(index: DatabaseIndex, view: View) -> str:
    """Have the count and the first twenty of what a view lets through."""
    events = index.selection(view).events
    return f"{len(events):,} {len(events[:20])}"


def asked(address: Address) -> None:
    """Open an index and ask it."""
    asking = Asking(address)
    opened: list[DatabaseIndex] = []
    timed("opened", lambda: opened.append(DatabaseIndex(asking)))
    (index,) = opened
    span, steps = index.span, []
    middle = span.start + span.days * 0.7
    for share in (*STEPS, *reversed(STEPS)):
        days = max(20.0, span.days * share)
        where = f"?from={iso(middle - days / 2)}&to={iso(middle + days / 2)}"
        steps.append(timed(f"picture of {days:.0f} days", drawn, index, where))
    print(
        f"  a step: {median(steps):.0f} ms, most {max(steps[1:]):.0f} ms (the first {steps[0]:.0f}); {held()}",
        flush=True,
    )
    for words in SEARCHES:
        timed(f"search: {words}", found, index, View(search=words))
    timed("one claim status", found, index, View(statuses=("claimed",)))
    timed("picture of one claim status", drawn, index, "?status=claimed")
    timed("picture of a search", drawn, index, "?q=harbour")
    timed("sixty events by their ids", lambda: len(index.named([f"event-{number}" for number in range(60)])))
    timed("picture of a rare search", drawn, index, "?q=12345")
    print(f"  {held()}", flush=True)
    asking.close()


def main() -> None:
    found = programs()
    if found is None:
        sys.exit("No PostgreSQL is installed.")
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    count, times = (*numbers, *(20_000, 1)[len(numbers) :])
    if times > 1 and count % PART:
        sys.exit(f"Only parts of {PART:,} events can be multiplied.")
    with served(found) as server:
        address = Address(server.database())
        with connected(address) as link:
            loaded(link, count, server if "spread" in sys.argv else None)
            if times > 1:
                multiplied(link, count, times)
            print(f"  {link.execute(SIZE).fetchone()} on disk", flush=True)
        asked(address)


if __name__ == "__main__":
    main()
