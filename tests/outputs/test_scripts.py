"""Words of every script in every output: set and not stood in for, in files that stay small."""

import io
import zipfile
from functools import cache

import pytest

from rollout.evidence.reader import read
from rollout.layout.metrics import cut, overlaps
from rollout.layout.scripts import KEYS, language
from rollout.outputs.deck.languages import spoken
from rollout.outputs.formats import FORMATS
from rollout.outputs.handout.typesetting import _spoken
from rollout.outputs.handout.words import pieces
from rollout.outputs.offline import make_html
from rollout.outputs.site.maker import make_site
from rollout.sheet import sheet
from rollout.sheet.lines import STAND_IN, broken
from rollout.timeline.edition import Edition, Options, edition
from rollout.timeline.view import View
from tests.support.scripts import WORDS, table

SMALL = 1_000_000  # bytes


@cache
def whole() -> Edition:
    return edition(read(table(), "events.csv"), View())


@pytest.mark.parametrize("ending", [".pdf", ".png", ".svg", ".pptx"])
def test_an_output_of_every_script_stands_for_no_letter_and_is_small(ending: str) -> None:
    made = FORMATS[ending].maker()(whole(), Options())
    assert len(made) < SMALL
    found = made
    if ending == ".pptx":
        with zipfile.ZipFile(io.BytesIO(made)) as deck:
            found = b"".join(deck.read(name) for name in deck.namelist())
        assert b'lang="bo-CN"' in found
        assert b'<a:ea typeface="Noto Sans SC"/>' in found
    if ending == ".svg":
        assert found.count(b"@font-face") == 8
        assert b'lang="ug"' in found
    if ending in (".svg", ".pptx"):
        assert all(words[1][:30].encode() in found for words in WORDS.values())
    assert STAND_IN.encode() not in found


def test_no_words_of_a_picture_meet_or_are_cut_whatever_their_script() -> None:
    found = sheet(whole(), "1080p")
    boxes = [one.bounds for one in found.words() if one.text]
    assert {language(one.text) for one in found.words()} == {"", "bo", "zh", "ug", "und", "und-Arab"}
    assert overlaps(boxes, 0.1) == 0
    assert cut(boxes, (0, 0, found.width, found.height), 0.1) == 0


def test_a_page_without_a_server_brings_the_letters_that_it_holds_and_no_others() -> None:
    made = make_html(whole(), Options()).decode()
    assert made.count("font-family: 'Noto Sans'") == 8
    plain = edition(
        read(b"date,title,status,asserted_by,source_url\n2018,Card,documented,x,https://example.org\n", "events.csv"),
        View(),
    )
    assert "font-family: 'Noto Sans'" not in make_html(plain, Options()).decode()


def test_the_pages_of_a_site_share_the_faces_of_their_letters() -> None:
    few = edition(read(table(2, ("bo", "zh")), "events.csv"), View())
    made = make_site(few, Options())
    faces = {path for path in made if path.startswith("face/")}
    assert faces >= {"face/tibetan-regular.woff", "face/chinese-semibold.woff"}
    page = made["event/e-0.html"].decode()
    assert "url('../face/tibetan-regular.woff')" in page


def test_a_deck_names_language_and_fonts_of_words() -> None:
    assert spoken("Lhasa") == ("en-GB", "")
    assert spoken("拉萨 ལྷ")[1] == '<a:ea typeface="Noto Sans SC"/><a:cs typeface="Noto Serif Tibetan"/>'
    assert spoken("כרטיס")[0] == "he"


def test_a_script_whose_letters_tell_no_language_is_set_in_none() -> None:
    assert _spoken(KEYS["arabic"], "بطاقة") == "und"
    assert _spoken(KEYS["tibetan"], "ལྷ") == "bo"


def test_lines_of_tibetan_end_after_a_syllable_and_no_stack_is_torn() -> None:
    text = WORDS["bo"][0] * 4
    lines = broken(text, 200.0, 16.0)
    assert len(lines) > 2
    assert all(line.endswith(("་", "།")) for line in lines)
    assert "".join(lines) == text
    assert pieces(text) == [text]
    torn = pieces("སྐྱི" * 40)
    assert len(torn) > 1
    assert all(piece.startswith("ས") for piece in torn)
