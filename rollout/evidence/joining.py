"""The evidence of several organisations as one: each keeps lanes, ids and figures to itself, under its own name.

Nothing is merged: two rows that say the same stand both there, each in a lane of its own organisation.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from rollout.evidence.event import Dataset, Event
from rollout.evidence.header import canonical
from rollout.evidence.leftovers import is_filled
from rollout.evidence.problems import Problem
from rollout.evidence.settings import Elsewhere, LaneName, Settings
from rollout.evidence.units import scope_of
from rollout.words.said import said
from rollout.words.say import later

Parts = Sequence[tuple[str, Dataset]]
"""What each is called where its own files do not say it, and what it holds."""
BETWEEN = " · "
SCOPES = "scope@"
OWN = ("id", "answers", "lane", "scope")
"""The columns in which two organisations may use the same words and mean their own."""


def names_of(parts: Parts) -> list[str]:
    """Return what each is called: its title, with its number where two could be taken for each other."""
    found = [dataset.settings.title or name for name, dataset in parts]
    keys = [f"{scope_of(name)} " for name in found]  # as figures are told apart: capitals and signs do not count
    if " " in keys or any(other.startswith(one) for one, other in permutations(keys, 2)):
        return [f"{name} ({number})" for number, name in enumerate(found, 1)]
    return found


@dataclass(frozen=True, slots=True)
class _Own:
    """One organisation among several."""

    number: int
    name: str
    dataset: Dataset
    above: int
    """How many rows of others stand before its own."""
    private: Collection[str]
    """The columns that one of all keeps private, as they are compared."""

    def lane(self, lane: str) -> str:
        """Return what one of its lanes is called; that of rows without a lane is called as it is."""
        return self.name if lane == self.dataset.settings.title else self.said(lane)

    def said(self, text: str) -> str:
        """Return words of its own, with its name."""
        return f"{self.name}: {text}"

    def id(self, own: str) -> str:
        """Return an id that nobody else has."""
        return f"{self.number}-{own}" if own else ""

    def event(self, event: Event) -> Event:
        """Return one of its events as it stands among those of others."""
        quantity = event.quantity and replace(event.quantity, scope=self.said(event.quantity.scope))
        return replace(
            event,
            row=event.row + self.above,
            id=self.id(event.id),
            lane=self.lane(event.lane),
            answers=self.id(event.answers),
            quantity=quantity,
            extra=tuple(pair for pair in event.extra if canonical(pair[0]) not in self.private),
            named=tuple((key, self.said(text) if key.startswith(SCOPES) else text) for key, text in event.named),
            citations=tuple(replace(one, event=self.id(one.event)) for one in event.citations),
        )

    def lanes(self) -> Iterator[LaneName]:
        """Yield its lanes with what they are called: where they are too many, it is one of them."""
        titles = [(tag, text) for key, tag, text in self.dataset.settings.elsewhere if key == "title"]
        groups: Elsewhere = tuple(("group", tag, text) for tag, text in titles)
        known = self.dataset.settings.lane_names
        for lane in dict.fromkeys((*known, *self.dataset.lanes)):
            one = known.get(lane, LaneName(lane))
            words = tuple(
                (key, tag, f"{dict(titles).get(tag, self.name)}: {text}" if key in ("name", "full") else text)
                for key, tag, text in one.elsewhere
                if key != "group"
            )
            full = self.said(one.full) if one.full else ""
            yield replace(one, name=self.lane(lane), full=full, group=self.name, elsewhere=(*words, *groups))

    def problems(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield what is wrong with its files, each with whose they are."""
        for one in problems:
            own = f"{self.name}, {one.file or self.dataset.name}" if one.file or one.row or one.column else self.name
            yield replace(one, file=own)

    def cells(self, at: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
        """Yield its rows as they would be written in one file; at: where that has its columns."""
        names = [canonical(name) for name in self.dataset.columns]
        events = {event.row: self.event(event) for event in self.dataset.events}
        for row, cells in enumerate(self.dataset.cells, 2):
            whole = [""] * len(at)
            for name, cell in zip(names, cells, strict=False):
                whole[at[name]] = cell
            yield tuple(self._told_apart(whole, at, events.get(row))) if is_filled(cells) else ()

    def _told_apart(self, whole: list[str], at: Mapping[str, int], event: Event | None) -> list[str]:
        said = {"id": self.id, "answers": self.id, "lane": self.lane, "scope": self.said}
        for name in OWN:
            if name in at and (cell := whole[at[name]].strip()):
                whole[at[name]] = said[name](cell)
        if event:
            whole[at["id"]], whole[at["lane"]] = event.id, event.lane
        return whole


def _own(parts: Parts) -> Iterator[_Own]:
    above, private = 0, {canonical(name) for _, dataset in parts for name in dataset.private}
    for number, (name, (_, dataset)) in enumerate(zip(names_of(parts), parts, strict=True), 1):
        yield _Own(number, name, dataset, above, private)
        above += len(dataset.cells) or max((event.row for event in dataset.events[-1:]), default=0)


def problems_of(parts: Parts, found: Sequence[Iterable[Problem]]) -> tuple[Problem, ...]:
    """Return what is wrong with each, told apart by whose it is."""
    return tuple(problem for own, some in zip(_own(parts), found, strict=True) for problem in own.problems(some))


def joined(parts: Parts) -> Dataset:
    """Return several as one; its digest is that of what each is called and the digest of each."""
    owns = [*_own(parts)]
    sets = [own.dataset for own in owns]
    columns: dict[str, str] = {}
    for name in (*(name for dataset in sets for name in dataset.columns), "id", "lane"):
        columns.setdefault(canonical(name), name)
    lines = "".join(f"{own.dataset.digest}  {own.name}\n" for own in owns)
    words = later("{place}: {words}")
    return Dataset(
        name=f"{BETWEEN.join(own.name for own in owns)}.csv",
        events=tuple(own.event(event) for own in owns for event in own.dataset.events),
        problems=problems_of(parts, [dataset.problems for dataset in sets]),
        rows=sum(dataset.rows for dataset in sets),
        digest=hashlib.sha256(lines.encode()).hexdigest(),
        notices=tuple(said(words, place=own.name, words=one) for own in owns for one in own.dataset.notices),
        columns=tuple(columns.values()),
        separator=",",
        bom=False,
        cells=_cells(owns, {name: place for place, name in enumerate(columns)}),
        settings=_settings(owns),
        private=frozenset(columns[canonical(name)] for dataset in sets for name in dataset.private),
        reviews=tuple((own.id(id_), judged) for own in owns for id_, judged in own.dataset.reviews),
    )


def _cells(owns: Sequence[_Own], at: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Return the rows as written; none where of one they are too many to be kept."""
    if any(own.dataset.rows and not own.dataset.cells for own in owns):
        return ()
    return tuple(row for own in owns for row in own.cells(at))


def _languages(known: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the languages of all; none where what each is written in differs: no one language is that of all."""
    if len({tags[0] for tags in known}) > 1:
        return ()
    return tuple(dict.fromkeys(tag for tags in known for tag in tags))


def _settings(owns: Sequence[_Own]) -> Settings:
    settings = [own.dataset.settings for own in owns]

    def of_each(values: Sequence[str]) -> str:
        some = [(own, value) for own, value in zip(owns, values, strict=True) if value]
        alike = len({value for _, value in some}) == 1 and len(some) == len(owns)
        if alike:
            return some[0][1]
        told = [own.said(value) for own, value in some]
        return "; ".join([*(one.rstrip(".。") for one in told[:-1]), *told[-1:]])  # one stop, at the end

    return Settings(
        title=BETWEEN.join(own.name for own in owns),
        subtitle=of_each([one.subtitle for one in settings]),
        author=of_each([one.author for one in settings]),
        licence=of_each([one.licence for one in settings]),
        languages=_languages([one.languages for one in settings if one.languages]),
        unchecked=tuple(dict.fromkeys(tag for one in settings for tag in one.unchecked)),
        lanes=tuple(lane for own in owns for lane in own.lanes()),
        eras=tuple(replace(era, name=own.said(era.name)) for own in owns for era in own.dataset.settings.eras),
        searched=tuple(replace(one, lane=own.lane(one.lane)) for own in owns for one in own.dataset.settings.searched),
        words=tuple({word.name: word for one in reversed(settings) for word in one.words}.values()),
    )
