"""The shipped evidence in Chinese and Tibetan: which headlines, in which letters, and that nobody checked it."""

import csv
import re
from pathlib import Path

from rollout.evidence.beside import Beside
from rollout.evidence.reader import read
from rollout.layout.scripts import graphemes
from rollout.timeline.spoken import counted, languages, spoken

TOP = Path(__file__).parents[2]
DATA = read(
    (TOP / "events.csv").read_bytes(),
    beside=Beside(settings=(TOP / "timeline.toml").read_bytes(), sources=(TOP / "sources.csv").read_bytes()),
)
LONGEST = 24  # what people see as letters, in a label
LETTERS = {"zh": re.compile("[\u4e00-\u9fff]"), "bo": re.compile("[\u0f00-\u0fff]")}


def rows() -> list[dict[str, str]]:
    with (TOP / "events.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_it_can_be_read_in_chinese_and_tibetan_and_says_that_no_native_reader_checked_either() -> None:
    assert languages(DATA) == ("en", "zh", "bo")
    said = [counted(found, found.events) for found in (spoken(DATA, "zh"), spoken(DATA, "bo"))]
    assert [(one.count, one.unchecked) for one in said if one] == [(46, True), (46, True)]


def test_every_headline_is_whole_in_chinese_and_no_other_event_is() -> None:
    for row in rows():
        filled = [bool(row[name]) for name in ("title@zh", "label@zh", "summary@zh")]
        assert filled == [row["priority"] == "1"] * 3, row["id"]


def test_every_headline_has_a_title_and_a_label_in_tibetan_and_no_other_event_has() -> None:
    for row in rows():
        filled = [bool(row[name]) for name in ("title@bo", "label@bo")]
        assert filled == [row["priority"] == "1"] * 2, row["id"]


def test_each_text_is_in_the_letters_of_its_language_and_no_longer_than_its_place() -> None:
    for row in rows():
        for tag, letters in LETTERS.items():
            texts = {name: row[name] for name in row if name.endswith(f"@{tag}") and row[name]}
            assert all(letters.search(text) for text in texts.values()), row["id"]
            assert len(graphemes(texts.get(f"label@{tag}", ""))) <= LONGEST, row["id"]


def test_the_figures_of_a_title_are_the_same_in_chinese_as_far_as_they_are_written_alike() -> None:
    """Years are: a wrong one is the mistake that a translation makes most easily."""
    for row in rows():
        said = set(re.findall(r"(?:19|20)\d\d", row["summary@zh"] + row["title@zh"]))
        own = set(re.findall(r"(?:19|20)\d\d", " ".join(row[name] for name in ("title", "summary", "date", "known"))))
        assert said <= own, (row["id"], said - own)
