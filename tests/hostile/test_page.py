"""Every kind of hostile text in every field, on every part of the page in a real browser: nothing runs, nothing leaves.

Minutes long, so only by `make hostile`. The text of twelve payloads is in the file at a time, each in every field of a
row, in a lane, a column and a row of mistakes of its own; a witness notes whatever ever stands in the page. The same
walk over harmless text says what may stand there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlencode

import pytest

from rollout.evidence.header import canonical
from rollout.evidence.problems import shown
from rollout.evidence.reader import read
from rollout.evidence.text import hidden
from rollout.evidence.writer import save
from tests.support.attack import attack_csv, letters
from tests.support.links import HOSTILE
from tests.support.payloads import REFUSED, TEXTS
from tests.support.screens import Screen

pytestmark = pytest.mark.long

AT_ONCE = 12
WITNESS = Path(__file__).parents[1] / "support" / "witness.js"
KEYS = ("q", "event", "lane", "series", "theme", "status", "who", "from", "to", "hall", "disputed")
EXTRA = [text for text in (*REFUSED[1:], *HOSTILE) if text.strip() and not {"\ud800", "\0", "\r"} & set(text)]
ALL = (*TEXTS, *EXTRA)
ALLOWED = {*TEXTS, *letters(TEXTS[:AT_ONCE])}
CHUNKS = [ALL[first : first + AT_ONCE] for first in range(0, len(ALL) - AT_ONCE + 1, AT_ONCE)] + [ALL[-AT_ONCE:]]


def file_of(texts: Sequence[str]) -> bytes:
    """Return a file in which each text has a row of mistakes, and, where a cell may hold it, a row and a column."""
    right = [text for text in texts if text in ALLOWED]
    columns = {canonical(text): text for text in right}
    return attack_csv(right or ["nothing"], lanes=0, priority="1", wrong=texts, named=list(columns.values()))


@dataclass(slots=True)
class Attacked:
    """A page, the file behind it, which is replaced while the page is open, and what ever stood in the page."""

    screen: Screen
    file: Path
    parts: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    drawn: set[str] = field(default_factory=set)

    def take(self, data: bytes) -> None:
        """Put other data behind the page and load it afresh, so that the first view before the scripts is seen too."""
        save(self.file, data)
        digest, ends = sha256(data).hexdigest(), monotonic() + 20
        while self.state()["digest"] != digest:
            assert monotonic() < ends, "The server does not take the new file."
        self.screen.open()

    def state(self) -> Any:
        return self.screen.page.request.get(self.screen.url + "/state").json()

    def look(self) -> None:
        """Note what stood in the page until now, and fail when anything ran or went wrong."""
        self.parts |= set(self.screen.ask("() => witness.parts()"))
        self.addresses |= set(self.screen.ask("() => witness.addresses()"))
        self.drawn |= set(self.screen.ask(DRAWN))
        assert self.screen.ask("() => window.__pwned === undefined && ({}).onerror === undefined")
        self.screen.check()


DRAWN = "() => [...document.querySelectorAll('#timeline .textpoint text')].map(node => node.textContent)"


def walk(attacked: Attacked, texts: Sequence[str]) -> None:
    """Show texts on every part of the page."""
    attacked.take(file_of(texts))
    screen = attacked.screen
    for step in (hovered, opened, walked, filtered, chosen, broken_edit):
        step(attacked)
    for text in texts:
        searched(screen, text)
    for theme in ("dark", "contrast", "print", "light"):
        screen.visit(f"?theme={theme}&hall=1")
    attacked.look()
    screen.open("?" + urlencode(dict.fromkeys(KEYS, texts[0])))
    attacked.look()
    talked(attacked)
    screen.open()


def talked(attacked: Attacked) -> None:
    """Give the talk of the headlines: every scene, with its sources and their codes large over it."""
    screen = attacked.screen
    screen.page.goto(f"{screen.url}/?talk=headlines")
    screen.until("document.documentElement.dataset.talk === '1' && document.querySelector('#caption .place')", 15)
    scenes = int((screen.page.locator("#caption .place:visible").text_content() or "").rpartition(" ")[2])
    for number in range(1, scenes + 1):
        screen.until(f"document.querySelector('#caption .place').textContent.startsWith('{number} of')")
        for key in ("s", "s", "q", "q"):
            screen.page.keyboard.press(key)
            attacked.look()
        screen.page.keyboard.press("PageDown")


def hovered(attacked: Attacked) -> None:
    """Point at every label that is told."""
    screen = attacked.screen
    boxes = screen.ask(
        "() => [...document.querySelectorAll('#timeline .textpoint text')].map(n => n.getBoundingClientRect())"
        ".filter(b => b.width > 0).map(b => [b.left + b.width / 2, b.top + b.height / 2])"
    )
    for x, y in boxes:
        screen.page.mouse.move(x, y)
    screen.page.mouse.move(2, 2)


def opened(attacked: Attacked) -> None:
    """Open the details of every event, which say what the file says."""
    screen = attacked.screen
    for event in read(attacked.file.read_bytes()).events:
        screen.ask("id => document.querySelector(`#events [data-event-id='${id}'] button`).click()", event.id)
        said = screen.page.locator("#details").text_content() or ""
        for words in (event.title, event.summary, event.asserted_by, event.dispute, event.source.title, event.place):
            assert words in said, event.id
        screen.ask("() => document.querySelector('#details [data-close]').click()")


def walked(attacked: Attacked) -> None:
    """Go through the events by keyboard, each of which is told to a screen reader."""
    screen, said = attacked.screen, ""
    screen.page.locator("#plot").focus()
    events = read(attacked.file.read_bytes()).events
    for key in ["", *["ArrowLeft"] * len(events), *["ArrowRight"] * len(events)]:
        if key:
            screen.page.keyboard.press(key)
        said += screen.page.locator("#said").text_content() or ""
    assert not [event.title for event in events if event.title not in said]
    screen.rest()
    screen.settle()


def filtered(attacked: Attacked) -> None:
    """Press each lane in the filters."""
    screen = attacked.screen
    screen.page.locator("#filter").click()
    lanes = screen.page.locator("#filters [data-filter=lane]").count()
    for number in range(lanes if lanes > 1 else 0):  # the only lane is there in any case
        screen.redrawn(screen.page.locator("#filters [data-filter=lane]").nth(number).click)
    screen.visit("")
    screen.rest()


def chosen(attacked: Attacked) -> None:
    """Show each of the series of figures."""
    screen = attacked.screen
    for number in range(screen.page.locator("#series option").count()):
        if screen.page.locator("#series").evaluate("node => node.selectedIndex") != number:
            screen.redrawn(partial(screen.page.locator("#series").select_option, index=number))


def broken_edit(attacked: Attacked) -> None:
    """Break the file so that its header is quoted; the page keeps its events and says why; then mend it."""
    data, screen = attacked.file.read_bytes(), attacked.screen
    head, _, rest = data.decode().partition("\n")
    name = head.rpartition(",")[2]
    save(attacked.file, f"{head},{name}\n{rest}".encode())
    screen.until("document.getElementById('problems').textContent.includes('stands over columns')", 20)
    save(attacked.file, data)
    screen.until("!document.getElementById('problems').textContent.includes('stands over columns')", 20)


def searched(screen: Screen, text: str) -> None:
    """Type a text into the search, then give it to every part of the address."""
    screen.page.locator("#search").fill(text)
    screen.visit("?" + urlencode(dict.fromkeys(KEYS, text)))
    assert screen.page.locator("#search").input_value() == text.replace("\n", "")
    screen.visit("")


@pytest.fixture(scope="module")
def attacked(serve_bytes: Callable[[bytes], tuple[str, Path]], new_screen: Callable[..., Screen]) -> Attacked:
    """Return the page after a walk over harmless text, with the parts and addresses that stood in it then."""
    harmless = file_of(letters(CHUNKS[0]))
    url, file = serve_bytes(harmless)
    screen = new_screen("laptop", url, own=True)
    screen.page.context.add_init_script(path=WITNESS)
    found = Attacked(screen, file)
    walk(found, letters(CHUNKS[0]))
    return found


@pytest.mark.parametrize("texts", CHUNKS, ids=[f"from-{AT_ONCE * number}" for number in range(len(CHUNKS))])
def test_hostile_text_on_every_part_of_the_page_is_text(attacked: Attacked, texts: list[str]) -> None:
    now = replace(attacked, parts=set(), addresses=set(), drawn=set())
    walk(now, texts)
    assert now.parts - attacked.parts == set()
    assert now.addresses - attacked.addresses == set()
    labels = {" ".join(event.words.split()) for event in read(now.file.read_bytes()).events}
    assert {" ".join(words.split()) for words in now.drawn} >= labels
    said = now.screen.page.locator("#problems").text_content() or ""
    kept = [text for text in texts if text == text.strip() and not hidden(text)]  # what a cell holds as it is
    assert not [text for text in kept if shown(text) not in said]
