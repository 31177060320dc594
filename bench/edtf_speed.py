"""Time the reading of made-up date texts of at most 64 characters: `python -m bench.edtf_speed [200000]`.

Half are supported dates with some characters changed, a quarter supported dates, a quarter noise. The clock
counts this thread's processor time; of the twenty slowest, each is timed five times more and the best counts, so
that what else the machine does meanwhile is not held against the reader.
"""

from __future__ import annotations

import gc
import random
import sys
from collections.abc import Callable
from contextlib import suppress
from time import thread_time_ns

from rollout.evidence.edtf import EdtfDate, EdtfError, in_words, parse

SEED = 20190204
MARKS = "0123456789-/.,?~%X[]{} uxYTEQ:é０–'"
DATES = (
    *("2018", "2018-04", "2018-04-01", "2018-22", "2018-34", "201X", "20XX", "2004-XX", "1985-XX-XX"),
    *("2018-04-01~", "2017-06/2018-04", "2017-06/..", "/2018-04", "2017-06-15~/2018-04%"),
    *("[2019-05-03,2019-05-04]", "[..2017,2018-04..2018-06,2019-01-01,2019-01-02,2019-01-03,2020..]"),
    *("[2001?,2002?,2003?,2004?,2005?]", "[" + ",".join(["2018"] * 12) + "]"),
    *("Apr-18", "43191.0", "4/1/2018", "since 9 September 2018", "2018-04-01 00:00:00", "Jan-Mar 2019"),
    *("unknown/2006", "01/04/2018 - 05/04/2018", "9 June 2017 - 12 July 2018"),
)


def made_up(chance: random.Random) -> str:
    """Make one text."""
    kind = chance.random()
    if kind < 0.25:
        return "".join(chance.choices(MARKS + "aprilo", k=chance.randint(0, 64)))
    text = chance.choice(DATES)
    if kind < 0.75:
        for _ in range(chance.randint(1, 4)):
            at = chance.randint(0, len(text))
            text = text[:at] + chance.choice(MARKS) + text[at + chance.randint(0, 1) :]
    return text[:64]


def reading(text: str) -> tuple[float, EdtfDate | None]:
    """Read a text; return the microseconds that took and, if it could be read, the date."""
    d = None
    started = thread_time_ns()
    with suppress(EdtfError):
        d = parse(text)
    return (thread_time_ns() - started) / 1000, d


def saying(d: EdtfDate) -> float:
    """Word a date; return the microseconds that took."""
    started = thread_time_ns()
    in_words(d)
    return (thread_time_ns() - started) / 1000


def report(what: str, times: list[tuple[float, str]], again: Callable[[str], float]) -> None:
    """Print the median, the 99th percentile and the worst, with its text."""
    times = sorted(times)
    median, late = times[len(times) // 2][0], times[len(times) * 99 // 100][0]
    worst, text = max((min(again(text) for _ in range(5)), text) for _, text in times[-20:])
    once = f"{times[-1][0]:.0f} µs as first timed"
    print(
        f"{what} {len(times):,}: median {median:.0f} µs, 99 % ≤ {late:.0f} µs, worst {worst:.0f} µs ({once}) {text!r}"
    )


def main(count: int) -> None:
    """Print the figures."""
    chance = random.Random(SEED)
    read: list[tuple[float, str]] = []
    refused: list[tuple[float, str]] = []
    said: list[tuple[float, str]] = []
    gc.disable()
    for _ in range(count):
        text = made_up(chance)
        time, d = reading(text)
        (refused if d is None else read).append((time, text))
        if d is not None:
            said.append((saying(d), text))
    report("read", read, lambda text: reading(text)[0])
    report("refused", refused, lambda text: reading(text)[0])
    report("said", said, lambda text: saying(parse(text)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
