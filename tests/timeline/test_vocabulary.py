"""The words of texts and their keys in an index file: a search by these finds what a look at each text would."""

import random
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

from rollout.evidence.alike import finder
from rollout.timeline import making_keys, packed_texts
from rollout.timeline.bits import numbers_in
from rollout.timeline.finding import Finding
from rollout.timeline.making_keys import Keys
from rollout.timeline.packed_texts import PackedTexts
from rollout.timeline.packing import TABLES
from rollout.timeline.tables import Tables
from rollout.timeline.text_keys import USUAL, Shape
from rollout.timeline.vocabulary import spelt

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


def put(path: Path, texts: list[str], kept: int) -> None:
    """Put texts into tables; those from one on are not kept the first time."""
    with closing(connect(path, isolation_level=None)) as tables:
        for statement in ("BEGIN", *TABLES):  # as a packer begins, or each row would wait for the disk
            tables.execute(statement)
        tables.executemany("INSERT INTO text VALUES (?, ?)", ((at, text.encode()) for at, text in enumerate(texts)))
        Keys(tables, 0).take(len(texts))
        Keys(tables, kept).finish(len(texts))
        tables.execute("COMMIT")


@pytest.mark.parametrize("shape", [USUAL, Shape(part=64, some=2, many=8)])
def test_a_search_by_keys_finds_what_a_look_at_every_text_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: Shape
) -> None:
    monkeypatch.setattr(making_keys, "USUAL", shape)
    if shape.part < USUAL.part:
        monkeypatch.setattr(making_keys, "RECENT", 9)
        monkeypatch.setattr(packed_texts, "AT_ONCE", 7)
    chance = random.Random(19)
    texts = [text_of(chance) for _ in range(400)]
    put(tmp_path / "texts.index", texts, 170)
    found = Finding(PackedTexts(Tables(tmp_path / "texts.index")), 400, shape.part)
    parts = {*PIECES, *(text_of(chance) for _ in range(100))}
    parts |= {text[begin : begin + long] for text in texts[:80] for begin in (0, 3, 7) for long in (1, 2, 3, 5, 9)}
    for part in {part.strip() for part in parts} - {""}:  # as what is asked for is
        holds = finder(part)
        known = [number for number, text in enumerate(texts) if holds(text)]
        assert [*numbers_in(found.search(part).to_bytes(50, "little"))] == known, part


def test_what_is_written_after_an_end_is_what_is_written_without_one(tmp_path: Path) -> None:
    chance, held = random.Random(7), []
    texts = [text_of(chance) for _ in range(300)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making_keys, "USUAL", Shape(part=64, some=2, many=8))
        for kept in (300, 170, 64, 0):
            put(path := tmp_path / f"{kept}.index", texts, kept)
            with closing(connect(path)) as tables:
                held.append([tables.execute(ask).fetchall() for ask in ("SELECT * FROM key", "SELECT * FROM place")])
    assert held[0][1]
    assert held.count(held[0]) == 4


def test_words_are_runs_of_one_kind_and_of_chinese_each_two_letters() -> None:
    def words(text: str) -> list[str]:
        return [word for _, word in spelt(text)]

    assert words("e-card no. 12") == ["e", "-", "card", "no", ".", "12"]
    assert words("拉萨市卡 x 卡") == ["拉萨", "萨市", "市卡", "x", "卡"]
    assert words("བོད་ལྗོངས། a") == ["བོད", "་", "ལྗོངས", "།", "a"]
    assert words(" \0 ") == []
