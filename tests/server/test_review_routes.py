"""A review steps through what a person has not judged; a verdict is on the letters she saw, or it is not written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rollout.editing import desk as desks
from rollout.editing.desk import Desk
from rollout.editing.verdicts import Verdict
from rollout.evidence.on_disk import beside
from rollout.evidence.reader import Limits
from rollout.evidence.writer import save as really
from tests.server.test_edit_routes import Page


@pytest.fixture
def ours(tmp_path: Path) -> Page:
    return Page(tmp_path)


def test_a_person_is_led_through_what_she_has_not_judged(ours: Page) -> None:
    first = ours.get("review?who=Anna").json
    assert (first["event"], first["left"], first["all"], first["mine"]) == ("a", 2, 2, "")
    assert ours.post("judge", {**first, "who": " Anna ", "verdict": "agrees"}).status_code == 200
    second = ours.get("review?who=Anna&after=a").json
    assert (second["event"], second["left"]) == ("b", 1)
    again = ours.get("review?who=Anna&event=a").json
    assert (again["event"], again["mine"]) == ("a", "agrees")
    assert again["others"] == {"agrees": 1, "disagrees": 0, "unsure": 0, "lapsed": 0}
    assert ours.get("review?who=Dolma").json["event"] == "a"
    assert (
        ours.post("judge", {**second, "who": "Anna", "verdict": "unsure", "remark": "Which\nyear?"}).status_code == 200
    )
    done = ours.get("review?who=anna").json
    assert (done["event"], done["digest"], done["left"]) == ("", "", 0)
    assert "Which year?" in (ours.file.parent / "reviews.csv").read_text("utf-8")


def test_every_verdict_is_told_to_the_pages_that_are_open(ours: Page) -> None:
    ours.store._clock = lambda: 2.0**40  # a file that is written has settled

    def reviewed() -> str:
        state: dict[str, str] = ours.client.get("/state", headers=ours.headers).get_json()
        return state.get("reviewed", "")

    marks = [reviewed()]
    for who in ("Anna", "Dolma"):
        asked = {**ours.get("review").json, "who": who, "verdict": "agrees"}
        assert ours.post("judge", asked).status_code == 200
        marks.append(reviewed())
    assert marks[0] == ""
    assert len({*marks}) == 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"digest": "1" * 64}, "changed since you looked"),
        ({"event": "zz"}, "is the id of no event"),
        ({"who": ""}, "Say by which name"),
        ({"verdict": "perhaps"}, "A verdict is one of"),
        ({"verdict": "disagrees"}, "Say in the remark"),
    ],
)
def test_a_verdict_that_cannot_stand_is_not_written(ours: Page, change: dict[str, str], said: str) -> None:
    answer = ours.post("judge", {**ours.get("review").json, "who": "Anna", "verdict": "agrees", **change})
    assert answer.status_code == 422
    assert said in answer.json["wrong"]
    assert not (ours.file.parent / "reviews.csv").exists()


def verdict(desk: Desk, who: str) -> Verdict:
    return Verdict("a", desk.digests(desk.now())["a"], who, "2026-11-29", "agrees")


def interrupted(monkeypatch: pytest.MonkeyPatch, write: Callable[[int], None]) -> None:
    """Let another program write each time that reviews are about to be saved."""
    saves = 0

    def save(path: Path, data: bytes, still: Callable[[], None]) -> None:
        nonlocal saves
        saves += 1
        write(saves)
        really(path, data, still)

    monkeypatch.setattr(desks, "save", save)


def test_two_who_judge_at_once_are_both_written(ours: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, place = ours.editor.desk, ours.file.parent / "reviews.csv"
    theirs = f"event,digest,reviewer,on,verdict,remark\na,{verdict(desk, '').digest},Dolma,2026,agrees,\n"

    def write(saves: int) -> None:
        if saves == 1:
            place.write_text(theirs, "utf-8")

    interrupted(monkeypatch, write)
    assert desk.judge(verdict(desk, "Anna")) == ""
    assert place.read_text("utf-8").startswith(theirs)
    assert ",Anna,2026-11-29,agrees," in place.read_text("utf-8")


def test_where_another_program_writes_all_the_time_that_is_said(ours: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, place = ours.editor.desk, ours.file.parent / "reviews.csv"
    header = "event,digest,reviewer,on,verdict,remark\n"

    def write(saves: int) -> None:
        place.write_text(header + "\n" * saves, "utf-8")

    interrupted(monkeypatch, write)
    assert "writes the file of reviews all the time" in desk.judge(verdict(desk, "Anna"))
    assert "Anna" not in place.read_text("utf-8")
    assert beside(ours.file, Limits().max_bytes).reviews
