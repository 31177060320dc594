"""Every kind of hostile text in the offline page, opened from disk: nothing runs, nothing is asked, nothing is added.

Long: by `make hostile`.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from rollout.evidence.reader import read
from rollout.outputs.offline import make_html
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from tests.support.attack import attack_csv, letters
from tests.support.disk import Disk
from tests.support.payloads import TEXTS

pytestmark = pytest.mark.long

WITNESS = Path(__file__).parents[1] / "support" / "witness.js"
AT_ONCE = 34
CHUNKS = [TEXTS[first : first + AT_ONCE] for first in range(0, len(TEXTS), AT_ONCE)]


def made(texts: Sequence[str], lanes: int) -> bytes:
    found = read(attack_csv(texts, lanes=lanes, priority="1"), "events.csv")
    return make_html(edition(found, View()), Options())


def raw(data: bytes) -> list[str]:
    """Return the elements that stand in the file as it is."""
    return sorted(re.findall(r"</?[a-z!?][^\s>]*", re.sub(r"<script.*?</script>", "<script></script>", data.decode())))


@pytest.fixture(scope="module")
def harmless(
    tmp_path_factory: pytest.TempPathFactory, from_disk: Callable[[Path, str], Disk]
) -> tuple[set[str], set[str]]:
    """Return the parts and addresses that stand in the page of harmless letters."""
    return walked(made(letters(CHUNKS[0]), 4), tmp_path_factory.mktemp("harmless"), from_disk)


def walked(data: bytes, folder: Path, from_disk: Callable[[Path, str], Disk]) -> tuple[set[str], set[str]]:
    """Open a page, its details, its filters and its looks; return the parts and addresses that stood in it."""
    file = folder / "events.html"
    file.write_bytes(data)
    disk = from_disk(file, "laptop")
    disk.page.context.add_init_script(path=WITNESS)
    disk.open()
    for number in range(disk.page.locator("#events button").count()):
        disk.ask("at => document.querySelectorAll('#events button')[at].click()", number)
    disk.ask("() => document.querySelector('#details [data-close]').click()")
    disk.page.locator("#filter").click()
    for query in ("?theme=dark", "?hall=1", "?q=x", "?q="):
        disk.visit(query)
    found = set(disk.ask("() => witness.parts()")), set(disk.ask("() => witness.addresses()"))
    assert disk.ask("() => window.__pwned === undefined && ({}).onerror === undefined")
    disk.check()
    disk.page.close()
    return found


@pytest.mark.parametrize("texts", CHUNKS, ids=[f"from-{AT_ONCE * number}" for number in range(len(CHUNKS))])
def test_hostile_text_in_the_offline_page_is_text(
    texts: Sequence[str],
    harmless: tuple[set[str], set[str]],
    tmp_path: Path,
    from_disk: Callable[[Path, str], Disk],
) -> None:
    data = made(texts, 4)
    assert data.count(b"</script") == made(letters(texts), 4).count(b"</script")
    assert set(raw(data)) <= set(raw(made(letters(TEXTS[:AT_ONCE]), 4)))
    parts, addresses = walked(data, tmp_path, from_disk)
    assert parts - harmless[0] == set()
    assert addresses - harmless[1] == set()
