"""A talk: scenes from a CSV beside the events, each a state of the one chart, and what is wrong with them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from rollout.evidence.event import Dataset, Event
from rollout.evidence.fields import choice, date, headline, kebab, several
from rollout.evidence.header import Header
from rollout.evidence.numbers import whole
from rollout.evidence.problems import Problem, quoted
from rollout.evidence.rows import Column, Rows
from rollout.evidence.table import Limits, headed, table
from rollout.evidence.vocabulary import STATUSES
from rollout.evidence.wrong import WrongError, like
from rollout.timeline import kinds, scene_words
from rollout.timeline.absent import Known, events_of, lanes_of
from rollout.timeline.excerpt import by_id, foremost_of
from rollout.timeline.facts import by_date
from rollout.timeline.kinds import Shown
from rollout.timeline.lane_names import LaneNames, parts
from rollout.timeline.window import Window, from_days, known_days
from rollout.words.said import said

COLUMNS: Mapping[str, bool] = MappingProxyType(
    {
        "title": True,
        "focus": False,
        "from": False,
        "to": False,
        "lane": False,
        "status": False,
        **dict.fromkeys(kinds.CHECKS, False),
        "notes": False,
        "seconds": False,
    }
)
"""Every column of a talk in order, and whether each scene must fill it."""

SECONDS, LONGEST = 60, 3600  # of a scene that does not say, and of one at most
STANDARD = Limits(max_rows=500)
HINTED = 20  # problems after which it is no longer said what may have been meant: to look for it takes time
AIR = 0.35  # of the width left free on each side of the events a scene shows
LEAST = 400  # days of a window that nobody chose


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of the chart: what is lit, in which window, and what to say to it.

    row: as a spreadsheet counts it, None where no file says it. focus: ids of events that are lit; gone: ids that the
    evidence no longer has. window: None for the opening one. own: whether that window is the
    file's. lanes, statuses: those shown; empty for all. shows: what stands on screen, by its kind. called: its title
    in the file's own language, where that is another.
    """

    row: int | None
    title: str
    focus: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    window: Window | None = None
    lanes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    notes: str = ""
    seconds: int = SECONDS
    extra: tuple[tuple[str, str], ...] = ()
    own: bool = False
    shows: Shown = kinds.PLAIN
    called: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """Scenes in order, and all that is wrong with their file; a row that cannot be read is no scene."""

    name: str
    scenes: tuple[Scene, ...]
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()


def _day(value: str) -> Any:
    """Return a date with two known ends, so that a window can begin or end with it."""
    when = date(value)
    if when.earliest is None or when.latest is None:
        wrong = said("{cell} has an open or unknown end; a window needs days.", cell=quoted(value))
        raise WrongError(wrong, said("Write a year, month or day, such as 2018-04."))
    return when


def _seconds(value: str) -> int:
    """Return how long a scene stands."""
    found = whole(value)
    if 0 < found <= LONGEST:
        return found
    raise WrongError(said("{cell} is not from 1 to {n}.", cell=quoted(value), n=str(LONGEST)), like(str(SECONDS)))


CHECKS: Mapping[str, Any] = {
    "title": headline,
    "focus": several(kebab, None),
    "from": _day,
    "to": _day,
    "lane": parts,
    "status": several(choice(STATUSES), None),
    "notes": str,
    "seconds": _seconds,
    **kinds.CHECKS,
}


def _columns(names: Header) -> tuple[Column, ...]:
    place = {index: name for name, index in names.ours.items()}
    example = {"title": said("Write what the audience is to see, one plain sentence without full stop.")}
    return tuple(
        Column(index, written, ours := place.get(index, ""), CHECKS.get(ours, str), example.get(ours))
        for index, written in enumerate(names.names)
    )


def read(data: bytes, name: str, dataset: Dataset, limits: Limits = STANDARD) -> Talk:
    """Return the scenes of a file, told against the evidence, and every problem in it.

    A row with a wrong cell is left out and said. A scene whose event or lane is gone stays, and that is said too.
    Raises DataError when the file cannot be read at all.
    """
    raw = table(data, limits, COLUMNS)
    names = headed(raw, limits.max_columns, COLUMNS, scene_words.SPOKEN)
    rows = Rows(names, limits.max_cell, raw.careful, _columns(names))
    known, lanes, tag = by_id(dataset), LaneNames(dataset.lanes), scene_words.asked(dataset)
    lit_from, numbered = events_of(dataset, known), enumerate(raw.rows, 2 + raw.skipped)
    scenes = [
        _in_language(scene, tag)
        for row, cells in numbered
        if (scene := _scene(row, cells, rows, known, lanes, lit_from))
    ]
    return Talk(name, tuple(scenes), rows.told(), (*raw.notices, *names.notices, *rows.unseen.notices()))


def _scene(
    row: int, cells: Sequence[str], rows: Rows, known: Mapping[str, Event], lanes: LaneNames, lit_from: Known
) -> Scene | None:
    before = len(rows.problems)
    if (found := rows.values(row, cells)) is None:
        return None
    values, own, bad = found
    named = lanes.named(values.get("lane", ()))
    chosen = set(named)
    asked: tuple[str, ...] = values.get("focus", ())
    focus = tuple(one for one in asked if one in known)
    lit, gone = [known[one] for one in focus], tuple(one for one in asked if one not in known)
    rows.problems += _window_problems(row, values, bad, rows.header)
    for column, problem in () if bad else kinds.lacking(row, values, lit, bool(gone), rows.header):
        rows.take(cells, rows.header.ours.get(column, 0), problem)
    if len(rows.problems) > before:
        return None
    for column, problem in kinds.unused(row, values, rows.header):
        rows.take(cells, rows.header.ours[column], problem)
    for column, names, there in (("focus", asked, lit_from), ("lane", named, lanes_of(lanes.all))):
        for problem in there.problems(row, rows.header.written(column), names, HINTED - len(rows.problems)):
            rows.take(cells, rows.header.ours[column], problem)
    window = from_days(values["from"].earliest, values["to"].latest) if "from" in values else None
    return Scene(
        row=row,
        title=values["title"],
        focus=focus,
        gone=gone,
        own=window is not None,
        window=window or around(lit),
        lanes=tuple(lane for lane in lanes.all if lane in chosen),
        statuses=values.get("status", ()),
        notes=values.get("notes", ""),
        seconds=values.get("seconds", SECONDS),
        extra=tuple(own),
        shows=kinds.shown_of(values, lit),
    )


def _in_language(scene: Scene, language: str) -> Scene:
    """Return a scene with what its row says in a language; what it does not say stays as it is."""
    said, own = scene_words.said(scene.extra, language), scene.shows
    shows = replace(own, words=own.words and said.get("words", own.words), who=own.who and said.get("who", own.who))
    return replace(
        scene,
        title=said.get("title", scene.title),
        called=scene.title if "title" in said else "",
        notes=said.get("notes", scene.notes),
        shows=shows,
    )


def _window_problems(row: int, values: Mapping[str, Any], bad: set[str], names: Header) -> Iterator[Problem]:
    """Yield what is wrong between the two ends of a window, each right in itself."""
    given = [end for end in ("from", "to") if end in values or end in bad]
    if len(given) == 1:
        absent = "to" if given == ["from"] else "from"
        wrong = said("The cell is empty, but {column} is not: a window needs both ends.", column=given[0])
        yield Problem(row, names.written(absent), "", wrong, said("Write both, or neither."))
    elif given and not bad & {"from", "to"} and values["from"].earliest > values["to"].latest:
        first, last = values["from"].text, values["to"].text
        wrong = said("{cell} comes before {first}, with which the window begins.", cell=f"'{last}'", first=f"'{first}'")
        yield Problem(row, names.written("to"), last, wrong, said("Put from and to the other way round."))


def around(events: Sequence[Event]) -> Window | None:
    """Return a window with air on both sides of some events; None without any."""
    if not events:
        return None
    days = [known_days(event.date) for event in events]
    start, end = min(day[0] for day in days), max(day[1] for day in days)
    half = max((end - start) * (0.5 + AIR), LEAST / 2)
    return Window((start + end) / 2 - half, (start + end) / 2 + half)


def headlines(dataset: Dataset) -> Talk:
    """Return the talk that every file has: its headlines, of very many the foremost, in date order; else its events."""
    events = foremost_of(dataset)
    chosen = by_date([event for event in events if event.priority == 1] or events[: STANDARD.max_rows])
    return Talk("headlines", tuple(Scene(None, one.title, (one.id,), window=around([one])) for one in chosen))
