"""The worst inputs that we know, of each kind: `python -m bench.worst_inputs`.

Nothing that is sent, opened or read may cost more than a second and 300 MB (F32). Each input is tried in a process of
its own; the times are of the processor, and the memory is what it grew by at most.
"""

import sys
from collections.abc import Callable, Mapping, Sequence

from rollout.evidence.bands import folded
from rollout.evidence.event import Dataset
from rollout.evidence.problems import DataError
from rollout.evidence.reader import read
from rollout.evidence.text import safe_link
from rollout.figure.view_figure import picture
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.talk import read as read_talk
from tests.csv_rows import RIGHT, csv_of
from tests.support.measured import apart

MOST_S, MOST_MB = 1.0, 300.0
FULL = 4_900_000  # bytes: nearly as large as a file may be


def file_of(change: Callable[[int], Mapping[str, str]]) -> bytes:
    """Return a file of rows that differ so from a right one, as large as a file may be."""
    few = csv_of(*(dict(change(number)) for number in range(20)))
    count = min(19_990, FULL * 20 // len(few))
    return csv_of(*(dict(change(number)) for number in range(count)))


def talk_of(rows: Sequence[str], column: str = "focus") -> bytes:
    """Return a talk with these cells."""
    return (f"title,{column}\n" + "".join(f"Scene,{row}\n" for row in rows)).encode()


def events(data: bytes) -> None:
    """Read a file of events."""
    try:
        read(data)
    except DataError:
        return


def talk(data: bytes, dataset: Dataset | None = None) -> None:
    """Read a talk against evidence."""
    try:
        read_talk(data, "talk", dataset or many())
    except DataError:
        return


def many(count: int = 2000) -> Dataset:
    """Return evidence with many ids that are nearly alike."""
    return read(csv_of(*({"id": f"lhasa-cards-number-{number:05}-issued"} for number in range(count))))


def lanes(count: int) -> None:
    """Read and draw a file with a lane for each row, as the server does."""
    found = read(csv_of(*({"lane": f"Lane {number}", "date": f"{1900 + number % 120}"} for number in range(count))))
    picture(DatasetIndex(folded(found)), "", 1280, 700)


NEARLY = "lhasa-cards-nummer-{:05}-isued"
KINDS: dict[str, Callable[[], Callable[[], object]]] = {
    "events: near misses in every closed list": lambda: one(
        events,
        file_of(
            lambda n: {"status": f"reporte{n % 9}d{n}", "asserted_by_kind": f"state-medi{n}", "measure": f"targe{n}"}
        ),
    ),
    "events: every cell wrong": lambda: one(
        events, file_of(lambda n: dict.fromkeys((*RIGHT, "lat", "lon", "due", "answers", "quantity"), f"É{n}"))
    ),
    "events: numbers with spaces between": lambda: one(
        events, file_of(lambda n: {"quantity": "1" + " " * 9000 + "x", "unit": "cards"})
    ),
    "events: what cannot be seen in every cell": lambda: one(
        events, file_of(lambda n: dict.fromkeys(("title", "summary", "place", "scope", "notes"), f"a\u200bb{n}"))
    ),
    "events: nothing but commas": lambda: one(events, b"," * FULL),
    "events: nothing but line ends": lambda: one(events, csv_of() + b"\n" * FULL),
    "events: short rows": lambda: one(events, csv_of() + b"a\n" * 19_990),
    "events: rows of far too many cells": lambda: one(events, csv_of() + (b"," * 6000 + b"\n") * 800),
    "events: accents piled on a letter": lambda: one(
        events, file_of(lambda n: {"summary": "a" + "\u0301\u0323" * 4000})
    ),
    "events: the same id in every row": lambda: one(events, file_of(lambda n: {"id": "same"})),
    "events: everything answers nothing": lambda: one(events, file_of(lambda n: {"answers": f"no-{n}"})),
    "events: long dates": lambda: one(events, file_of(lambda n: {"date": "[" + "2019-01-01," * 800 + "]"})),
    "events: long addresses": lambda: one(
        events, file_of(lambda n: {"source_url": f"https://{'ü' * 60}.{'é.' * 400}example/{n}" + "%" * 1000})
    ),
    "a header of 5 MB in one name": lambda: one(events, b"id," + b"x" * FULL),
    "a header of near misses": lambda: one(events, ",".join(f"source_titl{n}" for n in range(64)).encode() + b"\n"),
    "talk: 950 kB of near misses": lambda: one(
        talk, talk_of([" ".join(map(NEARLY.format, range(n * 50, n * 50 + 50))) for n in range(490)]), many()
    ),
    "talk: 950 kB of ids of one letter": lambda: one(talk, talk_of(["a b c d e " * 380] * 490), many()),
    "talk: as many ids as fit": lambda: one(
        talk, talk_of([" ".join(f"i{n}-{m}" for m in range(900)) for n in range(490)]), many()
    ),
    "talk: near misses of lanes": lambda: one(
        talk, talk_of(["; ".join(f"Card rollot {n}" for n in range(400))] * 490, "lane"), many()
    ),
    "an address with everything in it": lambda: one(
        lambda data: picture(DatasetIndex(many(300)), data, 1280, 700),
        "?q=" + "+".join("abcdefgh") * 8 + "".join(f"&tell=x{n}&lane=y{n}" for n in range(900)),
    ),
    "a link with a long name of a host": lambda: one(safe_link, "https://" + "ü" * 2000 + ".example/"),
    "as many lanes as a file may have": lambda: one(lanes, 19_990),
}


def one(act: Callable[..., object], *given: object) -> Callable[[], object]:
    """Return what is measured: an act, with all that it is given made before."""
    return lambda: act(*given)


def main() -> None:
    asked = sys.argv[1:]
    worst = []
    for name, make in KINDS.items():
        if asked and not any(each in name for each in asked):
            continue
        seconds, megabytes = apart(make)
        good = seconds <= MOST_S and megabytes <= MOST_MB
        worst += [] if good else [name]
        print(f"{'good' if good else 'BAD '} {seconds:6.2f} s {megabytes:6.0f} MB  {name}", flush=True)
    if worst:
        raise SystemExit(f"Dearer than promised: {', '.join(worst)}.")


if __name__ == "__main__":
    main()
