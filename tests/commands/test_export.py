"""The command `python -m rollout export`: any format of any view, whole or not at all, in one line what is wrong."""

import errno
import json
import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rollout.commands.consent import asking
from rollout.commands.whole import main
from rollout.outputs.formats import FORMATS, MAKING, Format
from rollout.timeline.edition import Edition, ExportError, Options
from tests.csv_rows import RIGHT, csv_of
from tests.support.server import TOP

ROWS = (
    {"date": "2016-05", "lane": "Card rollout"},
    {"date": "2018-04-22", "lane": "Iron Grid", "status": "claimed", "title": "Grid begins"},
    {
        "date": "2019",
        "lane": "Iron Grid",
        "asserted_by_kind": "ngo",
        "disputed_by": "https://example.org",
        "dispute": "No.",
    },
)
TALK = b"title,focus,notes\nOne,row-2 row-9,Slowly\nTwo,row-4,\n"
TABLES = (".csv", ".json", ".ics", ".bib", ".csljson", ".ris")


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of(*ROWS))
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, words)])


def refused(result: Result, code: int) -> str:
    """Return the one line that says what is wrong."""
    assert result.exit_code == code, result.output
    assert isinstance(result.exception, SystemExit), result.exception
    (line,) = result.stderr.splitlines()
    return line.removeprefix("Error: ")


def with_maker(monkeypatch: pytest.MonkeyPatch, maker: Callable[[Edition, Options], bytes], *takes: str) -> None:
    """Let `.csv` be made by a function of the test."""

    class Made(Format):
        def maker(self) -> Callable[[Edition, Options], bytes]:
            return maker

    monkeypatch.setitem(FORMATS, ".csv", Made("", "", "", takes))


@pytest.mark.parametrize("suffix", FORMATS)
def test_help_names_every_format(suffix: str) -> None:
    text = run("--help").output
    assert f"\n  {suffix} " in text
    assert " ".join(FORMATS[suffix].words.split()[:3]) in text


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_has_a_maker_and_takes_only_options_there_are(suffix: str) -> None:
    assert callable(FORMATS[suffix].maker())
    assert set(FORMATS[suffix].takes) <= set(MAKING)


@pytest.mark.parametrize("suffix", TABLES)
def test_the_command_says_what_it_made_and_from_what(events: Path, suffix: str) -> None:
    out = events.with_name(f"out{suffix}")
    result = run(events, out)
    assert result.exit_code == 0
    assert out.stat().st_size > 300
    assert result.stdout.startswith(f"{out}: 3 shown + 0 hidden + 0 refused = 3 rows in events.csv, data ")
    assert result.stdout.endswith(", view: everything.\n")


EACH = """
import sys
from rollout.commands.export import main
events, *outputs = sys.argv[1:]
for out in outputs:
    main(["export", events, out], standalone_mode=False)
"""


@pytest.fixture(scope="module")
def two_folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return two folders with every table of the same events, made by a process for each, in contrary orders."""
    top = tmp_path_factory.mktemp("same")
    for name, order in (("one", TABLES), ("another folder", TABLES[::-1])):
        folder = top / name
        folder.mkdir()
        copy = shutil.copy(TOP / "events.csv", folder)
        # Another process, another order of hashing, another zone and language.
        environment = os.environ | {"PYTHONHASHSEED": str(len(name)), "TZ": f"UTC-{len(name) % 12}", "LC_ALL": "C"}
        command = [sys.executable, "-c", EACH, str(copy), *(str(folder / f"o{suffix}") for suffix in order)]
        subprocess.run(command, cwd=TOP, env=environment, check=True, capture_output=True)
    return top / "one", top / "another folder"


@pytest.mark.parametrize("suffix", TABLES)
def test_the_same_input_gives_the_same_bytes_in_two_folders(suffix: str, two_folders: tuple[Path, Path]) -> None:
    one, another = ((folder / f"o{suffix}").read_bytes() for folder in two_folders)
    assert one == another
    assert b"another folder" not in another


def test_a_suffix_may_be_written_in_capitals(events: Path) -> None:
    assert run(events, events.with_name("OUT.CSV")).exit_code == 0


@pytest.mark.parametrize(
    ("words", "counts", "view"),
    [
        (("--from", "2018"), "2 shown + 1 hidden", "since 1 January 2018"),
        (("--to", "2018-04"), "2 shown + 1 hidden", "until 30 April 2018"),
        (("--from", "2018-04-22", "--to", "2018-04-22"), "1 shown + 2 hidden", "22 April 2018"),
        (("--lane", "Iron Grid"), "2 shown + 1 hidden", "Iron Grid"),
        (("--lane", "Iron Grid", "--lane", "Card rollout"), "3 shown + 0 hidden", "everything"),
        (("--status", "claimed"), "1 shown + 2 hidden", "claimed"),
        (("--who", "ngo"), "1 shown + 2 hidden", "said by NGO"),
        (("--disputed",), "1 shown + 2 hidden", "only disputed"),
        (("--search", " grid  begins "), "1 shown + 2 hidden", "search “grid begins”"),
    ],
)
def test_the_options_choose_what_is_shown(events: Path, words: tuple[str, ...], counts: str, view: str) -> None:
    result = run(events, events.with_name("o.json"), *words)
    assert f"{counts} + 0 refused" in result.stdout
    assert result.stdout.endswith(f", view: {view}.\n")


def test_rows_with_a_mistake_are_told_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(csv_of({}, {"date": "Apr-18"}))
    result = run(path, tmp_path / "o.csv")
    assert result.stderr.startswith("e.csv row 3, column date: ")
    assert "1 shown + 0 hidden + 1 refused = 2 rows in e.csv" in result.stdout


def test_exact_and_notes_reach_the_maker(events: Path) -> None:
    out = events.with_name("o.csv")
    assert run(events, out, "--exact").exit_code == 0
    assert out.read_bytes() == events.read_bytes()
    assert run(events, out, "--notes", "--replace").exit_code == 0
    assert b'"notes"' in out.read_bytes()


def test_files_named_by_options_reach_the_maker_as_bytes(events: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Options] = []

    def maker(edition: Edition, options: Options) -> bytes:
        seen.append(options)
        options.say("3 shapes moved.")
        return b"made"

    with_maker(monkeypatch, maker, *MAKING)
    talk = events.with_name("talk.csv")
    talk.write_bytes(TALK)
    result = run(events, events.with_name("o.csv"), "--talk", talk, "--update", talk, "--size", "a3", "--links")
    assert result.stdout.startswith("3 shapes moved.\n")
    assert (seen[0].talk, seen[0].update, seen[0].size, seen[0].links) == (TALK, TALK, "a3", True)


def test_a_maker_that_need_not_speak_is_not_made_to(capsys: pytest.CaptureFixture[str]) -> None:
    Options().say("nothing happens")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["out.docx", "out", "csv", ".csv", "out.csv.exe"])
def test_an_unknown_ending_is_refused_with_the_known_ones(events: Path, name: str) -> None:
    line = refused(run(events, events.with_name(name)), 2)
    assert (
        line
        == f"'{name}' does not end in a format that can be made. Write one of {', '.join(FORMATS)}, or / for a site."
    )


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (("--from", "2023-02-30"), "Write 2023-02, or 2023-02-28."),
        (("--to", "yesterday"), "."),
        (("--from", ""), "."),
        (("--from", "2018/.."), "has an open or unknown end. Write a year, month or day, such as 2018-04."),
        (("--from", "2019", "--to", "2018"), "--from 2019 is after --to 2018."),
    ],
)
def test_a_wrong_date_is_refused_with_one_that_passes(events: Path, words: tuple[str, ...], end: str) -> None:
    line = refused(run(events, events.with_name("o.csv"), *words), 2)
    assert line.startswith(words[0])
    assert line.endswith(end)


def test_an_unknown_lane_is_refused_with_the_lanes_there_are(events: Path) -> None:
    line = refused(run(events, events.with_name("o.csv"), "--lane", "Iron"), 2)
    assert line == "There is no lane 'Iron'. Write one of Card rollout, Iron Grid."


@pytest.mark.parametrize("words", [("--status", "heard"), ("--who", "me"), ("--max-rows", "0"), ("--colour",)])
def test_what_is_not_on_the_list_is_wrong_usage(events: Path, words: tuple[str, ...]) -> None:
    assert run(events, events.with_name("o.csv"), *words).exit_code == 2


def test_an_option_that_means_nothing_for_the_format_is_refused(events: Path) -> None:
    assert refused(run(events, events.with_name("o.json"), "--exact"), 2) == (
        "--exact means nothing for .json; it is for .csv."
    )


def test_an_option_that_no_format_takes_says_so(events: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, ".csv", Format("", "tables.spreadsheet"))
    line = refused(run(events, events.with_name("o.csv"), "--exact"), 2)
    assert line == "--exact means nothing for .csv; it is for no format yet."


def test_a_view_that_shows_nothing_makes_nothing(events: Path) -> None:
    out = events.with_name("o.csv")
    line = refused(run(events, out, "--search", "moon"), 1)
    assert line == "Nothing to export: the view (search “moon”) shows no event of events.csv."
    assert not out.exists()


def test_a_file_that_cannot_be_opened_or_read_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "no.csv"
    assert refused(run(missing, tmp_path / "o.csv"), 1).endswith("no.csv cannot be opened: No such file or directory.")
    missing.write_bytes(b"PK\x03\x04")
    result = run(missing, tmp_path / "o.csv")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "Error: no.csv cannot be read; there is nothing to export."


def test_a_talk_that_cannot_be_opened_is_named(events: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_maker(monkeypatch, lambda edition, options: b"", *MAKING)
    line = refused(run(events, events.with_name("o.csv"), "--talk", events.with_name("talk.csv")), 1)
    assert line.endswith("talk.csv cannot be opened: No such file or directory.")


def test_more_rows_than_allowed_are_refused(events: Path) -> None:
    result = run(events, events.with_name("o.csv"), "--max-rows", "2")
    assert result.exit_code == 1
    assert "more than 2 rows" in result.stderr


def test_the_file_of_events_is_never_overwritten(events: Path) -> None:
    before = events.read_bytes()
    other = events.parent / "sub" / ".." / "events.csv"
    (events.parent / "sub").mkdir()
    for out in (events, other):
        line = refused(run(events, out), 2)
        assert line.endswith("is what this would be made from; give the output another name.")
    assert events.read_bytes() == before


def test_nor_are_the_files_beside_it_that_are_read_with_it(events: Path) -> None:
    sources = events.with_name("sources.csv")
    line = refused(run(events, sources), 2)  # none stands there, but it would be read as one
    assert line.endswith("is what this would be made from; give the output another name.")
    assert not sources.exists()
    sources.write_bytes(b"event,role,url\n")
    line = refused(run(events, sources, "--replace"), 2)
    assert line.endswith("is what this would be made from; give the output another name.")
    assert sources.read_bytes() == b"event,role,url\n"


def test_a_missing_folder_is_said(events: Path) -> None:
    line = refused(run(events, events.parent / "none" / "o.csv"), 1)
    assert line.endswith("o.csv cannot be written: No such file or directory.")


def test_a_read_only_file_is_said_and_kept(events: Path) -> None:
    out = events.with_name("o.csv")
    out.write_text("kept")
    out.chmod(0o444)
    assert refused(run(events, out, "--replace"), 1).endswith("o.csv cannot be written: The file is read-only.")
    assert out.read_text() == "kept"


def test_a_folder_of_that_name_is_said(events: Path) -> None:
    out = events.with_name("o.csv")
    out.mkdir()
    assert refused(run(events, out), 1).endswith("o.csv cannot be written: Is a directory.")


@pytest.mark.parametrize(
    ("error", "words"),
    [(OSError(errno.ENOSPC, "No space left on device"), "No space left on device"), (OSError(), "unknown reason")],
)
def test_a_full_disk_is_said_and_leaves_the_old_file_and_no_other(
    events: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    out = events.with_name("o.csv")
    out.write_text("kept")

    def full(handle: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", full)
    assert refused(run(events, out, "--replace"), 1).endswith(f"o.csv cannot be written: {words}.")
    assert out.read_text() == "kept"
    assert sorted(path.name for path in events.parent.iterdir()) == ["events.csv", "o.csv"]


def test_a_maker_that_cannot_says_why_in_one_line_and_nothing_is_written(
    events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def maker(edition: Edition, options: Options) -> bytes:
        raise ExportError("'row-2' cannot be told at 16:9.")

    with_maker(monkeypatch, maker)
    out = events.with_name("o.csv")
    assert refused(run(events, out), 1) == "'row-2' cannot be told at 16:9."
    assert not out.exists()


def test_the_module_runs_as_a_program_with_every_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["rollout", "--help"])
    monkeypatch.delitem(sys.modules, "rollout.__main__", raising=False)
    with pytest.raises(SystemExit) as left:
        runpy.run_module("rollout", run_name="__main__")
    assert not left.value.code
    assert {"check", "export", "changes"} <= set(capsys.readouterr().out.split())


def test_letters_that_a_sheet_cannot_show_are_said(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of({"title": "ᎣᏏᏲ ᏣᎳᎩ"}))
    result = run(path, tmp_path / "out.svg")
    assert result.exit_code == 0, result.output
    assert "stands for letters that no typeface here has" in result.stderr
    assert "stands for" not in run(path, tmp_path / "out.csv").stderr


@pytest.mark.parametrize("suffix", TABLES)
def test_a_talk_chooses_the_events_that_it_lights_and_says_what_is_wrong_in_it(events: Path, suffix: str) -> None:
    talk = events.with_name("talk.csv")
    talk.write_bytes(TALK)
    result = run(events, events.with_name(f"o{suffix}"), "--talk", talk)
    assert "2 shown + 1 hidden + 0 refused" in result.stdout
    assert result.stdout.endswith(", view: the events of a talk.\n")
    assert result.stderr.startswith("talk.csv row 2, column focus: 'row-9' is no event of the evidence")


def test_a_page_has_every_event_and_the_talk_besides(events: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Edition, Options]] = []
    talk = events.with_name("talk.csv")
    talk.write_bytes(TALK)

    def maker(*given: Any) -> bytes:
        seen.append(given)
        return b"made"

    class Made(Format):
        def maker(self) -> Callable[[Edition, Options], bytes]:
            return maker

    monkeypatch.setitem(FORMATS, ".html", Made("", "", "", ("talk",)))
    run(events, events.with_name("o.html"), "--talk", talk)
    assert (len(seen[0][0].shown), seen[0][1].talk) == (3, TALK)


@pytest.mark.parametrize("data", [b"titel\nOne\n", b"title\n"])
def test_a_talk_without_a_scene_is_refused(events: Path, data: bytes) -> None:
    talk = events.with_name("talk.csv")
    talk.write_bytes(data)
    result = run(events, events.with_name("o.csv"), "--talk", talk)
    assert result.exit_code == 1
    assert result.stderr.endswith("Error: talk.csv has no scene that can be shown.\n")


def test_what_is_asked_at_a_terminal_is_refused_elsewhere_unless_an_option_agrees(events: Path) -> None:
    deck, talk = events.with_name("deck.pptx"), events.with_name("talk.csv")
    talk.write_bytes(TALK)
    assert run(events, deck, "--talk", talk).exit_code == 0
    out = events.with_name("new.pptx")
    line = refused(run(events, out, "--update", deck), 1)
    assert "Slide 3, “One”; Slide 4, “Two”" in line
    assert line.endswith("--take-scenes lets it.")
    assert not out.exists()
    assert run(events, out, "--update", deck, "--take-scenes").exit_code == 0
    assert "--take-scenes means nothing for .csv" in refused(run(events, "o.csv", "--take-scenes"), 2)


@pytest.mark.parametrize(
    ("terminal", "answer", "agreed"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_a_question_is_put_to_the_person_at_the_terminal_and_to_nobody_else(
    terminal: bool, answer: bool, agreed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def confirm(question: str, err: bool) -> bool:
        asked.append(question)
        return answer and err

    monkeypatch.setattr("rollout.commands.consent.click.confirm", confirm)
    monkeypatch.setattr("rollout.commands.consent.sys.stdin", SimpleNamespace(isatty=lambda: terminal))
    assert asking([])("take-scenes", "Take them off?") is agreed
    assert asked == ["Take them off?"] * terminal
    assert asking(["take-scenes"])("take-scenes", "Take them off?")
    assert asked == ["Take them off?"] * terminal


def test_a_clock_and_a_day_of_knowledge_may_be_asked_for_and_are_said(events: Path) -> None:
    out = events.with_name("then.csv")
    events.write_bytes(csv_of({"date": "2016-05", "source_date": "2018"}, ROWS[1]))
    found = run(events, out, "--clock", "known", "--as-known", "2030-05")
    assert "1 has no date of becoming known" in found.output
    assert "view: by when it became known · as it was known on 31 May 2030." in found.output
    assert "by when" not in run(events, out, "--clock", "happened").output
    assert refused(run(events, out, "--as-known", "../2019"), 2).startswith("--as-known: '../2019' has an open")
    assert run(events, out, "--clock", "other").exit_code == 2


def test_an_output_is_made_in_a_language_of_the_file_and_another_is_refused_by_name(events: Path) -> None:
    columns = (*RIGHT, "title@zh")
    events.write_bytes(csv_of({"title@zh": "拉萨发卡"}, {}, columns=columns))
    found = run(events, events.with_name("in.json"), "--language", "zh")
    assert "view: everything · 1 of 2 in Chinese, the others in English." in found.output
    told = json.loads(events.with_name("in.json").read_text("utf-8"))["events"]
    assert [one["title"] for one in told] == ["拉萨发卡", RIGHT["title"]]
    assert told[0]["other"] == {"title@en": RIGHT["title"]}
    assert "view: everything." in run(events, events.with_name("own.json"), "--language", "en").output
    wrong = "No event of events.csv is in the language 'ug'. Write one of en, zh."
    assert refused(run(events, events.with_name("ug.json"), "--language", "ug"), 2) == wrong
    events.write_bytes(csv_of({}))
    assert refused(run(events, events.with_name("ug.json"), "--language", "ug"), 2).endswith(
        "it has no column such as title@zh."
    )


def test_an_output_speaks_a_language_that_the_file_lacks_where_ours_has_it_and_says_so(events: Path) -> None:
    events.write_bytes(csv_of({}))
    out = events.with_name("out.html")
    found = run(events, out, "--language", "fr")
    assert "No event of events.csv is in the language 'fr': only what Rollout itself says is in it." in found.output
    assert "1 shown + 0 hidden" in found.output  # what is said to who asks stays in their own
    page = out.read_text("utf-8")
    assert '<html lang="fr">' in page
    assert "affichés\N{NO-BREAK SPACE}: 1 + masqués\N{NO-BREAK SPACE}: 0" in page
    assert '<script type="application/json" id="catalogue">{"language":"fr"' in page
    assert run(events, out, "--language", "de").exit_code == 0  # an earlier output of ours, in whichever language
    assert run(events, out).exit_code == 0
    assert 'id="catalogue"' not in out.read_text("utf-8")
