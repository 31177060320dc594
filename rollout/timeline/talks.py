"""The talks beside a file of events, by name; and what a page is told of one."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from rollout.evidence.event import Dataset, Event
from rollout.evidence.file_names import file_called
from rollout.evidence.loss import lost_most, problem
from rollout.evidence.problems import DataError, Problem
from rollout.evidence.stamps import Stamp, stamp
from rollout.evidence.table import Limits
from rollout.timeline.clock import every
from rollout.timeline.edition import Edition
from rollout.timeline.excerpt import named_of, span_of_all
from rollout.timeline.exhibits import exhibit
from rollout.timeline.facts import fact
from rollout.timeline.kinds import NUMBER
from rollout.timeline.marks import is_until
from rollout.timeline.naming import in_words as lanes_in_words
from rollout.timeline.outcome import outcomes
from rollout.timeline.series import all_series
from rollout.timeline.talk import STANDARD, Scene, Talk, around, headlines, read
from rollout.timeline.talk_tongues import of_event, of_scene
from rollout.timeline.window import Window, extent
from rollout.words.said import said
from rollout.words.said import told as in_words

FOLDER = "talks"
HEADLINES = "headlines"  # the talk that needs no file
TAKEN = Problem(
    None,
    None,
    "",
    said(
        "The file {name} is not read: its name is that of the talk that every timeline has.",
        name=f"{FOLDER}/{HEADLINES}.csv",
    ),
    said("Give it another name, such as my-talk.csv."),
)


class Talks:
    """The files of talks in the folder beside a file of events; read anew whenever one is asked for.

    Half a file is not a talk: of one that seems to have been cut off what it was before is given, until it is saved
    once more as it is.
    """

    def __init__(self, events: Path, limits: Limits = STANDARD) -> None:
        """Take the path of the file of events; the folder need not be there."""
        self._folder = events.resolve().parent / FOLDER
        self._limits = limits
        self._whole: dict[str, bytes] = {}
        """What each file held when it last had scenes."""
        self._doubted: dict[str, tuple[bytes, Stamp]] = {}
        """What a file held that seemed to have been cut off, and when it was saved so."""

    def _files(self) -> Mapping[str, Path]:
        """Return the files by name: only what truly lies in the folder, so that no name leads out of it."""
        found = sorted(self._folder.glob("*.csv"), key=lambda path: path.stem) if self._folder.is_dir() else []
        return {
            file_called(path.stem): path for path in found if path.is_file() and path.resolve().parent == self._folder
        }

    def names(self) -> tuple[str, ...]:
        """Return the names of the talks there are, that of the headlines last."""
        return (*(name for name in self._files() if name != HEADLINES), HEADLINES)

    def find(self, name: str, dataset: Dataset) -> Talk | None:
        """Return a talk by its name, told against the evidence; None where there is none of that name.

        A file that cannot be read at all is a talk without scenes, and its problems say why.
        """
        path = self._files().get(name)
        if name == HEADLINES:
            return replace(headlines(dataset), problems=() if path is None else (TAKEN,))
        if path is None:
            return None
        try:
            data, wrong = self._read(name, path)
        except OSError:
            return None
        found = attempt(data, name, dataset, self._limits)
        if found.scenes:
            self._whole[name] = data
        return replace(found, problems=(problem(wrong), *found.problems)) if wrong else found

    def _read(self, name: str, path: Path) -> tuple[bytes, str]:
        """Return what a file holds, or held before it seemed to have been cut off, and in what way it seems so."""
        saved = stamp(path)
        with path.open("rb") as file:
            data = file.read(self._limits.max_bytes + 1)
        before = self._whole.get(name, data)
        wrong = lost_most(f"{FOLDER}/{path.name}", before, data)
        known, since = self._doubted.get(name, (None, saved))
        if not wrong or (known == data and since != saved):
            return data, ""
        self._doubted[name] = data, saved
        return before, wrong


def attempt(data: bytes, name: str, dataset: Dataset, limits: Limits = STANDARD) -> Talk:
    """Return the talk of a file; one that cannot be read has no scenes, only problems."""
    try:
        return read(data, file_called(name), dataset, limits)
    except DataError as error:
        return Talk(file_called(name), (), error.problems)


def chosen(edition: Edition, talk: Talk) -> Edition:
    """Return an edition with the events alone that a talk lights."""
    lit = {one for scene in talk.scenes for one in scene.focus}
    shown = tuple(event for event in edition.shown if event.id in lit)
    return replace(edition, shown=shown, view=replace(edition.view, tell=tuple(event.id for event in shown)))


def _told(scene: Scene, stood: Mapping[str, Event], home: Window, shown: dict[str, Any], notes: bool) -> dict[str, Any]:
    lit = [stood[one] for one in scene.focus if one in stood]
    window = (scene.window if scene.own else around(lit)) or home
    told: dict[str, Any] = {
        "title": scene.title,
        "focus": list(scene.focus),
        "gone": list(scene.gone),
        "window": [window.start, window.end],
        "days": [scene.window.first(), scene.window.last()] if scene.own and scene.window else None,
        "lanes": list(scene.lanes),
        "statuses": list(scene.statuses),
        "seconds": scene.seconds,
        **shown,
    }
    return told | ({"notes": scene.notes, "extra": [list(pair) for pair in scene.extra]} if notes else {})


def _span(event: Event, span: Window) -> list[Any]:
    """Return where an event stands in time, from day to day, whether on a bar, and whether that has no beginning."""
    where = extent(event.date, span)
    return [where.start, where.end, event.date.kind == "interval", is_until(event.date)]


def told(
    talk: Talk, dataset: Dataset, home: Window, notes: bool, traps: bool = True, stood: Dataset | None = None
) -> dict[str, Any]:
    """Return what a page is told of a talk: scenes, the facts of what they light, problems as sentences.

    home: the window of a scene that names none. notes: whether the presenter's notes go with it; traps: whether
    those of the events do. stood: the same events by the clock of the picture, where it is another.
    """
    file = talk.name if talk.name == HEADLINES else f"{talk.name}.csv"
    lit = {one for scene in talk.scenes for one in scene.focus}
    events = named_of(dataset, lit)
    waiting = {event.id for event in (stood or dataset).waiting}
    standing = {key: event for key, event in named_of(stood or dataset, lit).items() if key not in waiting}
    found = outcomes(every(dataset))
    numbers = any(scene.shows.kind == NUMBER for scene in talk.scenes)
    series, span = all_series(dataset.events, found) if numbers else (), span_of_all(stood or dataset)
    number = {name: place for place, name in enumerate(dataset.lanes)}
    return {
        "name": talk.name,
        "file": file,
        "scenes": [
            _told(scene, standing, home, exhibit(scene, events, series, dataset.lanes, span), notes)
            | of_scene(scene, [events[one] for one in scene.focus if one in events], dataset)
            for scene in talk.scenes
        ],
        "facts": {
            key: fact(event, number[event.lane], found) | of_event(event, dataset) for key, event in events.items()
        },
        "spans": {key: _span(event, span) for key, event in standing.items()},
        "traps": {key: event.notes for key, event in events.items() if event.notes} if notes and traps else {},
        "lanes": list(dataset.lanes),
        **lanes_in_words(dataset.lanes, dataset.settings),
        "problems": [problem.sentence(file) for problem in talk.problems],
        "notices": [in_words(one) for one in talk.notices],
    }
