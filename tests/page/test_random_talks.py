"""Talks of random events, on every screen: what a scene lights is drawn with its words over the dates."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from playwright.sync_api import expect

from tests.csv_rows import csv_of, line
from tests.support.scenes import LEAST, LYING, PHONE, UNTOLD, UPRIGHT, UPRIGHT_LEAST, WRONG, found, resized
from tests.support.screens import Screen
from tests.support.server import start

SCENES, EVENTS = 4, 90
LANES = ("Cards", "Grid and police", "Credit", "Courts and what they said of it")
WORDS = ("card", "grid", "court", "record", "police", "million", "region", "county", "office", "rule", "point", "phone")
DATES = ("{y}", "{y}-{m}", "{y}-{m}-{d}", "{y}-{m}~", "{y}-21", "{y}-{m}/{z}-{m}", "{y}?")
STATUSES = ("documented", "reported", "claimed", "planned", "forecast")
LETTERS = 26  # of the words of what is lit: three such at one place have room on every screen
SIZES = (*LYING, UPRIGHT, PHONE)
TALKS = 2 * len(SIZES)


def words(chance: Random, letters: int) -> str:
    said = chance.choice(WORDS).title()
    while len(more := f"{said} {chance.choice(WORDS)}") <= letters:
        said = more
    return said


def event(chance: Random, number: int) -> dict[str, str]:
    year = chance.randrange(2005, 2025)
    own = {"y": year, "z": year + chance.randrange(1, 5), "m": f"{chance.randrange(1, 13):02}"}
    disputed = {"dispute": words(chance, 90) + ".", "disputed_by": "https://other.example/"} if number % 4 == 0 else {}
    return {
        "id": f"e-{number}",
        "lane": chance.choice(LANES),
        "date": chance.choice(DATES).format(**own, d=f"{chance.randrange(1, 29):02}"),
        "label": words(chance, chance.randrange(8, LETTERS)),
        "title": words(chance, chance.randrange(30, 85)),
        "status": chance.choice(STATUSES),
        "asserted_by": words(chance, chance.randrange(8, 60)),
        "priority": chance.choice("123"),
        **disputed,
    }


def talk(chance: Random) -> str:
    """Return a talk of scenes that light one to three events each, in the window of these or of the talk's own."""
    ids = [f"e-{number}" for number in range(EVENTS)]
    rows = [
        (words(chance, chance.randrange(10, 80)), " ".join(chance.sample(ids, chance.randrange(1, 4))), *window)
        for window in chance.choices((("", ""), ("2005", "2025"), ("2012", "2016")), k=SCENES)
    ]
    return line(("title", "focus", "from", "to")) + "".join(map(line, rows))


def lay(folder: Path) -> Path:
    chance = Random(16)
    (folder / "talks").mkdir()
    for number in range(TALKS):
        (folder / "talks" / f"talk-{number}.csv").write_text(talk(chance), "utf-8")
    file = folder / "events.csv"
    file.write_bytes(csv_of(*(event(chance, number) for number in range(EVENTS))))
    return file


def test_talks_of_random_events_are_read_on_every_screen(new_screen: Callable[..., Screen], tmp_path: Path) -> None:
    running = start(lay(tmp_path), tmp_path / "log.txt")
    screen = new_screen("laptop", running.url)
    screen.page.goto(f"{running.url}/?talk=talk-0")
    expect(screen.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    screen.ask("() => eye.open()")
    wrong = {}
    for number in sorted(range(TALKS), key=lambda number: number % len(SIZES)):  # all of a size, then of the next
        screen.ask("number => history.pushState(null, '', `?talk=talk-${number}&scene=1`)", number)
        screen.ask("() => dispatchEvent(new PopStateEvent('popstate'))")
        screen.until(f"rollout.talk.now?.talk.name === 'talk-{number}'")
        screen.until("rollout.timeline.meta.tell.every(id => rollout.talk.now.talk.facts[id])")
        screen.settle()
        size = SIZES[number % len(SIZES)]
        resized(screen, *size)
        least = UPRIGHT_LEAST if size == UPRIGHT else LEAST
        if faults := found(screen, least, UNTOLD if size == PHONE else WRONG):
            wrong[number, size] = faults
    screen.check()
    running.stop()
    assert not wrong, wrong
