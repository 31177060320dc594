"""F38: saves of rows that are killed, and three who write one file: `python -m checks.editing [1000] [SEED] [300]`.

A process saves one row after another as the page's server does, and says each that is saved; it is killed (`kill -9`)
at a random moment. Then the file must be whole, hold every save that was said, and the history must tell of each. Each
save writes its words into the row and into a further source of the event: both must have them, or neither. The same
with a file of more than 16 MB, which becomes its own version by a second name. Then two editors save rows at random,
the same twenty, while a third program rewrites the file: every saved word must be in the file, in the history, or in a
choice that was offered.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from checks.hostile import folder
from rollout.editing.desk import Desk
from rollout.editing.further import Item, Wanted, opened
from rollout.editing.log import VOID
from rollout.evidence.reader import Limits, read
from rollout.evidence.table import digest

ROWS = 20
SAVES = 500
"""Of each of two editors."""
FIRST = "date,title,place,x_mine\n" + "".join(f"2019,Event {row},,kept\n" for row in range(ROWS))
MUCH = "kept" * 2_400
FURTHER = f"2018,Another,,{MUCH}\n" * 1_720
"""Rows that make the file a large one, and that nobody touches."""
CALM = 0.12
"""Seconds after which it is known from what the system notes that a large file has not changed."""


LIMITS = Limits(max_bytes=100_000_000)
CITED = {"role": "supports", "url": "https://www.example.org/source"}


def clock() -> str:
    """Return the same moment always."""
    return "2026-01-01T00:00:00Z"


def step(desk: Desk, chance: random.Random, words: str, stale: float = 0, both: bool = False) -> str:
    """Save words in a row at random; return what became of it: saved, offered or refused.

    both: in a further source of the event, too.
    """
    whole = desk.now()
    event, place = chance.choice([*whole.names.places.items()][:ROWS])
    mark, was = whole.sheet.rows[place].mark, whole.sheet.fields(place)
    cited = opened(whole.sources, event)
    time.sleep(stale * chance.random())
    items = tuple(Item(one.mark, {"title": words}) for one in cited.items) or (Item("", {**CITED, "title": words}),)
    done = desk.save(event, mark, was, {"place": words}, "editor", Wanted(cited.mark, items) if both else None)
    if done.conflict:
        return "offered" if any(one.mine == words for one in done.conflict.fields) else "lost"
    return "saved" if done.change else f"refused: {done}"


def killed(desk: Desk, number: int, chance: random.Random, calm: float) -> list[int]:
    """Kill a process that saves; return which saves it said.

    calm: how long it waits between two saves.
    """
    desk.now()
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        for each in range(number, sys.maxsize):
            step(desk, chance, f"w{each}", both=True)
            os.write(writes, b"%d\n" % each)
            time.sleep(calm)
    os.close(writes)
    time.sleep(0.03 + chance.random() * (0.2 + 10 * calm))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reads, "rb") as heard:
        return [int(line) for line in heard.read().split()]


def found(desk: Desk, said: Sequence[int]) -> None:
    """Fail where a file is torn, a save that was said is not there, or the history tells another tale."""
    torn = desk.now()  # before anything is finished
    rows = torn.sheet.rows[1:]
    if (
        torn.dataset.problems
        or len(torn.dataset.events) != len(rows)
        or any(row.cells[3] != ("kept" if at < ROWS else MUCH) for at, row in enumerate(rows))
    ):
        raise SystemExit(f"A torn file: {torn.dataset.problems}")
    desk.settle()
    for event in desk.now().dataset.events[:ROWS]:
        if [one.title for one in event.citations] != ([event.place] if event.place else []):
            raise SystemExit(f"One file without the other: {event.id}, {event.place}, {event.citations}.")
    told = {word for each in desk.changes() for word in (each.after or "").split(",") if word.startswith("w")}
    if lost := [each for each in said if f"w{each}" not in told]:
        raise SystemExit(f"Saves that the history lacks: {lost}.")
    in_file = {row.cells[2] for row in desk.now().sheet.rows[1:]} - {""}
    if strange := in_file - told:
        raise SystemExit(f"Words in the file of which no history tells: {strange}.")
    if own := [each.name for each in versions(desk) if each.samefile(desk.path)]:
        raise SystemExit(f"Versions that are the file itself: {own}.")


def versions(desk: Desk) -> list[Path]:
    """Return the versions of a file that are kept."""
    return [each for each in (desk.path.parent / "history").glob("*.csv") if each.stem.isalnum()]


def kills(count: int, chance: random.Random, text: str = FIRST, calm: float = 0) -> None:
    """Kill that many times, and say what was found."""
    file = folder() / "events.csv"
    file.write_text(text)
    desk, saved = Desk(file, LIMITS, clock), 0
    for turn in range(count):
        said = killed(desk, 1000 * turn, chance, calm)
        desk = Desk(file, LIMITS, clock)  # as the program is begun anew
        found(desk, said)
        saved += len(said)
    if torn := [each.name for each in versions(desk) if digest(each.read_bytes()) != each.stem]:
        raise SystemExit(f"Versions that are torn: {torn}.")
    void = (file.parent / "history" / "events.csv.log").read_bytes().count(f'"{VOID}"'.encode())
    linked = f" of a file of {len(text) / 1e6:.0f} MB" if calm else ""
    whole = "0 torn, 0 lost, no file without the other, history whole"
    print(f"{count:,} kills among {saved:,} saves{linked}: {whole} ({void} announced and never written).")


def third(file: Path, chance: random.Random) -> None:
    """Rewrite the file again and again, as a program that reads, changes a column of its own and saves at once."""
    for turn in range(sys.maxsize):
        text = file.read_text()
        lines = text.splitlines(keepends=True)
        row = chance.randrange(1, len(lines))
        lines[row] = lines[row].rsplit(",", 1)[0] + f",t{turn}\n"
        fresh = file.with_suffix(".new")
        fresh.write_text("".join(lines))
        if file.read_text() == text:
            fresh.replace(file)
        time.sleep(0.02 * chance.random())


def editor(file: Path, name: str, count: int, told: int) -> None:
    """Save that many times, and tell what became of each."""
    desk, chance = Desk(file, LIMITS, clock), random.Random(name)
    for number in range(count):
        words = f"{name}{number}"
        os.write(told, f"{words} {step(desk, chance, words, 0.004)}\n".encode())


def together(count: int) -> None:
    """Let two editors and a third program write one file, and say what became of every word."""
    place = folder()
    file = place / "events.csv"
    file.write_text(FIRST)
    reads, writes = os.pipe()
    acts: list[Callable[[], None]] = [
        lambda: third(file, random.Random(3)),
        lambda: editor(file, "a", count, writes),
        lambda: editor(file, "b", count, writes),
    ]
    children = []
    for act in acts:
        if (child := os.fork()) == 0:
            if act is acts[0]:
                os.close(writes)  # what is told ends with the two editors
            act()
            os._exit(0)
        children.append(child)
    os.close(writes)
    with os.fdopen(reads) as heard:
        ends = heard.read().splitlines()
    os.kill(children[0], signal.SIGKILL)
    for child in children:
        os.waitpid(child, 0)
    told = {word for each in Desk(file, LIMITS, clock).changes() for word in (each.after or "").split(",")}
    rows = read(file.read_bytes())
    outcomes = {word: what for word, _, what in (line.partition(" ") for line in ends)}
    saved = [word for word, what in outcomes.items() if what == "saved"]
    offered = sum(what == "offered" for what in outcomes.values())
    lost = [word for word, what in outcomes.items() if what not in ("saved", "offered")]
    lost += [word for word in saved if word not in told]
    if lost or len(rows.events) != ROWS or rows.problems:
        raise SystemExit(f"Lost: {lost[:5]}; {len(rows.events)} events.")
    print(
        f"2 editors with {count} saves each, a third program rewriting: {len(saved)} saved, {offered} offered, 0 lost."
    )


def main(count: int = 1000, seed: int = 1, large: int = 300) -> None:
    """Run all three."""
    if count:
        kills(count, random.Random(seed))
    kills(large, random.Random(seed), FIRST + FURTHER, CALM)
    if count:
        together(max(1, min(SAVES, count)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
