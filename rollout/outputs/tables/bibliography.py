"""The sources as a bibliography for LaTeX (biblatex, which reads EDTF dates as they are).

Written here and not by a library: the well-kept ones bring two or three packages for reading BibTeX, which we never
do, and leave the escaping of LaTeX to their caller, which is the part that must be right. Tests read it back.
"""

import re

from rollout.evidence.edtf import EdtfDate, in_words
from rollout.outputs.tables.sources import Cited, cited, joined, one_line
from rollout.timeline.edition import Edition, Options, stamp
from rollout.timeline.languages import language_words

# BibTeX counts braces even behind a backslash: so they are written as words.
LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)
# What biblatex does not read: quarters, sets, years of which three figures are unknown.
UNREAD = re.compile(r"\[|XXX|-3[3-6]")


def make(edition: Edition, options: Options) -> bytes:
    """Return the sources of the events shown, in order of key, after a comment with the stamp."""
    entries = [f"@comment{{{escaped(stamp(edition).line)}}}", *(_entry(one) for one in cited(edition))]
    return ("\n\n".join(entries) + "\n").encode()


def escaped(text: str) -> str:
    r"""Return text that LaTeX prints as it is and in which it finds no command.

    >>> print(escaped("50% of {A}"))
    50\% of \textbraceleft{}A\textbraceright{}
    """
    return one_line(text).translate(LATEX)


def readable(date: EdtfDate | None) -> bool:
    """Return whether biblatex reads the date as it is written."""
    return date is not None and not UNREAD.search(date.text)


def _entry(one: Cited) -> str:
    source, date = one.source, one.source.date
    said_date = "" if date is None or readable(date) else f"Dated {in_words(date)}."
    copy = f"Kept copy: {one.kept}" if one.kept else ""
    fields = {
        "title": f"{{{escaped(source.title)}}}",
        "organization": f"{{{escaped(source.publisher)}}}",
        "date": date.text if date and readable(date) else "",
        "url": one.url,
        "language": escaped(language_words(one.language)),
        "note": escaped(joined((source.note, one.read, one.more, said_date, copy))),
        "keywords": ", ".join(escaped(lane).replace(",", " ") for lane in one.keywords),
        "annotation": escaped(one.cited_for),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'online' if one.url else 'misc'}{{{one.key},\n{lines}}}"
