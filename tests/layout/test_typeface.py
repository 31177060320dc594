"""The widths of words: from the font that is shipped, never less than what is drawn."""

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from rollout.layout import typeface
from rollout.layout.typeface import FACES, WEIGHTS, face_file, foreign, lacks, width

LATIN = st.text(st.characters(min_codepoint=32, max_codepoint=0x17F), max_size=30)  # shaped ones may join into fewer
LETTERS = st.text(st.characters(codec="utf-8"), max_size=30)
SIZES = st.sampled_from([14, 16, 18, 22])


@pytest.fixture(scope="module", params=sorted(FACES))
def face(request: pytest.FixtureRequest) -> tuple[str, dict[int, float]]:
    """Return the name of a face and its advance widths, read here once more from the file."""
    name: str = request.param
    with TTFont(face_file(name)) as font:
        units, metrics = font["head"].unitsPerEm, font["hmtx"]
        return name, {code: metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()}


def test_every_face_is_shipped_and_has_a_weight() -> None:
    assert WEIGHTS.keys() == FACES.keys()
    assert all(face_file(name).is_file() for name in FACES)


def test_a_face_that_is_not_shipped_is_no_face() -> None:
    with pytest.raises(KeyError):
        face_file("italic")


@settings(max_examples=50)
@given(words=st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=40), size=SIZES)
def test_words_are_at_least_as_wide_as_the_sum_of_their_advances_and_at_most_a_pixel_wider(
    face: tuple[str, dict[int, float]], words: str, size: int
) -> None:
    name, advances = face
    known = "".join(letter for letter in words if ord(letter) in advances)
    exact = sum(advances[ord(letter)] for letter in known) * size
    assert exact <= width(known, size, name) < exact + 1.001


@settings(max_examples=50)
@given(LATIN, LATIN, SIZES)
def test_more_words_are_never_narrower(one: str, more: str, size: int) -> None:
    assert width(one + more, size) >= width(one, size)


@settings(max_examples=50)
@given(LETTERS, SIZES)
def test_larger_type_is_never_narrower(words: str, size: int) -> None:
    assert width(words, size + 1) >= width(words, size)


def test_no_words_have_no_width() -> None:
    assert width("", 14) == 0


def test_widths_are_whole_pixels_rounded_up() -> None:
    assert width("i", 14) == 4.0  # 0.246 of 14 px


# Shares of the type size, measured in the widest of the Noto faces.
@pytest.mark.parametrize(
    ("letter", "share"),
    [
        ("卡", 1.0),
        ("、", 1.0),
        ("각", 1.0),
        ("😀", 1.25),
        ("ꦪ", 1.5),
        ("𒐫", 2.9),
    ],
)
def test_a_letter_that_another_face_must_draw_is_never_narrower_than_there(letter: str, share: float) -> None:
    assert width(letter, 100) >= share * 100


def test_tibetan_and_chinese_words_are_not_taken_for_much_wider_than_they_are() -> None:
    assert width("社会保障卡", 100) <= 5 * 116
    assert width("ལྷ་ས", 100) <= 3 * 116


@pytest.mark.parametrize("mark", ["\u0301", "\ufe0f"])
def test_a_mark_set_over_or_under_a_letter_takes_no_room(mark: str) -> None:
    assert width("a" + mark, 14) == width("a", 14)


@pytest.mark.parametrize("mark", ["\u0301", "\ufe0f", "\u0f71"])
def test_a_mark_that_no_face_here_draws_takes_no_room_either(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeface, "drawn_by", lambda letter, face: None)
    width.cache_clear()
    assert width("\u0f40" + mark, 14) == width("\u0f40", 14)
    width.cache_clear()  # no other test may find what was drawn by none


def test_a_letter_of_ours_is_as_wide_beside_those_of_another_face_as_alone() -> None:
    for ours in "–“€…":
        assert width(f"Ԥ{ours}Ԥ", 1000) == pytest.approx(2 * width("Ԥ", 1000) + width(ours, 1000), abs=3)


def test_a_letter_is_lacking_when_a_face_has_no_form_for_it() -> None:
    assert not any(map(lacks, "Café, 450,000 – “so”"))
    assert all(map(foreign, "བ社😀"))
    assert [letter for letter in "བ社ڭ😀★𐎠" if lacks(letter)] == ["𐎠"]
