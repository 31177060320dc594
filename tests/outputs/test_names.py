"""Names that are read from the right stand in isolation in every output that is made of several texts in one line."""

import re
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree

import pytest

from rollout.evidence.beside import Beside
from rollout.evidence.isolation import TURNED, apart, apart_once
from rollout.evidence.reader import read
from rollout.layout.palette import LIGHT
from rollout.outputs.deck.maker import plan
from rollout.outputs.handout import make_svg
from rollout.outputs.offline import make_html
from rollout.outputs.site.maker import make_site
from rollout.sheet import sheet
from rollout.sheet.lines import block, legible
from rollout.timeline.edition import Edition, Options, edition, stamp
from rollout.timeline.view import from_address
from tests.support.events import COUNTED, csv_of, dataset

NAME = "\u0628\u0637\u0627\u0642\u0627\u062a 12"  # cards, with a number that would jump before it
HEBREW = "\u05db\u05e8\u05d8\u05d9\u05e1 7"
ISOLATE = re.compile("\u2068[^\u2068\u2069]*\u2069")
ROW = {
    **dict.fromkeys(("title", "summary", "place", "asserted_by", "source_title", "source_publisher"), NAME),
    "label": HEBREW,
    "dispute": HEBREW,
    "disputed_by": "https://example.org/no",
    "tags": NAME,
}
ROWS = (
    {**ROW, "lane": NAME, "date": "2018-02-03"},
    {**ROW, "lane": HEBREW, "date": "2018-05", **COUNTED, "scope": NAME},
    {**ROW, "lane": "Grid", "date": "2019"},
)
TALK = f"title,focus,notes\r\n{NAME},row-2 row-3,\r\n".encode()
VIEW = from_address(f"?lane={NAME}&lane={HEBREW}&lane=Grid&q={NAME[:3]}&tag={NAME}")


def of(*rows: dict[str, str]) -> Edition:
    return edition(dataset(*rows), VIEW)


def loose(text: str) -> str:
    """Return the letters read from the right that stand outside every isolate of a line."""
    return "".join(TURNED.findall(ISOLATE.sub("", text)))


def lines_of(xml: str) -> Iterator[str]:
    """Yield every line that a piece of a deck says: its paragraphs, and what is read aloud of it."""
    for node in ElementTree.fromstring(xml).iter():
        if node.get("descr"):
            yield node.get("descr", "")
        if node.tag.endswith("}p"):
            yield "".join(part.text or "" for part in node.iter() if part.tag.endswith("}t"))


@pytest.mark.parametrize("text", [NAME, HEBREW, f"Lhasa: {NAME}"])
def test_a_text_that_is_read_from_the_right_is_isolated_and_any_other_is_left_as_it_is(text: str) -> None:
    assert apart(text) == f"\u2068{text}\u2069"
    assert loose(f"4 {apart(text)} 84") == ""
    assert loose(text)
    assert apart("Lhasa 12") == "Lhasa 12"
    assert apart("") == ""


@pytest.mark.parametrize("talk", [None, TALK], ids=["headlines", "talk"])
def test_no_name_on_a_slide_turns_what_stands_beside_it(talk: bytes | None) -> None:
    slides = plan(of(*ROWS), Options(talk=talk), LIGHT)
    wrong = [
        line for slide in slides for piece in slide.pieces if piece.xml for line in lines_of(piece.xml) if loose(line)
    ]
    assert wrong == []
    said = [line for slide in slides for piece in slide.pieces if piece.xml for line in lines_of(piece.xml)]
    assert sum(NAME in line for line in said) > 5
    # Words of ours stand outside, else the whole line is read from the right: a date as "January 2020 1".
    alone = [one for line in said for one in ISOLATE.findall(line) if one[1:-1] not in (NAME, HEBREW, NAME[:3])]
    assert alone == []


def heads(page: str) -> list[str]:
    """Return the title of a page, and what other sites show of a link to it."""
    found = re.findall(r"<title>(.*?)</title>|<meta (?:name|property)=\"[a-z:]+\" content=\"(.*?)\">", page, re.DOTALL)
    return [unescape(one or other) for one, other in found]


def test_no_name_in_the_title_of_a_page_or_on_its_card_turns_what_stands_beside_it() -> None:
    known = of(*ROWS)
    site = make_site(known, Options(), "https://example.org/")
    pages = [make_html(known, Options()), *(data for path, data in site.items() if path.endswith(".html"))]
    found = [line for page in pages for line in heads(page.decode())]
    assert [line for line in found if loose(line)] == []
    assert any(NAME in line for line in found)


def test_no_name_in_what_an_output_says_of_itself_turns_what_stands_beside_it() -> None:
    assert NAME in stamp(of(*ROWS)).line
    assert loose(stamp(of(*ROWS)).line) == ""
    assert loose(of(*ROWS).title) == ""


def test_no_name_on_paper_or_in_a_picture_turns_what_stands_beside_it() -> None:
    found = sheet(of(*ROWS), "1080p")
    assert [words.text for words in found.words() if loose(words.text)] == []
    assert sum(bool(TURNED.search(words.text)) for words in found.words()) > 5


def test_names_in_one_line_each_stand_in_an_isolation_of_their_own() -> None:
    title = f"{apart(NAME)}, {apart(HEBREW)} and Grid"
    found = of(*ROWS)
    assert found.title == title
    assert "".join(words.text for words in sheet(found, "1080p").title) == title
    drawn = make_svg(found, Options()).decode()
    assert f"<title>{title}</title>" in drawn
    texts = [unescape(text) for text in re.findall(r"<(?:title|desc|text)[^>]*>(.*?)</", drawn)]
    assert [text for text in texts if loose(text)] == []
    assert f"tagged {apart(NAME)}" in " ".join(texts)
    tags = dataset({**ROWS[0], "tags": f"{NAME}; {HEBREW}"}, *ROWS[1:])
    pages = make_site(edition(tags, VIEW), Options(), "")
    apart_each = rf"<dd><bdi[^>]*>{NAME}</bdi>, <bdi[^>]*>{HEBREW}</bdi></dd>"
    assert re.search(apart_each, pages["event/row-2.html"].decode())


def test_who_made_a_timeline_and_its_licence_stand_in_isolation() -> None:
    said = read(csv_of(*ROWS), "e.csv", beside=Beside(settings=f'author = "{NAME}"\nlicence = "{HEBREW}"'.encode()))
    found = edition(said, VIEW)
    assert stamp(found).line.endswith(f" · By {apart(NAME)}, {apart(HEBREW)}")
    assert [words.text for words in sheet(found, "1080p").stamp if loose(words.text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"a \u2068{NAME}\u2069, b", f"a \u2068{NAME}\u2069, b"),
        (f"{NAME}\u2069, b", f"\u2068{NAME}\u2069, b"),
        (f"a, \u2068{NAME}", f"a, \u2068{NAME}\u2069"),
        (f"\u2068\u2069a \u2068b \u2068{NAME}\u2069\u2069", f"a \u2068b \u2068{NAME}\u2069\u2069"),
        (f"{NAME} \u2068b\u2069", f"\u2068{NAME} \u2068b\u2069\u2069"),
        ("\u2069\u2068", ""),
        ("Lhasa", "Lhasa"),
    ],
)
def test_an_isolation_that_was_broken_off_is_whole_again(text: str, found: str) -> None:
    assert apart_once(text) == found
    assert legible(text) == found
    assert apart_once(found) == found


def test_each_line_of_a_broken_name_is_isolated_by_itself() -> None:
    lines = block(legible(f"{NAME} " * 9), 0.0, 0.0, 200.0, 15.0, LIGHT.ink)
    assert len(lines) > 2
    for words in lines:
        assert words.text == apart_once(words.text)
        assert words.width <= 200.0
        assert loose(words.text) == ""
