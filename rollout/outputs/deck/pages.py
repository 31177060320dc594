"""The slides around the timeline: the title, the sources, the legend, each with what the stamp must say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rollout.evidence.brief import brief
from rollout.evidence.citation import Citation
from rollout.evidence.event import Event
from rollout.evidence.isolation import apart
from rollout.evidence.text import link_host, safe_link
from rollout.evidence.vocabulary import STATUS_WORDS
from rollout.layout.palette import Palette
from rollout.layout.scene import scaled
from rollout.layout.theme import Stage
from rollout.layout.typeface import ISOLATES, width
from rollout.outputs.deck.furniture import BOTTOM
from rollout.outputs.deck.headlines import web
from rollout.outputs.deck.layouts import FIRST, FOOTER, body
from rollout.outputs.deck.parts import MARGIN, WIDE, Place, ShapeSpec, SlideSpec
from rollout.outputs.deck.rows import Row, columns, high, stacked, text_piece
from rollout.outputs.deck.shapes import LINE, Part, Run, group
from rollout.sheet.frame import fitted
from rollout.sheet.legend import entries
from rollout.timeline.edition import Edition, ExportError, stamp
from rollout.timeline.naming import named, standfirst, title_parts
from rollout.timeline.sourcing import citation_name, cited, cited_beside, further, read_words
from rollout.timeline.tongues import tongue
from rollout.words.say import later, say

SMALL = 10.5  # points: sources are looked up, not read out
TOP = 92.0  # points: below the title of a page
TITLE = 28.0
PITCH = 27.0  # points between entries of the legend, at most
WIDER = 1.2  # by what a face that stands in for ours is wider
ENTRIES = (15.0, 14.0, 13.0, 12.0)  # points: its type, the largest in which each entry is one line in any face
NAMES = (10_000, 60, 24)  # letters of a lane's name in the title, which has room for the last of them in any case
MEANING = {
    "stroke: disputed": later("A named counter-source contradicts it; the mark beneath keeps its form."),
    "month or year": later("The date is no more exact than this bar is wide; no day is made up."),
    "range": later("It lasted, or lies somewhere in this time; a paler end is known to the month or year only."),
    "about": later("The source says: about this date."),
    "not certain, or end unknown": later("The source is not sure of the date, or its end is not known."),
    "about, and not certain": later("About this date, and the source is not sure of it."),
    "no beginning given": later("It was so before; nobody named a beginning."),
    "no end given": later("It goes on; nobody named an end."),
    "tick: any event": later("Every event of a lane is a tick in its strip, named above or not."),
}


def page_title(key: str, words: str, palette: Palette) -> ShapeSpec:
    """Return the title of a page in one line or two; raises ExportError where it has no room."""
    rows = [Row("title", (Run(words, palette.ink, "semibold"),), TITLE, title=True)]
    found = stacked(key, rows, MARGIN - 10, TOP - 4, palette)
    if found is None:
        raise ExportError(say("“{title}” has no room as the title of a slide. Shorten it.", title=words))
    return found[0]


def title_page(edition: Edition, palette: Palette) -> SlideSpec:
    """Return the first slide: the lanes, what this is, and the stamp; raises ExportError where they have no room."""
    mark = stamp(edition)
    ink, muted = palette.ink, palette.muted

    def rows(most: int) -> list[Row]:
        parts = title_parts(edition.lanes, edition.dataset.settings)
        title = "".join(part if place % 2 else named(brief(part, most)) for place, part in enumerate(parts))
        return [
            Row("title", (Run(title, ink, "semibold", tag=tongue()),), 48.0, 14.0, title=True),
            Row(
                "claim",
                (Run(named(brief(standfirst(edition.dataset.settings), 20 * most)), ink, tag=tongue()),),
                24.0,
                8.0,
            ),
            Row("caution", (Run(mark.caution, ink, "semibold"),), 24.0, 40.0),
            Row("data", (Run(mark.data, muted),), 18.0, 4.0),
            Row("counts", (Run(mark.counts, muted),), 18.0, 4.0),
            Row("view", (Run(say("View: {view}", view=mark.view), muted),), 18.0, 0.0),
        ]

    # Where names of lanes have no room as they are, each is cut at a word: the timeline has them whole.
    tried = (stacked("title", rows(most), 120.0, BOTTOM, palette) for most in NAMES)
    found = next(filter(None, tried), None)
    if found is None:
        raise ExportError(
            say("The names of the lanes and the view have no room on the title slide. Choose fewer lanes.")
        )
    return SlideSpec("title", found)


def _source_rows(events: Iterable[Event], links: bool, palette: Palette) -> list[Row]:
    """Return every source once, those that dispute among them, in the order of the alphabet."""
    found: dict[tuple[str, str], str] = {}
    counter: dict[tuple[str, str], str] = {}
    for event in events:
        address = safe_link(event.source.url)
        found.setdefault((address or cited(event), address), _read(cited_beside(event), event.own_citation))
        for _, one in further(event):
            name, address = citation_name(one), safe_link(one.url)
            found.setdefault((address or name, address), _read(name, one))
        if event.disputed:
            against = safe_link(event.disputed_by)
            known = event.counter
            who = link_host(against) or (known and (known.title or known.publisher or known.says)) or event.dispute
            words = _read(say("{host}, against “{event}”.", host=apart(who), event=apart(event.words)), known)
            counter[against or words, against] = words
    for key, words in counter.items():
        found.setdefault(key, words)
    rows = []
    for (_, address), words in sorted(found.items(), key=lambda pair: (pair[1].lstrip(ISOLATES).casefold(), pair[0])):
        shown = (Run(f"{words} ", palette.ink), Run(address, palette.muted, link=web(address, links)))
        rows.append(Row("source", shown if address else shown[:1], SMALL, 4.0))
    return rows


def _read(words: str, one: Citation | None) -> str:
    """Return a source with how it was read, where somebody says."""
    return named(f"{words} ({read})" if (read := read_words(one)) else words)


def source_pages(events: Sequence[Event], links: bool, palette: Palette) -> list[SlideSpec]:
    """Return the sources of events in three columns, over as many slides as they take."""
    slides = columns("sources", _source_rows(events, links, palette), TOP, BOTTOM, 3)
    leaves = []
    for number, pieces in enumerate(slides, 1):
        key = f"sources:{number}"
        words = say("Sources") if len(slides) == 1 else say("Sources, {n} of {of}", n=number, of=len(slides))
        leaves.append(SlideSpec(key, (page_title(key, words, palette), *pieces)))
    return leaves


def _meaning(words: str, palette: Palette) -> tuple[Run, Run]:
    """Return what a form of the legend is called, and what it means."""
    meaning = say(STATUS_WORDS.get(words) or MEANING[words])
    return Run(f"{say(words)}  ", palette.ink, "semibold"), Run(meaning, palette.ink)


def _entries(edition: Edition, palette: Palette, foot: float) -> list[ShapeSpec]:
    """Return every form that the edition uses beside what it means, from the top of the page down to a foot."""
    stage = Stage(0, 0, 16, 23, 0, 0, palette)
    pieces: list[ShapeSpec] = []
    found = entries(edition.shown, True, stage)
    rows = [Row(words, _meaning(words, palette), 0.0, 0.0) for words, *_ in found]
    wide = WIDE - 2 * MARGIN - 44
    longest = max(sum(width(run.text, 1.0, run.face) for run in row.runs) for row in rows) * WIDER
    size = next((size for size in ENTRIES if longest * size <= wide), ENTRIES[-1])
    unit, pitch = size / stage.type_size, min(PITCH, (foot - TOP) / len(found))
    for at, ((words, _, draw), row) in enumerate(zip(found, rows, strict=True)):
        middle = TOP + pitch * (at + 0.5)
        boxes, lines, forms = draw(MARGIN / unit, middle / unit)
        sign: list[Part] = [*scaled(boxes, unit), *scaled(lines, unit), *scaled(forms, unit)]
        pieces.append(group(f"legend/{words} sign", sign, say(words)))
        place = Place(MARGIN + 44, middle - size * LINE / 2, wide, size * LINE)
        pieces.append(text_piece(f"legend/{words}", place, [replace(row, size=size)], body(FIRST + at), air=1.0))
    return pieces


def legend_page(edition: Edition, palette: Palette) -> SlideSpec:
    """Return the last slide: every form with what it means, and the whole stamp."""
    mark = fitted(stamp(edition), WIDE - 2 * MARGIN, SMALL)
    said = (mark.line, say("SHA-256 of {file}: {digest}", file=mark.file, digest=mark.digest))
    rows = [Row("stamp", (Run(words, palette.muted),), SMALL, 1.0) for words in said]
    tall = sum(high(row, WIDE - 2 * MARGIN) + row.below for row in rows)
    foot = text_piece("legend/stamp", Place(MARGIN, BOTTOM - tall, WIDE - 2 * MARGIN, tall), rows, FOOTER)
    return SlideSpec(
        "legend",
        (page_title("legend", say("How to read the marks"), palette), *_entries(edition, palette, BOTTOM - tall), foot),
    )
