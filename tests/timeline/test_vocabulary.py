"""The words of texts, by which a search finds what a look at each text would."""

import random
from collections.abc import Callable
from itertools import compress
from pathlib import Path
from sqlite3 import connect

import pytest

from rollout.evidence.alike import finder
from rollout.timeline import marked as marked_ones
from rollout.timeline import vocabulary
from rollout.timeline.aside import Work
from rollout.timeline.marked import Meant, every, flags_of, marked, number_of
from rollout.timeline.packing import TABLES
from rollout.timeline.tables import Tables
from rollout.timeline.vocabulary import Vocabulary, words_of

PIECES = (
    *("quay", "east", "harbour", "e-card", "460,000", "2012-05-03", "a", "1", "12", "event-12", "%", "_", "--", "\0"),
    *(
        "拉萨",
        "拉萨市发行社会保障卡",
        "社",
        "保障",
        "བོད",
        "བོད་ལྗོངས",
        "ལྷ་ས",
        "ལྷ་སའི",
        "བོ",
        "tibet autonomous region",
        "lhasa",
    ),
    *("kəˈtʃɔ", "карта", "карты 5", "カード", "네트워크", "क्षेत्र", "x1y2", "½", "a.b.c", "🙂"),
)


def text_of(chance: random.Random) -> str:
    return chance.choice((" ", "\0", "", "·")).join(chance.choices(PIECES, k=chance.randint(0, 6)))


@pytest.fixture
def asked(tmp_path: Path) -> Callable[[list[str]], Tables]:
    """Return a function that puts texts into tables."""

    def put(texts: list[str]) -> Tables:
        path = tmp_path / "texts.index"
        words = Vocabulary(Work().places)
        with connect(path) as tables:
            for statement in TABLES:
                tables.execute(statement)
            for number, text in enumerate(texts):
                words.add(text)
                tables.execute("INSERT INTO text VALUES (?, ?)", (number, text.encode()))
            for at, block in enumerate(words.blocks()):
                tables.execute("INSERT INTO word VALUES (?, ?, ?, ?)", (at, *block))
        tables.close()
        return Tables(path)

    return put


@pytest.mark.parametrize("small", [False, True])
def test_a_search_by_words_finds_what_a_look_at_every_text_finds(
    asked: Callable[[list[str]], Tables], monkeypatch: pytest.MonkeyPatch, small: bool
) -> None:
    if small:  # blocks of a few words, and next to none that stands often
        monkeypatch.setattr(vocabulary, "BLOCK", 3)
        monkeypatch.setattr(vocabulary, "WEIGHT", 5)
        monkeypatch.setattr(vocabulary, "OFTEN", 3)
    chance = random.Random(19)
    texts = [text_of(chance) for _ in range(400)]
    tables = asked(texts)
    parts = {*PIECES, *(text_of(chance) for _ in range(100))}
    parts |= {text[begin : begin + long] for text in texts[:80] for begin in (0, 3, 7) for long in (1, 2, 3, 5, 9)}
    for part in parts - {""}:
        holds = finder(part)
        found = [*compress(range(400), flags_of(tables.search(part, 400), 400))]
        assert found == [number for number, text in enumerate(texts) if holds(text)], part


def test_words_are_runs_of_one_kind_and_of_chinese_each_two_letters() -> None:
    assert words_of("e-card no. 12") == ["e", "-", "card", "no", ".", "12"]
    assert words_of("拉萨市卡 x 卡") == ["拉萨", "萨市", "市卡", "x", "卡"]
    assert words_of("བོད་ལྗོངས། a") == ["བོད", "་", "ལྗོངས", "།", "a"]
    assert words_of(" \0 ") == []


def test_values_are_marked_however_many_bytes_each_takes() -> None:
    for values in (bytes([3, 1, 3, 2]), [3, 1, 3, 2]):
        assert marked(values, [3, 2]) == number_of(bytes([1, 0, 1, 1]))
        assert marked(values, []) == 0


@pytest.mark.parametrize("few", [2, 1_000])
def test_those_that_are_meant_are_the_same_however_many_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(marked_ones, "FEW", few)
    flags = bytes(random.Random(3).choices((0, 1), k=203))
    meant, known = Meant(number_of(flags), 203), [*compress(range(203), flags)]
    assert (len(meant), [*meant], meant[-1], meant[7]) == (len(known), known, known[-1], known[7])
    for part in (slice(0, 2), slice(1, 20, 3), slice(5, 5), slice(-4, None), slice(190, 300), slice(None)):
        assert [*meant[part]] == known[part]
    assert [*Meant(0, 0)] == [*Meant(0, 9)[:3]] == []
    assert number_of(flags_of(every(9), 9)) == every(9)
    assert flags_of(0, 0) == b""
