"""F11, F28: 100,000 malformed files, 1,000,000 dates, 2,000 events: `python -m checks.malformed [100000] [SEED]`.

Each file must give events and problems, or one refusal; every problem says its row and column; none takes a second of
processor time. One in fifty goes on to the picture, the facts and the tables, which must not stumble either.
"""

import random
import sys
import time
from collections import Counter
from contextlib import suppress

from bench.edtf_speed import made_up as date
from checks.hostile import folder, made_up
from rollout.evidence.edtf import EdtfError, in_words, parse
from rollout.evidence.event import Dataset
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.reader import read
from rollout.figure.view_figure import picture
from rollout.outputs.formats import FORMATS
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import ExportError, Options, edition
from rollout.timeline.facts import facts
from rollout.timeline.view import View
from tests.support import crowd

DATES = 1_000_000
TABLES = (".csv", ".json", ".ics", ".bib", ".csljson", ".ris")


def whole(problem: Problem) -> None:
    """Fail when a problem does not say what is wrong and what to write."""
    sentence = problem.sentence("events.csv")
    if not (problem.wrong.strip() and problem.example.strip() and sentence.isprintable()):
        raise SystemExit(f"A problem that says nothing: {problem}")


def look(dataset: Dataset) -> None:
    """Fail when rows are lost, or when a problem of a row does not say where it is."""
    refused = {problem.row for problem in dataset.problems}
    if len(dataset.events) + len(refused) != dataset.rows:
        raise SystemExit(f"{len(dataset.events)} events and {len(refused)} refused rows are not {dataset.rows} rows.")
    for problem in dataset.problems:
        whole(problem)
        ragged = "cells; the header has" in problem.wrong or "1 cell; the header has" in problem.wrong
        if not problem.row or problem.row < 2 or (problem.column is None) != ragged:
            raise SystemExit(f"A problem without its place: {problem}")


def onwards(dataset: Dataset, chance: random.Random) -> None:
    """Take what was read on to the page and to a table."""
    index = DatasetIndex(dataset)
    picture(index, chance.choice(["", "?q=a", "?from=1900-01-01&to=2100-01-01", "?disputed=1"]), 1280, 600)
    facts(dataset.events, index.lanes)
    shown = edition(dataset, View())
    if shown.shown:
        try:
            FORMATS[chance.choice(TABLES)].maker()(shown, Options())
        except ExportError as error:
            print(f"not exported: {error}")


def files(count: int, chance: random.Random) -> None:
    """Read so many malformed files."""
    kinds: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    slowest, problems, begin = (0.0, ""), 0, time.process_time()
    for number in range(count):
        kind, data = made_up(chance)
        kinds[kind] += 1
        started = time.process_time()
        try:
            dataset = read(data)
        except DataError as error:
            ends["refused whole"] += 1
            problems += len(error.problems)
            for problem in error.problems:
                whole(problem)
            dataset = None
        took = time.process_time() - started
        slowest = max(slowest, (took, kind))
        if took > 1:
            raise SystemExit(f"File {number} ({kind}) took {took:.1f} s.")
        if dataset:
            ends["read with problems" if dataset.problems else "read"] += 1
            problems += len(dataset.problems)
            look(dataset)
            if number % 50 == 0:
                onwards(dataset, chance)
    spent = time.process_time() - begin
    print(f"{count:,} files of {len(kinds)} kinds: {dict(ends)}, {problems:,} problems, each with its place;")
    print(f"slowest {slowest[0] * 1000:.0f} ms ({slowest[1]}); {spent:.0f} s of processor time in all")


def timed(text: str) -> tuple[int, bool]:
    """Read and word a date; return the nanoseconds of processor time that took, and whether it is one."""
    started, good = time.thread_time_ns(), False
    with suppress(EdtfError):
        in_words(parse(text))
        good = True
    return time.thread_time_ns() - started, good


def dates(count: int) -> None:
    """Read and word so many made-up dates; those that seemed slow five times more, for the machine does other work."""
    chance = random.Random(20190204)
    slow, good = [], 0
    for _ in range(count):
        text = date(chance)
        took, right = timed(text)
        good += right
        if took > 500_000:
            slow.append(text)
    worst = max((min(timed(text)[0] for _ in range(5)) for text in slow), default=0)
    print(f"{count:,} dates, {good:,} good ones: {len(slow)} seemed to take over 0.5 ms;", end=" ")
    print(f"of these the slowest, looked at again: {worst / 1e6:.2f} ms")
    if worst > 1_000_000:
        raise SystemExit("A date takes over a millisecond.")


def legal() -> None:
    """Read and draw a legal file of 2,000 events."""
    data = crowd.write(folder() / "crowd.csv", 2000).read_bytes()
    started = time.process_time()
    dataset = read(data)
    loaded = time.process_time()
    picture(DatasetIndex(dataset), "", 1920, 1080)
    drawn = time.process_time()
    print(f"2,000 events: read in {loaded - started:.2f} s, drawn in {drawn - loaded:.2f} s of processor time")
    if max(loaded - started, drawn - loaded) > 1:
        raise SystemExit("2,000 events take over a second.")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    files(numbers[0] if numbers else 100_000, random.Random(numbers[1] if len(numbers) > 1 else 11))
    legal()
    dates(DATES if not numbers else numbers[0] * 10)
