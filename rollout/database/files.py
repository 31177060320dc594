"""Files into the database and back: all of them or nothing, the same bytes where they were right."""

from importlib.resources import files
from itertools import islice
from typing import Any, NamedTuple

from psycopg.types.json import Jsonb

from rollout.database.link import FORM, Link, UnusableError, reading, streamed, writing
from rollout.database.sheets import EVENTS, SOURCES, Form, Sheet, form_of, taken, written
from rollout.evidence.beside import Beside
from rollout.evidence.table import Limits
from rollout.evidence.vocabulary import COLUMNS
from rollout.words.said import said, said_many

AT_ONCE = 20_000  # rows put in together, and noted as one change
MADE = "SELECT to_regclass('rollout.timeline') IS NOT NULL, current_setting('server_encoding')"
BEGIN = "INSERT INTO rollout.timeline (form, name, events) VALUES (%s, %s, %s)"
SAID = "SELECT form, revision, name, events, sources, settings, reviews FROM rollout.timeline"
MARKS = "SELECT revision, (SELECT value::bigint FROM rollout.index_said WHERE name = 'revision') FROM rollout.timeline"
MORE = "SELECT count(*) > %s FROM (SELECT FROM rollout.events LIMIT %s) AS known"
HELD = "SELECT FROM rollout.timeline FOR UPDATE"
KEEP = "UPDATE rollout.timeline SET name = %s, events = %s, sources = %s, settings = %s, reviews = %s"
NAME = "events.csv"
UTF8 = "UTF8"
CREATE = "python -m rollout database create ADDRESS"


class Kept(NamedTuple):
    """What the one row of `timeline` says."""

    form: int
    revision: int
    name: str
    events: dict[str, Any]
    sources: dict[str, Any] | None
    settings: str | None
    reviews: str | None


def create(link: Link) -> None:
    """Make the tables and roles; raises UnusableError where there are tables already, psycopg.Error where none may be.

    All of them or none.
    """
    with writing(link):
        ((there, encoding),) = link.execute(MADE).fetchall()
        if there:
            raise UnusableError(said("The database has these tables already."))
        if encoding != UTF8:
            raise UnusableError(
                said(
                    "The database is in the encoding {encoding}: make one in {wanted}.", encoding=encoding, wanted=UTF8
                )
            )
        link.execute(files("rollout.database").joinpath("schema.sql").read_text("utf-8"))
        link.execute(BEGIN, (FORM, NAME, Jsonb(Form(tuple(COLUMNS)).stored)))


def kept(link: Link) -> Kept:
    """Return what is said of the timeline; raises UnusableError where there is none, or it is of another form."""
    ((there, _),) = link.execute(MADE).fetchall()
    found = link.execute(SAID).fetchall() if there else []
    if not found:
        raise UnusableError(said("The database holds no timeline yet; {command} makes its tables.", command=CREATE))
    one = Kept(*found[0])
    if one.form != FORM:
        raise UnusableError(
            said("The tables are of form {form}, and this program knows form {known}.", form=one.form, known=FORM)
        )
    return one


class Marks(NamedTuple):
    """The number of the last change, and of that of which the index was made; less than none where there is none."""

    rows: int
    made: int


def marks(link: Link) -> Marks:
    """Return what differs when anything has changed, in one question."""
    rows, index = link.execute(MARKS).fetchone() or (-1, -1)
    return Marks(rows, -1 if index is None else index)


def larger(link: Link, most: int) -> bool:
    """Return whether there are more than so many events."""
    ((more,),) = link.execute(MORE, (most, most + 1)).fetchall()
    return bool(more)


def load(link: Link, name: str, data: bytes, beside: Beside, limits: Limits, replace: bool = False) -> int:
    """Put files that were checked in the place of what is there, in one change; return how many events.

    Raises UnusableError where something is there already and is not to be replaced, DataError where a file cannot be
    read, psycopg.Error where the database refuses a row or does not answer; all is then as it was.
    """
    with writing(link):
        kept(link)
        link.execute(HELD)  # two who load do so one after the other
        ((count,),) = link.execute(EVENTS.count).fetchall()
        if count and not replace:
            raise UnusableError(
                said_many(
                    "{n} event is there already: {option} puts the file in its place.",
                    "{n} events are there already: {option} puts the file in their place.",
                    count,
                    option="--replace",
                )
            )
        events, written_so = _filled(link, EVENTS, data, limits)
        sources = None if beside.sources is None else _filled(link, SOURCES, beside.sources, limits)[1]
        if sources is None:
            link.execute(SOURCES.clear)
        texts = (None if one is None else one.decode() for one in (beside.settings, beside.reviews))
        link.execute(KEEP, (name, Jsonb(written_so.stored), Jsonb(sources.stored) if sources else None, *texts))
        return events


def _filled(link: Link, sheet: Sheet, data: bytes, limits: Limits) -> tuple[int, Form]:
    form, rows = taken(data, sheet, limits)
    link.execute(sheet.clear)
    count = 0
    while some := [*islice(rows, AT_ONCE)]:
        with link.cursor() as cursor, cursor.copy(sheet.fill) as copy:
            for row in some:
                copy.write_row(row)
        count += len(some)
    return count, form


class Held(NamedTuple):
    """The files of a database, as they are at one moment."""

    name: str
    revision: int
    data: bytes
    beside: Beside


def dump(link: Link) -> Held:
    """Return the files of a database; raises UnusableError where there are none, psycopg.Error where none are had."""
    with reading(link):
        known = kept(link)
        data = _text(link, EVENTS, known.events)
        sources = None if known.sources is None else _text(link, SOURCES, known.sources)
        others = (None if text is None else text.encode() for text in (known.settings, known.reviews))
        return Held(known.name, known.revision, data, Beside(sources, *others))


def _text(link: Link, sheet: Sheet, stored: object) -> bytes:
    form = form_of(stored)
    (used,) = link.execute(sheet.used).fetchall()
    with streamed(link, sheet.rows) as rows:
        text = "".join(written(form, sheet, used, rows)) + form.line_end * form.closed
    return (("\ufeff" if form.bom else "") + text).encode()
