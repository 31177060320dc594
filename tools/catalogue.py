"""Bring the catalogues of the interface up to the code: each sentence that it says, and no other.

Run as `python -m tools.catalogue`. New sentences come in without words, those that nothing says any more go; what is
translated stays as it is. Prints how much each language has, and how much of it a native reader has checked.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rollout.commands.telling import paragraphs
from rollout.evidence.citation import READ_WORDS
from rollout.evidence.vocabulary import ASSERTER_KINDS, KIND_WORDS, MEASURE_WORDS, STATUS_WORDS, STATUSES
from rollout.timeline.languages import LANGUAGE_WORDS
from rollout.words.catalogue import SCRIPTS, path_of
from rollout.words.po import Entry, entries, written
from rollout.words.tongues import ENGLISH, TONGUES

TOP = Path(__file__).resolve().parent.parent
TABLES: tuple[tuple[str, Iterable[str]], ...] = (
    (
        f"{SCRIPTS}/",
        (
            "Everything",
            "Title",
            "Label",
            "Summary",
            "Place",
            *STATUSES,
            "disputed",
            *STATUS_WORDS.values(),
            *(KIND_WORDS[kind] for kind in ASSERTER_KINDS),
        ),
    ),
    ("rollout/evidence/vocabulary.py", (*MEASURE_WORDS.values(), *READ_WORDS.values())),
    ("rollout/timeline/languages.py", LANGUAGE_WORDS.values()),
)
"""Words of closed lists, which are said by their place in a table: no call holds them."""
STRING = r"""('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")"""
IN_SCRIPTS = re.compile(rf"\b(?:(say|later|inParts)\(\s*{STRING}|(sayMany)\(\s*{STRING},\s*{STRING})")
IMPORTED = re.compile(r"^import \{([^}]*)\} from '[./]+/say\.js';", re.MULTILINE)
CALLS = {"say": 1, "later": 1, "say_many": 2, "later_many": 2, "said": 1, "said_many": 2, "_button": 1, "in_markup": 1}
SAID = ("label", "roledescription")
"""What a call of `aria` says."""
COMMANDS = ("command", "group")
"""What makes a command of a function, whose docstring is its help."""
WIDTH = 2  # forms of a plural in English

Key = tuple[str, str]


def _in_help(node: ast.AST) -> Iterator[str]:
    """Yield what a command says of itself and of its options: the paragraphs of its docstring, and the help of each."""
    if isinstance(node, ast.FunctionDef) and any(
        isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr in COMMANDS
        for one in node.decorator_list
    ):
        yield from paragraphs(ast.get_docstring(node))
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "option":
        yield from (
            one.value.value
            for one in node.keywords
            if one.arg == "help" and isinstance(one.value, ast.Constant) and isinstance(one.value.value, str)
        )


def _in_module(text: str) -> Iterator[Key]:
    """Yield the sentences that a module of Python says, each with its plural."""
    for node in ast.walk(ast.parse(text)):
        yield from ((one, "") for one in _in_help(node))
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        said = node.args[: CALLS.get(node.func.id, 0)]
        # What is said from a variable stands in a constant, as `later`.
        texts = [one.value for one in said if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if texts:
            yield texts[0], texts[1] if len(texts) == WIDTH else ""
        if node.func.id == "aria":
            yield from (
                (str(one.value.value), "")
                for one in node.keywords
                if one.arg in SAID and isinstance(one.value, ast.Constant)
            )


def _in_script(text: str) -> Iterator[Key]:
    """Yield the sentences that a script says; a function of its own may have the same name as one of ours."""
    ours = {name.strip() for names in IMPORTED.findall(text) for name in names.split(",")}
    for found in IN_SCRIPTS.finditer(text):
        one, many = (ast.literal_eval(said) if said else "" for said in (found[2] or found[4], found[5]))
        if one and (found[1] or found[3]) in ours:
            yield one, many


def sentences() -> dict[Key, list[str]]:
    """Return every sentence of the interface, with the files that say it."""
    found: dict[Key, list[str]] = {}
    for path in sorted((TOP / "rollout").rglob("*")):
        name = path.relative_to(TOP).as_posix()
        if path.suffix not in (".py", ".js") or name.startswith("rollout/words/") or name.endswith("/say.js"):
            continue
        read = _in_module if path.suffix == ".py" else _in_script
        for key in read(path.read_text(encoding="utf-8")):
            places = found.setdefault(key, [])
            if name not in places:
                places.append(name)
    for name, words in TABLES:
        for one in words:
            found.setdefault((one, ""), []).append(name)
    return found


def brought_up(language: str, text: str, found: dict[Key, list[str]]) -> str:
    """Return the catalogue of a language with each sentence that is said: as it was where it had one."""
    head, *old = entries(text)
    known = {(entry.english, entry.plural): entry for entry in old}
    count = 1 if TONGUES[language].plural == "0" else WIDTH
    made = [head]
    for (one, many), places in sorted(found.items(), key=lambda item: (item[1][0], item[0])):
        entry = known.get((one, many), Entry(one, many, ("",) * (count if many else 1)))
        made.append(Entry(one, many, entry.forms, entry.remarks, tuple(places)))
    return written(made)


def status(language: str, text: str) -> str:
    """Return in a line how much a language has, and how much of it a native reader has checked."""
    _, *all_of_it = entries(text)
    done, checked = sum(one.done for one in all_of_it), sum(one.checked for one in all_of_it)
    return f"{language}: {done} of {len(all_of_it)} sentences, {checked} checked by a native reader"


def main() -> int:
    """Write all catalogues."""
    found = sentences()
    for language in TONGUES:
        if language != ENGLISH:
            path = path_of(language)
            text = brought_up(language, path.read_text(encoding="utf-8"), found)
            path.write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(status(language, text) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
