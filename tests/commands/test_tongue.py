"""Commands that speak another language than English: what a person reads of them, and nothing that programs read."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from rollout.__main__ import main
from rollout.words.say import language
from tests.csv_rows import RIGHT, csv_of

COLUMNS = (*RIGHT, "title@zh")


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of({"title@zh": "拉萨发卡"}, columns=COLUMNS))
    return path


def said(*words: object) -> str:
    return CliRunner().invoke(main, [*map(str, words), "--language", "de"]).output


def test_a_folder_to_begin_in_is_told_of(tmp_path: Path) -> None:
    told = said("new", tmp_path / "begun")
    assert "enthält drei Beispielzeilen. Öffnen Sie sie: python app.py" in told
    assert "steht schon da und ist kein leerer Ordner" in said("new", tmp_path / "begun")


def test_the_history_is_told(events: Path) -> None:
    other = events.with_name("other.csv")
    assert said("history", other) == f"Fehler: {other} ist keine Datei.\n"
    assert "Diese Änderung gibt es nicht" in said("history", events, "--undo", 3)


def test_why_a_file_cannot_be_opened_is_told(events: Path, tmp_path: Path) -> None:
    (tmp_path / "history").symlink_to(events.parent)
    assert "kann nicht geöffnet werden: " in said("history", events)
    assert "leads elsewhere" not in said("history", events)


@pytest.mark.parametrize("tag", ["enough", "xx"])
def test_no_other_language_is_taken_for_one_of_ours(events: Path, tag: str) -> None:
    assert "is not one of" in CliRunner().invoke(main, ["check", str(events), "--language", tag]).output


def test_kept_copies_are_told_of(events: Path) -> None:
    assert said("verify", events) == "events.csv: 0 Kopien aufbewahrt.\n"
    events.write_bytes(b"")
    assert "events.csv kann nicht gelesen werden; es gibt nichts zu prüfen." in said("verify", events)


def test_changes_are_told(events: Path) -> None:
    newer = events.with_name("newer.csv")
    newer.write_bytes(csv_of({"title@zh": "拉萨发卡", "title": "Otherwise", "place": ""}, {}, columns=COLUMNS))
    told = said("changes", events, newer)
    assert "1 hinzugefügt, 1 berichtigt, 0 zurückgezogen, 0 unverändert." in told
    assert "Berichtigt:" in told
    page = events.with_name("page.html")
    assert "1 berichtigt" in said("changes", events, newer, "--html", page)
    assert '<h1 class="what-changed">Was sich seit Ihrem Handout geändert hat</h1>' in page.read_text("utf-8")
    assert said("changes", events, events).count("Die beiden Dateien sind gleich.") == 1


def test_how_far_a_language_is_and_a_sheet_for_interpreters_are_told(events: Path) -> None:
    told = said("translate", "status", events)
    assert "events.csv: 1 Ereignis, geschrieben auf Englisch." in told
    counted = "1 von 1 Titeln, 0 von 1 Zusammenfassungen, 0 von 1 Namen von Spuren, 0 von 1 Sprechern"
    assert f"Chinesisch (zh): {counted}; 0 von 1 Hauptereignissen ganz." in told
    talk, sheet = events.with_name("talk.csv"), events.with_name("sheet.html")
    talk.write_text("title,title@de,focus\nFirst,Erste,row-2\n", "utf-8")
    assert said("translate", "interpreters", events, sheet, "--talk", talk) == f"{sheet}: 1 Szene.\n"
    text = sheet.read_text("utf-8")
    assert "Zum Dolmetschen: talk" in text
    assert "<h2>1 · <bdi>First</bdi></h2>" in text  # in the language of the talk, not in that of the command
    assert '<th scope="row">Ereignis</th>' in text


def test_a_page_for_translators_is_in_the_language_that_is_written(events: Path) -> None:
    page = events.with_name("view.html")
    CliRunner().invoke(main, ["translate", "view", str(events), str(page), "--language", "zh"])
    assert "对照" in page.read_text("utf-8")
    assert language() == "en"


@pytest.mark.parametrize("asked", [["check", "--language"], ["export", "--language"], ["export", "--place"]])
def test_what_is_asked_for_and_is_not_there_is_quoted_short(events: Path, asked: list[str]) -> None:
    command, option = asked
    out = [str(events.with_name("o.json"))] if command == "export" else []
    told = CliRunner().invoke(main, [command, str(events), *out, option, "q" * 100_000])
    assert told.exit_code == 2
    assert "qqq" in told.output
    assert len(told.output) < 500
