"""The pictures beside the events: only those that are named, only pictures, and no way out of their folder."""

from pathlib import Path

import pytest

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.server.server import build
from rollout.timeline import media
from rollout.timeline.edition import Options
from rollout.timeline.media import Media, illustrated, named, type_of
from tests.support import kinds


@pytest.fixture
def events(tmp_path: Path) -> Path:
    (tmp_path / "mine").mkdir()
    return kinds.lay(tmp_path / "mine")


def test_a_picture_is_known_by_its_first_bytes() -> None:
    assert type_of(kinds.png(4, 3)) == "image/png"
    assert type_of(b"\xff\xd8\xff\xe0JFIF") == "image/jpeg"
    assert type_of(b"RIFF\x00\x00\x00\x00WEBPVP8 ") == "image/webp"
    assert {type_of(one) for one in (b"", b"RIFF1234WAVE", b"GIF89a", b"<svg/>", b"%PDF", b"<html>")} == {""}


def test_a_named_picture_is_served_as_what_it_is_and_nothing_is_guessed(events: Path) -> None:
    answer = build(Store(events, Limits())).test_client().get("/media/stall.png")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "image/png", kinds.png(320, 200))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_no_other_file_is_served_wherever_it_lies_and_whatever_a_link_leads_to(
    events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, outside = events.parent / "media", events.parent.parent / "secret.png"
    outside.write_bytes(kinds.png(2, 2))
    (folder / "unnamed.png").write_bytes(kinds.png(2, 2))
    client = build(Store(events, Limits())).test_client()
    for name in ("unnamed.png", "..%2Fevents.csv", "%2e%2e/events.csv", "..", "", "stall.png%00", "../../secret.png"):
        assert client.get(f"/media/{name}").status_code in (400, 404), name

    def lost(data: bytes | None = None) -> bool:
        (folder / "stall.png").unlink(missing_ok=True)
        if data is not None:
            (folder / "stall.png").write_bytes(data)
        return client.get("/media/stall.png").status_code == 404

    assert lost()
    assert lost(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    assert not lost(kinds.png(2, 2))
    monkeypatch.setattr(media, "MOST", 20)
    assert lost(kinds.png(2, 2))
    monkeypatch.undo()
    (folder / "stall.png").unlink()
    (folder / "stall.png").symlink_to(outside)
    assert client.get("/media/stall.png").status_code == 404
    (folder / "stall.png").unlink()
    (folder / "stall.png").mkdir()
    assert client.get("/media/stall.png").status_code == 404


def test_a_folder_of_pictures_that_is_a_link_leads_nowhere(events: Path) -> None:
    away = events.parent / "media"
    away.rename(events.parent.parent / "elsewhere")
    away.symlink_to(events.parent.parent / "elsewhere")
    assert Media(events).find("stall.png", {"stall.png"}) is None


def test_a_picture_that_cannot_be_opened_is_not_there(events: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refused)
    assert Media(events).find("stall.png", {"stall.png"}) is None


def test_an_output_of_a_talk_has_its_pictures_and_is_told_which_it_has_not(events: Path) -> None:
    dataset = Store(events, Limits()).now().dataset
    assert named(dataset) == {"stall.png", "tall.png"}
    (events.parent / "media" / "tall.png").unlink()
    said: list[str] = []
    options = Options(talk=kinds.TALK.encode(), say=said.append)
    assert illustrated(options, events, dataset).media == (("stall.png", kinds.png(320, 200)),)
    assert said == [
        "The picture tall.png is not in the folder media, or is no PNG, JPEG or WebP of at most 8 MB: "
        "what it shows is said in words."
    ]
    assert illustrated(Options(), events, dataset) == Options()
    own = illustrated(Options(), events, dataset, dataset.events)
    assert own.media == (("stall.png", kinds.png(320, 200)),)


def test_pictures_of_events_that_would_be_too_large_together_are_said_in_words_and_those_of_a_talk_are_kept(
    events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = Store(events, Limits()).now().dataset
    monkeypatch.setattr(media, "TOGETHER", len(kinds.png(320, 200)))
    said: list[str] = []
    own = illustrated(Options(say=said.append), events, dataset, dataset.events)
    assert [name for name, _ in own.media] == ["stall.png"]
    assert said == ["The picture tall.png would make more than 24 MB of pictures: what it shows is said in words."]
    monkeypatch.setattr(media, "TOGETHER", 0)
    talk = illustrated(Options(talk=kinds.TALK.encode()), events, dataset, dataset.events)
    assert [name for name, _ in talk.media] == ["stall.png", "tall.png"]


def test_pictures_of_events_that_are_not_shown_stay_at_home(events: Path) -> None:
    dataset = Store(events, Limits()).now().dataset
    hidden = [event for event in dataset.events if not event.media]
    assert illustrated(Options(), events, dataset, hidden).media == ()
