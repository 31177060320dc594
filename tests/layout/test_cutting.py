"""Faces of fewer letters: no more than an output holds, as high as ours, and drawn as wide as they were measured."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import chain, pairwise
from unicodedata import category, normalize

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from rollout.layout.cutting import (
    HANGUL,
    TAKEN_APART,
    USUAL,
    cut,
    cuts,
    embedded,
    letters_of,
    rules,
    usual,
    with_parts,
    woff,
)
from rollout.layout.faces import drawn_by, face_of, sfnt
from rollout.layout.scripts import KEYS, SCRIPTS
from rollout.layout.typeface import FACES, face_file
from rollout.page.files import STYLES

WORDS = "Lhasa ལྷ་ས། 拉萨 ئۇيغۇر – “so” ←→↑↓…×"


def test_letters_of_our_own_typeface_need_no_other_face() -> None:
    assert letters_of("Café, 450,000 – “so” ‹›×−←→↑↓…\u2068\u200d") == ""
    assert (rules("Lhasa", "{key}"), cuts("Lhasa"), embedded("Lhasa")) == ("", {}, "")


def test_a_face_holds_the_letters_that_are_asked_for_in_lines_as_high_as_ours() -> None:
    made = cuts(WORDS)
    assert {key for key, _ in made} == {"tibetan", "chinese", "arabic"}
    for (key, face), data in made.items():
        with TTFont(BytesIO(data)) as font:
            assert (
                set(map(ord, with_parts(letters_of(WORDS))))
                >= set(font.getBestCmap()) - {0x20, 0xA0, 0xD, 0x25CC}
                != set()
            )
            assert font["hhea"].ascent / font["head"].unitsPerEm == pytest.approx(0.984, abs=0.001)
            assert "fvar" not in font, (key, face)
        assert len(data) < 40_000


def advances(font: bytes, text: str) -> list[tuple[int, int]]:
    """Return how far each sign of a text leads on, and how far it is set aside."""
    face, buffer = uharfbuzz.Font(uharfbuzz.Face(font)), uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(face, buffer)
    return [(one.x_advance, one.x_offset) for one in buffer.glyph_positions or ()]


def vowels() -> Iterator[tuple[str, str, str]]:
    """Yield each letter that is taken apart: the key of its script, a letter before it, and itself."""
    for script in SCRIPTS:
        letters = [chr(code) for first, last in script.blocks for code in range(first, last + 1)]
        drawn = [one for one in letters if drawn_by(one) == script and not HANGUL[0] <= one <= HANGUL[1]]
        base = next((one for one in drawn if category(one) == "Lo"), "")
        for letter in drawn:
            if normalize("NFD", letter) != letter or letter in TAKEN_APART:
                yield script.key, base, letter


def test_in_a_face_of_few_letters_each_is_shaped_as_in_the_whole() -> None:
    found = dict[str, list[tuple[str, str]]]()
    for key, base, letter in vowels():
        found.setdefault(key, []).append((base, letter))
    assert len(found) > 12
    for key, pairs in found.items():
        path = face_of(key, "regular")
        assert path
        whole = sfnt(path)
        stretches = (range(first, last + 1) for first, last in KEYS[key].blocks)
        every = cut(whole, "".join(map(chr, chain.from_iterable(stretches))), 400)
        for base, letter in pairs[:400]:
            text = base + letter
            assert advances(cut(whole, text, 400), text) == advances(every, text), (key, text)


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


@pytest.mark.parametrize("face", FACES)
def test_the_usual_letters_of_our_face_are_a_tenth_of_it_as_wide_and_as_high_as_in_the_whole(face: str) -> None:
    data = usual(face)
    with TTFont(BytesIO(data)) as few, TTFont(face_file(face)) as whole:
        known, every = few.getBestCmap(), whole.getBestCmap()
        assert set(known) == {code for code in every if any(first <= code <= last for first, last in USUAL)}
        assert all(few["hmtx"][known[code]][0] == whole["hmtx"][every[code]][0] for code in known)
        assert all(getattr(few["hhea"], name) == getattr(whole["hhea"], name) for name in ("ascent", "descent"))
        assert {"kern", "liga", "tnum"} & {one.FeatureTag for one in whole["GPOS"].table.FeatureList.FeatureRecord} <= {
            one.FeatureTag for one in few["GPOS"].table.FeatureList.FeatureRecord
        }
    assert len(data) < 60_000


def test_the_styles_ask_for_the_whole_face_for_all_letters_that_are_not_usual_ones() -> None:
    style = (STYLES / "style.css").read_text(encoding="utf-8")
    said = re.findall(r"/(\w+)(-usual)?\.ttf'\)[^}]*unicode-range: ([^;]*);", style)
    assert [(face, bool(few)) for face, few, _ in said] == [(face, few) for face in FACES for few in (True, False)]
    for (_, _, usual_ones), (_, _, others) in zip(said[::2], said[1::2], strict=True):
        held = [tuple(int(end, 16) for end in one[2:].split("-")) for one in usual_ones.split(", ")]
        assert tuple((one[0], one[-1]) for one in held) == USUAL
        ends = sorted(
            tuple(int(end, 16) for end in one[2:].split("-")) for one in f"{usual_ones}, {others}".split(", ")
        )
        gaps = [(one[-1], later[0]) for one, later in pairwise(ends) if later[0] != one[-1] + 1]
        assert gaps == [(0x7E, 0xA0)]  # what only controls
        assert (ends[0][0], ends[-1][-1]) == (0x20, 0x10FFFF)
