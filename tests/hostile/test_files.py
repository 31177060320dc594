"""Every kind of hostile text in every field of the deck, the handout and the pictures: words, and nothing else.

Long: by `make hostile`. Three payloads at a time, each a lane and a headline, so that it stands on every
sheet. LibreOffice opens a deck of them.
"""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from rollout.evidence.reader import read
from rollout.outputs.deck import make_pptx
from rollout.outputs.handout import make_pdf, make_png, make_svg
from rollout.timeline.edition import Edition, ExportError, Options, edition
from rollout.timeline.view import View
from tests.outputs.test_deck_inert import BAD, outside, parts
from tests.outputs.test_handout import annotations, opened, root_of
from tests.support.attack import attack_csv, letters
from tests.support.payloads import TEXTS

pytestmark = pytest.mark.long

AT_ONCE = 3
CHUNKS = [TEXTS[first : first + AT_ONCE] for first in range(0, len(TEXTS), AT_ONCE)]
EVERY = pytest.mark.parametrize("texts", CHUNKS, ids=[f"from-{AT_ONCE * number}" for number in range(len(CHUNKS))])
ACTIVE = {"/OpenAction", "/AA", "/AcroForm", "/Names", "/JavaScript", "/EmbeddedFiles"}
PICTURE = Options(size="4k")


def shown(texts: Sequence[str]) -> Edition:
    return edition(read(attack_csv(texts, lanes=0, priority="1"), "events.csv"), View())


def tags(markup: bytes) -> set[tuple[str, ...]]:
    """Return the elements of XML with the names of their attributes."""
    return {(part.tag, *sorted(part.attrib)) for part in ET.fromstring(markup).iter()}


def of_deck(data: bytes) -> set[tuple[str, ...]]:
    """Return the elements of every part of a deck but its spreadsheets."""
    return {tag for name, part in parts(data).items() if name.endswith((".xml", ".rels")) for tag in tags(part)}


@cache
def harmless(kind: str) -> set[tuple[str, ...]]:
    """Return the elements of an output of harmless letters, of every length there is."""
    found: set[tuple[str, ...]] = set()
    makers: dict[str, Callable[[Edition], set[tuple[str, ...]]]] = {
        "deck": lambda one: of_deck(make_pptx(one, Options(notes=True))),
        "picture": lambda one: tags(make_svg(one, PICTURE)),
    }
    for first in range(0, len(TEXTS), 24):
        with suppress(ExportError):  # words too long for a slide, which it says
            found |= makers[kind](shown(letters(TEXTS)[first : first + AT_ONCE]))
    return found


@EVERY
def test_a_deck_of_hostile_text_is_inert(texts: Sequence[str]) -> None:
    data = make_pptx(shown(texts), Options(notes=True))
    assert outside(data) == []
    assert not [name for name in parts(data) if BAD.search(name.encode())]
    assert of_deck(data) - harmless("deck") == set()
    for name, part in parts(data).items():
        if name.endswith(".xlsx"):
            assert not re.search(rb"<f>|hyperlink", b"".join(parts(part).values()))


@EVERY
def test_a_handout_of_hostile_text_has_no_action_and_no_link(texts: Sequence[str]) -> None:
    data = make_pdf(shown(texts), Options())
    assert annotations(data) == []
    assert not ACTIVE & set(root_of(data))
    assert not re.search(rb"/(JavaScript|JS|Launch|URI|SubmitForm|ImportData|GoToR)\b", data)


@EVERY
def test_a_picture_of_hostile_text_is_drawn_of_the_same_parts(texts: Sequence[str]) -> None:
    one = shown(texts)
    assert tags(make_svg(one, PICTURE)) - harmless("picture") == set()
    assert make_png(one, PICTURE).startswith(b"\x89PNG\r\n\x1a\n")


def test_libreoffice_opens_a_deck_of_every_kind_of_hostile_text(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    assert program, "Install LibreOffice: nothing was opened."
    deck = tmp_path / "deck.pptx"
    events = [replace(event, lane="One lane") for event in shown(TEXTS[::9]).dataset.events]
    many = edition(replace(shown(TEXTS[::9]).dataset, events=tuple(events)), View())
    deck.write_bytes(make_pptx(many, Options(notes=True)))
    home = (tmp_path / "home").as_uri()
    command = [program, f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(deck)], check=True, capture_output=True, timeout=600)
    slides = [name for name in parts(deck.read_bytes()) if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    assert len(opened((tmp_path / "deck.pdf").read_bytes()).pages) == len(slides) > len(TEXTS[::9])
