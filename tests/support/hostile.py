"""Hostile text that the reader lets through, and evidence that holds it in every field that takes free text."""

from dataclasses import replace

from rollout.evidence.event import Dataset
from rollout.evidence.reader import read
from rollout.timeline.edition import Edition, edition
from rollout.timeline.view import View
from tests.csv_rows import COUNTED, RIGHT, csv_of

MARKUP = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<b style="background:url(//evil.example/p)">x</b>',
    "</style><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "<!--",
    "]]>",
    "&lt;script&gt;",
)
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    '=HYPERLINK("//evil.example";"x")',
    "=cmd|' /C calc'!A0",
    "  =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "＝1＋1",
    "＋1",
    "－1+1",
    "＠SUM(1)",
    "\ufe66=1+1",
    "a;=1+1",
    'a";=1+1',
    "'=1+1",
)
LATEX = (
    r"\input{secret}",
    r"\write18{ls}",
    "}, url = {https://evil.example",
    "{{{",
    "}}}",
    "@misc{evil, title = {x}}",
    "100% $x$ #1 _a^b~c & d",
    "\\",
)
LINES = (
    "END:VEVENT",
    "a\\nBEGIN:VEVENT",
    "a;b,c:d\\",
    'x";ALTREP="https://evil.example":y',
    "ER  - ",
    "བོད་ལྗོངས 社会保障卡 🧧",
    "e\u0301 ﷽ \u200d",
)
TEXTS = MARKUP + FORMULAS + LATEX + LINES
BROKEN = "one line\n{}\nTY  - EVIL\nBEGIN:VEVENT\n@misc{{evil,"
"""Text of several lines, for the fields that may have them."""

ONE_LINE = (
    "label",
    "title",
    "place",
    "unit",
    "scope",
    "asserted_by",
    "source_title",
    "source_publisher",
    "lane",
    "dispute",
)
SEVERAL_LINES = ("summary", "source_note", "notes", "own")


def dataset(text: str) -> Dataset:
    """Return evidence with the text in every field and in a column of its own, and beside it a right row."""
    several = BROKEN.format(text)
    row = {**COUNTED, "disputed_by": "https://example.org/no", "source_date": "2018-04"}
    row |= dict.fromkeys(ONE_LINE, text) | dict.fromkeys(SEVERAL_LINES, several)
    row |= {"label": text[:32]}
    found = read(csv_of({}, row, columns=(*RIGHT, *(name for name in row if name not in RIGHT))))
    assert len(found.events) == 2, found.problems
    return found


def shown(text: str) -> Edition:
    """Return the edition that shows all of it."""
    return edition(dataset(text), View())


def with_link(url: str) -> Edition:
    """Return an edition with the address in every link, past the reader, which would refuse it."""
    one = dataset("x")
    events = tuple(
        replace(event, disputed_by=url, source=replace(event.source, url=url, archive_url=url)) for event in one.events
    )
    return edition(replace(one, events=events), View())
