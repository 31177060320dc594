"""The handout and the pictures: one sheet through Typst, in bytes that a reader can be shown."""

import re
import struct
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from rollout.evidence.citation import Citation
from rollout.evidence.edtf import in_words
from rollout.layout.scripts import language
from rollout.layout.typeface import FAMILY
from rollout.outputs.handout import make_pdf, make_png, make_svg, typesetting
from rollout.outputs.handout.sources import UNTITLED, _name
from rollout.outputs.handout.words import pieces
from rollout.sheet.lines import legible
from rollout.timeline.edition import Edition, ExportError, Options, edition, headlines
from rollout.timeline.view import View, from_address
from tests.support import hostile
from tests.support.events import dataset
from tests.support.real import everything

REAL = everything().dataset
TYPST = (
    '#import "sheet.typ"',
    "#sys.inputs",
    "#panic()",
    '#read("/etc/passwd")',
    "$x$ *bold* _thin_ `raw` <label> @ref",
    "= heading",
    "- list /* no */ // no",
    "\\u{41} \\ \\#",
    '"] #eval("1+1") #["',
    "https://evil.example/x",
)
NOTED = (Citation(2, "a", "context", note="Seen in print"), "Seen in print.")
TAGS = {
    "Document",
    "H1",
    "H2",
    "H3",
    "P",
    "Figure",
    "Span",
    "Table",
    "TR",
    "TD",
    "Div",
    "NonStruct",
    "Lbl",
    "Reference",
}


@cache
def real(query: str = "") -> Edition:
    return edition(REAL, from_address(query))


@cache
def pdf(query: str = "", size: str = "") -> bytes:
    return make_pdf(real(query), Options(size=size))


def opened(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def root_of(data: bytes) -> Any:
    """Return the catalogue of a PDF, whose entries are of any kind."""
    return opened(data).trailer["/Root"]


@cache
def text_of(data: bytes) -> str:
    """Return all the words of a PDF with white space made even; those of one PDF are read out once."""
    return " ".join(" ".join(page.extract_text() for page in opened(data).pages).split())


def squeezed(text: str) -> str:
    return "".join(text.split())


def elements(data: bytes) -> Iterator[DictionaryObject]:
    """Yield the structure elements of a tagged PDF in reading order."""

    def walk(node: Any) -> Iterator[DictionaryObject]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, ArrayObject):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, DictionaryObject) and "/S" in node:
            yield node
            yield from walk(node.get("/K", ArrayObject()))

    yield from walk(root_of(data)["/StructTreeRoot"]["/K"])


def outline(data: bytes) -> list[str]:
    def walk(entries: list[Any]) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry)
            else:
                yield entry.title

    return list(walk(opened(data).outline))


def size_of(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_the_handout_names_itself_tagged_and_of_pdf_ua() -> None:
    root = root_of(pdf())
    assert root["/MarkInfo"]["/Marked"] is not None
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_the_handout_says_title_and_stamp_in_its_metadata_and_nobodys_name() -> None:
    found = opened(pdf()).metadata
    assert found is not None
    assert found.title == "Card rollout, Control and “Iron Grid” and Social credit"
    assert REAL.digest[:7] in str(found.subject)
    assert found.author is None
    assert found.creation_date is None or found.creation_date.year == 2000


def test_every_figure_of_the_handout_says_in_words_what_its_form_says() -> None:
    figures = [each for each in elements(pdf()) if str(each["/S"]) == "/Figure"]
    assert len(figures) > 40
    assert all(str(each["/Alt"]) for each in figures)
    alts = [str(each["/Alt"]) for each in figures]
    assert any(re.fullmatch(r"\d+\. Aug 2017: First launch: Nyingchi \(reported; disputed\)", alt) for alt in alts)
    assert any(alt.startswith("E-cards, China (running total).") for alt in alts)


def test_headings_of_the_handout_go_down_one_step_at_a_time() -> None:
    levels = [int(str(each["/S"])[2]) for each in elements(pdf()) if re.fullmatch(r"/H\d", str(each["/S"]))]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_only_headings_paragraphs_figures_and_their_like_are_in_the_reading_order() -> None:
    assert {str(each["/S"])[1:] for each in elements(pdf())} <= TAGS


def test_the_handout_has_bookmarks_for_lanes_headlines_and_sources() -> None:
    found = outline(pdf())
    assert found[0] == "Card rollout, Control and “Iron Grid” and Social credit"
    assert {"Headlines", "Control and “Iron Grid”", "Sources"} <= set(found)
    assert any("450,000 cards issued in Lhasa" in entry for entry in found)


def test_every_font_of_the_handout_is_ours_and_embedded() -> None:
    names = set()
    for page in opened(pdf()).pages:
        resources: Any = page["/Resources"].get_object()
        for font in resources["/Font"].values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = below["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
            names.add(str(below["/BaseFont"]).split("+")[1].removesuffix("-Identity-H"))
    assert names == {"SourceSansPro-Regular", "SourceSansPro-Semibold"}


@pytest.mark.parametrize(
    ("size", "points"), [("a4", (841.89, 595.28)), ("letter", (792, 612)), ("A3", (1190.55, 841.89))]
)
def test_every_page_of_the_handout_has_the_size_asked_for(size: str, points: tuple[float, float]) -> None:
    for page in opened(pdf("q=DNA", size)).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(points, abs=0.1)


def test_a_few_headlines_fit_a_handout_of_two_pages() -> None:
    assert len(opened(pdf("q=DNA")).pages) == 2


def test_a_long_selection_runs_on_under_running_heads() -> None:
    pages = opened(pdf()).pages
    assert len(pages) > 2
    for number, page in enumerate(pages[1:], 2):
        words = " ".join(page.extract_text().split())
        assert f"Page {number} of {len(pages)}" in words
        assert f"Data {REAL.digest[:7]}" in words


def test_each_headline_has_date_title_who_says_so_status_and_dispute() -> None:
    words = squeezed(text_of(pdf()))
    for event in headlines(real()):
        date = legible(in_words(event.date))
        assert squeezed(date[1:] + f" · {event.status}") in words
        for part in (event.title, event.asserted_by, event.dispute):
            assert squeezed(legible(part)) in words


def test_sources_are_numbered_and_one_address_is_one_source() -> None:
    words = text_of(pdf())
    numbers = [int(number) for number in re.findall(r"\[(\d+)\]", words.split("Sources [1]")[0])]
    entries = re.findall(r"\[(\d+)\]", words)
    assert {*numbers} == set(range(1, max(numbers) + 1))
    assert max(map(int, entries)) == max(numbers)
    addresses = re.findall(r"https?://\S+", text_of(pdf("q=DNA")))
    assert len(addresses) == len(set(addresses))


def test_of_how_many_entries_a_kept_copy_agrees_is_said_where_copies_are_kept() -> None:
    whole = dataset({}, {}, {})
    copied = Citation(2, whole.events[0].id, "supports", url="https://example.org/c", kept="c.pdf", copy="agrees")
    events = (replace(whole.events[0], citations=(copied,)), *whole.events[1:])
    made = make_pdf(edition(replace(whole, events=events), View()), Options())
    words = "Of 1 of these 3 a copy of a source is kept and agrees with what was relied on."
    assert squeezed(words) in squeezed(text_of(made))
    assert "copy of a source" not in text_of(make_pdf(edition(whole, View()), Options()))


def test_a_target_says_by_when_it_was_due_and_what_came_of_it() -> None:
    assert squeezed("Due: 31 December 2019; reached by Jan 2020") in squeezed(text_of(pdf()))


def test_a_view_without_headlines_lists_its_events() -> None:
    asked = edition(dataset({"priority": "3", "title": "A detail nobody headlined"}), View())
    words = text_of(make_pdf(asked, Options()))
    assert "Events" in words
    assert "1 in all" in words
    assert "A detail nobody headlined" in words


def test_a_source_without_an_address_says_why() -> None:
    row = {"source_url": "", "source_note": "Seen in print only", "source_title": "Is it so?"}
    words = text_of(make_pdf(edition(dataset(row), View()), Options()))
    assert "Is it so? Tibet Daily (Seen in print only)" in words


BARE = (
    {"disputed_by": "https://www.example.net/reply", "dispute": "It is not so."},
    {"source_title": "", "source_publisher": "", "source_url": "https://www.example.net/page"},
    {"source_title": "example.net", "source_publisher": "", "source_url": "https://example.net/page"},
    {"source_title": "", "source_publisher": "https://example.net", "source_url": "https://example.net"},
)


@pytest.mark.parametrize("row", BARE)
def test_no_source_is_called_by_the_bare_name_of_a_host(row: dict[str, str]) -> None:
    words = text_of(make_pdf(edition(dataset(row), View()), Options()))
    assert "Page whose title is not given, " in words
    assert re.search(r"for entry 1\. https://|against entry 1\. https://", words)
    assert not re.search(r"\[\d\] (?:www\.)?example\.net", words)


def test_a_page_without_a_title_is_called_as_another_row_calls_it() -> None:
    rows = ({"disputed_by": "https://example.net/a", "dispute": "No."}, {"source_url": "https://example.net/a"})
    assert "title is not given" not in text_of(make_pdf(edition(dataset(*rows), View()), Options()))


def test_a_further_source_without_a_title_is_called_by_the_entry_that_it_stands_for() -> None:
    for one, words in ((Citation(2, "a", "context", url="https://example.net/a"), UNTITLED.format(n=7)), NOTED):
        assert _name(one, UNTITLED.format(n=7)) == words


def annotations(data: bytes) -> list[Any]:
    return [one.get_object() for page in opened(data).pages for one in page.get("/Annots", ())]


def test_nothing_in_a_handout_can_be_followed_unless_asked() -> None:
    assert annotations(pdf("q=DNA")) == []
    linked = annotations(make_pdf(real("q=DNA"), Options(links=True)))
    assert linked
    assert all(str(one["/A"]["/URI"]).startswith(("https://", "http://")) for one in linked)
    assert all(one["/Contents"] for one in linked)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://a@evil.example/", "file:///etc/passwd", "//evil.example"]
)
def test_an_address_that_we_would_not_follow_is_no_link(address: str) -> None:
    data = make_pdf(hostile.with_link(address), Options(links=True))
    assert annotations(data) == []


@pytest.mark.parametrize("text", [*hostile.TEXTS, *TYPST], ids=ascii)
def test_hostile_text_is_only_words_in_the_handout(text: str) -> None:
    data = make_pdf(hostile.shown(text), Options())
    words, found = squeezed(re.sub("[\u2068\u2069]", "", legible(text))), squeezed(text_of(data))
    # This reader does not heed the text that a cluster of glyphs is given with, and reads each glyph of it.
    assert set(words) <= set(found) if language(words) else words in found
    assert annotations(data) == []
    root = root_of(data)
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(root)


@pytest.mark.parametrize("text", TYPST, ids=ascii)
def test_hostile_text_makes_no_other_picture_than_words(text: str) -> None:
    drawn = (
        {"g", "path", "use", "defs", "symbol", "clipPath"},
        {"desc", "g", "text", "rect", "line", "circle", "polygon"},
    )
    for outlines, names in zip((True, False), drawn, strict=True):
        found = make_svg(hostile.shown(text), Options(outlines=outlines)).decode()
        assert set(re.findall(r"<([a-zA-Z:]+)", found)) <= {"svg", "title", *names}
        title, *_ = re.findall("<title>(.*?)</title>", found)
        assert legible(text) in unescape(title)


@pytest.mark.parametrize(
    ("size", "pixels"), [("", (1920, 1080)), ("4k", (3840, 2160)), ("square", (1080, 1080)), ("A3", (2481, 1754))]
)
def test_a_picture_has_the_pixels_asked_for(size: str, pixels: tuple[int, int]) -> None:
    assert size_of(make_png(real(), Options(size=size))) == pytest.approx(pixels, abs=1)


def test_a_picture_in_outlines_holds_no_address_and_no_font() -> None:
    words = make_svg(real(), Options(outlines=True)).decode()
    assert set(re.findall(r'(?:href|src)="(.)', words)) == {"#"}
    assert "font" not in words
    assert 'role="img"><title>Card rollout' in words


@pytest.mark.parametrize("make", [make_pdf, make_png, make_svg])
def test_the_same_input_gives_the_same_bytes(make: Any) -> None:
    assert make(real("q=DNA"), Options()) == make(real("q=DNA"), Options())


def test_no_output_names_a_place_on_this_machine() -> None:
    for data in (pdf(), make_svg(real(), Options())):
        assert b"/home" not in data
        assert b"site-packages" not in data
        assert b"rollout-" not in data


def test_a_theme_changes_the_picture_and_print_keeps_grey() -> None:
    dark = make_svg(real("q=DNA"), Options(theme="dark")).decode()
    assert "#14171b" in dark
    grey = make_svg(real("q=DNA"), Options(theme="print", size="a4")).decode()
    colours = {tuple(code[at : at + 2] for at in (1, 3, 5)) for code in re.findall(r"#[0-9a-f]{6}\b", grey)}
    assert all(len(set(parts)) == 1 for parts in colours)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (Options(size="b5"), "There is no size 'b5' here. Write one of a4, letter, a3, a4-portrait"),
        (Options(size="1080p"), "Write one of a4"),
        (Options(theme="pink"), "There is no theme 'pink'. Write one of light, dark"),
    ],
)
def test_what_cannot_be_made_is_refused_with_what_can(options: Options, words: str) -> None:
    with pytest.raises(ExportError, match=re.escape(words)):
        make_pdf(real("q=DNA"), options)


def test_a_compiler_that_refuses_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    refusal: Any = typst.TypstError  # raised with the words alone, whatever its types say

    def refuse(*_: object, **__: object) -> bytes:
        raise refusal("no such thing")

    typesetting._fonts()  # first, for it compiles too
    monkeypatch.setattr(typst, "compile", refuse)
    with pytest.raises(ExportError, match="cannot be set: no such thing"):
        make_png(real("q=DNA"), Options())


def test_a_picture_of_more_than_one_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    typesetting._fonts()  # first, for it compiles too
    monkeypatch.setattr(typst, "compile", lambda *_, **__: [b"one", b"two"])
    with pytest.raises(ExportError, match="one page"):
        make_png(real("q=DNA"), Options())


def test_only_the_two_faces_that_are_measured_are_offered_to_the_compiler() -> None:
    assert sorted(font.weight for font in typesetting._fonts().fonts()) == [400, 600]


def test_the_folder_of_the_faces_is_gone_before_anything_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    fonts = typesetting._fonts.__wrapped__()
    assert not list(tmp_path.iterdir())
    words = f'#set text(font: "{FAMILY}")\nNew words, *in both faces*'.encode()
    kept, usual = (typst.compile(words, font_paths=each, format="svg") for each in (fonts, typesetting._fonts()))
    assert kept == usual
    assert b"<path" in kept


@pytest.mark.parametrize("text", ["", "short words only", "https://example.org/" + "a" * 99, "x" * 99, "a  b"])
def test_pieces_join_to_the_text_and_none_is_long(text: str) -> None:
    found = pieces(text)
    assert "".join(found) == legible(text)
    assert all(len(word) <= 25 for piece in found for word in piece.split() if len(found) > 1)


def test_without_a_folder_for_temporary_files_a_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: str) -> None:
        raise PermissionError

    monkeypatch.setattr(typesetting, "TemporaryDirectory", refuse)
    with pytest.raises(ExportError, match="needs a folder for temporary files"):
        typesetting._fonts.__wrapped__()
