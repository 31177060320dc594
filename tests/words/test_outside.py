"""No sentence of the interface stands outside the catalogue, but where the list says that it still does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from rollout.page.files import SCRIPTS

NAMES = {
    *(
        "Escape",
        "Enter",
        "Home",
        "End",
        "Tab",
        "Space",
        "Shift",
        "Delete",
        "Backspace",
        "Content-Disposition",
        "Content-Type",
    ),
    *("PDF, A4", "Letter", "PowerPoint", "PNG, 1080p", "Excel", "TimelineJS", "BibTeX", "Alt", "Control", "Meta"),
    "Files",
    *("Slash", "Period", "Comma", "Home End", "Shift ↑", "Esc", "Noto Sans"),
}
"""Keys, headers, names of formats and of faces, which are the same in every language."""
SAMPLES = ("say.js", "picture/letters.js")
"""English itself, and what letters are measured by."""
COMMENT = re.compile(r"^\s*(?://|/?\*).*$|/\*.*?\*/|(?<=[\s;,{(])// .*$", re.MULTILINE)
STRING = r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`"
SAID = re.compile(rf"\b(?:say|later|inParts)\(\s*(?:{STRING})|\bsayMany\(\s*(?:{STRING}),\s*(?:{STRING})")
PLACE = re.compile(r"\$\{[^}]*\}")
CODE = re.compile(
    r"\?$|^(?:[\w-]+ ){7,}[\w-]+$|[#<>=;\[\]{}_|\\]|^\.|^[a-z-]+$|: ?[a-z0-9.]+px|^\w+[A-Z]\w*$|^(?:[a-z]+-[a-z-]+ ?)+$"
)
WORDS = re.compile(r"^[A-Z][a-z]+(?: |$|[.,:…-])|[a-z]{2,} [a-z]{2,} [a-z]{2,}|[a-z]{2,}[.?!…]$")


def outside(text: str) -> list[str]:
    """Return the texts of a script that seem to be words for a person and are not said by the catalogue."""
    rest = SAID.sub("", COMMENT.sub("", text))
    found = [PLACE.sub("", one[1:-1]).strip() for one in re.findall(STRING, rest)]
    return [one for one in found if one not in NAMES and WORDS.search(one) and not CODE.search(one)]


def scripts() -> dict[str, list[str]]:
    return {
        path.relative_to(SCRIPTS).as_posix(): outside(path.read_text("utf-8"))
        for path in sorted(Path(SCRIPTS).rglob("*.js"))
    }


def test_a_text_for_a_person_is_told_from_one_for_the_machine() -> None:
    assert outside("el('p', {class: 'note'}, 'The map did not come.');") == ["The map did not come."]
    assert outside("el('p', {}, `${n} events are shown`);") == ["events are shown"]
    assert not outside("el('p', {class: 'note wide'}, say('The map did not come.')); // That is all.")
    assert not outside("$('a').querySelector('#events [aria-current]'); event.key === 'Escape';")


def test_a_script_that_has_been_moved_says_nothing_outside_the_catalogue() -> None:
    wrong = {name: found for name, found in scripts().items() if found and not name.startswith(SAMPLES)}
    assert not wrong, f"Say these with `say`: {wrong}"


PROGRAM = Path(SCRIPTS).parent.parent
OTHERWISE = (
    "commands/environment.py",  # before any package is there
    "evidence/vocabulary.py",  # said by its place in a table
    "evidence/reader.py",  # what stands in the place of a cell, as data
    "evidence/bands.py",  # the name of a column
    "database/sheets.py",  # SQL
    "editing/kept_copies.py",  # a list of endings
    "importing/beginning.py",  # rows to begin with, which are the file's
    "importing/names.py",  # words that lists use, in many languages
    "importing/precise.py",
    "importing/rough.py",
    "importing/weekdays.py",
    "importing/months.py",
    "importing/words.py",
    "importing/writing.py",  # what is written into a file
    "outputs/interpreters.py",  # heads of columns
    "outputs/tables/",  # which programs read
    "page/icons.py",  # heads of files, and what measures mean
    "page/measures.py",
    "server/connections.py",  # what the log of a server holds
    "server/log.py",
    "timeline/clock.py",
    "timeline/aside.py",  # SQL
    "timeline/making_keys.py",
    "timeline/spots.py",
    "timeline/tables.py",
)
"""Modules with words that are said otherwise, or by no person read as the interface."""
SAYS = {"say", "say_many", "said", "said_many", "later", "later_many", "in_markup", "aria", "_button"}
SENTENCE = re.compile(r"^[A-Z][^\W\d]*(?: \S+){2,}.*[.!?…:]$|(?:[a-z]{2,} ){3}[a-z]{2,}")
NO_SENTENCE = re.compile(r"[<>{}\\]|\w\(")


def unsaid(text: str) -> Iterator[str]:
    """Yield the texts of a module that seem to be sentences and stand in no call that says them."""
    tree, quiet = ast.parse(text), set[ast.AST]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            quiet.add(node.value)  # a docstring
        elif isinstance(node, ast.JoinedStr):
            quiet.update(node.values)
        elif isinstance(node, ast.Call) and (
            (isinstance(node.func, ast.Name) and node.func.id in SAYS)
            or (isinstance(node.func, ast.Attribute) and node.func.attr == "option")
        ):
            quiet.update(part for part in ast.walk(node) if isinstance(part, ast.Constant))
    for node in ast.walk(tree):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node] if node not in quiet else []
        words = "".join(
            "x" if not isinstance(one, ast.Constant) else one.value if isinstance(one.value, str) else ""
            for one in parts
        )
        if SENTENCE.search(plain := " ".join(words.split())) and not NO_SENTENCE.search(plain):
            yield plain


def test_a_sentence_of_python_is_told_from_a_text_for_the_machine() -> None:
    assert list(unsaid('wrong = "The file is empty."')) == ["The file is empty."]
    assert list(unsaid('wrong = f"{name} is no file of its own"')) == ["x is no file of its own"]
    assert not list(unsaid('"""The file is empty."""\nwrong = said("The file is {name}.", name=name)'))
    assert not list(unsaid('sign = "first-of"; other = f"{row}: {column}"'))


def test_a_module_that_has_been_moved_says_nothing_outside_the_catalogue() -> None:
    wrong = {
        name: found
        for path in sorted(PROGRAM.rglob("*.py"))
        if not (name := path.relative_to(PROGRAM).as_posix()).startswith(("words/", *OTHERWISE))
        and (found := list(unsaid(path.read_text("utf-8"))))
    }
    assert not wrong, f"Say these with `said` or `say`: {wrong}"
