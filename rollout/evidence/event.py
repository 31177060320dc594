"""The evidence as values: an event, its source, and the set read from one file."""

from dataclasses import dataclass

from rollout.evidence.brief import brief
from rollout.evidence.citation import DISPUTES, SUPPORTS, Citation, one_origin
from rollout.evidence.edtf import EdtfDate
from rollout.evidence.header import is_notes
from rollout.evidence.judged import Judged
from rollout.evidence.problems import Problem
from rollout.evidence.quantity import Quantity
from rollout.evidence.remarks import NONE, Remarks
from rollout.evidence.settings import PLAIN, Settings
from rollout.evidence.vocabulary import KIND_WORDS, NOT_STATED, TITLE_LENGTH, UNKNOWN, kinds_in
from rollout.words.say import say


@dataclass(frozen=True, slots=True)
class Source:
    """A citable document; where a fact rests on it an empty `url` comes with a `note` that says why."""

    title: str
    publisher: str
    date: EdtfDate | None
    """When the cited text appeared, which says nothing of when the event became known."""
    url: str
    note: str
    archive_url: str

    @property
    def given(self) -> bool:
        """Whether there is one at all."""
        return bool(self.title or self.publisher or self.url or self.note)

    @property
    def name(self) -> str:
        """Its title, or what stands in for one."""
        return self.title or self.publisher or self.url or self.note or say("no source given")


@dataclass(frozen=True, slots=True)
class Event:
    """One dated occurrence in one lane; text is NFC, free of what the eye cannot see, and not yet escaped."""

    row: int
    """Row as a spreadsheet counts it, the header being row 1."""
    id: str
    lane: str
    date: EdtfDate
    label: str
    title: str
    summary: str
    status: str
    place: str
    lat: float | None
    lon: float | None
    quantity: Quantity | None
    due: EdtfDate | None
    answers: str
    """Id of the target or forecast this event answers; that row is in the file but may itself be refused."""
    asserted_by: str
    asserted_by_kind: str
    source: Source
    disputed_by: str
    dispute: str
    priority: int
    notes: str
    extra: tuple[tuple[str, str], ...]
    """Columns that are not ours and not private, as (name as written, text), in file order, empty cells left out."""
    tags: tuple[str, ...] = ()
    known: EdtfDate | None = None
    """When it became known, where somebody says so."""
    known_by: str = ""
    answers_note: str = ""
    """Why it answers a target that counts something else."""
    media: tuple[str, ...] = ()
    """Files in the folder `media`, which all have a credit and words in their place."""
    media_credit: str = ""
    media_alt: str = ""
    citations: tuple[Citation, ...] = ()
    """Its further sources and counter-sources, in the order of `sources.csv`."""
    happened: EdtfDate | None = None
    """When it happened, where `date` is when it became known."""
    spoken: tuple[str, ...] = ()
    """Which of its texts are in the language of the dataset, where that is not the file's own."""
    others: tuple[tuple[str, str], ...] = ()
    """Its columns in other languages that the timeline lists: found by a search, and shown by who reads in them."""
    named: tuple[tuple[str, str], ...] = ()
    """What the timeline says its place, speakers, figure and tags are in other languages, where its row does not."""
    tags_said: tuple[str, ...] = ()
    """Its tags in the language that is asked for, where that has any of them."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of those who say so, each once."""
        return kinds_in(self.asserted_by_kind)

    @property
    def speakers(self) -> tuple[tuple[str, str], ...]:
        """Those who say so, as (name, kind): several where the file gives each a kind of its own."""
        kinds = self.asserted_by_kind.split("; ")
        if len(kinds) == 1:
            return ((self.asserted_by, kinds[0]),)
        return tuple(zip((name.strip() for name in self.asserted_by.split(";")), kinds, strict=True))

    @property
    def says(self) -> str:
        """Who says so and of what kind they are, in words; never blank."""
        return "; ".join(
            say("not stated") if kind == UNKNOWN and name == NOT_STATED else f"{name} ({say(KIND_WORDS[kind])})"
            for name, kind in self.speakers
        )

    @property
    def own_source(self) -> bool:
        """Whether it has a source that is none of its further ones."""
        return self.source.given and self.own_citation is None

    @property
    def own_citation(self) -> Citation | None:
        """The row of `sources.csv` that says of its own source how it was read."""
        support = (one for one in self.citations if one.role == SUPPORTS)
        return next((one for one in support if self._is_own(one)), None)

    def _is_own(self, one: Citation) -> bool:
        return Source(*one.parts) == self.source or bool(one.url and one.url == self.source.url)

    @property
    def counter(self) -> Citation | None:
        """The row of `sources.csv` that says of its counter-source how it was read."""
        against = (one for one in self.citations if one.role == DISPUTES)
        return next((one for one in against if one.url == self.disputed_by), None)

    @property
    def origin(self) -> str:
        """The one origin that all its sources have, where there are several of them and it is said."""
        return one_origin(self.source.publisher or self.source.name, self.citations, self.own_source)

    @property
    def words(self) -> str:
        """The words beside the mark: the label, or the title where there is none; of a long one its beginning."""
        return self.label or brief(self.title, TITLE_LENGTH)

    @property
    def told_extra(self) -> tuple[tuple[str, str], ...]:
        """The columns that are not ours, less the presenter's notes in another language (`notes@bo`)."""
        return tuple((name, text) for name, text in self.extra if not is_notes(name))

    @property
    def disputed(self) -> bool:
        """Whether a counter-source is named."""
        return bool(self.disputed_by or (self.citations and any(one.role == DISPUTES for one in self.citations)))


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Dataset:
    """Everything read from one file: the events, what is wrong with the rest, what writing it back needs."""

    name: str
    events: tuple[Event, ...]
    """In file order."""
    problems: tuple[Problem, ...]
    """By row, then by column as the file orders them."""
    rows: int
    """Data rows in the file; wholly empty ones do not count."""
    digest: str
    """SHA-256 of the file's bytes in hexadecimal; with files beside it, of what `sha256sum` prints of them all."""
    notices: tuple[str, ...]
    """What was accepted although it is not what we write, one sentence each."""
    columns: tuple[str, ...]
    """Header as written."""
    separator: str
    bom: bool
    line_end: str = "\n"
    closed: bool = True
    """Whether the last row ends with a line end."""
    cells: tuple[tuple[str, ...], ...] = ()
    """Every row below the header as written, refused and empty ones too: `cells[i]` is row i + 2."""
    settings: Settings = PLAIN
    """What `timeline.toml` says."""
    private: frozenset[str] = frozenset()
    """Columns, as written, that are in no page and no output but the exact copy."""
    whole: "Dataset | None" = None
    """The same with all its lanes, where they are folded here to few."""
    waiting: tuple[Event, ...] = ()
    """Events without a date on the clock that the others stand by: they are hidden, and counted by name."""
    reviews: tuple[tuple[str, Judged], ...] = ()
    """What became of the reviews of the events that have any, by their ids."""
    signed: int = 0
    """On how many people's word an event must stand to be among the events here; 0: nobody's."""
    unsigned: tuple[Event, ...] = ()
    """Events on which fewer agree: they are hidden, and counted."""
    language: str = ""
    """The tag of the language that its events are in, where that is not the file's own."""
    remarks: Remarks = NONE
    """What the notices of a file as it was read are made of."""

    @property
    def refused(self) -> int:
        """Rows with a problem; events and refused rows together are all rows."""
        return self.rows - len(self.events) - len(self.waiting) - len(self.unsigned)

    @property
    def lanes(self) -> tuple[str, ...]:
        """The lanes that hold events: those of `timeline.toml` in its order, then the others in order of first use."""
        used = dict.fromkeys(event.lane for event in (*self.events, *self.waiting))
        return tuple(dict.fromkeys((*(lane.name for lane in self.settings.lanes if lane.name in used), *used)))

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags in order of first use."""
        return tuple(dict.fromkeys(tag for event in (*self.events, *self.waiting) for tag in event.tags))

    @property
    def title(self) -> str:
        """What the timeline is called: as `timeline.toml` says, else by its file."""
        return self.settings.title or self.name
