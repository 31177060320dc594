"""`python -m rollout new`: a folder to begin in, right as it is, and never in the way of anything."""

from pathlib import Path

from click.testing import CliRunner

from rollout.commands.whole import main
from rollout.evidence.on_disk import beside
from rollout.evidence.reader import read


def test_a_new_folder_has_three_examples_that_say_so_and_no_problem(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "mine"
    made = CliRunner().invoke(main, ["new", str(folder)])
    assert made.exit_code == 0, made.output
    assert f"python app.py {folder / 'events.csv'}" in made.output
    assert sorted(path.name for path in folder.iterdir()) == [
        "events.csv",
        "sources.csv",
        "template.xlsx",
        "timeline.toml",
    ]
    checked = CliRunner().invoke(main, ["check", str(folder / "events.csv")])
    assert checked.exit_code == 0, checked.output
    dataset = read((folder / "events.csv").read_bytes(), beside=beside(folder / "events.csv", 100_000))
    assert (len(dataset.events), dataset.problems) == (3, ())
    assert all(event.title.startswith("Example: ") and event.status == "unreviewed" for event in dataset.events)
    assert dataset.title.startswith("Example: ")
    assert sum(len(event.citations) for event in dataset.events) == 1


def test_an_empty_folder_is_taken_and_anything_else_that_stands_there_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert CliRunner().invoke(main, ["new", str(tmp_path / "empty")]).exit_code == 0
    file, full = tmp_path / "file", tmp_path / "full"
    full.mkdir()
    for kept in (file, full / "kept.txt"):
        kept.write_text("mine")
    for place in (file, full):
        refused = CliRunner().invoke(main, ["new", str(place)])
        assert refused.exit_code == 2
        assert "stands already" in refused.output
    assert [path.name for path in full.iterdir()] == ["kept.txt"]
    assert file.read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    refused = CliRunner().invoke(main, ["new", str(tmp_path / "file" / "inside")])
    assert refused.exit_code == 1
    assert "cannot be opened" in refused.output
