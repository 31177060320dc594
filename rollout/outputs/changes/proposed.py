"""A proposal as one HTML page: each row in words, and the timeline as it stands and as it would be."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from rollout.evidence.event import Dataset, Event
from rollout.evidence.text import isolated, plain
from rollout.figure.first_view import svg
from rollout.figure.view_figure import figure_of
from rollout.layout.cutting import embedded
from rollout.layout.letters import WIDER
from rollout.page.document import standalone
from rollout.timeline.dataset_index import DatasetIndex
from rollout.words.markup import in_markup
from rollout.words.say import say

WIDE, HIGH = 880, 420  # px of a picture
AROUND = 1  # years before and after the event that it shows
RING = 11  # px: words begin behind it
STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.45 "Source Sans 3", "Source Sans Pro", "Noto Sans", system-ui, sans-serif;
  color: #1b1f24; background: #fff;
  max-width: 58rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-top: 1px solid; }
pre { font: inherit; white-space: pre-wrap; } figure { margin: .6rem 0; break-inside: avoid; }
figcaption { font-weight: 600; } img { max-width: 100%; height: auto; border: 1px solid #8a929c; }
@page { size: A4; margin: 18mm; }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt; } h1, h2 { break-after: avoid; } }
"""
HEADING = '<h1 class="what-is-proposed">'
"""By which a page of ours is known."""


@dataclass(frozen=True, slots=True)
class Row:
    """One proposed row: what is said of it, a line each, and the events as they stand and as they would be."""

    event: str
    lines: tuple[str, ...]
    now: Dataset | None = None
    then: Dataset | None = None
    """None where no picture is to be seen: it is there already, or cannot be taken."""


def page(name: str, by: str, rows: Sequence[Row]) -> bytes:
    """Return the page of a proposal for a file, as UTF-8; nothing is loaded and nothing runs."""
    body = f"""<main>
{HEADING}{plain(say("What is proposed"))}</h1>
<p>{in_markup("{by}, for {file}. Nothing is taken yet.", by=isolated(by), file=isolated(name))}</p>
{"".join(map(_row, rows))}</main>
"""
    return standalone(say("What is proposed for {file}", file=name), STYLE, body, "img-src data:")


def _row(row: Row) -> str:
    head, *lines = row.lines
    return "\n".join(
        (
            "<section>",
            f"<h2>{isolated(head)}</h2>",
            f"<pre>{plain(chr(10).join(lines))}</pre>",
            *_pictures(row),
            "</section>",
            "",
        )
    )


def _pictures(row: Row) -> list[str]:
    if row.now is None or row.then is None:
        return []
    events = [event for one in (row.now, row.then) for event in one.events if event.id == row.event]
    pictures = (
        (say("As it stands"), say("The timeline around the event as it stands"), row.now),
        (say("As proposed"), say("The timeline around the event as proposed"), row.then),
    )
    return [_figure(words, called, picture(dataset, row.event, events)) for words, called, dataset in pictures]


def _figure(words: str, called: str, drawn: str) -> str:
    data = b64encode(drawn.encode()).decode()
    shown = f'<img src="data:image/svg+xml;base64,{data}" alt="{plain(called)}" width="{WIDE}">'
    return f"<figure><figcaption>{plain(words)}</figcaption>{shown}</figure>"


def picture(dataset: Dataset, event: str, shown: Sequence[Event]) -> str:
    """Return the timeline as SVG around the dates of some events, with a ring around one where it is among them."""
    days = [day for one in shown for day in (one.date.earliest, one.date.latest) if day]
    ends = {
        "from": f"{min((day.year for day in days), default=0) - AROUND:04}-01-01",
        "to": f"{max((day.year for day in days), default=0) + AROUND:04}-12-31",
    }
    asked = urlencode({**(ends if days else {}), "tell": event})
    figure = figure_of(*DatasetIndex(dataset).asked(f"?{asked}"), WIDE, HIGH, letters=WIDER)
    labels, (start, end) = figure["layout"]["meta"]["labels"], figure["layout"]["xaxis"]["range"]
    rings = [
        _ring((_mark(labels, at) - start) / (end - start) * WIDE, labels["y"][at])
        for at, name in enumerate(labels["id"])
        if name == event
    ]
    drawn = svg(figure)
    faces = embedded(drawn)
    style = f"<style>{faces}</style>" if faces else ""
    return drawn.replace(">", f">{style}", 1).replace("</svg>", f"{''.join(rings)}</svg>")


def _mark(labels: dict[str, list[float]], at: int) -> float:
    start, end = labels["start"][at], labels["end"][at]
    if labels["until"][at]:
        return end
    return start if labels["on_bar"][at] else (start + end) / 2


def _ring(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RING}" fill="none" stroke="#1b1f24" stroke-width="2"/>'
