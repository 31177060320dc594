"""Words of every script in every output: set and not stood in for, in files that stay small."""

import io
import zipfile
from functools import cache
from itertools import pairwise
from unicodedata import category

import pytest
from pypdf import PdfReader

from rollout.evidence.beside import Beside
from rollout.evidence.reader import read
from rollout.layout.metrics import cut, overlaps
from rollout.layout.scripts import KEYS, language, taller
from rollout.outputs.deck.languages import spoken
from rollout.outputs.formats import FORMATS
from rollout.outputs.handout import typesetting
from rollout.outputs.handout.typesetting import _spoken
from rollout.outputs.handout.words import pieces
from rollout.outputs.offline import make_html
from rollout.outputs.site.maker import make_site
from rollout.sheet import sheet
from rollout.sheet.lines import LINE, STAND_IN, broken
from rollout.timeline import spoken as tongues
from rollout.timeline.edition import Edition, Options, edition
from rollout.timeline.view import View
from rollout.words.say import speaking
from tests.support.scripts import EVERY, PARTS, WORDS, mixed, table

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


@cache
def mingled() -> Edition:
    return edition(read(mixed(), "events.csv"), View())


def given_back(data: bytes) -> str:
    """Return the text that is copied out of a PDF, without what only directs letters."""
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return " ".join("".join(letter for letter in text if category(letter) != "Cf").split())


def test_what_is_copied_out_of_a_handout_is_what_stands_in_the_file_in_every_script() -> None:
    text = given_back(FORMATS[".pdf"].maker()(whole(), Options()))
    told = [event for event in whole().shown if event.priority == 1]
    assert len(told) == 12
    for event in told:
        for words in (event.title, event.summary, event.asserted_by, event.source.title, event.lane):
            assert words in text


def test_words_of_all_scripts_in_one_cell_are_set_and_given_back() -> None:
    made = FORMATS[".pdf"].maker()(mingled(), Options())
    text = given_back(made)
    assert len(made) < SMALL
    assert STAND_IN not in text
    for part in (*PARTS, *EVERY["unit"].split(), *EVERY["scope"].split(), *EVERY["label"].split()[:3]):
        assert part in text  # the last one pypdf itself turns around, for Uyghur stands before it


def test_words_with_joiners_and_the_marks_of_several_scripts_are_given_back_as_they_stand() -> None:
    words = ("ශ්\u200dරී ලංකා", "র\u200d্যাব বাংলা।", "می\u200cخواهم بدانم", "क्\u200dष हिन्दी।", "第①条 第Ⅲ章")
    rows = "".join(f"{2010 + at},{text},documented,x,https://example.org\n" for at, text in enumerate(words))
    shown = edition(read(f"date,title,status,asserted_by,source_url\n{rows}".encode(), "events.csv"), View())
    pages = PdfReader(io.BytesIO(FORMATS[".pdf"].maker()(shown, Options()))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert [each for each in words if each not in text] == []


def test_signs_that_are_of_no_script_are_set_in_handouts_pictures_and_decks() -> None:
    words = ("☐ open ☑ done ✗ not", "★★☆ ➜ ⇒ ∈", "⚠ 🙂 📍 ① Ⅲ 👩\u200d🚒", "中文 ★ ① བོད ★")
    rows = "".join(f"{2010 + at},{text},documented,x,https://example.org\n" for at, text in enumerate(words))
    shown = edition(read(f"date,title,status,asserted_by,source_url\n{rows}".encode(), "events.csv"), View())
    made = {ending: FORMATS[ending].maker()(shown, Options()) for ending in (".pdf", ".svg", ".png", ".pptx")}
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made[".pdf"])).pages)
    assert [each for each in words[:3] if each not in text] == []
    assert all(one in text for one in words[3].split())
    with zipfile.ZipFile(io.BytesIO(made[".pptx"])) as deck:
        slides = b"".join(deck.read(name) for name in deck.namelist())
    for found in (text.encode(), made[".svg"], slides):
        assert STAND_IN.encode() not in found
    assert all(len(each) < SMALL for each in made.values())


@pytest.mark.parametrize("size", ["1080p", "square", "card", "a4"])
def test_no_words_of_a_picture_of_all_scripts_in_every_cell_meet_or_are_cut(size: str) -> None:
    found = sheet(mingled(), size)
    boxes = [one.bounds for one in found.words() if one.text]
    assert sum("西藏" in one.text for one in found.words()) >= 3
    assert overlaps(boxes, 0.1) == 0
    assert cut(boxes, (0, 0, found.width, found.height), 0.1) == 0
    assert not any(STAND_IN in one.text for one in found.words())


def test_our_own_words_in_a_tibetan_handout_stand_as_far_apart_as_their_stacks_reach() -> None:
    columns = "date,title,title@bo,label,label@bo,status,asserted_by,source_url,tags"
    row = "2018,A court opens,ཁྲིམས་ཁང་སྒོ་འབྱེད,Court,ཁྲིམས་ཁང,documented,x,https://example.org,a"
    file = read(f"{columns}\n{row}\n".encode(), "events.csv")
    with speaking("bo"):
        made = FORMATS[".pdf"].maker()(edition(tongues.spoken(file, "bo"), View()), Options())
    lines: dict[float, float] = {}  # the size of the letters of each line that holds Tibetan, by where it stands

    def seen(text: str, matrix: list[float], own: list[float], _: object, size: float) -> None:
        if KEYS["tibetan"].holds(text.strip()[:1] or " "):
            lines[round(own[5] * matrix[3] + matrix[5], 1)] = size

    PdfReader(io.BytesIO(made)).pages[1].extract_text(visitor_text=seen)
    assert len(lines) > 8
    near = [(over, under) for over, under in pairwise(sorted(lines, reverse=True)) if over - under < 1.5 * lines[over]]
    assert near == []


def test_each_line_of_a_tibetan_title_is_drawn_where_it_was_laid_out() -> None:
    said = f'title = "{"སྤྱི་ཚོགས་འགན་སྲུང་བྱང་བུ་" * 6}"'.encode()
    row = "date,title,status,asserted_by,source_url\n2018,A court opens,documented,x,https://example.org\n"
    file = read(row.encode(), "events.csv", beside=Beside(settings=said))
    made = FORMATS[".pdf"].maker()(edition(file, View()), Options())
    lines: dict[float, float] = {}

    def seen(text: str, matrix: list[float], own: list[float], _: object, size: float) -> None:
        if KEYS["tibetan"].holds(text.strip()[:1] or " "):
            lines[round(own[5] * matrix[3] + matrix[5], 1)] = size

    PdfReader(io.BytesIO(made)).pages[0].extract_text(visitor_text=seen)
    title = [where for where, size in sorted(lines.items(), reverse=True) if size == max(lines.values())]
    assert len(title) >= 2
    step = max(lines.values()) * LINE * taller("སྤྱི")
    assert [over - under for over, under in pairwise(title)] == [pytest.approx(step, abs=0.2)] * (len(title) - 1)


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


def test_pages_of_many_views_never_push_out_the_faces_of_pictures() -> None:
    kept = typesetting._fonts(("hebrew",))
    for at in range(typesetting.KEPT + 1):
        typesetting._composed(("hebrew",), (("\u05d0" * (at + 1),),))
    assert typesetting._fonts(("hebrew",)) is kept


def test_a_deck_names_language_and_fonts_of_words() -> None:
    assert spoken("Lhasa") == ("en-GB", "")
    assert spoken("拉萨 ལྷ")[1] == '<a:ea typeface="Noto Sans SC"/><a:cs typeface="Noto Serif Tibetan"/>'
    assert spoken("כרטיס")[0] == "he"
    assert spoken("বাংলা।")[1] == '<a:cs typeface="Noto Sans Bengali"/>'


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
