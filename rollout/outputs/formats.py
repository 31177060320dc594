"""Every kind of file that an edition can become, by its ending; for the command and for the page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module

from rollout.evidence.event import Dataset
from rollout.timeline.clock import on_clock
from rollout.timeline.crop import cropped
from rollout.timeline.edition import Edition, Options, edition, gated
from rollout.timeline.excerpt import home_of_all, span_of_all
from rollout.timeline.fewer import all_lanes, fewer, same
from rollout.timeline.spoken import spoken
from rollout.timeline.view import View
from rollout.timeline.window import Window
from rollout.words.say import later, speaking
from rollout.words.tongues import ENGLISH

Maker = Callable[[Edition, Options], bytes]
MAKING = (
    *("talk", "update", "take_scenes", "other_data", "size", "pages", "outlines", "theme"),
    *("exact", "notes", "links", "map"),
)
"""The options that say how to make an output; all others say what it shows."""
SCENES, OTHER = "take-scenes", "other-data"
TABLES = "tables."
"""The modules of what programs read, ours too: its words are English in every language."""
FOR_PEOPLE = ("tables.calendar",)
"""Those of them whose words people read, in their own language."""
CONSENTS = (SCENES, OTHER)
"""The options that agree beforehand to what would be asked at a terminal."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what it is in words, and the module and function of rollout that make it."""

    words: str
    module: str
    function: str = "make"
    takes: tuple[str, ...] = ()
    """Which of MAKING it heeds; the others are refused."""
    media: str = "application/octet-stream"
    """What a web server calls it."""

    @property
    def for_people(self) -> bool:
        """Whether people read its words, which are in their own language; those that programs read are in English."""
        return not self.module.startswith(TABLES) or self.module in FOR_PEOPLE

    def maker(self) -> Maker:
        """Return the function that makes it, which has the presenter's notes only where the options ask for them.

        It is imported only now, for some take longer than the work itself.
        """
        found: Maker = getattr(import_module(f"rollout.outputs.{self.module}"), self.function)
        if self.for_people:
            return lambda edition, options: found(gated(edition, options), options)

        @speaking(ENGLISH)
        def made(edition: Edition, options: Options) -> bytes:
            return found(gated(edition, options), options)

        return made


DRAWN = ("size", "theme", "talk")
HANDED_OUT = (*DRAWN, "pages", "links", "map")
DECK = ("update", "take_scenes", "other_data", "theme", "notes", "links", "talk", "map")
PICTURED = (".pdf", ".html", ".pptx")
"""The formats that show the pictures of their events; all others show those of a talk, or none."""
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
FORMATS: dict[str, Format] = {
    ".csv": Format(
        later("rows for a spreadsheet, none of them evaluated"),
        "tables.spreadsheet",
        "make",
        ("exact", "notes", "talk"),
        "text/csv",
    ),
    ".xlsx": Format(
        later("a workbook: events, sources and how to read them, dates as text"),
        "tables.workbook",
        "make",
        ("notes", "talk"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ".timelinejs.csv": Format(
        later("a sheet for TimelineJS, to publish from an online spreadsheet"),
        "tables.timelinejs",
        takes=("talk",),
        media="text/csv",
    ),
    ".json": Format(
        later("records for programs, after docs/schema/events.schema.json"),
        "tables.records",
        "make",
        ("notes", "talk"),
        "application/json",
    ),
    ".ics": Format(
        later("a calendar: all-day events, none on a day that nobody stated"),
        "tables.calendar",
        "make",
        ("notes", "talk"),
        "text/calendar",
    ),
    ".bib": Format(
        later("the sources, for LaTeX (biblatex)"), "tables.bibliography", takes=("talk",), media="application/x-bibtex"
    ),
    ".csljson": Format(
        later("the sources, for Zotero and other reference managers"),
        "tables.citations",
        "csl",
        ("talk",),
        media="application/vnd.citationstyles.csl+json",
    ),
    ".ris": Format(
        later("the sources, for older reference managers"),
        "tables.citations",
        "ris",
        ("talk",),
        media="application/x-research-info-systems",
    ),
    ".pptx": Format(
        later("a deck to edit, of native shapes; --update renews an edited one"), "deck", "make_pptx", DECK, SLIDES
    ),
    ".pdf": Format(
        later("a handout to print: timeline, headlines, sources"), "handout", "make_pdf", HANDED_OUT, "application/pdf"
    ),
    ".png": Format(
        later("a picture in pixels, --size 1080p, 4k, square, card, a3, a4 or letter"),
        "handout",
        "make_png",
        DRAWN,
        "image/png",
    ),
    ".html": Format(
        later("the page itself as one file, from disk and without a network"),
        "offline",
        "make_html",
        ("talk", "notes"),
        "text/html",
    ),
    ".svg": Format(
        later("a picture with text, of the same sizes; --outlines: with the words as outlines"),
        "handout",
        "make_svg",
        (*DRAWN, "outlines"),
        "image/svg+xml",
    ),
}
"""Every format by its suffix: one entry each, and the command and the page know it."""
DATA = tuple(ending for ending, form in FORMATS.items() if form.module.startswith("tables."))
"""What is no picture: it has the lanes as they are in the file."""
SHEETS = (".pptx", ".pdf", ".png", ".svg")
"""What stands on pages of a fixed size."""


def ending_of(name: str) -> str:
    """Return the ending by which a file's name says what it is, which may have two parts.

    >>> ending_of("Grid.TimelineJS.csv"), ending_of("grid.2019.csv")
    ('.timelinejs.csv', '.csv')
    """
    low = name.lower()
    double = next((ending for ending in FORMATS if ending.count(".") > 1 and low.endswith(ending)), "")
    stem, dot, last = low.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return double or (f".{last}" if dot and stem and last else "")


def window_for(ending: str, view: View, home: Window) -> Window | None:
    """Return in which window a file of a kind shows a view, none where it has everything; home: that of the page."""
    return view.window or (home if ending in SHEETS else None)


def edition_for(ending: str, dataset: Dataset, view: View) -> Edition:
    """Return what a file of a kind shows of a view.

    Without a window a page of a fixed size has the one that the page opens with; what can be searched or zoomed has
    everything.
    """
    dataset = spoken(dataset, view.language)
    stood = on_clock(dataset, view.clock)
    if ending in DATA:
        return all_lanes(same(edition(stood, view), dataset))  # tables have both dates, each in its column
    dataset = stood
    span = span_of_all(dataset)
    if ending in SHEETS and view.window is None:
        home = home_of_all(dataset, span)
        asked = dataset.settings.window is not None
        view = replace(view, window=home) if asked else cropped(dataset, view, home)
        view = view if view.window != span else replace(view, window=None)
    return fewer(edition(dataset, view))
