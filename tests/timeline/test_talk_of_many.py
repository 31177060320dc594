"""A talk of very many events says what it says of the file: what its scenes name is looked for, and nothing else."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rollout.figure.view_figure import picture
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.excerpt import by_id
from rollout.timeline.followed import followed
from rollout.timeline.questions import Questions
from rollout.timeline.talk import Talk, headlines
from rollout.timeline.talks import Talks, attempt, told
from tests.csv_rows import csv_of
from tests.outputs.test_from_an_index import crowded, database, held, index_of, rows
from tests.support.cases import for_each

__all__ = ["database", "index_of"]  # fixtures

TALK = b"""title,focus,kind,from,to,lane,status,words,who
Two works,event-7 event-40,,,,,,,
A window,open,,2004,2006,Harbour works,reported,,
The figure,met,number,,,,,,
A word of theirs,claim,quotation,,,,,"It was so.",The office
Gone,event-7 event-9999,,,,,,,
No such thing,nowhere,,,,Night trains; Moon,,,
Wrong,,number,,,,,,
"""
OLD = "?stage=talk&tell=event-7&tell=event-40&tell=nowhere&from=2001-01-01&to=2026-12-31"


def of(index: Questions, data: bytes) -> Talk:
    return attempt(data, "mine", index.sought)


def test_scenes_facts_and_problems_are_those_of_the_file(index_of: Callable[..., Questions]) -> None:
    memory, index = DatasetIndex(held(crowded())), index_of(crowded())
    expected, found = of(memory, TALK), of(index, TALK)
    assert [scene.title for scene in found.scenes] == [scene.title for scene in expected.scenes]
    assert found.scenes == expected.scenes
    one, other = (told(talk, own.sought, own.home, notes=True) for talk, own in ((expected, memory), (found, index)))
    said = other.pop("problems")
    assert said[0].startswith("mine.csv row 6, column focus: 'event-9999' is no event of the evidence")
    assert len(said) == len(one.pop("problems")) == 4
    assert other == one
    assert followed(found, index.sought, index.home) == followed(expected, memory.sought, memory.home)


@for_each("address", (OLD, OLD + "&lane=Night+trains", OLD + "&status=reported&status=claimed", OLD + "&q=harbour"))
def test_a_scene_lights_what_it_names_and_looks_at_no_other(index_of: Callable[..., Questions], address: str) -> None:
    memory, index = DatasetIndex(held(crowded())), index_of(crowded())
    one, other = (json.dumps(picture(own, address, 1280, 600)) for own in (index, memory))
    assert one == other


def test_the_talk_of_headlines_has_those_that_a_picture_of_all_time_tells_first(
    index_of: Callable[..., Questions],
) -> None:
    index = index_of(crowded())
    found, lit = headlines(index.sought), {event.id: event for event in held(crowded()).events}
    assert 10 < len(found.scenes) <= len([event for event in lit.values() if event.priority == 1])
    assert all(lit[one].priority == 1 for scene in found.scenes for one in scene.focus)
    days = [lit[scene.focus[0]].date.order for scene in found.scenes]
    assert days == sorted(days)


def test_the_talk_of_headlines_of_few_has_each(index_of: Callable[..., Questions]) -> None:
    assert headlines(index_of(rows(40)).sought) == headlines(held(rows(40)))


def test_events_without_a_headline_are_as_many_as_a_talk_may_have(index_of: Callable[..., Questions]) -> None:
    plain = csv_of(*({"id": f"n-{n}", "priority": "3", "date": str(1900 + n % 90)} for n in range(1_100)))
    assert 10 < len(headlines(index_of(plain).sought).scenes) <= 500


def test_talks_beside_an_index_are_found_by_their_names(index_of: Callable[..., Questions], tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "mine.csv").write_bytes(TALK)
    talk = Talks(tmp_path / "events.csv").find("mine", index_of(crowded()).sought)
    assert talk
    assert len(talk.scenes) == 6


def test_an_event_that_is_looked_for_is_asked_for_once(
    index_of: Callable[..., Questions], monkeypatch: pytest.MonkeyPatch
) -> None:
    index = index_of(rows(40))
    asked: list[str] = []
    named = type(index).named
    monkeypatch.setattr(type(index), "named", lambda own, ids: named(own, [asked.append(one) or one for one in ids]))  # type: ignore[func-returns-value]
    index.__dict__.pop("sought", None)
    of(index, b"title,focus\nOne,open\nAgain,open; nowhere\nMore,nowhere\n")
    index.__dict__.pop("sought", None)
    assert asked == ["open", "nowhere"]


def test_events_that_were_found_are_those_that_are_gone_through(index_of: Callable[..., Questions]) -> None:
    known = by_id(index_of(rows(40)).sought)
    assert "open" in known
    assert "nowhere" not in known
    assert ([*known], len(known)) == (["open"], 1)
