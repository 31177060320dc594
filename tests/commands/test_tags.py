"""Tags narrow an export, and check says what an older program would not know."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rollout.__main__ import main
from tests.csv_rows import RIGHT, csv_of


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of({"tags": "water; dams"}, {"tags": "dams"}, {}, columns=[*RIGHT, "tags"]))
    return path


def test_an_export_has_only_what_has_one_of_the_tags(events: Path) -> None:
    said = run("export", events, events.with_name("out.json"), "--tag", "water").output
    assert "1 shown + 2 hidden + 0 refused = 3 rows" in said
    assert "tagged water" in said
    assert "2 shown" in run("export", events, events.with_name("b.json"), "--tag", "dams", "--tag", "water").output


def test_a_tag_of_no_event_is_named_with_those_there_are(events: Path) -> None:
    out = events.with_name("out.json")
    assert (
        "No event has the tag 'fire'. Write one of water, dams." in run("export", events, out, "--tag", "fire").output
    )
    events.write_bytes(csv_of({}))
    assert "there are no tags" in run("export", events, out, "--tag", "fire").output


def test_check_names_what_is_new_in_the_second_edition_and_nothing_in_the_first(events: Path) -> None:
    assert "New in the second edition: 2 with tags." in run("check", events).output
    assert '"new": "New in the second edition: 2 with tags."' in run("check", events, "--json").output
    events.write_bytes(csv_of({}))
    assert "second edition" not in run("check", events).output
