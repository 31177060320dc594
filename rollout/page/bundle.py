"""The page's scripts: modules, joined to one classic script for each entry in the order in which they need each other.

A browser loads no module from disk, and a page from a server would wait for some thirty. A module becomes a function
that returns what it exports. Of the language's ways to import and export these are known, and no others:

    import {name, other as alias} from './module.js';  import * as name from './module.js';  import './module.js';
    export const, function
"""

import re
from collections.abc import Mapping
from functools import cache
from posixpath import dirname, join, normpath

from rollout.page.files import SCRIPTS
from rollout.words.catalogue import block

FIRST, SERVED, PRESENTER, OFFLINE, SITE = "first.js", "served.js", "presenter.js", "offline.js", "site.js"
"""The entries: what hurries ahead, a server's page and presenter's window, a page from disk, one with files beside."""
REST = "rest.js"
"""The entry of what a server's page loads once its picture is live."""
IMPORTING = "import.js"
"""The entry of the page on which a list becomes a timeline."""
FOLLOW = "follow.js"
"""The entry of the page on a listener's phone."""
EDITED = "edited.js"
"""The same where the file may be edited."""
IMPORT = re.compile(r"^import (?:(?:\* as (\w+)|\{([^}]*)\}) from )?'(\.[^']+)';\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) ([\w$]+))", re.MULTILINE)
WORDS = re.compile(r"^ *(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n|/\*\* @type [^*]*\*/ ?", re.MULTILINE)
"""A comment that has its lines to itself, or says a type: of no use to a browser."""
ASIDE = re.compile(r" +// [^\n'\"`]*$", re.MULTILINE)
"""A comment at the end of a line; what a quotation mark follows may stand in a text."""
INDENT = re.compile(r"^\s+", re.MULTILINE)
"""What stands before a line, and lines that are empty; no text of ours runs over lines."""
UNKNOWN = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def _target(module: str, path: str) -> str:
    return normpath(join(dirname(module), path))


def _called(module: str) -> str:
    """Return the text by which joined scripts know a module."""
    return f"mods['{module.removesuffix('.js')}']"


def _body(module: str, text: str) -> str:
    """Return a module as a function of its own."""

    def known(found: re.Match[str]) -> str:
        if not (named := found[1] or found[2]):
            return ""  # it stands before in any case
        names = found[1] or "{" + named.replace(" as ", ": ") + "}"
        return f"const {names} = {_called(_target(module, found[3]))};\n"

    body = INDENT.sub("", ASIDE.sub("", WORDS.sub("", EXPORT.sub("", IMPORT.sub(known, text)))))
    if other := UNKNOWN.search(body):
        raise ValueError(f"{module}: cannot join '{other[0]}'.")
    names = ", ".join(found[1] for found in EXPORT.finditer(text))
    return f"{_called(module)} = (() => {{\n{body}return {{{names}}};\n}})();\n"


def order(entry: str) -> dict[str, str]:
    """Return the texts of an entry and of all that it needs, each after what it needs itself.

    Raises ValueError where modules need each other in a circle.
    """
    found: dict[str, str] = {}

    def visit(module: str, above: tuple[str, ...]) -> None:
        if module in above:
            raise ValueError(f"In a circle: {' → '.join([*above, module])}")
        text = (SCRIPTS / module).read_text(encoding="utf-8")
        for each in IMPORT.finditer(text):
            if (needed := _target(module, each[3])) not in found:
                visit(needed, (*above, module))
        found[module] = text

    visit(entry, ())
    return found


@cache
def catalogue(entry: str, language: str) -> str:
    """Return the element that hands an entry what it says in a language, and no more; empty for English."""
    return block(language, frozenset(order(entry)))


HANDED = "window.rolloutModules"
"""Where a server's page leaves its modules for the script that comes after it."""


def _script(modules: Mapping[str, str], held: str) -> str:
    parts = "".join(_body(module, text) for module, text in modules.items())
    return f"(() => {{\n'use strict';\nconst mods = {held};\n{parts}}})();\n"


@cache
def joined(entry: str) -> str:
    """Return an entry and all that it needs as one script."""
    return _script(order(entry), f"{HANDED} = {{}}" if entry == SERVED else "{}")


@cache
def joined_after(entry: str, before: str) -> str:
    """Return an entry and what it needs beside the modules of another, whose script has run before."""
    there = order(before)
    return _script({module: text for module, text in order(entry).items() if module not in there}, HANDED)
