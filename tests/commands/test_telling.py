"""Commands say their help, and what is wrong with a call, in the language of whoever calls them."""

import inspect
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from rollout.__main__ import main
from rollout.commands.consent import asking, telling
from rollout.commands.serve import serve
from rollout.commands.telling import OF_CLICK, SAYING, asked, laid, paragraphs
from rollout.outputs.formats import FORMATS
from rollout.words.catalogue import forms
from rollout.words.said import said
from rollout.words.say import language, speaking
from tests.csv_rows import csv_of

WHOLE = ("de", "fr", "zh")


def commands(group: click.Group) -> Iterator[click.Command]:
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command
        yield command
        if isinstance(command, click.Group):
            yield from commands(command)


def called(*words: str, **environment: str) -> str:
    return CliRunner(env=environment).invoke(main, words).output


def test_the_help_of_every_command_is_in_every_language_that_says_all() -> None:
    helps = {part for one in commands(main) for part in paragraphs(one.help)}
    helps |= {param.help or "" for one in commands(main) for param in one.params if isinstance(param, click.Option)}
    helps |= {form.words for form in FORMATS.values()}
    assert len(helps) > 100
    for tongue in WHOLE:
        assert not [one for one in helps if one not in forms(tongue)]


@pytest.mark.parametrize("words", [("--help",), ("check", "--help"), ("export", "-h"), ("translate", "--help")])
def test_help_is_told_whole(words: tuple[str, ...]) -> None:
    told = {tongue: called("--language", tongue, *words) for tongue in ("en", *WHOLE)}
    begin = {one.splitlines()[0].split(" ")[0] for one in told.values()}
    assert begin == {"Usage:", "Aufruf:", "Usage\u00a0:", "用法："}
    for english, other in (("Options:", "Optionen:"), ("Show this message", "Diese Hilfe zeigen")):
        assert english in told["en"]
        assert english not in told["de"]
        assert other in told["de"]


def test_the_help_of_export_lists_each_format_in_words() -> None:
    german = called("export", "--help", LANG="de_DE.UTF-8")
    assert "Die Endung von OUT sagt, was gemacht wird:" in german
    assert all(ending in german for ending in FORMATS)


def test_a_list_of_commands_has_the_first_sentence_of_each() -> None:
    assert "check      说明 EVENTS.csv 中的所有错误\n" in called("--help", LC_ALL="zh_CN.UTF-8")
    assert "check      Alles sagen, was in EVENTS.csv falsch ist" in called("--help", LC_MESSAGES="de")
    assert "check      EVENTS.csv ནང་གི་ནོར་འཁྲུལ་ཚང་མ་སྟོན\n" in called("--help", LC_ALL="bo_CN.UTF-8")


def test_a_line_of_help_in_tibetan_ends_after_a_syllable() -> None:
    ends = [line[-1] for line in called("--language", "bo", "export", "--help").splitlines() if line]
    begins = [line.lstrip()[:1] for line in called("--language", "bo", "serve", "--help").splitlines() if line]
    assert not [one for one in begins if one == "་" or unicodedata.category(one) == "Mn"]
    assert {"་", "།"} <= set(ends)


@pytest.mark.parametrize(
    ("words", "german"),
    [
        (("chek",), "Fehler: Es gibt keinen Befehl 'chek'. Meinten Sie 'check'?"),
        (("check",), "Fehler: Es fehlt das Argument 'EVENTS.csv'."),
        (("check", "a", "b"), "Fehler: Unerwartetes weiteres Argument (b)"),
        (("check", "a", "--max-rows"), "Fehler: Die Option '--max-rows' verlangt ein Argument."),
        (("check", "a", "--max-rows", "x"), "Ungültiger Wert für '--max-rows': 'x' ist nicht gültig"),
        (("check", "a", "--odd"), "Fehler: Es gibt keine Option '--odd'."),
    ],
)
def test_what_is_wrong_with_a_call_is_told_too(words: tuple[str, ...], german: str) -> None:
    assert german in called(*words, LANG="de_AT.UTF-8")
    assert "Error: " in called(*words, LANG="C.UTF-8")


def test_what_the_package_says_stands_in_its_source_as_we_translate_it() -> None:
    sources = "".join(inspect.getsource(getattr(click, name)) for name in (*SAYING, "decorators"))
    known = {"required"}  # a key of its own
    asked_for = {text for one in OF_CLICK for text in ([one] if isinstance(one, str) else one)}
    assert not [one for one in asked_for - known if f'"{one}"'.replace("\n", "\\n").replace("\t", "\\t") not in sources]


def test_who_has_another_language_is_told_that_an_output_is_in_english_and_how_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_bytes(csv_of({}))
    call = ("export", str(tmp_path / "events.csv"), str(tmp_path / "a.svg"))
    words = "mit --language de ist es in Ihrer Sprache"
    assert words in called(*call, LANG="de_DE.UTF-8")
    assert words not in called(*call, "--language", "de", LANG="de_DE.UTF-8")
    assert "--language" not in called(*call, LANG="C.UTF-8")
    assert words not in called(*call[:2], str(tmp_path / "a.csv"), LANG="de_DE.UTF-8")
    assert words in called(*call[:2], str(tmp_path / "a.ics"), LANG="de_DE.UTF-8"), "a calendar is for people"


@pytest.mark.parametrize(
    ("words", "environment", "tongue"),
    [
        ((), {}, "en"),
        ((), {"LANG": "C.UTF-8"}, "en"),
        ((), {"LANG": "zh_TW.UTF-8"}, "zh"),
        ((), {"LANG": "de_DE", "LC_MESSAGES": "fr_FR", "LC_ALL": ""}, "fr"),
        (("check", "--language", "de"), {"LANG": "fr"}, "de"),
        (("--language=bo",), {}, "bo"),
        (("export", "a.csv", "b.pdf", "--language", "zh"), {"LANG": "fr"}, "fr"),
        (("--language", "de", "export", "a.csv", "b.pdf", "--language", "zh"), {}, "de"),
        (("check", "--language"), {}, "en"),
    ],
)
def test_a_command_speaks_the_language_of_its_option_else_of_the_environment(
    words: tuple[str, ...], environment: dict[str, str], tongue: str
) -> None:
    assert asked(words, environment) == tongue


def test_an_output_is_in_the_language_asked_for_whatever_the_environment_speaks(tmp_path: Path) -> None:
    events, out = tmp_path / "events.csv", tmp_path / "out.svg"
    events.write_bytes(csv_of({}))
    german = called("export", str(events), str(out), LANG="de_DE.UTF-8")
    assert "1 angezeigt" in german
    assert "1 shown" in out.read_text("utf-8")


def test_the_command_that_serves_is_told_by_itself_too() -> None:
    told = CliRunner(env={"LANG": "fr_FR.UTF-8"}).invoke(serve, ["--help"]).output
    assert "Servir la chronologie de EVENTS.csv" in told
    assert language() == "en"


def test_words_without_spaces_are_broken_by_us_and_no_line_begins_with_a_mark_that_closes() -> None:
    with speaking("zh"):
        assert laid("一二三四，五六", 8) == "\b\n一二三四，\n五六"
    with speaking("bo"):
        assert laid("བོད་ལྗོངས་ སྒྲོན་བརྙན།", 8) == "\b\nབོད་ལྗོངས་\nསྒྲོན་བརྙན།", "what hangs on a letter takes no room"
    with speaking("de"):
        assert laid("eins zwei", 4) == "eins zwei"


def test_lines_and_questions_come_in_the_language_of_the_person_while_an_output_speaks_another(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with speaking("de"):
        tell, agree = telling(), asking(["other-data"])
    with speaking("fr"):
        tell(said("Slide {number}", number="3"))
        assert agree("other-data", said("Take them off?"))
        assert language() == "fr"
    assert capsys.readouterr().out == "Folie 3\n"
