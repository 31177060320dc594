import html
import re
import unicodedata
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.text import MARKS, clean, hidden, link_host, plain, safe_link, unsafe
from rollout.evidence.unseen import without
from tests.support.cases import for_each
from tests.support.links import GOOD, HOSTILE

# What plotly.js 4.1 turns back into characters (`convertEntities`): any number, and eight names.
PLOTLY_NAMES = {"mu": "μ", "amp": "&", "lt": "<", "gt": ">"}
PLOTLY_NAMES |= {"nbsp": "\xa0", "times": "×", "plusmn": "±", "deg": "°"}
PLOTLY_REFERENCE = re.compile(r"&(#\d+|#x[\da-fA-F]+|[a-z]+);")


def as_plotly_shows(markup: str) -> str:
    def one(hit: re.Match[str]) -> str:
        name = hit[1]
        if name.startswith("#"):
            return chr(int(name[2:], 16) if name[1] == "x" else int(name[1:]))
        return PLOTLY_NAMES.get(name, hit[0])

    return PLOTLY_REFERENCE.sub(one, markup)


@pytest.mark.parametrize("words", ["A & B", "5 < 6 > 4", 'the "Iron Grid"', "People's Daily", "&lt;", "&amp;quot;"])
def test_plotly_shows_escaped_words_as_they_were_written(words: str) -> None:
    assert as_plotly_shows(plain(words)) == words


@given(st.text())
def test_plotly_shows_exactly_the_text_and_finds_no_tag(words: str) -> None:
    escaped = plain(words)
    assert as_plotly_shows(escaped) == words
    assert not set("<>\"'") & set(escaped)


@given(st.text(alphabet=st.characters(exclude_characters="\r\x00", exclude_categories=["Cc", "Cs", "Cn"])))
def test_html_shows_exactly_the_text_too(words: str) -> None:
    assert html.unescape(plain(words)) == words


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "the control character U+0000"),
        ("\x07", "the control character U+0007"),
        ("\r", "the control character U+000D"),
        ("\x7f", "the control character U+007F"),
        ("\x85", "the control character U+0085"),
        ("\u2028", "the line separator U+2028"),
        ("\u2029", "the line separator U+2029"),
        ("\u202a", "the text-direction control U+202A"),
        ("\u202e", "the text-direction control U+202E"),
        ("\u2066", "the text-direction control U+2066"),
        ("\u2069", "the text-direction control U+2069"),
        ("\ud800", "half a character (lone surrogate) U+D800"),
        ("\udfff", "half a character (lone surrogate) U+DFFF"),
        ("\ufffe", "the non-character U+FFFE"),
        ("\ufdd0", "the non-character U+FDD0"),
        ("\U0010ffff", "the non-character U+10FFFF"),
    ],
)
def test_characters_that_no_cell_may_hold_are_named(character: str, name: str) -> None:
    assert unsafe(f"a{character}b") == name
    assert clean(f"a{character}b") == "ab"


@pytest.mark.parametrize("text", ["", "one\ntwo\tthree", "ལྷ་ས་གྲོང་ཁྱེར།", "社会保障卡", "Größe", "😀"])
def test_what_people_write_is_safe_and_stays(text: str) -> None:
    assert unsafe(text) is None
    assert hidden(text) == ()
    assert clean(text) == text


def test_every_sign_of_the_tibetan_block_is_safe_and_seen() -> None:
    block = "".join(map(chr, range(0x0F00, 0x1000)))
    assert unsafe(block) is None
    assert hidden(block) == ()
    assert clean(block) == unicodedata.normalize("NFC", block)


def test_the_tibetan_non_breaking_mark_is_not_turned_into_another() -> None:
    assert clean("ང\u0f0cང") == "ང\u0f0cང"


@pytest.mark.parametrize(
    "character", ["\u200b", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\xad", "\u061c", "\U000e0041"]
)
def test_a_character_without_width_is_named_and_left_out(character: str) -> None:
    assert hidden(f"reported{character}ly") == (f"U+{ord(character):04X}",)
    assert clean(f"reported{character}ly") == "reportedly"
    assert unsafe(f"reported{character}ly") is None


@pytest.mark.parametrize(
    "text",
    ["نمی\u200cخواهم", "क\u094d\u200dष", "ག\u0fb1\u200dལ", "👩\u200d🌾", "❤\ufe0f\u200d🔥"],
    ids=["Persian", "Hindi", "Tibetan", "farmer", "heart on fire"],
)
def test_a_joiner_stays_where_a_script_or_a_picture_needs_it(text: str) -> None:
    assert hidden(text) == ()
    assert clean(text) == text


def test_a_hidden_character_is_named_once_however_often_it_stands() -> None:
    assert hidden("a\u200bb\u200bc\u2060é") == ("U+200B", "U+2060")


def test_letters_and_their_accents_become_one_and_line_ends_line_feeds() -> None:
    assert clean("Cafe\u0301\r\nMu\u0308nchen") == "Café\nMünchen"


@given(st.text())
def test_clean_text_is_safe_normal_and_stays_as_it_is(words: str) -> None:
    once = clean(words)
    assert unsafe(once) is None
    assert hidden(once) == ()
    assert unicodedata.is_normalized("NFC", once)
    assert clean(once) == once


def test_the_tables_are_as_long_as_was_promised() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 60
    assert len(GOOD) >= 20


@for_each("url", HOSTILE)
def test_a_hostile_address_is_no_link(url: str) -> None:
    assert safe_link(url) == ""
    assert link_host(url) == ""


@for_each(("url", "kept"), GOOD.items())
def test_a_good_address_is_kept_in_its_plain_form(url: str, kept: str) -> None:
    assert safe_link(url) == kept
    assert safe_link(kept) == kept


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.hrw.org/news", "www.hrw.org"),
        ("https://Bücher.example/", "xn--bcher-kva.example"),
        ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),  # apple in Cyrillic throughout
        ("https://example.org:8443/", "example.org:8443"),
        ("javascript:alert(1)", ""),
    ],
)
def test_the_host_is_shown_as_the_browser_will_call_it(url: str, host: str) -> None:
    assert link_host(url) == host


@given(st.text() | st.builds("https://{}/{}".format, st.text(), st.text()) | st.sampled_from(HOSTILE + list(GOOD)))
def test_what_is_kept_is_ascii_web_and_stays_as_it_is(url: str) -> None:
    kept = safe_link(url)
    assert kept == "" or re.fullmatch(r"https?://[a-z0-9_.:-]+/[!-~]*", kept)
    assert (
        not set(kept) & set("<>\"'`\\ @") or "@" in urlsplit(kept).path + urlsplit(kept).query + urlsplit(kept).fragment
    )
    assert safe_link(kept) == kept


@pytest.mark.parametrize("before", ["", "a", "Lhasa " * 7, "བོད་ལྗོངས"])
@pytest.mark.parametrize("marks", ["\u0301", "\u0301\u0323", "\u0323\u0301\u0327"])
def test_more_marks_on_one_letter_than_any_script_needs_are_named(before: str, marks: str) -> None:
    pile = (marks * MARKS)[:MARKS]
    assert unsafe(f"{before}x{pile} after") is None
    assert unsafe(f"{before}x{pile}{marks[0]} after") == "more than 30 marks on one letter"
    assert unsafe(f"{before}x{pile}{marks * 5000}") == "more than 30 marks on one letter"


def test_marks_on_every_letter_of_a_long_text_are_no_pile() -> None:
    assert unsafe("a\u0323\u0301" * 3000) is None


@given(
    st.text(
        st.sampled_from(
            "ab\u00e9\u0301\u0323\u034f\u200b\u200c\u200d\ufeff\u202e\xad\u0640\u0f40\n\U000e0041\U0001f469"
        ),
        max_size=60,
    )
)
def test_the_quick_look_says_of_a_text_what_the_thorough_one_does(text: str) -> None:
    found = without(text)
    assert found is None or (unsafe(text), found) == (None, (clean(text), bool(hidden(text))))
