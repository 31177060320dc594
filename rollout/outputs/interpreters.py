"""A sheet for interpreters of a talk: every name, number and term in all languages of the file, scene by scene."""

import csv
import io
from collections.abc import Iterator

from rollout.evidence.event import Dataset
from rollout.evidence.text import isolated, plain
from rollout.outputs.tables.spreadsheet import harmless
from rollout.page.document import standalone
from rollout.timeline.interpreting import Looked, looked_up, tags_of
from rollout.timeline.languages import language_words
from rollout.timeline.spoken import UNCHECKED, is_unchecked
from rollout.timeline.talk import Talk
from rollout.words.markup import in_markup
from rollout.words.say import say

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 "Source Sans 3", "Source Sans Pro", "Noto Sans", system-ui, sans-serif;
  color: #1b1f24; background: #fff; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin: 1.4rem 0 .3rem; break-after: avoid; }
p { margin: .3rem 0; } .quiet { color: #4a525c; font-size: .9rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border: 1px solid #8a929c; padding: .3rem .5rem; text-align: left; vertical-align: top; font-weight: 400; }
tr { break-inside: avoid; } thead th { font-weight: 600; } .what { width: 7rem; color: #4a525c; }
:lang(bo) { line-height: 1.9; } .missing { background: #fbf3df; color: #5c4400; }
@page { size: A4 landscape; margin: 14mm; } @media print { body { margin: 0; max-width: none; font-size: 10.5pt; } }
"""
HEADING = '<h1 class="for-interpreters">'
"""By which a sheet of ours is known."""
COLUMNS = ("scene", "title of the scene", "what")


def _rows(leaf: Looked, tags: tuple[str, ...]) -> Iterator[str]:
    for term in leaf.terms:
        cells = "".join(
            f'<td lang="{plain(tag)}">{isolated(words)}</td>' if words else '<td class="missing">–</td>'
            for tag, words in zip(tags, term.words, strict=True)
        )
        yield f'<tr><th scope="row">{plain(say(term.kind))}</th>{cells}</tr>\n'


def _section(leaf: Looked, tags: tuple[str, ...]) -> str:
    heads = "".join(f'<th scope="col">{plain(language_words(tag))}</th>' for tag in tags)
    before = "".join(
        f"<p>{in_markup('{title}: see scene {n}.', title=isolated(title), n=str(scene))}</p>\n"
        for title, scene in leaf.before
    )
    table = (
        f'<table>\n<thead><tr><td class="what"></td>{heads}</tr></thead>\n'
        f"<tbody>\n{''.join(_rows(leaf, tags))}</tbody>\n</table>\n"
        if leaf.terms
        else ""
    )
    return f"<section>\n<h2>{plain(str(leaf.number))} · {isolated(leaf.title)}</h2>\n{before}{table}</section>\n"


def page(talk: Talk, dataset: Dataset) -> bytes:
    """Return the sheet as HTML, UTF-8. No presenter's notes are on it."""
    tags = tags_of(dataset)
    sections = "".join(_section(leaf, tags) for leaf in looked_up(talk, dataset))
    title = say("For interpreters: {name}", name=talk.name)
    doubtful = ", ".join(language_words(tag) for tag in tags if is_unchecked(tag, dataset.settings))
    doubt = say("{languages}: {doubt}.", languages=doubtful, doubt=say(UNCHECKED)) if doubtful else ""
    order = say("Names, numbers and terms in order of the scenes, an event where it is shown first.")
    dash = say("– stands where nobody has said it in that language.")
    data = in_markup("Data {digest} of {file}.", digest=dataset.digest[:7], file=isolated(dataset.name))
    body = f"""<main>
{HEADING}{isolated(title)}</h1>
<p>{plain(" ".join(filter(None, (order, dash, doubt))))}</p>
<p class="quiet">{isolated(dataset.title)}. {data}</p>
{sections}</main>
"""
    return standalone(title, STYLE, body)


def table(talk: Talk, dataset: Dataset) -> bytes:
    """Return the same as CSV with a byte-order mark, no cell of which a spreadsheet evaluates."""
    lines = io.StringIO()
    rows = csv.writer(lines, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(map(harmless, (*COLUMNS, *tags_of(dataset))))
    for leaf in looked_up(talk, dataset):
        for term in leaf.terms:
            rows.writerow(map(harmless, (str(leaf.number), leaf.title, say(term.kind), *term.words)))
    return lines.getvalue().encode("utf-8-sig")
