"""Scripts beyond our typeface: their languages, where their lines may end, and how high they reach."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.layout.scripts import (
    SCRIPTS,
    SIGNS,
    STRETCHES,
    graphemes,
    high,
    language,
    parts,
    scripts_of,
    syllables,
    taller,
)

TEXTS = st.text(st.sampled_from("ab,. 中文（），。སྐྱིད་ཀ་།كارتا तिकू\u200d\u0301é"), max_size=20)


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("Lhasa", ""),
        ("Café – “so”", ""),
        ("ལྷ་ས།", "bo"),
        ("拉萨 Lhasa", "zh"),
        ("カード 中文", "ja"),
        ("ئۇيغۇر", "ug"),
        ("بطاقة", "und-Arab"),
        ("कार्ड", "und"),
        ("שלום", "he"),
        ("ẖ", ""),
        ("বাংলা।", "und"),
        ("ગુ।॥।॥", "gu"),
        ("① Ⅲ ।", ""),
    ],
)
def test_letters_tell_the_language_as_far_as_they_can(words: str, lang: str) -> None:
    assert language(words) == lang


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Lhasa", ["Lhasa"]),
        ("Café", ["Café"]),
        ("བོད་ལྗོངས་།", ["བོད་", "ལྗོངས་།"]),
        ("（中文），好", ["（中", "文），", "好"]),
        ("“双联户”制度", ["“双", "联", "户”", "制", "度"]),
        ("2018年4月", ["2018", "年", "4", "月"]),
        ("كارتا", ["كارتا"]),
    ],
)
def test_a_line_may_end_after_a_tibetan_syllable_and_between_chinese_letters_but_before_no_closing_mark(
    word: str, found: list[str]
) -> None:
    assert syllables(word) == found


@given(TEXTS)
def test_no_letter_is_lost_between_the_parts_of_a_text(text: str) -> None:
    assert "".join(space + part for space, part in parts(text)).split() == text.split()
    assert "".join(graphemes(text)) == text


def test_a_letter_is_what_people_see_as_one() -> None:
    assert graphemes("སྐྱིདé👩\u200d🚒") == ["སྐྱི", "ད", "é", "👩\u200d🚒"]


def test_rows_are_higher_for_letters_that_reach_further() -> None:
    assert (high(["Lhasa", "中文"]), high(["Lhasa", "ལྷ"])) == (100, 140)
    assert (taller("Café"), taller("ས")) == (1.0, 1.4)


def test_each_letter_is_of_one_script_at_most() -> None:
    stretches = [block for script in SCRIPTS if script not in SIGNS for block in (*script.blocks, *script.signs)]
    blocks = sorted((*stretches, *STRETCHES))  # signs of none have several faces, one after another
    assert all(last < first for (_, last), (first, _) in pairwise(blocks))
    assert [one.key for one in scripts_of("a中ལ")] == ["tibetan", "chinese"]
