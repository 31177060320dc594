"""Very many events from an index are read in every language that the file says them in, as from memory."""

import json
from collections.abc import Callable
from functools import cache

import pytest

from rollout.evidence import vocabulary
from rollout.figure.view_figure import picture
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.followed import followed
from rollout.timeline.indexed import Indexed
from rollout.timeline.questions import Questions
from rollout.timeline.talk import headlines
from rollout.timeline.view import View
from rollout.timeline.window import Window
from rollout.words.say import speaking
from tests.csv_rows import COUNTED, csv_of
from tests.outputs.test_from_an_index import database, held, index_of, made
from tests.support import crowd
from tests.support.cases import for_each

__all__ = ["database", "index_of"]  # fixtures

SETTINGS = """title = "Works"
"title@zh" = "工程"
languages = ["en", "zh", "bo"]
unchecked = ["bo"]

[[lane]]
name = "Night trains"
"name@zh" = "夜行列车"

[[word]]
name = "cards"
"name@zh" = "卡片"

[[word]]
name = "Lhasa"
"name@zh" = "拉萨"
""".encode()
SAID: tuple[dict[str, str], ...] = (
    {},
    {"title@zh": "港务局修复东码头", "label@zh": "修复码头", "summary@zh": "据说如此。", "tags": "cards"},
    {"title@bo": "གྲུ་ཁ་ཉམས་གསོ།", "place": "Lhasa"},
    {"title@zh": "夜车", "title@bo": "མཚན་མོའི་མེ་འཁོར།", "title": "Café", **COUNTED},
)
TAGS = ("zh", "bo")
COLUMNS = (*vocabulary.COLUMNS, "title@zh", "label@zh", "summary@zh", "title@bo")
ADDRESSES = (
    "",
    "&q=harbour",
    "&q=东码头",
    "&q=拉萨",
    "&q=གྲུ་ཁ",
    "&q=450,000",
    "&lane=Night+trains",
    "&q=cards&tag=cards",
)


@cache
def evidence(count: int = 1_300) -> bytes:
    rows = ({**crowd._row(number), **SAID[number % len(SAID)]} for number in range(count))
    return csv_of(*rows, columns=COLUMNS)


def both(index_of: Callable[..., Questions], tag: str, count: int = 1_300) -> tuple[Questions, Questions]:
    memory, index = DatasetIndex(held(evidence(count), SETTINGS)), index_of(evidence(count), SETTINGS)
    return memory.spoken(tag), index.spoken(tag)


@for_each("tag", ("", *TAGS))
def test_what_is_told_of_a_language_is_what_memory_tells(index_of: Callable[..., Questions], tag: str) -> None:
    memory, index = both(index_of, tag)
    assert index.languages == memory.languages == ("en", "zh", "bo")
    for tongue in ("en", "de"):
        with speaking(tongue):
            assert index.told_language == memory.told_language
    assert (index.drawn, index.letters) == (memory.drawn, memory.letters)
    assert {*memory.elsewhere} <= {*index.elsewhere}
    assert index.dataset.language == tag
    assert index.series == memory.series
    assert index.spoken(tag) is index


@for_each("tag", TAGS)
def test_a_search_finds_words_of_every_language_in_each(index_of: Callable[..., Questions], tag: str) -> None:
    memory, index = both(index_of, tag)
    for address in ADDRESSES:
        view, _ = memory.asked(f"?{address}")
        expected, found = memory.selection(view).events, index.selection(view).events
        assert (len(found), [*found][:20], found[:5]) == (len(expected), [*expected][:20], expected[:5]), address
    assert index.named(["event-1"]) == memory.named(["event-1"])


@for_each("tag", TAGS)
def test_a_picture_in_a_language_is_that_of_the_file(index_of: Callable[..., Questions], tag: str) -> None:
    memory, index = both(index_of, "")
    for address in ADDRESSES:
        asked = f"?language={tag}{address}&from=2012-01-01&to=2012-12-31"
        one, other = (json.dumps(picture(own, asked, 1280, 600)) for own in (index, memory))
        assert one == other, asked


@pytest.mark.parametrize("ending", [".json", ".csv", ".ics", ".svg"])
def test_an_output_in_a_language_is_that_of_the_file(index_of: Callable[..., Questions], ending: str) -> None:
    memory, index = both(index_of, "")
    for tag in TAGS:
        address = f"?language={tag}&from=2012-01-01&to=2012-06-30"
        assert made(index, ending, address) == made(memory, ending, address)


def test_a_talk_in_a_language_says_what_its_events_say_there(index_of: Callable[..., Questions]) -> None:
    memory, index = both(index_of, "zh", 40)
    expected = followed(headlines(memory.sought), memory.sought, memory.home)
    assert followed(headlines(index.sought), index.sought, index.home) == expected
    assert index.few == memory.few


def test_a_language_is_the_same_whoever_is_asked_for_it(index_of: Callable[..., Questions]) -> None:
    index = index_of(evidence(), SETTINGS)
    zh, bo = map(index.spoken, TAGS)
    assert zh.spoken("bo") is bo
    assert zh.spoken("zh") is zh
    assert index.asked("?language=zh-Hant")[1] is zh
    assert index.asked("?language=fr") == (View(), index)
    assert len(zh.selection(View()).numbered) == 1_300
    assert zh.selection(View(lanes=("Night trains",))).unreviewed == 0


def test_an_excerpt_in_a_language_is_in_it_and_its_rows_are_those_of_the_file(
    index_of: Callable[..., Questions],
) -> None:
    index = index_of(evidence(), SETTINGS)
    zh = index.spoken("zh")
    assert isinstance(zh, Indexed)
    found = zh.excerpt(View(), Window(15_000, 15_400), 2_000)
    assert {event.title for event in found.events if "title" in event.spoken} == {"港务局修复东码头", "夜车"}
    assert zh.written([3]) == {3: held(evidence(), SETTINGS).cells[1]}
