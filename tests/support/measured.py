"""What something costs: seconds of the processor and memory, measured in a process of its own."""

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

PATIENCE = 60.0  # seconds after which it is too dear anyhow


def _measure(make: Callable[[], Callable[[], object]], told: Connection) -> None:
    act = make()
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    act()
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told.send((time.process_time() - started, (after - before) / 1024))


def spent(act: Callable[[], object]) -> float:
    """Return the seconds of the processor that an act takes in this thread alone, with nothing that watches it."""
    watching = sys.gettrace()
    sys.settrace(None)
    begun = time.thread_time()
    try:
        act()
    finally:
        sys.settrace(watching)
    return time.thread_time() - begun


def apart(make: Callable[[], Callable[[], object]]) -> tuple[float, float]:
    """Return the seconds of the processor and the megabytes that an act takes, which is made first.

    One that does not end in time is ended and counts as if it took all of it.
    """
    here, there = multiprocessing.get_context("fork").Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_measure, args=(make, there))
    process.start()
    there.close()
    found: tuple[float, float] = (PATIENCE, 0.0)
    try:
        if here.poll(PATIENCE):
            found = here.recv()
    finally:
        process.kill()
        process.join()
    return found
