"""Hostile text in every way in of the form: typed, pasted, as a name, a source, what a colleague wrote: it is text.

Minutes long, so only by `make hostile`. A witness notes whatever ever stands in the page; the same walk over harmless
text says what may stand there.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from rollout.evidence.citation import SOURCE_COLUMNS
from tests.csv_rows import csv_of
from tests.hostile.test_page import ALL, AT_ONCE, WITNESS
from tests.page.test_editing import ready
from tests.support.attack import letters
from tests.support.payloads import TEXTS
from tests.support.server import WRITING, start

pytestmark = pytest.mark.long

CHUNKS = [ALL[first : first + AT_ONCE] for first in range(0, len(ALL), AT_ONCE)]
FACES = {"link id", "bdi lang"}
"""Letters of other scripts bring their faces, by a link of ours, and are said to be in a language of our own list."""
SEND = """([name, body]) => fetch(`/edit/${name}`, {method: 'POST', body: JSON.stringify(body), headers: {
  'X-Rollout-Token': document.querySelector("meta[name='rollout-edit']").content, 'Content-Type': 'application/json'}})
  .then(answer => answer.status)"""
OPENED = """() => fetch('/edit/event?id=a', {headers: {
  'X-Rollout-Token': document.querySelector("meta[name='rollout-edit']").content}}).then(answer => answer.json())"""


def sources(texts: Sequence[str]) -> bytes:
    """Return a `sources.csv` with a row for each text that a cell may hold."""
    into = io.StringIO()
    rows = csv.DictWriter(into, [*SOURCE_COLUMNS, "own"], lineterminator="\n")
    rows.writeheader()
    for text in texts:
        if text in TEXTS or text.startswith("w0"):
            line = " ".join(text.split())
            rows.writerow(
                {
                    "event": "a",
                    "role": "context",
                    "title": line,
                    "publisher": line,
                    "note": text,
                    "says": line,
                    "own": text,
                }
            )
    return into.getvalue().encode()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Return the address of a server that may write, and the folder of its file."""
    folder = tmp_path_factory.mktemp("form")
    (folder / "events.csv").write_bytes(csv_of({"id": "a"}, {"id": "b"}))
    server = start(folder / "events.csv", tmp_path_factory.mktemp("server") / "log.txt", "--edit", program=WRITING)
    yield server.url, folder
    server.stop()


def walk(page: Page, url: str, folder: Path, texts: Sequence[str]) -> tuple[set[str], set[str]]:
    """Take texts through the form; return the parts and addresses that stood in the page."""
    (folder / "events.csv").write_bytes(csv_of({"id": "a"}, {"id": "b"}))
    (folder / "sources.csv").write_bytes(sources(texts))
    ready(page, f"{url}/?event=a")
    page.locator("[data-edit-open]").click()
    page.locator("[data-source-add]").click()
    for text in texts:
        told = {"page": "other", "event": "a", "who": text}
        assert page.evaluate(SEND, ["here", told]) in (200, 400)
        page.locator("#edit-title").fill(text)
        page.locator("#edit-asserted_by").fill(text)
        page.locator("#edit-media").fill(text)
        page.locator(".edit-source").last.locator("[data-name=title]").fill(text)
        page.locator("#edit-paste").fill(text)
        page.locator("[data-edit-cite]").click()
        expect(page.locator(".edit-paste-said")).not_to_be_empty()
        page.evaluate("document.querySelector('.edit-paste-said').textContent = ''")
        row = page.evaluate(OPENED)
        fields = {"title": "Met", "summary": text}
        page.evaluate(SEND, ["save", {"event": "a", "mark": row["mark"], "was": row["fields"], "fields": fields}])
        page.locator("#edit .primary").click()
        expect(page.locator(".edit-conflict > *, .edit-told:not(:empty)")).not_to_have_count(0)
        page.evaluate("document.querySelector('.edit-conflict').replaceChildren()")
        assert page.evaluate("window.__pwned === undefined && ({}).onerror === undefined")
    page.evaluate("localStorage.clear()")
    return set(page.evaluate("witness.parts()")), set(page.evaluate("witness.addresses()"))


@pytest.fixture(scope="module")
def harmless() -> dict[str, set[str]]:
    """Return where what stood in the page over harmless text is kept."""
    return {}


@pytest.mark.parametrize("texts", CHUNKS, ids=[f"from-{AT_ONCE * number}" for number in range(len(CHUNKS))])
def test_hostile_text_in_the_form_is_text(
    new_context: Callable[..., BrowserContext],
    served: tuple[str, Path],
    harmless: dict[str, set[str]],
    texts: list[str],
) -> None:
    def walked(given: Sequence[str]) -> tuple[set[str], set[str]]:
        context = new_context()
        context.add_init_script(path=WITNESS)
        return walk(context.new_page(), *served, given)

    if not harmless:
        harmless["parts"], harmless["addresses"] = walked(letters(CHUNKS[0]))
    parts, addresses = walked(texts)
    assert parts - harmless["parts"] <= FACES
    # A `sources.csv` with far fewer rows than that of the walk before is doubted, which the page says with a link.
    ours = ("img src=/media/", "link href=/faces.css?", "a href=#problems")
    strange = {one for one in addresses - harmless["addresses"] if not one.startswith(ours)}
    assert strange == set()
