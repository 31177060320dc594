"""What the page is called in the bar of a browser: as the timeline is."""

from pathlib import Path

from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.server.server import build
from tests.csv_rows import csv_of


def test_the_page_is_called_as_its_timeline_is(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_bytes(csv_of({}))
    asked = {"Host": "127.0.0.1"}
    plain = build(Store(tmp_path / "events.csv", Limits())).test_client().get("/", headers=asked).get_data(as_text=True)
    assert "<title>Rollout</title>" in plain
    (tmp_path / "timeline.toml").write_text('title = "Cards & <grids>"', "utf-8")
    named = build(Store(tmp_path / "events.csv", Limits())).test_client().get("/", headers=asked).get_data(as_text=True)
    assert "<title>Cards &amp; &lt;grids&gt;</title>" in named
