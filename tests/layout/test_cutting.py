"""Faces of fewer letters: no more than an output holds, as high as ours, and drawn as wide as they were measured."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from rollout.layout.cutting import cuts, embedded, letters_of, rules, woff

WORDS = "Lhasa ལྷ་ས། 拉萨 ئۇيغۇر – “so” ←→↑↓…×"


def test_letters_of_our_own_typeface_need_no_other_face() -> None:
    assert letters_of("Café, 450,000 – “so” ‹›×−←→↑↓…\u2068\u200d") == ""
    assert (rules("Lhasa", "{key}"), cuts("Lhasa"), embedded("Lhasa")) == ("", {}, "")


def test_a_face_holds_the_letters_that_are_asked_for_in_lines_as_high_as_ours() -> None:
    made = cuts(WORDS)
    assert {key for key, _ in made} == {"tibetan", "chinese", "arabic"}
    for (key, face), data in made.items():
        with TTFont(BytesIO(data)) as font:
            assert set(map(ord, letters_of(WORDS))) >= set(font.getBestCmap()) - {0x20, 0xA0, 0xD, 0x25CC} != set()
            assert font["hhea"].ascent / font["head"].unitsPerEm == pytest.approx(0.984, abs=0.001)
            assert "fvar" not in font, (key, face)
        assert len(data) < 40_000


def test_the_same_letters_give_the_same_bytes() -> None:
    assert woff("chinese", "semibold", "拉萨") == woff.__wrapped__("chinese", "semibold", "拉萨")


def test_a_script_whose_face_is_not_here_has_none_to_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rollout.layout.cutting.face_of", lambda *_: None)
    with pytest.raises(KeyError):
        woff.__wrapped__("tibetan", "regular", "བ")


def test_a_page_knows_each_face_by_its_letters_and_loads_it_for_no_other() -> None:
    found = rules(WORDS, "/f/{key}-{face}.woff")
    assert found.count("@font-face") == 6
    assert "src: url('/f/chinese-semibold.woff') format('woff'); unicode-range: U+62C9,U+8428;" in found
    whole = embedded(WORDS)
    assert whole.count("url('data:font/woff;base64,") == 6
