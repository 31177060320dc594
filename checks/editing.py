"""F38: saves of rows that are killed, and three who write one file: `python -m checks.editing [1000] [SEED]`.

A process saves one row after another as the page's server does, and says each that is saved; it is killed (`kill -9`)
at a random moment. Then the file must be whole, hold every save that was said, and the history must tell of each. Each
save writes its words into the row and into a further source of the event: both must have them, or neither. Then two
editors save rows at random, the same twenty, while a third program rewrites the file: every saved word must be in the
file, in the history, or in a choice that was offered.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from checks.hostile import folder
from rollout.editing.desk import Desk
from rollout.editing.further import Item, Wanted, opened
from rollout.editing.log import VOID
from rollout.evidence.reader import Limits, read
from rollout.evidence.row_texts import RowText

ROWS = 20
SAVES = 500
"""Of each of two editors."""
FIRST = "date,title,place,x_mine\n" + "".join(f"2019,Event {row},,kept\n" for row in range(ROWS))


CITED = {"role": "supports", "url": "https://www.example.org/source"}


def clock() -> str:
    """Return the same moment always."""
    return "2026-01-01T00:00:00Z"


def step(desk: Desk, chance: random.Random, words: str, stale: float = 0, both: bool = False) -> str:
    """Save words in a row at random; return what became of it: saved, offered or refused.

    both: in a further source of the event, too.
    """
    whole = desk.now()
    event, place = chance.choice([*whole.names.places.items()])
    mark, was = whole.sheet.rows[place].mark, whole.sheet.fields(place)
    cited = opened(whole.sources, event)
    time.sleep(stale * chance.random())
    items = tuple(Item(one.mark, {"title": words}) for one in cited.items) or (Item("", {**CITED, "title": words}),)
    done = desk.save(event, mark, was, {"place": words}, "editor", Wanted(cited.mark, items) if both else None)
    if done.conflict:
        return "offered" if any(one.mine == words for one in done.conflict.fields) else "lost"
    return "saved" if done.change else f"refused: {done}"


def killed(file: Path, number: int, chance: random.Random) -> tuple[int, int]:
    """Kill a process that saves; return how many saves it said, or fail where one is not there, and the next number."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        desk = Desk(file, Limits(), clock)
        for each in range(number, sys.maxsize):
            step(desk, chance, f"w{each}", both=True)
            os.write(writes, b"%d\n" % each)
    os.close(writes)
    time.sleep(0.03 + chance.random() * 0.2)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reads, "rb") as heard:
        said = [int(line) for line in heard.read().split()]
    torn = Desk(file, Limits(), clock).now().dataset  # before anything is finished
    if torn.problems or len(torn.events) != ROWS or any(row.cells[3] != "kept" for row in rows_of(file)):
        raise SystemExit(f"A torn file: {torn.problems}")
    finished = Desk(file, Limits(), clock)
    finished.settle()
    for event in finished.now().dataset.events:
        if [one.title for one in event.citations] != ([event.place] if event.place else []):
            raise SystemExit(f"One file without the other: {event.id}, {event.place}, {event.citations}.")
    written = [each.after or "" for each in Desk(file, Limits(), clock).changes()]
    told = {word for row in written for word in row.split(",") if word.startswith("w")}
    if lost := [each for each in said if f"w{each}" not in told]:
        raise SystemExit(f"Saves that the history lacks: {lost}.")
    in_file = {word for word in file.read_text().replace("\n", ",").split(",") if word.startswith("w")}
    if strange := in_file - told:
        raise SystemExit(f"Words in the file of which no history tells: {strange}.")
    return len(said), max(said, default=number) + 2


def rows_of(file: Path) -> tuple[RowText, ...]:
    """Return the rows of a file, but for its header."""
    return Desk(file, Limits(), clock).now().sheet.rows[1:]


def kills(count: int, chance: random.Random) -> None:
    """Kill that many times, and say what was found."""
    place = folder()
    file = place / "events.csv"
    file.write_text(FIRST)
    number = saved = 0
    for _ in range(count):
        more, number = killed(file, number, chance)
        saved += more
    void = (place / "history" / "events.csv.log").read_bytes().count(f'"{VOID}"'.encode())
    found = "0 torn, 0 lost, no file without the other, history whole"
    print(f"{count:,} kills among {saved:,} saves: {found} ({void} announced and never written).")


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
    desk, chance = Desk(file, Limits(), clock), random.Random(name)
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
    told = {word for each in Desk(file, Limits(), clock).changes() for word in (each.after or "").split(",")}
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


def main(count: int = 1000, seed: int = 1) -> None:
    """Run both."""
    kills(count, random.Random(seed))
    together(max(1, min(SAVES, count)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
