"""Faces of other scripts: found where they stand, named where they do not, measured as they are drawn."""

import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import copy

import pytest
from fontTools.ttLib import TTFont

from rollout.layout import faces
from rollout.layout.scripts import SCRIPTS, Script
from rollout.layout.typeface import foreign, lacks, width
from tests.support.cases import for_each

CACHED = ("_of_system", "face_of", "_shaper", "drawn_by", "share")


@pytest.fixture
def nothing_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Return the only folder of the system for fonts, where no package brings any."""

    def forget() -> None:
        for name in CACHED:
            getattr(faces, name).cache_clear()
        width.cache_clear()

    forget()
    monkeypatch.setattr(faces, "find_spec", lambda _: None)
    monkeypatch.setattr(faces, "MODULES", tmp_path / "modules")
    monkeypatch.setattr(faces, "SYSTEM", (str(tmp_path / "fonts"), str(tmp_path / "no such folder")))
    (tmp_path / "fonts").mkdir()
    yield tmp_path / "fonts"
    forget()


@for_each("script", SCRIPTS, ids=lambda one: one.key)
def test_a_face_of_every_script_is_here_in_both_weights_and_draws_its_letters(script: Script) -> None:
    letter = faces.sample(script.key)
    assert script.holds(letter)
    for face in ("regular", "semibold"):
        assert faces.face_of(script.key, face)
        assert faces.drawn_by(letter, face) is script
        assert 0 < faces.share(letter * 2, script.key, face) < 8


def test_a_packed_face_is_unpacked_with_all_its_tables_as_another_program_reads_them() -> None:
    path = faces.face_of("tibetan", "regular")
    assert path
    assert path.suffix == ".woff"
    with TTFont(path) as packed, TTFont(BytesIO(faces.sfnt(path)), checkChecksums=2) as font:
        assert not font.flavor
        tags = packed.reader.keys()
        assert {tag: font.reader[tag] for tag in font.reader.keys()} == {tag: packed.reader[tag] for tag in tags}  # noqa: SIM118


def test_words_are_as_wide_as_their_shaper_draws_them() -> None:
    assert faces.share("中文", "chinese", "regular") == 2.0
    assert faces.share("བསྒྲུབས", "tibetan", "regular") == pytest.approx(2.632)
    joined, apart = faces.share("كارتا", "arabic", "regular"), sum(faces.share(c, "arabic", "regular") for c in "كارتا")
    assert joined < apart


def test_no_letter_that_a_face_here_has_is_drawn_by_none() -> None:
    """Of what only directs letters, and of pictures among them, some are in faces that are there for other letters."""
    kinds = ("L", "M", "N", "P")
    had = [both for one in SCRIPTS if (both := held(one))]
    some = {chr(code) for code in frozenset().union(*had) if code not in range(0xFE00, 0xFE10)}
    ours = {letter for letter in some if unicodedata.category(letter)[0] in kinds and foreign(letter)}
    assert len(ours) > 30_000
    assert sorted(f"U+{ord(letter):04X}" for letter in ours if lacks(letter)) == []


def held(script: Script) -> frozenset[int]:
    """Return the letters that a script's face has in both of its weights."""
    made = [faces._shaper(script.key, face) for face in faces.WEIGHTS]
    return frozenset.intersection(*(one[1] for one in made if one))


COMMON = (
    "→←↑↓↔↕⇒⇔⇐⇑⇓↩↪↗↘↙↖➔➜➡⬅⬆⬇⟶⇄⇆↻↺",
    "■□▪▫▲△▼▽▶◀◆◇●○◉◎◊★☆⭐⭕⬛⬜",
    "☐☑☒✓✔✕✖✗✘✅❌❎❗❓➕➖➗",
    "♥♡♠♣♦♀♂☎☏✉☀☁☂☃⚠⚡⚑⚐☠☢☣☮☯☪☭✝✡♿♻⚖⚔⚙⚓✈✂✍☛☞☚☜❤",
    "∞≈≠≤≥±×÷√∑∏∂∫∆∇∈∉∩∪⊂⊃∀∃∧∨¬∴⟨⟩⌈⌉⌊⌋",
    "⁂※†‡§¶•‣◦…‰′″©®™℗№℃℉Ω℮€£¥₽₹₿₺₩₪¢½¼¾⅓⅔⅛",
    "①②③⑩⓪ⒶⓐⅠⅡⅢⅣⅩ♩♪♫♬♭♯⌘⏎⌫⏩⏸⏰⌛",
    "─│┌┐└┘├┤┬┴┼═║╔╗╚╝╭╮╯╰━┃░▒▓█▀▄▌▐▁▂▃▅▇",
    "🙂😀🔴🟢🟥📅📍📌🔒🏔👍🔥🚒🎓💳📱🛂✊✋",
)


@pytest.mark.parametrize("signs", COMMON)
def test_the_common_signs_are_drawn_whatever_their_face(signs: str) -> None:
    assert [sign for sign in signs if lacks(sign)] == []
    assert all(0 < width(sign, 100) <= 200 for sign in signs)


BLOCKS = ((0x20A0, 0x20CF), (0x2100, 0x23B9), (0x23BE, 0x2BFF), (0x1F000, 0x1F1FF), (0x1F300, 0x1FAFF))
"""Currency; all from letterlike signs to arrows, operators, boxes, forms, dingbats and braille; games; pictures."""


@pytest.mark.parametrize(("first", "last"), BLOCKS, ids="{0:04X}".format)
def test_all_signs_of_whole_blocks_are_drawn(first: int, last: int) -> None:
    known = [chr(code) for code in range(first, last + 1) if unicodedata.category(chr(code)) not in ("Cn", "Cf")]
    assert [f"U+{ord(sign):04X}" for sign in known if lacks(sign)] == []


def test_the_lines_of_a_box_and_the_blocks_of_a_bar_are_of_one_face_and_one_width() -> None:
    box = [chr(code) for code in range(0x2500, 0x25A0)]
    assert {one.key if (one := faces.drawn_by(sign)) else "" for sign in box} == {"lines"}
    assert len({width(sign, 100) for sign in box}) == 1


def test_a_sign_is_drawn_by_the_first_of_its_faces_that_has_it_and_what_asks_for_a_form_of_it_takes_no_room() -> None:
    found = [one.key if (one := faces.drawn_by(sign)) else "" for sign in "★⇒①😀"]
    assert found == ["signs", "mathematics", "symbols", "emoji"]
    assert width("☀\ufe0f ✓\ufe0f", 100) == width("☀ ✓", 100)
    assert not lacks("\ufe0f")


def test_what_brings_a_face_for_signs_is_named_where_there_is_none(nothing_here: Path) -> None:
    assert faces.missing("★") == {
        "Signs": faces.COMMANDS["signs"],
        "Mathematics": faces.COMMANDS["mathematics"],
        "Symbols": faces.OTHERWISE,
        "Emoji": faces.OTHERWISE,
    }
    assert faces.missing("─")["Lines and blocks"] == faces.COMMANDS["lines"]


def test_a_heavier_face_is_another() -> None:
    assert faces.share("བོད", "tibetan", "semibold") > faces.share("བོད", "tibetan", "regular")
    assert faces.share("كارتا", "arabic", "semibold") > faces.share("كارتا", "arabic", "regular")


def test_only_scripts_whose_faces_are_here_can_be_set(nothing_here: Path) -> None:
    assert faces.here("བa中") == ()
    assert not faces.drawn_by("བ")
    assert faces.missing("བa中ك") == {
        "Tibetan": faces.COMMANDS["tibetan"],
        "Chinese": faces.COMMANDS["chinese"],
        "Arabic": faces.OTHERWISE,
    }
    with pytest.raises(KeyError):
        faces.share("བ", "tibetan", "regular")
    with pytest.raises(KeyError):
        faces.unpacked("tibetan", "regular")


def test_a_face_of_the_system_is_taken_where_no_package_brings_one(nothing_here: Path) -> None:
    spec = Path(__file__).parents[2] / "node_modules" / faces.NPM["tibetan"].format(weight=400)
    (nothing_here / "NotoSerifTibetan-Regular.ttf").write_bytes(faces.sfnt(spec))
    copy(nothing_here / "NotoSerifTibetan-Regular.ttf", nothing_here / "other.ttf")
    found = nothing_here / "NotoSerifTibetan-Regular.ttf"
    assert faces.face_of("tibetan", "regular") == faces.face_of("tibetan", "semibold") == found
    assert [one.key for one in faces.here("བa中")] == ["tibetan"]
    assert faces.missing("བa") == {}


def test_all_that_is_needed_is_here() -> None:
    assert faces.missing("བ中ك") == {}
