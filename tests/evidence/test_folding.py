"""What is typed finds what stands in the file, by one rule that Python and the browser share."""

import json
import sys
import unicodedata
from base64 import b64encode
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from rollout.evidence.folding import DIGITS, folded, wanted
from rollout.page.files import SCRIPTS
from tests.support.cases import for_each

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "folding.json").read_text(encoding="utf-8")
)
TEXT = st.text(st.characters(codec="utf-8"), max_size=30)


def finds(typed: str, stands: str) -> bool:
    """Return whether a search finds a text."""
    text = folded(stands)
    return all(part in text for part in wanted(typed))


@for_each("case", CASES, ids=lambda case: case["stands"][:20])
def test_what_a_person_types_finds_what_stands_there_by_the_table_of_cases(case: dict[str, Any]) -> None:
    assert [typed for typed in case["typed"] if not finds(typed, case["stands"])] == []
    assert [typed for typed in case["not"] if finds(typed, case["stands"])] == []


def test_the_browser_folds_and_splits_as_python_does_in_the_table_and_over_all_of_unicode(page: Page) -> None:
    module = b64encode((SCRIPTS / "offline" / "folding.js").read_bytes()).decode()
    page.evaluate("async url => { window.folding = await import(url); }", f"data:text/javascript;base64,{module}")
    # What both know: letters that are newer than the older of the two may differ.
    known = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.ucd_3_2_0.category(chr(code)) not in ("Cn", "Cs", "Co")
    ]
    texts = [f"A{letter}{letter} e" for letter in known] + [case["stands"] for case in CASES]
    found = page.evaluate("texts => texts.map(text => folding.folded(text))", texts)
    assert [
        (text, ours, theirs) for text, theirs in zip(texts, found, strict=True) if (ours := folded(text)) != theirs
    ] == []
    # Digits are a list of ours, so that they do not hang on whose Unicode is newer.
    assert page.evaluate("texts => texts.map(text => folding.folded(text))", [*DIGITS]) == [*DIGITS.values()]
    searches = [typed for case in CASES for typed in (*case["typed"], *case["not"], case["stands"])]
    assert page.evaluate("texts => texts.map(text => folding.wanted(text))", searches) == [*map(wanted, searches)]


def test_digits_of_every_script_are_the_digits_of_a_keyboard() -> None:
    digits = [letter for letter in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(letter) == "Nd"]
    assert [letter for letter in digits if folded(letter) != str(unicodedata.digit(letter))] == []
    assert {folded(letter) for letter in DIGITS} == set("0123456789")


@given(TEXT)
def test_what_is_folded_folds_to_itself(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(TEXT)
def test_every_text_finds_itself_typed_with_or_without_quotation_marks(text: str) -> None:
    assert finds(text, text)
    assert finds(f"“{text}”", text)
