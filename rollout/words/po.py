"""Catalogues as gettext keeps them (`.po`): text that a translator's own programs open, read without any package.

Of the format these are known, and no others: comments, `msgid`, `msgid_plural`, `msgstr`, `msgstr[n]`, and a text over
several lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE = re.compile(r'(msgid|msgid_plural|msgstr(?:\[(\d)\])?)? ?"((?:[^"\\]|\\.)*)"')
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
ESCAPED = re.compile(r"\\(.)")
CHECKED = "checked by "
"""How a comment begins in which a native reader says who she is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence: in English, its plural (empty: none), its forms in the other language, and what is said of it."""

    english: str
    plural: str = ""
    forms: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """What translators write about it."""
    places: tuple[str, ...] = ()
    """The files that say it."""

    @property
    def done(self) -> bool:
        """Return whether it is translated."""
        return bool(self.forms) and all(self.forms)

    @property
    def checked(self) -> bool:
        """Return whether a native reader has put a name to it."""
        return any(remark.startswith(CHECKED) for remark in self.remarks)


def _plain(text: str) -> str:
    return ESCAPED.sub(lambda found: ESCAPES[found[1]], text)


def _entry(block: str) -> Entry:
    """Return the entry of a paragraph; raises ValueError at a line of another kind."""
    texts: dict[str, str] = {}
    notes: dict[str, list[str]] = {"#": [], "#:": []}
    last = ""
    for line in block.splitlines():
        if line.startswith("#"):
            kind, _, said = line.partition(" ")
            notes.setdefault(kind, []).append(said)
            continue
        found = LINE.fullmatch(line)
        if not found or not (found[1] or last):
            raise ValueError(f"No line of a catalogue: {line}")
        last = found[1] or last
        texts[last] = texts.get(last, "") + _plain(found[3])
    forms = tuple(text for name, text in texts.items() if name.startswith("msgstr"))
    places = tuple(" ".join(notes["#:"]).split())
    return Entry(texts.get("msgid", ""), texts.get("msgid_plural", ""), forms, tuple(notes["#"]), places)


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a catalogue, the head first, whose English is empty.

    Raises ValueError where the text is none.
    """
    for block in re.split(r"\n\s*\n", text.strip()):
        yield _entry(block)


def quoted(text: str) -> str:
    """Return a text as a catalogue writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def _lines(entry: Entry) -> Iterator[str]:
    yield from (f"# {one}".rstrip() for one in entry.remarks)
    yield from (f"#: {one}" for one in entry.places)
    yield f"msgid {quoted(entry.english)}"
    if not entry.english:
        yield 'msgstr ""'
        yield from (quoted(f"{line}\n") for line in entry.forms[0].splitlines())
    elif entry.plural:
        yield f"msgid_plural {quoted(entry.plural)}"
        yield from (f"msgstr[{number}] {quoted(form)}" for number, form in enumerate(entry.forms))
    else:
        yield f"msgstr {quoted(entry.forms[0])}"


def written(found: list[Entry]) -> str:
    """Return a catalogue as text: what `entries` reads back."""
    return "\n\n".join("\n".join(_lines(entry)) for entry in found) + "\n"
