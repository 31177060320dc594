"""Changes as one HTML page to hand out: nothing is loaded, nothing runs, and it prints well."""

from collections.abc import Iterable, Iterator, Sequence

from rollout.evidence.edtf import in_words
from rollout.evidence.event import Event
from rollout.evidence.isolation import apart
from rollout.evidence.sayer import saying
from rollout.evidence.settings import Settings
from rollout.evidence.text import isolated, link_host, plain, safe_link
from rollout.outputs.changes.compare import Changes, Corrected, Difference
from rollout.outputs.changes.report import (
    ADDED,
    CORRECTED,
    REFUSED,
    WITHDRAWN,
    between,
    marked,
    naming,
    standing,
    summary,
)
from rollout.page.document import standalone
from rollout.words.markup import headed_markup, in_markup
from rollout.words.say import say

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.45 "Source Sans 3", "Source Sans Pro", "Noto Sans", system-ui, sans-serif;
  color: #1b1f24; background: #fff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid; }
article { margin: 1rem 0; break-inside: avoid; } h3 { font-size: 1rem; margin: 0; } p { margin: .2rem 0; }
.quiet { color: #4a525c; font-size: .9rem; } a { color: inherit; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: .4rem 0; }
th, td { border: 1px solid #8a929c; padding: .25rem .5rem; text-align: left; vertical-align: top; }
th { font-weight: 600; } th:first-child { width: 6.5rem; } del { text-decoration-thickness: 1px; }
ins { text-decoration: none; font-weight: 600; }
@page { size: A4; margin: 18mm; }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt; }
  h1, h2, h3 { break-after: avoid; } }
"""
HEADING = '<h1 class="what-changed">'
"""By which a page of ours is known."""


def page(changes: Changes) -> bytes:
    """Return the page as UTF-8."""
    new, names = marked(changes.new), naming(changes)
    parts = (
        _section(ADDED, (_event(one, names) for one in changes.added)),
        _section(CORRECTED, (_corrected(one, names) for one in changes.corrected)),
        _section(WITHDRAWN, (_event(one, names) for one in changes.withdrawn)),
        _section(REFUSED, (_event(one, names) for one in changes.refused)),
    )
    title = say("What changed in {file}, data {digest}", file=apart(new.file), digest=new.short)
    whole = say("Whole digest: {digest}.", digest=new.digest)
    body = f"""<main>
{HEADING}{plain(say("What changed since your handout"))}</h1>
<p>{plain(between(changes))}</p>
<p><strong>{plain(summary(changes))}</strong></p>
{"".join(parts)}</main>
<footer class="quiet">
<p>{plain(new.counts)}. {plain(whole)} {plain(new.caution)}</p>
</footer>
"""
    return standalone(title, STYLE, body)


def _section(title: str, articles: Iterable[str]) -> str:
    inside = "".join(articles)
    return f"<section>\n<h2>{plain(say(title))}</h2>\n{inside}</section>\n" if inside else ""


def _event(event: Event, names: Settings) -> str:
    return _article(
        event,
        names,
        [
            f"<p>{isolated(event.summary)}</p>",
            f'<p class="quiet">{standing(event, saying)}</p>',
            f'<p class="quiet">{in_markup("Source: {source}", source=_source(event))}</p>',
            *_disputed(event),
        ],
    )


def _disputed(event: Event) -> Iterator[str]:
    if event.disputed:
        yield f'<p class="quiet">{in_markup("Disputed: {what}", what=isolated(event.dispute))}</p>'


def _row(each: Difference) -> str:
    nothing = plain(say("nothing"))
    was = f"<del>{isolated(each.old)}</del>" if each.old else nothing
    now = f"<ins>{isolated(each.new)}</ins>" if each.new else nothing
    return f'<tr><th scope="row">{isolated(each.field)}</th><td>{was}</td><td>{now}</td></tr>'


def _corrected(one: Corrected, names: Settings) -> str:
    head = "".join(f'<th scope="col">{plain(words)}</th>' for words in (say("Field"), say("Was"), say("Is")))
    rows = "".join(map(_row, one.differences))
    return _article(one.event, names, [f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody>\n</table>"])


def _article(event: Event, names: Settings, body: Sequence[str]) -> str:
    heading = f"<h3>{headed_markup(plain(in_words(event.date)), isolated(event.title))}</h3>"
    place = f'<p class="quiet">{isolated(names.shown(event.lane))} · {plain(event.id)}</p>'
    return "\n".join(("<article>", heading, place, *body, "</article>", ""))


def _source(event: Event) -> str:
    source = event.source
    when = in_words(source.date) if source.date else ""
    parts = (isolated(source.title), isolated(source.publisher), plain(when), isolated(source.note))
    words = ", ".join(part for part in parts if part)
    link = safe_link(source.url)
    if not link:
        return words
    return f'{words}, <a href="{plain(link)}" rel="noopener noreferrer">{plain(link_host(link))}</a>'
