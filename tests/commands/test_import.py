"""The command import: files beside the list, the same bytes again, and hands' work kept."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rollout.__main__ import main
from rollout.editing.desk import Desk
from rollout.evidence.reader import Limits
from rollout.evidence.store import Store

LIST = "id,date,title,link,link-2\n1,2031-03-04,One,https://example.org/1,https://example.org/2\n2,3/4/2031,Two,,\n3,2032,Three,,\n"


def told(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    return path


def test_a_list_becomes_a_folder_with_its_events_sources_and_record(listed: Path) -> None:
    result = told(listed)
    folder = listed.parent / "list-timeline"
    assert result.exit_code == 0
    assert "2 events, 1 waits for day-first, 0 rows refused" in result.output
    assert "Asked, --answer day-first=…" in result.output
    assert sorted(path.name for path in folder.iterdir()) == ["events.csv", "list.csv.import.json", "sources.csv"]
    assert (folder / "sources.csv").read_text("utf-8").splitlines()[1] == "1,supports,,,,https://example.org/2"
    with_sources = Store(folder / "events.csv", Limits()).now().dataset.digest
    assert f"data {with_sources[:7]}." in result.output


def test_the_same_list_again_gives_the_same_bytes_and_remembers_its_answers(listed: Path) -> None:
    out = listed.parent / "events.csv"
    assert told(listed, out, "--answer", "day-first=true").exit_code == 0
    before = {path.name: path.read_bytes() for path in listed.parent.iterdir()}
    result = told(listed, out)
    assert "3 events, data" in result.output
    assert {path.name: path.read_bytes() for path in listed.parent.iterdir()} == before
    assert b"2031-04-03" in before["events.csv"]


def test_an_imported_folder_is_edited_in_the_page_and_the_next_import_keeps_that(listed: Path) -> None:
    out = listed.parent / "events.csv"
    told(listed, out, "--answer", "day-first=true")
    desk, memory = Desk(out, Limits()), (listed.parent / "list.csv.import.json").read_bytes()

    def edited(event: str, **fields: str) -> int:
        whole = desk.now()
        place = whole.row(event)
        assert place is not None
        was = whole.sheet.fields(place)
        done = desk.save(event, whole.sheet.rows[place].mark, was, {**was, **fields}, "Dolma")
        assert done.change, done.problems
        return done.change.number

    before = out.read_bytes().splitlines()
    edited("2", title="Two, as the paper says", asserted_by="A ministry", asserted_by_kind="government")
    desk.save("", "", {}, {"date": "2035", "title": "Five"}, "Dolma")
    assert desk.undo(edited("3", title="Three, wrongly"), "Dolma").change
    after = out.read_bytes().splitlines()
    assert [row for row in before[1:] if row not in after] == [before[2]]
    assert (listed.parent / "list.csv.import.json").read_bytes() == memory
    listed.write_text(LIST.replace("Two", "Two newer").replace("Three", "Three newer"), "utf-8")
    assert told(listed, out).exit_code == 0
    titles = [event.title for event in desk.now().dataset.events]
    assert titles == ["One", "Two, as the paper says", "Three newer", "Five"]
    assert not desk.now().dataset.problems


def test_a_newer_list_changes_what_no_hand_has_changed_and_says_what_is_new_and_gone(listed: Path) -> None:
    out = listed.parent / "events.csv"
    told(listed, out, "--answer", "day-first=true")
    text = (
        out.read_text("utf-8")
        .replace("One", "One by hand")
        .replace("\n3,2032", "\nmine,2030,By hand,unreviewed,unknown,,\n3,2032")
    )
    out.write_text(text, "utf-8")
    newer = (
        LIST.replace("One", "One newer")
        .replace("Two", "Two newer")
        .replace("3,2032,Three,,\n", "4,2033,Four,,\n1,2034,Again,,\n")
    )
    listed.write_text(newer.replace("https://example.org/2", "https://example.org/9"), "utf-8")
    said = json.loads(told(listed, out, "--json").output)
    assert (said["added"], said["changed"], said["gone"]) == (["4", "1-2"], ["2"], ["3"])
    rows = out.read_text("utf-8")
    assert all(words in rows for words in ("One by hand", "Two newer", "By hand", "Three", "Four", "Again"))
    assert (listed.parent / "sources.csv").read_text("utf-8").count("https://example.org/") == 2
    without = "\n".join(line.partition(",")[2] for line in LIST.splitlines())
    listed.write_text(without.replace("Three,,", "Three,https://example.org/3,"), "utf-8")
    assert "3" in json.loads(told(listed, out, "--json").output)["changed"]


def test_a_newer_list_keeps_its_lanes_and_what_was_private_whatever_its_cells_say_now(tmp_path: Path) -> None:
    path, out = tmp_path / "list.csv", tmp_path / "events.csv"
    head = "id,date,title,region,extra\n"
    path.write_text(head + "1,2031,One,North,a@example.org\n2,2032,Two,South,b@example.org\n3,2033,Three,North,\n")
    assert "3 events (3 added)" in told(path, out).output
    newer = "1,2031,One,North,secret word\n2,2032,Two,South,another\n4,2034,Four,East,word\n"
    path.write_text(head + newer)
    assert "4 events (1 added; 2 changed; 1 gone)" in told(path, out).output
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert [row["lane"] for row in rows] == ["North", "South", "North", "East"]
    assert [row["x_extra"] for row in rows] == ["secret word", "another", "", "word"]
    told(path, out, "--answer", "lane=none")
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert [row["lane"] for row in rows] == ["", "", "North", ""], (
        "an answer is heard before what was; who is gone stays"
    )


def test_several_lists_become_one_timeline_with_a_title_and_eras_beside_it(listed: Path) -> None:
    sheet = listed.parent / "sheet.csv"
    sheet.write_text("Year,Headline,Text,Media,Type\n,The title,,,title\n2031,One,,,\n", "utf-8")
    out = listed.parent / "both" / "events.csv"
    result = told(listed, sheet, out)
    assert result.exit_code == 0
    assert out.read_text("utf-8").count("Imported from") == 3
    assert (out.parent / "timeline.toml").read_text("utf-8") == 'title = "The title"\n'
    assert told(listed, sheet, out).exit_code == 0


def test_a_preview_writes_nothing(listed: Path) -> None:
    result = told(listed, "--preview")
    assert "date → date: 2031-03-04 | 3/4/2031 | 2032" in result.output
    assert [path.name for path in listed.parent.iterdir()] == ["list.csv"]


def test_where_nothing_can_be_read_yet_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("date,title\n03/04/2031,a\n", "utf-8")
    out = tmp_path / "events.csv"
    assert "Nothing was written" in told(path, out).output
    assert not out.exists()


def test_no_other_file_is_written_over(listed: Path) -> None:
    other = listed.parent / "list-timeline" / "events.csv"
    other.parent.mkdir()
    other.write_text("mine", "utf-8")
    result = told(listed)
    assert (result.exit_code, other.read_text("utf-8")) == (2, "mine")
    (other.parent / "list.csv.import.json").write_text("{}", "utf-8")
    assert told(listed).exit_code == 2


@pytest.mark.parametrize(
    ("answers", "words"),
    [('{"x": 1}', "is no question"), ("[1]", "holds no answers"), ("{", "is no JSON")],
)
def test_answers_that_cannot_be_meant_are_named(listed: Path, answers: str, words: str) -> None:
    file = listed.parent / "answers.json"
    file.write_text(answers, "utf-8")
    assert words in told(listed, listed.parent / "events.csv", "--answers", file).output
    assert "Write it like" in told(listed, "--answer", "day-first").output


def test_a_file_that_is_no_list_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.4")
    result = told(path)
    assert (result.exit_code, "is a PDF" in result.output) == (1, True)


def test_an_import_is_told_in_the_language_that_is_asked_for(listed: Path, tmp_path: Path) -> None:
    said = told(listed, "--language", "de").output
    assert "list.csv sieht aus wie eine Tabelle (CSV): 5 Spalten, 3 Zeilen." in said
    assert "2 Ereignisse, 1 wartet auf day-first, 0 Zeilen abgewiesen." in said
    assert "Gefragt, --answer day-first=…: Kommt der Tag oder der Monat zuerst?" in said
    assert said.splitlines()[-1].startswith(
        f"{tmp_path / 'list-timeline' / 'events.csv'}: 2 Ereignisse (2 hinzugefügt), "
    )
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7")
    refused = told(tmp_path / "bad.pdf", "--language", "zh").output
    assert "文件是PDF，无法读取。请把清单存为 CSV、XLSX 或 ODS。" in refused


@pytest.mark.parametrize("stands", [False, True])
def test_a_list_is_written_into_the_folder_that_is_named_and_brought_up_to_date_there(
    listed: Path, stands: bool
) -> None:
    folder = listed.parent / "out"
    if stands:
        folder.mkdir()
    result = told(listed, folder)
    assert result.exit_code == 0
    assert f"{folder / 'events.csv'}: 2 events (2 added)" in result.output
    assert sorted(path.name for path in folder.iterdir()) == ["events.csv", "list.csv.import.json", "sources.csv"]
    assert "3 events (1 added)" in told(listed, folder, "--answer", "day-first=true").output
    (folder / "list.csv.import.json").unlink()
    refused = told(listed, folder)
    assert (refused.exit_code, "is not of this list" in refused.output) == (2, True)


def test_a_list_that_is_not_there_is_no_folder_to_be_made(listed: Path) -> None:
    result = told(listed, listed.parent / "more.xlsx")
    assert (result.exit_code, "more.xlsx" in result.output) == (1, True)
    assert sorted(path.name for path in listed.parent.iterdir()) == ["list.csv"]


def test_a_second_timeline_of_the_same_list_is_written_beside_the_first(listed: Path) -> None:
    one, two = listed.parent / "one.csv", listed.parent / "two.csv"
    assert told(listed, one).exit_code == 0
    assert told(listed, two).exit_code == 0
    assert two.read_bytes() == one.read_bytes()
    assert told(listed, one).exit_code == 0
    assert two.read_bytes() == one.read_bytes()
