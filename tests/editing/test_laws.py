"""Two servers and a spreadsheet write one file in any order: what is known of it is what it says, and nothing is lost.

What a save carries over is held, after each step, to a plain reading of the whole file: rows and bytes, events, names,
what is shown, its index. A row that somebody else has is the same bytes after a save, and undo gives the very bytes.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from rollout.editing import over, pieces
from rollout.editing.desk import Desk
from rollout.editing.further import Item, Wanted
from rollout.editing.merge import as_opened
from rollout.editing.opening import taken_apart
from rollout.editing.sketch import Sketches
from rollout.editing.steps import Done, Whole
from rollout.editing.verdicts import Verdict
from rollout.evidence.bands import folded
from rollout.evidence.on_disk import beside
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits
from rollout.evidence.store import Store
from rollout.evidence.table import digest
from rollout.timeline import changed_index, dataset_index, event_index
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.view import View
from tests.csv_rows import csv_of
from tests.timeline.test_changed_index import said

FULL = csv_of(
    {"id": "a", "status": "planned", "due": "2019"},
    {"id": "b", "title": "Second,\nand more", "lane": ""},
    {"id": "c", "tags": "water; bridge"},
    {"id": "d", "answers": ""},
    {"id": "", "title": "Made"},
)
BARE = b"date,title,lane,x own\n2019,Twin,A,\n2018-03,Other,B,kept\n2019,Twin,A,\n2017,Last,B,"
FILES = [
    FULL,
    FULL[:-1],
    b"\xef\xbb\xbf" + FULL.replace(b"\n", b"\r\n"),
    BARE,
    b"sep=,\n" + BARE + b"\n\n2020,End,A,",
    b"id;title;date\n",
    FULL + FULL.partition(b"\n")[2],
]
CELLS = {
    "title": st.sampled_from(["New", 'He "said",\nwell', "w\u200bide", "long " * 30]),
    "date": st.sampled_from(["2019", "2018-03", "2019-22", "soon"]),
    "lane": st.sampled_from(["", "A", "B", "Card rollout"]),
    "tags": st.sampled_from(["", "water"]),
    "priority": st.sampled_from(["", "2"]),
    "id": st.sampled_from(["a", "x", "y"]),
    "place": st.sampled_from(["", "Lhasa"]),
}
FIELDS: st.SearchStrategy[dict[str, str]] = st.fixed_dictionaries({}, optional=CELLS)
SERVER, ANY = st.integers(0, 1), st.integers(0, 99)
OTHERS = ["same size", "a row less", "a row more", "line ends", "mark", "column", "order", "cut", "refused", "end"]
WAYS = ["in place", "renamed", "its time kept"]


class Server:
    """What one server knows of the file."""

    def __init__(self, path: Path) -> None:
        self.store, self.sketches = Store(path, Limits(), lambda: 2.0**40), Sketches()
        told = {"expect": self.store.expect, "read_already": self.store.read_already, "noted": self.store.noted}
        self.desk = Desk(path, Limits(), **told)  # type: ignore[arg-type]


def otherwise(data: bytes, how: str) -> bytes:
    """Return a file as another program writes it."""
    head, *rows = data.splitlines(keepends=True)
    simple = b'"' not in data and len(rows) > 1 and data.endswith((b"\n", b"\r"))
    found = {
        "same size": data.replace(b"2019", b"2016", 1),
        "a row less": head + b"".join(rows[1:]) if simple else data,
        "a row more": data + rows[-1] if simple else data,
        "line ends": data.replace(b"\r\n", b"\n") if b"\r" in data else data.replace(b"\n", b"\r\n"),
        "mark": data[3:] if data.startswith(b"\xef\xbb\xbf") else b"\xef\xbb\xbf" + data,
        "column": b"".join(one.rstrip() + b",z\n" for one in (head, *rows)) if simple else data,
        "order": head + b"".join(reversed(rows)) if simple else data,
        "cut": data[: len(data) * 2 // 3],
        "refused": data + b"short\n" if simple else data,
        "end": data.rstrip(b"\r\n") if data.endswith(b"\n") else data + b"\n",
    }
    return found[how]


class Writers(RuleBasedStateMachine):
    """Whoever writes the file, in any order."""

    @initialize(data=st.sampled_from(FILES), lanes=st.booleans())
    def begin(self, data: bytes, lanes: bool) -> None:
        self.folder = Path(mkdtemp())
        self.path = self.folder / "events.csv"
        self.path.write_bytes(data)
        if lanes:
            (self.folder / "timeline.toml").write_text('[[lane]]\nname = "B"\n', "utf-8")
        self.servers = [Server(self.path), Server(self.path)]
        self.opened: tuple[str, str, dict[str, str]] | None = None
        self.saved: list[tuple[int, tuple[bytes | None, ...], tuple[bytes | None, ...]]] = []

    def teardown(self) -> None:
        shutil.rmtree(getattr(self, "folder", ""), ignore_errors=True)

    def files(self) -> tuple[bytes | None, ...]:
        found = (self.path, self.folder / "sources.csv")
        return tuple(each.read_bytes() if each.exists() else None for each in found)

    def known(self, server: int, pick: int) -> tuple[Desk, Whole, str]:
        desk = self.servers[server].desk
        whole = desk.now()
        names = [*whole.names.places]
        return desk, whole, names[pick % len(names)] if names else ""

    def held(self, server: int, before: tuple[bytes | None, ...], done: Done) -> None:
        """Hold what became of a change to what stands there now, and to what the one who saved it is shown."""
        if done.change is None:
            assert self.files() == before
            return
        self.saved.append((done.change.number, before, self.files()))
        state = self.servers[server].store.now()
        assert state.refused_edit or state.dataset.digest == self.servers[server].desk.now().dataset.digest
        if not done.change.undoes and not done.change.columns:
            old, new = (
                [row.text for row in taken_apart(data or b"", beside(self.path, 10**6), "x", Limits()).sheet.rows]
                for data in (before[0], self.files()[0])
            )
            for rows, own in ((old, done.change.before), (new, done.change.after)):
                assert own is None or rows.pop(done.change.place) == own
            assert old == new

    @rule(server=SERVER, pick=ANY, fields=FIELDS, cited=st.booleans())
    def save(self, server: int, pick: int, fields: dict[str, str], cited: bool) -> None:
        desk, whole, event = self.known(server, pick)
        if event:
            before, row = self.files(), whole.names.places[event]
            item = Item("", {"role": "context", "title": "X", "url": "https://www.example.org/1"})
            wanted = Wanted(whole.sources_mark(event), (item,)) if cited else None
            mark, was = whole.sheet.rows[row].mark, whole.sheet.fields(row)
            done = desk.save(event, mark, was, fields, "A", wanted)
            assert not done.conflict
            self.held(server, before, done)

    @rule(server=SERVER, fields=FIELDS)
    def add(self, server: int, fields: dict[str, str]) -> None:
        desk, _, _ = self.known(server, 0)
        before = self.files()
        self.held(server, before, desk.save("", "", {}, {"date": "2019", "title": "Put in", **fields}, "A"))

    @rule(server=SERVER, pick=ANY)
    def remove(self, server: int, pick: int) -> None:
        desk, whole, event = self.known(server, pick)
        if event:
            before, row = self.files(), whole.names.places[event]
            mark, was = whole.sheet.rows[row].mark, whole.sheet.fields(row)
            self.held(server, before, desk.remove(event, mark, was, "A", whole.sources_mark(event)))

    @precondition(lambda self: self.saved)
    @rule(server=SERVER, last=st.booleans(), pick=ANY)
    def undo(self, server: int, last: bool, pick: int) -> None:
        number, before, after = self.saved[-1 if last else pick % len(self.saved)]
        desk, now = self.known(server, 0)[0], self.files()
        done = desk.undo(number, "A")
        if now == after and done.change:
            assert self.files() == before
        assert done.change or not (now == after and last)
        self.held(server, now, done)

    @rule(server=SERVER, pick=ANY)
    def open(self, server: int, pick: int) -> None:
        _, whole, event = self.known(server, pick)
        if event:
            row = whole.names.places[event]
            self.opened = event, whole.sheet.rows[row].mark, whole.sheet.fields(row)

    @precondition(lambda self: self.opened)
    @rule(server=SERVER)
    def save_what_was_opened_before(self, server: int) -> None:
        assert self.opened
        (event, mark, was), (desk, whole, _) = self.opened, self.known(server, 0)
        before, row = self.files(), whole.names.places.get(event)
        done = desk.save(event, mark, was, {"title": "Mine"}, "A")
        if row is None or not as_opened(whole.sheet.fields(row), was):
            assert done.conflict
            theirs = "" if row is None else whole.sheet.fields(row).get("title", "")
            assert theirs == "Mine" or any(one.mine == "Mine" for one in done.conflict.fields)
        self.held(server, before, done)

    @rule(server=SERVER, pick=ANY, verdict=st.sampled_from(["agrees", "disagrees"]))
    def judge(self, server: int, pick: int, verdict: str) -> None:
        desk, whole, event = self.known(server, pick)
        if event in (digests := desk.digests(whole)):
            desk.judge(Verdict(event, digests[event], "Anna", "2026-01-01", verdict, "Because."))

    @rule(how=st.sampled_from(OTHERS), way=st.sampled_from(WAYS))
    def another_program_writes(self, how: str, way: str) -> None:
        was = self.path.stat()
        data, path = otherwise(self.path.read_bytes(), how), self.folder / "another"
        try:
            taken_apart(data, beside(self.path, 10**6), "events.csv", Limits())
        except DataError:
            return
        (path if way == "renamed" else self.path).write_bytes(data)
        if way == "renamed":
            path.replace(self.path)
        elif way == "its time kept":
            os.utime(self.path, ns=(was.st_atime_ns, was.st_mtime_ns))

    @invariant()
    def what_is_known_is_what_the_file_says(self) -> None:
        anew = taken_apart(self.path.read_bytes(), beside(self.path, 10**6), "events.csv", Limits())
        for server in self.servers:
            now, shown = server.desk.now(), server.store.now().dataset
            assert now == anew
            assert now.sheet.data == self.path.read_bytes()
            assert now.sheet.rows.digest == digest(now.sheet.data)
            if shown.digest == anew.dataset.digest:
                assert shown == folded(anew.dataset)
                assert said(server.sketches.of(shown), View()) == said(DatasetIndex(shown), View())
        for version in (self.folder / "history").glob("*.csv"):
            assert digest(version.read_bytes()) == version.stem


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let pieces be of two rows, few changes be kept beside a file, and few events be very many."""
    monkeypatch.setattr(pieces, "MOST", 2)
    monkeypatch.setattr(over, "MOST", 3)
    monkeypatch.setattr(event_index, "FIRST", 2)
    for module in (dataset_index, changed_index):
        monkeypatch.setattr(module, "MANY", 4)
    yield  # noqa: PT022 - of a test that is a class


TestWriters = Writers.TestCase
TestWriters.settings = settings(
    max_examples=40, stateful_step_count=8, deadline=None, suppress_health_check=[*HealthCheck]
)
