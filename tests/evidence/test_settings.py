"""`timeline.toml`: what a timeline says of itself, and what is wrong with it, by key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.settings import PLAIN
from rollout.evidence.timeline_toml import read_settings
from tests.support.cases import for_each

WHOLE = """
title = "Card rollout"
subtitle = "What was claimed"
author = "A group"
licence = "CC-BY-4.0"
languages = ["en", "zh-Hant"]
window = ["2010-11", 2026]
[[lane]]
name = "Iron Grid"
full = "Grid management in Tibet"
term_of = "International Campaign for Tibet"
group = "Control"
[[lane]]
name = "Cards"
[[era]]
from = 2016-08-01
to = "2021-12"
name = "New secretary"
[[searched]]
lane = "Cards"
to = "2026-11"
[public]
columns = ["case_number"]
"""


def test_everything_a_timeline_says_is_read() -> None:
    found = read_settings(WHOLE.encode())
    assert found.problems == ()
    assert (found.title, found.subtitle, found.author, found.licence) == (
        "Card rollout", "What was claimed", "A group", "CC-BY-4.0",
    )  # fmt: skip
    assert found.languages == ("en", "zh-hant")
    assert found.window
    assert [when.text for when in found.window] == ["2010-11", "2026"]
    grid, cards = found.lanes
    assert grid.words == "Grid management in Tibet (a term of International Campaign for Tibet)"
    assert (grid.group, cards.words, cards.full) == ("Control", "Cards", "")
    assert found.lane_names["Cards"] is cards
    (era,) = found.eras
    assert (era.start.text, era.end.text, era.name) == ("2016-08-01", "2021-12", "New secretary")
    (searched,) = found.searched
    assert (searched.lane, searched.end.text) == ("Cards", "2026-11")
    assert found.public == ("case_number",)


def test_an_empty_file_says_nothing() -> None:
    assert read_settings(b"") == PLAIN
    assert read_settings("\ufefftitle = 'A'\r\n".encode()).title == "A"


@for_each(
    ("text", "key", "wrong", "example"),
    [
        ("colour = 'red'", "colour", "There is no such key.", "Known are title, subtitle, author, licence, languages,"),
        ("title = 3", "title", "3 is not a text.", "Write it in quotation marks"),
        ("title = ' '", "title", "' ' is not a text.", "Write it in quotation marks"),
        ("title = 'a\u202eb'", "title", "holds the text-direction control U+202E.", "Delete it"),
        ("title = 'a\u200bb'", "title", "holds U+200B.", "Delete it"),
        (f"title = '{'a' * 1001}'", "title", "The text has 1,001 characters", "Shorten it."),
        ("title = '''a\nb'''", "title", "holds a line break or a tab.", "Write it on one line."),
        ("languages = 'en'", "languages", "'en' is not a list.", 'Write it like ["en", "zh"].'),
        ("languages = ['English']", "languages", "'english' is not the tag of a language.", 'Write it like "en"'),
        ("window = ['2010']", "window", "A window has two ends, the earlier one first.", 'Write it like ["2010-11"'),
        ("window = ['2010', '2009']", "window", "A window has two ends", 'Write it like ["2010-11"'),
        ("window = ['2010', '2011/..']", "window", "'2011/..' has an open or unknown end.", "Write a year"),
        ("window = ['2010', 'May 2011']", "window", "seems to mean: May 2011.", "Write 2011-05"),
        ("window = ['2010', true]", "window", "True is not a text.", "Write it in"),
        ("lane = 'Cards'", "lane", "This is not a table.", "Begin it with a line [[lane]]."),
        ("[lane]\nname = 'A'", "lane", "This is not a table.", "Begin it with a line [[lane]]."),
        ("[[lane]]\nfull = 'A'", "lane 1, name", "The key is missing.", "Add a line that begins with name =."),
        ("[[lane]]\nname = 'A'\n[[lane]]\nname = 7", "lane 2, name", "7 is not a text.", "Write it in"),
        (
            "[[lane]]\nname = 'A'\ncolor = 'b'",
            "lane 1, color",
            "There is no such key.",
            "Known are name, full, term, term_of",
        ),
        (
            "[[era]]\nfrom = 2018\nto = 2017\nname = 'E'",
            "era 1",
            "The era 'E' ends before it begins.",
            "Put from and to",
        ),
        (
            "[[lane]]\nname = 'A'\n'name@Chinese' = 'B'",
            "lane 1, name@Chinese",
            "is not the tag of a lang",
            "Write it like",
        ),
        ("[[word]]\nname = 'cards'", "word 1", "It says in no other language what 'cards' is.", "Add a line like"),
        ("'author@zh' = 'A'", "author@zh", "There is no such key.", "Known are title"),
        ("public = ['a']", "public", "This is not a table.", "Begin it with a line [public]."),
        ("[public]", "public", "It says nothing.", 'Add a line like columns = ["case_number"], or reviewers = true.'),
        (
            "[public]\nreviewers = 'yes'",
            "public.reviewers",
            "'yes' is neither true nor false.",
            "Write true or false, without quotation marks.",
        ),
    ],
)
def test_what_is_wrong_is_told_by_key_and_left_out(text: str, key: str, wrong: str, example: str) -> None:
    (problem,) = read_settings(text.encode()).problems
    assert (problem.file, problem.row, problem.column) == ("timeline.toml", None, key)
    assert wrong in problem.wrong
    assert problem.example.startswith(example)
    assert problem.sentence("events.csv").startswith(f"timeline.toml, key {key}: ")


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"title = ", "The file is not TOML: Invalid value"),
        (b"\xff\xfet\x00", "The file is in the encoding UTF-16; only UTF-8 is read."),
        (b"a = " + b"[" * 50_000, "The file is not TOML"),
        (b"#" * 100_001, "The file is larger than 100 kB; no more is read."),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_nothing_else(data: bytes, wrong: str) -> None:
    found = read_settings(data)
    (problem,) = found.problems
    assert (problem.file, problem.column) == ("timeline.toml", None)
    assert problem.wrong.startswith(wrong)
    assert found == read_settings(data)
    assert found.title == ""


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_at_all_stop_the_reading(data: bytes) -> None:
    read_settings(data)
