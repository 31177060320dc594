"""Faces in which each letter is one glyph: no word is wider for it, and what would be is left as it is."""

from collections.abc import Iterator

import pytest
import uharfbuzz

from rollout.layout import composing
from rollout.layout.composing import composed
from rollout.layout.cutting import cut
from rollout.layout.faces import WEIGHTS, sfnt, unpacked
from rollout.layout.scripts import graphemes
from rollout.layout.typeface import face_file
from tests.support.scripts import WORDS

OF = {"tibetan": "bo", "arabic": "ug", "devanagari": "hi"}
KIND = [(key, face) for key in OF for face in WEIGHTS]


def words_of(key: str) -> tuple[str, ...]:
    return tuple(sorted({word for text in WORDS[OF[key]] for word in text.split()}))


def face(key: str, weight: str = "regular") -> bytes:
    letters = "".join(sorted(set("".join(words_of(key)))))
    return cut(unpacked(key, weight)[1], letters, WEIGHTS[weight])


def shaped(data: bytes, word: str) -> tuple[list[int], int]:
    """Return how many glyphs each letter of a word has in a face, and how wide it is."""
    found = list(composing._shaped(uharfbuzz.Font(uharfbuzz.Face(data)), word))
    return [len(glyphs) for glyphs, *_ in found], sum(wide for *_, wide in found)


@pytest.mark.parametrize(("key", "weight"), KIND)
def test_each_letter_is_one_glyph_and_no_word_is_wider_or_narrower(key: str, weight: str) -> None:
    before = face(key, weight)
    after = composed(before, words_of(key))
    for word in words_of(key):
        (several, wide), (one, same) = shaped(before, word), shaped(after, word)
        assert set(one) == {1}
        assert (len(one), same) == (len(several), wide)
    assert max(max(shaped(before, word)[0]) for word in words_of(key)) > 1


@pytest.mark.parametrize(("key", "letters"), [("devanagari", "कि"), ("arabic", "بت")])
def test_each_glyph_of_a_word_is_looked_at_once_however_long_it_is(
    monkeypatch: pytest.MonkeyPatch, key: str, letters: str
) -> None:
    looked: list[int] = []

    class Info:
        def __init__(self, info: uharfbuzz.GlyphInfo) -> None:
            self.codepoint, self.whose = info.codepoint, info.cluster

        @property
        def cluster(self) -> object:
            looked.append(self.whose)
            return self.whose

    class Counted(uharfbuzz.Buffer):  # type: ignore[misc]
        @property
        def glyph_infos(self) -> list[Info]:
            return [*map(Info, super().glyph_infos)]

    font = uharfbuzz.Font(uharfbuzz.Face(unpacked(key, "regular")[1]))
    monkeypatch.setattr("rollout.layout.composing.uharfbuzz.Buffer", Counted)
    word = letters * 200
    found = list(composing._shaped(font, word))
    assert len(found) == len(graphemes(word))
    assert len(looked) == sum(len(glyphs) for glyphs, *_ in found)


def test_a_glyph_that_would_change_the_width_of_a_word_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two syllables of Tibetan the mark stands nearer to some letters: each new glyph must be one of them."""
    monkeypatch.setattr("rollout.layout.composing._beside", lambda *_: None)
    before = face("tibetan")
    after = composed(before, words_of("tibetan"))
    found = [(shaped(before, word), shaped(after, word)) for word in words_of("tibetan")]
    assert all(wide == same for (_, wide), (_, same) in found)
    left = [max(one) for _, (one, _) in found]
    assert 1 in left
    assert 2 in left


def test_a_group_that_stands_in_two_ways_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def shaped(_: object, word: str) -> Iterator[object]:
        yield (1, 2), ((1, 0, 0), (2, len(word), 0)), 500
        yield (3, 4), ((3, 0, 0), (4, 9, 0)), 500

    monkeypatch.setattr("rollout.layout.composing._shaped", shaped)
    font = uharfbuzz.Font(uharfbuzz.Face(face("arabic")))
    assert composing._groups(font, ("a", "ab")) == {(3, 4): (((3, 0, 0), (4, 9, 0)), 500)}


def test_a_face_whose_letters_are_one_glyph_each_and_one_of_another_kind_stay_as_they_are() -> None:
    plain = cut(unpacked("hebrew", "regular")[1], "כרטיס", WEIGHTS["regular"])
    assert composed(plain, ("כרטיס",)) is plain
    ours = sfnt(face_file("regular"))
    assert composed(ours, ("e\u0301\u0323",)) is ours
