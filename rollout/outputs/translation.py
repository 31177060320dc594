"""A page for translators: the words of the file and those in another language side by side, what is missing marked."""

from collections.abc import Iterator

from rollout.evidence.edtf import in_words
from rollout.evidence.event import Dataset, Event
from rollout.evidence.text import isolated, plain
from rollout.page.document import standalone
from rollout.timeline.facts import by_date
from rollout.timeline.languages import language_words
from rollout.timeline.spoken import own_language
from rollout.timeline.translating import PARTS, Older, said, standing
from rollout.timeline.wordings import wordings
from rollout.words.markup import in_markup
from rollout.words.say import say

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 "Source Sans 3", "Source Sans Pro", "Noto Sans", system-ui, sans-serif;
  color: #1b1f24; background: #fff; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin: 1.4rem 0 .3rem; } p { margin: .3rem 0; } .quiet { color: #4a525c; font-size: .9rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 0 0 1.4rem; break-inside: avoid; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border: 1px solid #8a929c; padding: .3rem .5rem; text-align: left; vertical-align: top; font-weight: 400; }
thead td { width: 5.5rem; } th { color: #4a525c; }
.long { break-inside: auto; } .long tr { break-inside: avoid; }
:lang(bo) { line-height: 1.9; } .old { border-left: 4px solid #8a3a1a; }
.missing { background: #fbf3df; color: #5c4400; }
@page { size: A4 landscape; margin: 14mm; } @media print { body { margin: 0; max-width: none; font-size: 10.5pt; }
  h1, h2, caption { break-after: avoid; } }
"""
HEADING = '<h1 class="side-by-side">'
"""By which a page of ours is known."""
MISSING = ' class="missing"'


def _rows(event: Event, language: str, own: str, old: tuple[str, ...]) -> Iterator[str]:
    there = said(event, language)
    aged = {name.strip().casefold().partition("@")[0] for name in old if name.casefold().endswith(f"@{language}")}
    for part in PARTS:
        original, words = getattr(event, part), there.get(part, "")
        if not original and not words:
            continue
        state = ' class="old"' if part in aged else "" if words else MISSING
        note = f'<p class="quiet">{plain(say("older than the original"))}</p>' if part in aged else ""
        yield (
            f'<tr><th scope="row">{plain(say(part.capitalize()))}</th><td lang="{plain(own)}">{isolated(original)}</td>'
            f'<td lang="{plain(language)}"{state}>{isolated(words) or plain(say("not there"))}{note}</td></tr>\n'
        )


def _heads(own: str, language: str) -> str:
    names = "".join(f'<th scope="col">{plain(language_words(tag))}</th>' for tag in (own, language))
    return f"<thead><tr><td></td>{names}</tr></thead>\n"


def _table(event: Event, lane: str, language: str, own: str, old: tuple[str, ...]) -> str:
    return (
        f"<table>\n<caption>{plain(in_words(event.date))} · {isolated(lane)} · {plain(event.id)}</caption>\n"
        f"{_heads(own, language)}<tbody>\n{''.join(_rows(event, language, own, old))}</tbody>\n"
        "</table>\n"
    )


def _timeline(dataset: Dataset, language: str, own: str) -> str:
    """Return what the timeline says beside its events: lanes, eras, and words that stand in many rows."""
    rows = "".join(
        f'<tr><th scope="row">{plain(say(one.kind))}</th><td lang="{plain(own)}">{isolated(one.own)}</td>'
        f'<td lang="{plain(language)}"{"" if one.said else MISSING}>'
        f"{isolated(one.said) or plain(say('not there'))}</td></tr>\n"
        for one in wordings(dataset, language)
    )
    how = say(
        'They are written into timeline.toml: a lane or an era has a line "name@{tag}", other words stand as [[word]].',
        tag=language,
    )
    return (
        f'<h2>{plain(say("Lanes, eras and words of many rows"))}</h2>\n<p class="quiet">{plain(how)}</p>\n'
        f'<table class="long">\n{_heads(own, language)}<tbody>\n{rows}</tbody>\n</table>\n'
    )


def page(dataset: Dataset, language: str, older: Older) -> bytes:
    """Return the page as UTF-8: headlines first, each in date order. No presenter's notes are on it."""
    own = own_language(dataset)
    order = sorted(by_date(dataset.events), key=lambda event: event.priority != 1)
    lane = dataset.settings.in_language(language).shown
    tables = "".join(_table(event, lane(event.lane), language, own, older.get(event.id, ())) for event in order)
    names = {"own": language_words(own), "other": language_words(language)}
    title = say("{title}: {own} and {other} side by side", title=dataset.title, **names)
    data = in_markup("Data {digest} of {file}.", digest=dataset.digest[:7], file=isolated(dataset.name))
    columns = plain(say("It is written in its columns such as {column}.", column=f"title@{language}"))
    body = f"""<main>
{HEADING}{isolated(title)}</h1>
<p>{plain(standing(dataset, language, older).words)}</p>
<p class="quiet">{data} {columns}</p>
{tables}{_timeline(dataset, language, own)}</main>
"""
    return standalone(title, STYLE, body)
