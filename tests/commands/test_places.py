"""Places and areas narrow an export, as they do on the page, and every output says so."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rollout.__main__ import main
from rollout.commands.shipped import Events
from tests.csv_rows import RIGHT, csv_of

LHASA = {"place": "Lhasa, Tibet Autonomous Region", "lat": "29.65", "lon": "91.13"}
OTHER = {"place": "Lhasa", "lat": "29.7", "lon": "91.2"}
REGION = {"place": "Tibet Autonomous Region"}
FAR = {"place": "Ottawa", "lat": "45.42", "lon": "-75.7"}


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of(LHASA, LHASA, REGION, FAR, {}, columns=[*RIGHT, "place", "lat", "lon"]))
    return path


def run(events: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["export", str(events), str(events.with_name("out.json")), *words])


def test_an_export_has_only_what_happened_at_the_places_named_whole_or_by_their_first_part(events: Path) -> None:
    said = run(events, "--place", "Lhasa").output
    assert "2 shown + 3 hidden + 0 refused = 5 rows" in said
    assert "view: at Lhasa, Tibet Autonomous Region." in said
    both = run(events, "--place", "Ottawa", "--place", "Tibet Autonomous Region").output
    assert "2 shown" in both
    assert "view: at Ottawa; Tibet Autonomous Region." in both


def test_a_name_that_is_a_whole_place_means_that_one_alone(events: Path) -> None:
    events.write_bytes(csv_of(LHASA, OTHER, columns=[*RIGHT, "place", "lat", "lon"]))
    assert "1 shown + 1 hidden" in run(events, "--place", "Lhasa").output


def test_an_area_has_what_has_a_point_in_it_and_is_said(events: Path) -> None:
    said = run(events, "--area", "78.5,27,99,36.5").output
    assert "2 shown + 3 hidden + 0 refused = 5 rows" in said
    assert "view: points within 78.5,27,99,36.5°." in said


def test_a_place_and_an_area_that_are_none_are_refused_with_some_that_are(events: Path) -> None:
    said = run(events, "--place", "Shangri-La")
    assert said.exit_code == 2
    assert "No event is at 'Shangri-La'. Write one of Lhasa, Tibet Autonomous Region; Tibet" in said.output
    for text in ("", "1,2,3", "0,50,0,40"):
        said = run(events, "--area", text)
        assert (said.exit_code, "is no area. Write degrees as W,S,E,N" in said.output) == (2, True)
    many = [{"place": f"Place {number}"} for number in range(13)]
    events.write_bytes(csv_of(*many, columns=[*RIGHT, "place"]))
    assert "; Place 11 …." in run(events, "--place", "Place").output
    events.write_bytes(csv_of({}))
    assert "no event has a place" in run(events, "--place", "Place").output


@pytest.mark.parametrize("words", [("check",), ("export", "{out}.json"), ("history",), ("verify",), ("review",)])
def test_a_folder_stands_for_the_events_that_it_holds(words: tuple[str, ...], events: Path, tmp_path: Path) -> None:
    command, *further = words
    given = [[command, str(one), *further] for one in (events, events.parent)]
    assert events.name == "events.csv"
    of_file, of_folder = (
        CliRunner().invoke(main, [word.format(out=tmp_path / str(n)) for word in line]) for n, line in enumerate(given)
    )
    assert of_file.exit_code == of_folder.exit_code
    assert of_folder.output.replace(f"{tmp_path / '1'}", f"{tmp_path / '0'}") == of_file.output


def test_a_folder_without_events_says_how_to_begin(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert said.exit_code == 2
    assert f"python -m rollout new {tmp_path}" in said.output


def test_every_command_takes_the_folder_where_it_takes_the_file() -> None:
    taking = {name: one for name, one in main.commands.items() if any(p.name == "events" for p in one.params)}
    assert {"check", "export", "verify", "history", "pack", "review"} <= set(taking)
    types = [p.type for one in taking.values() for p in one.params if p.name == "events"]
    assert [one for one in types if not isinstance(one, Events)] == []
