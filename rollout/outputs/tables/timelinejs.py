"""The events as a sheet for TimelineJS, with its own columns first and those after them that it passes over.

Headline and text are HTML there: what comes from the data is escaped. The text ends with who says so, the claim
status, the dispute and the source; `EDTF` holds the date as it is written, which year, month and day cannot.
"""

import csv
import io
from html import escape

from rollout.evidence.citation import Citation
from rollout.evidence.edtf import EdtfDate, in_words
from rollout.evidence.event import Event
from rollout.evidence.settings import Era
from rollout.evidence.text import clean, safe_link
from rollout.evidence.vocabulary import NOT_STATED
from rollout.outputs.tables.spreadsheet import harmless
from rollout.timeline.besides import in_other_languages, picture_words
from rollout.timeline.edition import Edition, Options, stamp
from rollout.timeline.sourcing import by_role, known_words, more_words, read_words

_PARTS = ("Year", "Month", "Day", "Time")
COLUMNS = (*_PARTS, *(f"End {part}" for part in _PARTS), "Display Date", "Headline", "Text", "Media", "Media Credit")
COLUMNS += ("Media Caption", "Media Thumbnail", "Type", "Group", "Background")
OURS = ("ID", "EDTF", "Place", "Tags", "Said by", "Source URL")
"""Columns that TimelineJS passes over, by which the sheet becomes the same events again."""
SAYS = "rollout-says"
"""The class of the paragraph that ends a text: it is not part of the summary."""
_FINE = {"year": 1, "decade": 1, "century": 1, "millennium": 1, "month": 2, "season": 2, "quarter": 2}


def make(edition: Edition, options: Options) -> bytes:
    """Return the events shown as CSV, a row each, after one with the title and one for each era."""
    said = edition.dataset.settings
    words = " ".join(filter(None, (escape(said.subtitle), f"<p>{escape(stamp(edition).line)}</p>")))
    rows = [{"Headline": escape(edition.title), "Text": words, "Type": "title"}]
    rows += [_era(era) for era in said.eras]
    rows += [_row(event) for event in edition.shown]
    lines = io.StringIO()
    table = csv.DictWriter(lines, [*COLUMNS, *OURS], restval="", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writeheader()
    table.writerows({name: harmless(cell) for name, cell in row.items()} for row in rows)
    return lines.getvalue().encode("utf-8-sig")


def _era(era: Era) -> dict[str, str]:
    ends = _ends(era.start)[:3], _ends(era.end)[4:7]
    end = dict(zip(("End Year", "End Month", "End Day"), ends[1] if any(ends[1]) else _ends(era.end)[:3], strict=True))
    return dict(zip(_PARTS, ends[0], strict=False)) | end | {"Headline": escape(era.name), "Type": "era"}


def _row(event: Event) -> dict[str, str]:
    names = (*_PARTS, *(f"End {part}" for part in _PARTS))
    return dict(zip(names, _ends(event.date), strict=True)) | {
        "Display Date": in_words(event.date),
        "Headline": escape(clean(event.title)),
        "Text": _text(event),
        "Group": event.lane,
        "ID": event.id,
        "EDTF": event.date.text,
        "Place": event.place,
        "Tags": "; ".join(event.tags),
        "Said by": "" if event.asserted_by == NOT_STATED else event.asserted_by,
        "Source URL": safe_link(event.source.url),
    }


def _ends(date: EdtfDate) -> list[str]:
    """Return year, month, day and time of when a date begins and, where it lasts, of when it ends."""
    fine = _FINE.get(date.precision, 3)
    known = [day for day in (date.earliest, date.latest) if day]  # one side may be open
    first, last = known[0], known[-1]
    lasts = date.kind != "date" or date.precision not in ("year", "month", "day", "minute", "second")
    begin = [str(first.year - (first.year < 1)), str(first.month), str(first.day)][:fine]
    end = [str(last.year - (last.year < 1)), str(last.month), str(last.day)][:fine] if lasts else []
    clock = _clock(date.begins) if date.precision in ("minute", "second") else ""
    return [*begin, *[""] * (3 - len(begin)), clock, *end, *[""] * (4 - len(end))]


def _clock(part: float) -> str:
    minutes = round(part * 1440)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _cited(one: Citation) -> str:
    name = escape(", ".join(filter(None, (one.title, one.publisher))) or one.note or one.url)
    how = "; ".join(filter(None, (read_words(one), more_words(one))))
    link = safe_link(one.url)
    return (f'<a href="{escape(link)}">{name}</a>' if link else name) + (f" ({escape(how)})" if how else "")


def _text(event: Event) -> str:
    """Return the summary, and who says so on what ground."""
    link = safe_link(event.source.url)
    name = escape(event.source.name)
    source = f'<a href="{escape(link)}">{name or escape(link)}</a>' if link else name or "no source given"
    disputed = f" Disputed: {escape(event.dispute or event.disputed_by)}." if event.disputed else ""
    further = "".join(f" {role}: {_cited(one)}" for role, one in by_role(event))
    says = f"{event.status.capitalize()}. Said by {escape(event.says)}.{disputed} Source: {source}{further}"
    more = (("Known", known_words(event)), ("Picture", picture_words(event)), *in_other_languages(event))
    says += "".join(f" {name}: {escape(clean(words))}." for name, words in more if words)
    paragraph = escape(clean(event.summary)).replace("\n", "<br>")
    return (f"<p>{paragraph}</p>" if paragraph else "") + f'<p class="{SAYS}">{says}</p>'
