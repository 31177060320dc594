"""Pictures kept: the same question is drawn once, a changed file anew, and only the latest stay."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.figure import cache as module
from rollout.figure import view_figure
from rollout.figure.cache import MAX_PICTURES, Pictures, RenderedFigure
from rollout.layout.letters import OURS, Letters
from tests.support.events import csv_of

ASKED = ("", 1280, 720, "light", OURS)


class Bench:
    """Pictures of a file whose edits are noticed at once, and the questions for which a picture was drawn."""

    def __init__(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.file, self.drawn = file, list[tuple[Any, ...]]()
        self.time = 1_600_000_000
        self.write({"title": "First"})
        self.store = Store(file, Limits(), lambda: self.time + 3600)
        self.pictures = Pictures(self.store)
        draw = view_figure.picture

        def counted(index: Any, *asked: Any) -> dict[str, Any]:
            self.drawn.append(asked)
            return draw(index, *asked)

        monkeypatch.setattr(module, "picture", counted)

    def write(self, *rows: dict[str, str]) -> None:
        self.time += 10
        self.file.write_bytes(csv_of(*rows))
        os.utime(self.file, (self.time, self.time))


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(tmp_path / "events.csv", monkeypatch)


def test_the_same_question_is_drawn_once(bench: Bench) -> None:
    first = bench.pictures.of(*ASKED)
    assert bench.pictures.of(*ASKED) is first
    assert bench.drawn == [ASKED]


@pytest.mark.parametrize(
    "other",
    [
        ("?q=x", 1280, 720, "light", OURS),
        ("", 1281, 720, "light", OURS),
        ("", 1280, 721, "light", OURS),
        ("", 1280, 720, "dark", OURS),
        ("", 1280, 720, "light", Letters(wide=120)),
    ],
)
def test_every_part_of_the_question_counts(bench: Bench, other: tuple[str, int, int, str, Letters]) -> None:
    bench.pictures.of(*ASKED)
    bench.pictures.of(*other)
    assert bench.drawn == [ASKED, other]


def test_a_changed_file_is_drawn_anew(bench: Bench) -> None:
    before = bench.pictures.of(*ASKED)
    bench.write({"title": "First"}, {"title": "Second"})
    after = bench.pictures.of(*ASKED)
    assert bench.drawn == [ASKED, ASKED]
    assert [one.figure["layout"]["meta"]["counts"]["shown"] for one in (before, after)] == [1, 2]
    assert after.figure["layout"]["meta"]["digest"] == bench.store.now().dataset.digest


def test_a_verdict_is_counted_in_the_next_picture_although_the_digest_of_the_evidence_stays(bench: Bench) -> None:
    before = bench.pictures.of(*ASKED)
    row = f"{bench.store.now().dataset.events[0].id},{'0' * 64},Anna,2026-01-01,agrees,\n"
    bench.file.with_name("reviews.csv").write_text(f"event,digest,reviewer,on,verdict,remark\n{row}")
    after = bench.pictures.of(*ASKED)
    metas = [one.figure["layout"]["meta"] for one in (before, after)]
    assert [one["counts"].get("in_review") for one in metas] == [None, "1 in review (1 changed since)"]
    assert metas[0]["digest"] == metas[1]["digest"]


def test_a_file_put_back_as_it_was_is_not_drawn_anew(bench: Bench) -> None:
    before = bench.pictures.of(*ASKED)
    for title in ("Other", "First"):
        bench.write({"title": title})
        last = bench.pictures.of(*ASKED)
    assert last is before
    assert len(bench.drawn) == 2


def test_a_file_that_is_refused_changes_no_picture(bench: Bench) -> None:
    before = bench.pictures.of(*ASKED)
    bench.write({"date": "2019-02-30"})
    assert bench.pictures.of(*ASKED) is before


def test_only_the_latest_asked_for_stay(bench: Bench) -> None:
    def ask(width: int) -> RenderedFigure:
        return bench.pictures.of("", width, 600, "light")

    first, second = ask(400), ask(401)
    for width in range(402, 402 + MAX_PICTURES - 2):
        ask(width)
    assert len(bench.drawn) == MAX_PICTURES
    assert ask(400) is first  # asked for again: now the latest
    ask(2000)  # one more than is kept: the one asked for longest ago goes
    assert ask(400) is first
    assert len(bench.drawn) == MAX_PICTURES + 1
    assert ask(401) is not second
    assert len(bench.drawn) == MAX_PICTURES + 2


def test_a_file_is_indexed_once(bench: Bench) -> None:
    index = bench.pictures.index()
    assert bench.pictures.index() is index
    bench.write({"title": "First"}, {"title": "Second"})
    newer = bench.pictures.index()
    assert newer is not index
    assert newer.dataset is bench.store.now().dataset


def test_many_readers_at_once_all_get_the_same_picture_while_the_file_changes(bench: Bench) -> None:
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(bench.pictures.of, "", 600 + n % 50, 500, "light") for n in range(200)]
        bench.write({"title": "First"}, {"title": "Second"})
        found = [one.result(timeout=60) for one in asked]
    assert {one.figure["layout"]["meta"]["counts"]["shown"] for one in found} <= {1, 2}
    for number, one in enumerate(found):
        assert one.figure["layout"]["meta"]["width"] == 600 + number % 50
    again = bench.pictures.of("", 600, 500, "light")
    assert again.figure["layout"]["meta"]["counts"]["shown"] == 2
