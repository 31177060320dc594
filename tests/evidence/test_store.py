"""The last good data: swapped whole or not at all, whatever happens to the file."""

import errno
import os
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rollout.evidence import reader
from rollout.evidence.beside import SIBLINGS, Beside
from rollout.evidence.on_disk import contents
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits, read
from rollout.evidence.reviews import row_digests
from rollout.evidence.stamps import SECOND, Stamp
from rollout.evidence.store import SETTLED, UNFINISHED, State, Store, accepts
from rollout.evidence.vocabulary import COLUMNS
from tests.support.events import csv_of

FIRST_EDITION = list(COLUMNS)[: list(COLUMNS).index("tags")]
GOOD = csv_of({"title": "First"})
BETTER = csv_of({"title": "First"}, {"title": "Second"})
BAD = csv_of({"title": "First"}, {"date": "2019-02-30"})
WORSE = csv_of({"date": "2019-02-30"}, {"date": "soon"})
HALF = b'id,lane,"date'


class Bench:
    """A file whose time of change is set by hand, and a clock that stands an hour later unless told otherwise."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.time = 1_600_000_000.0
        self.lag = 3600.0

    def write(self, data: bytes, seconds: float = 10) -> None:
        """Write the file, so many seconds after it was last written."""
        self.time += seconds
        self.path.write_bytes(data)
        os.utime(self.path, (self.time, self.time))

    def write_beside(self, name: str, data: bytes) -> None:
        """Write a file beside it, ten seconds later."""
        self.time += 10
        self.path.with_name(name).write_bytes(data)
        os.utime(self.path.with_name(name), (self.time, self.time))

    def clock(self) -> float:
        return self.time + self.lag

    def store(self, data: bytes) -> Store:
        self.write(data)
        return Store(self.path, Limits(), self.clock)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "events.csv")


def titles(state: State) -> list[str]:
    return [event.title for event in state.dataset.events]


def sentences(state: State) -> str:
    return " ".join(problem.sentence("events.csv") for problem in state.problems)


def test_a_good_edit_takes_the_place_of_what_was_shown(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BETTER)
    assert titles(store.now()) == ["First", "Second"]
    assert store.now().problems == ()


def test_a_file_that_did_not_change_is_not_read_again(bench: Bench) -> None:
    store = bench.store(GOOD)
    assert store.now() is store.now()


def test_a_bad_edit_leaves_the_last_good_data_and_names_the_problems(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BAD)
    assert titles(store.now()) == ["First"]
    assert store.now().dataset.problems == ()
    assert "row 3, column date: '2019-02-30' is not a calendar day." in sentences(store.now())


def test_mending_a_bad_edit_ends_its_problems(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BAD)
    store.now()
    bench.write(BETTER)
    assert titles(store.now()) == ["First", "Second"]
    assert store.now().problems == ()


def test_taking_a_bad_edit_back_ends_its_problems(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BAD)
    store.now()
    bench.write(GOOD)
    assert store.now().refused_edit == ()


@pytest.mark.parametrize("data", [HALF, b"", b"\xff\xfe\x00", b"PK\x03\x04"])
def test_a_file_that_cannot_be_used_at_all_leaves_the_last_good_data(bench: Bench, data: bytes) -> None:
    store = bench.store(GOOD)
    bench.write(data)
    assert titles(store.now()) == ["First"]
    assert store.now().refused_edit


def test_a_file_that_vanished_is_said_and_its_events_stay(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.path.unlink()
    assert titles(store.now()) == ["First"]
    assert sentences(store.now()).startswith("events.csv: The file cannot be opened (No such file or directory).")
    assert store.now().lost


@pytest.mark.parametrize("data", [HALF, BAD, csv_of()])
def test_a_file_that_came_back_and_is_wrong_is_not_said_to_be_away(bench: Bench, data: bytes) -> None:
    store = bench.store(GOOD)
    bench.path.unlink()
    store.now()
    bench.write(data)
    assert store.now().refused_edit
    assert not store.now().lost


def test_what_lies_beside_the_file_and_cannot_be_opened_is_called_by_its_name(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = bench.store(GOOD)

    def refused(path: Path, most: int) -> Beside:
        raise PermissionError(errno.EACCES, "Permission denied", str(path.with_name("sources.csv")))

    monkeypatch.setattr("rollout.evidence.store.beside", refused)
    bench.write(GOOD + b"\n")
    assert sentences(store.now()).startswith("sources.csv: The file cannot be opened (Permission denied).")


def test_a_file_that_came_back_as_it_was_is_no_problem_any_more(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.path.unlink()
    store.now()
    bench.write(GOOD, seconds=0)
    assert store.now().problems == ()


def test_a_folder_in_place_of_the_file_is_said(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.path.unlink()
    bench.path.mkdir()
    assert "The file cannot be opened (Is a directory)." in sentences(store.now())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes.")
def test_a_pipe_in_place_of_the_file_is_said_and_not_waited_for(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.path.unlink()
    os.mkfifo(bench.path)
    assert "The file cannot be opened (It is not a file)." in sentences(store.now())
    with pytest.raises(OSError, match="not a file"):
        Store(bench.path, Limits())


STRANGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, "Is a directory"),
    "a link that leads nowhere": (lambda path: path.symlink_to("nowhere"), "It is a link that leads nowhere"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "It is a link that leads nowhere"),
    "a pipe": (getattr(os, "mkfifo", Path.mkdir), "It is not a file" if hasattr(os, "mkfifo") else "Is a directory"),
}


@pytest.mark.parametrize("name", SIBLINGS)
@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_file_under_the_name_of_one_beside_the_events_is_said_and_not_taken_as_absent(
    bench: Bench, kind: str, name: str
) -> None:
    make, reason = STRANGE[kind]
    store = bench.store(GOOD)
    make(bench.path.parent / name)
    with pytest.raises(OSError, match=reason) as found:
        Store(bench.path, Limits())
    assert Path(str(found.value.filename)).name == name
    assert f"The file cannot be opened ({reason})." in sentences(store.now())
    assert [each.file for each in store.now().problems] == [name]


def test_of_a_file_far_too_large_only_as_much_is_taken_in_as_tells_that_it_is(tmp_path: Path) -> None:
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(10**10)
    assert len(contents(tmp_path / "huge.csv", 1000)) == 1001
    with pytest.raises(DataError):
        Store(tmp_path / "huge.csv", Limits(max_bytes=1000))


def test_an_error_without_a_name_is_still_said(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    store = bench.store(GOOD)

    def broken(*_: object) -> bytes:
        raise OSError

    bench.write(BETTER)
    monkeypatch.setattr(Path, "open", broken)
    assert "(unknown reason)" in sentences(store.now())


@pytest.mark.parametrize("lag", [0.0, SETTLED * 0.9, -SETTLED * 0.9])
def test_a_file_that_may_still_be_being_written_is_not_read(bench: Bench, lag: float) -> None:
    store = bench.store(GOOD)
    bench.write(HALF)
    bench.lag = lag
    assert titles(store.now()) == ["First"]
    assert store.now().problems == ()


LONGER = csv_of({"title": "First"}, {"title": "Second", "notes": "a rather long note"}, columns=FIRST_EDITION)


@pytest.mark.parametrize("cut", [1, 2, 17])
def test_a_file_whose_last_row_is_cut_short_is_given_time_to_be_finished(bench: Bench, cut: int) -> None:
    store = bench.store(GOOD)
    bench.write(LONGER[:-cut])
    bench.lag = UNFINISHED * 0.9
    assert (titles(store.now()), store.now().problems) == (["First"], ())
    bench.write(LONGER, seconds=0.1)
    bench.lag = SETTLED * 1.1
    assert store.now().dataset.events[1].notes == "a rather long note"


def test_a_problem_in_a_row_that_is_cut_short_is_told_at_once(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BETTER[: BETTER.rindex(b"Second")])
    bench.lag = SETTLED * 1.1
    assert store.now().refused_edit


def test_a_new_last_row_without_a_line_end_is_read_once_the_file_is_saved_once_more(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BETTER[:-1])
    bench.lag = UNFINISHED * 1.1
    assert titles(store.now()) == ["First"]
    assert "The last row ends in the middle of the line" in sentences(store.now())
    bench.write(BETTER[:-1])
    assert titles(store.now()) == ["First", "Second"]
    bench.write(csv_of({"title": "First"}, {"title": "Last"})[:-1])
    bench.lag = SETTLED * 1.1
    assert titles(store.now()) == ["First", "Last"], "Nor does it wait where the file before had none either."


def test_another_file_of_the_same_time_and_size_is_read(bench: Bench) -> None:
    store = bench.store(GOOD)
    other = bench.path.with_suffix(".new")
    other.write_bytes(GOOD.replace(b"First", b"Other"))
    os.utime(other, (bench.time, bench.time))
    other.replace(bench.path)
    assert titles(store.now()) == ["Other"]


def test_what_is_written_here_is_shown_at_once_and_what_another_program_writes_meanwhile_when_it_has_settled(
    bench: Bench,
) -> None:
    store = bench.store(csv_of({"title": "First"}))
    bench.lag, mine = 0.0, csv_of({"title": "Mine"})
    store.expect(read(mine).digest)
    bench.write(HALF)
    assert titles(store.now()) == ["First"]
    assert not store.now().problems
    bench.write(mine)
    assert titles(store.now()) == ["Mine"]
    bench.write(csv_of({"title": "Another's"}))
    assert titles(store.now()) == ["Mine"]
    bench.lag = SETTLED * 1.1
    assert titles(store.now()) == ["Another's"]


def test_a_look_between_a_save_that_is_said_and_the_one_that_is_written_reads_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = bench.store(GOOD)
    mine = read(BETTER)
    shown = store.now().dataset
    monkeypatch.setattr("rollout.evidence.store.read", None)
    os.link(bench.path, bench.path.with_suffix(".before"))  # the version before is kept so
    assert store.now().dataset is shown
    store.expect(mine.digest, lambda: mine)
    bench.path.with_suffix(".before").unlink()
    assert store.now().dataset is shown
    bench.lag = 0.0
    bench.write(BETTER)
    assert store.now().dataset is mine


def test_what_is_written_once_more_within_the_time_that_a_disk_notes_is_shown(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some note whole seconds, or every second one: of the same length both are noted alike."""

    def coarse(path: Path) -> Stamp:
        when = int(bench.time) * SECOND
        return when, path.stat().st_size, 0, when

    monkeypatch.setattr("rollout.evidence.store.stamp", coarse)
    store = bench.store(csv_of({"title": "First"}))
    bench.lag, mine, theirs = 0.5, csv_of({"title": "Own"}), csv_of({"title": "New"})
    store.expect(read(mine).digest)
    bench.write(mine)
    assert titles(store.now()) == ["Own"]
    bench.write(theirs, 0)
    bench.lag = 1.5
    assert titles(store.now()) == ["Own"]
    bench.lag = 2.5
    assert titles(store.now()) == ["New"]
    shown = store.now()
    assert store.now() is shown


def test_what_was_written_a_moment_ago_is_looked_at_once_more_and_not_read_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rollout.evidence.store.stamp", lambda path: (10 * SECOND, path.stat().st_size, 0, 10 * SECOND))
    bench.time, bench.lag = 0.0, 1.0
    store = bench.store(GOOD)
    shown = store.now()
    monkeypatch.setattr("rollout.evidence.store.read", None)
    looks: list[Path] = []

    def counted(path: Path, most: int) -> bytes:
        looks.append(path)
        return contents(path, most)

    monkeypatch.setattr("rollout.evidence.store.contents", counted)
    bench.lag = 9.0
    assert store.now() is store.now() is shown
    assert looks == [bench.path]


def test_verdicts_are_shown_although_the_digest_of_the_evidence_stays(bench: Bench) -> None:
    store = bench.store(GOOD)
    data, event = bench.path.read_bytes(), store.now().dataset.events[0].id
    (digest,) = row_digests(data, None, read(data).events, Limits()).values()
    head = "event,digest,reviewer,on,verdict,remark\n"
    store.expect("0" * 64)  # a save that the disk refused
    for verdict in ("agrees", "disagrees"):
        line = f"{event},{digest},Anna,2026-01-01,{verdict},Because\n"
        bench.write_beside("reviews.csv", (head + line).encode())
        assert getattr(dict(store.now().dataset.reviews)[event], verdict) == 1
    bench.path.with_name("reviews.csv").unlink()
    assert store.now().dataset.reviews == ()


def test_it_is_read_once_it_has_settled(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BETTER)
    bench.lag = 0
    store.now()
    bench.lag = SETTLED * 1.1
    assert titles(store.now()) == ["First", "Second"]


def test_a_file_from_a_clock_that_runs_ahead_is_read(bench: Bench) -> None:
    store = bench.store(GOOD)
    bench.write(BETTER)
    bench.lag = -3600
    assert titles(store.now()) == ["First", "Second"]


def test_a_file_with_problems_can_be_started_with(bench: Bench) -> None:
    state = bench.store(BAD).now()
    assert titles(state) == ["First"]
    assert state.problems == state.dataset.problems != ()
    assert state.refused_edit == ()


def test_mending_some_of_the_problems_one_started_with_shows_what_was_mended(bench: Bench) -> None:
    store = bench.store(WORSE)
    bench.write(BAD)
    assert titles(store.now()) == ["First"]
    bench.write(BETTER)
    assert titles(store.now()) == ["First", "Second"]
    assert store.now().problems == ()


def test_making_the_problems_one_started_with_worse_is_refused(bench: Bench) -> None:
    store = bench.store(BAD)
    bench.write(WORSE)
    assert titles(store.now()) == ["First"]
    assert [problem.row for problem in store.now().problems] == [None, 2, 3]


def test_a_file_that_cannot_be_used_at_all_cannot_be_started_with(bench: Bench) -> None:
    with pytest.raises(DataError):
        bench.store(HALF)


def test_a_file_that_is_not_there_cannot_be_started_with(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Store(tmp_path / "events.csv", Limits())


def test_a_whole_file_is_always_accepted_and_a_broken_one_never_after_a_whole_one() -> None:
    whole, broken, worse = read(GOOD), read(BAD), read(WORSE)
    assert accepts(whole, whole)
    assert accepts(broken, whole)
    assert accepts(broken, broken)
    assert accepts(worse, broken)
    assert not accepts(broken, worse)
    assert not accepts(whole, broken)


def file_of(rows: int) -> bytes:
    """Return a file of so many events, and one more that ends in an empty cell."""
    noted = ({"title": f"Event {n}", "notes": f"a note, {n}"} for n in range(rows))
    return csv_of(*noted, {"title": "Last", "notes": ""})


MANY, SOME = file_of(60), file_of(16)
EDITED, CHANGED = (each.replace(b"Event 3,", b"An edited event,") for each in (MANY, SOME))


def test_a_save_onto_half_a_file_does_not_make_it_the_whole(bench: Bench) -> None:
    def rows(*names: str) -> bytes:
        return csv_of(*({"id": name, "title": name} for name in names))

    whole = [f"e{n}" for n in range(40)]
    store = bench.store(rows(*whole))
    bench.write(rows(*whole[:10]))
    assert len(store.now().dataset.events) == 40
    assert store.now().problems, "it may have been cut off"
    for saved in (rows(*whole[:10], "f"), rows(*whole[:10], "f", "g")):
        store.expect(read(saved).digest)
        bench.write(saved)
        assert len(store.now().dataset.events) == 40, "the other thirty are still on screen"
        assert store.now().problems
    bench.write(rows(*whole, "f", "g"))
    assert len(store.now().dataset.events) == 42
    assert store.now().problems == ()
    bench.write(rows(*whole[:12]))
    assert len(store.now().dataset.events) == 42
    bench.write(rows(*whole[:12]))
    assert len(store.now().dataset.events) == 12, "saved once more as it is, it is meant"


@pytest.mark.parametrize("start", [SOME, SOME[:-1], SOME + csv_of({"date": "soon"}).split(b"\n", 1)[1]])
def test_of_six_hundred_files_that_were_cut_off_none_is_shown_and_each_says_why(bench: Bench, start: bytes) -> None:
    chance = random.Random(4)
    store = bench.store(start)
    shown = store.now().dataset
    for number in range(600):
        bench.write(CHANGED[: chance.randrange(len(CHANGED) - 1)])
        assert store.now().dataset is shown, number
        assert store.now().refused_edit, number
    bench.write(CHANGED)
    assert "An edited event" in titles(store.now())


@pytest.mark.parametrize("block", [2**n for n in range(9, 14)])
def test_a_writer_who_takes_long_is_waited_for(bench: Bench, block: int) -> None:
    store = bench.store(MANY)
    for end in range(block, len(EDITED), block):
        bench.write(EDITED[:end], seconds=2)
        assert titles(store.now()) == titles(State(read(MANY))), end
    bench.write(EDITED)
    assert "An edited event" in titles(store.now())


@pytest.mark.parametrize("rows", [0, 1, 20, 40, 60])
def test_rows_that_were_deleted_at_the_end_are_gone_once_the_file_is_saved_once_more(bench: Bench, rows: int) -> None:
    fewer = b"".join(MANY.splitlines(keepends=True)[: rows + 1])
    store = bench.store(MANY)
    bench.write(fewer)
    assert len(store.now().dataset.events) == 61
    assert "If that is meant, save the file once more; else restore it." in sentences(store.now())
    assert store.now() is store.now()
    bench.write(fewer)
    assert (len(store.now().dataset.events), store.now().problems) == (rows, ())


@pytest.mark.parametrize("gone", [range(1, 11), range(5, 15), range(20, 45), range(51, 61)])
def test_a_long_stretch_of_rows_is_gone_once_the_file_is_saved_once_more(bench: Bench, gone: range) -> None:
    lines = MANY.splitlines(keepends=True)
    fewer = b"".join(line for number, line in enumerate(lines) if number not in gone)
    store = bench.store(MANY)
    shown = store.now().dataset
    bench.write(fewer)
    assert store.now().dataset is shown
    said = f"{len(gone)} rows one after another are gone, “row-{gone[0] + 1}” to “row-{gone[-1] + 1}”: it may have been"
    assert said in sentences(store.now())
    bench.write(fewer)
    assert (len(store.now().dataset.events), store.now().problems) == (61 - len(gone), ())


def test_a_stretch_of_rows_that_others_take_the_place_of_is_replaced_at_once(bench: Bench) -> None:
    lines = MANY.splitlines(keepends=True)
    others = [
        line.replace(b"row-", b"other-") if number in range(20, 45) else line for number, line in enumerate(lines)
    ]
    store = bench.store(MANY)
    bench.write(b"".join(others))
    assert sum(event.id.startswith("other-") for event in store.now().dataset.events) == 25


def test_a_stretch_that_is_less_than_a_tenth_of_the_file_is_gone_at_once(bench: Bench) -> None:
    many = csv_of(*({"title": f"Event {n}"} for n in range(150)))
    lines = many.splitlines(keepends=True)
    store = bench.store(many)
    bench.write(b"".join(lines[:40] + lines[54:]))
    assert len(store.now().dataset.events) == 136


@pytest.mark.parametrize("gone", [range(1, 2), range(5, 14), range(0, 60, 3)])
def test_rows_that_were_deleted_elsewhere_are_gone_at_once(bench: Bench, gone: range) -> None:
    lines = MANY.splitlines(keepends=True)
    store = bench.store(MANY)
    bench.write(b"".join(line for number, line in enumerate(lines) if number == 0 or number not in gone))
    assert len(store.now().dataset.events) == 61 - len(set(gone) - {0})


def test_a_file_that_vanished_in_between_is_not_meant_as_it_was(bench: Bench) -> None:
    store = bench.store(MANY)
    bench.write(GOOD)
    store.now()
    bench.path.unlink()
    store.now()
    bench.write(GOOD)
    assert len(store.now().dataset.events) == 61
    bench.write(GOOD)
    assert titles(store.now()) == ["First"]


def roles_of(rows: int) -> bytes:
    """Return a sources.csv with one source for each of so many events."""
    return b"event,role,url\n" + b"".join(
        b"row-%d,supports,https://x.example/%d\n" % (n, n) for n in range(2, rows + 2)
    )


ROLES, SOME_ROLES = roles_of(40), roles_of(16)
SAYS = b'title = "Cards"\nsubtitle = "Of a valley"\nauthor = "A group"\nlicence = "CC0"\n'


@pytest.mark.parametrize(
    ("name", "whole", "edited"),
    [
        ("sources.csv", SOME_ROLES, SOME_ROLES.replace(b"example/5\n", b"example/five\n")),
        ("timeline.toml", SAYS, SAYS.replace(b"a valley", b"two valleys")),
    ],
)
def test_half_a_file_beside_the_events_is_not_shown_either(
    bench: Bench, name: str, whole: bytes, edited: bytes
) -> None:
    bench.write_beside(name, whole)
    store = bench.store(SOME)
    shown = store.now().dataset
    for end in range(len(edited) - 1):
        bench.write_beside(name, edited[:end])
        assert store.now().dataset is shown, edited[:end]
        assert store.now().refused_edit, edited[:end]
    bench.write_beside(name, edited)
    assert store.now().dataset != shown
    assert store.now().problems == ()


def test_lines_deleted_beside_the_events_are_gone_at_once_or_once_they_are_saved_once_more(bench: Bench) -> None:
    bench.write_beside("sources.csv", ROLES)
    store = bench.store(MANY)
    bench.write_beside("sources.csv", ROLES.replace(b"row-7,supports,https://x.example/7\n", b""))
    assert sum(len(event.citations) for event in store.now().dataset.events) == 39
    lines = ROLES.splitlines(keepends=True)
    before = 39
    for left in (lines[:10] + lines[22:], lines[:3]):
        for shown in (before, len(left) - 1):
            bench.write_beside("sources.csv", b"".join(left))
            assert sum(len(event.citations) for event in store.now().dataset.events) == shown
        assert store.now().problems == ()
        before = len(left) - 1


def test_an_editor_that_leaves_the_last_line_end_away_changes_nothing(bench: Bench) -> None:
    store = bench.store(MANY)
    bench.write(EDITED[:-1])
    assert "An edited event" in titles(store.now())


def test_half_a_title_is_no_event_in_a_file_of_titles_that_never_ended_in_a_line_end(bench: Bench) -> None:
    lines = ["date,title", *(f"{1950 + number},Event of {1950 + number}" for number in range(30))]
    whole = "\n".join(lines).encode()
    edited = whole.replace(b"Event of 1953", b"An edited event")
    store = bench.store(whole)
    shown = store.now().dataset
    for end in range(1, len(edited)):
        bench.write(edited[:end])
        assert store.now().dataset is shown, edited[:end][-20:]
        assert store.now().refused_edit, end
    bench.write(edited)
    assert "An edited event" in titles(store.now())
    bench.write(edited.rsplit(b"\n", 1)[0] + b"\n1979,A last row of another title")
    assert "A last row of another title" in titles(store.now()), "as many came as are gone: that is an edit"


OTHER = BETTER.replace(b"First", b"Other")


def test_many_readers_see_the_old_data_or_the_new_and_never_a_mixture(bench: Bench) -> None:
    store = bench.store(BETTER)
    whole = {read(data).digest: titles(State(read(data))) for data in (BETTER, OTHER)}

    def look() -> list[State]:
        return [store.now() for _ in range(30)]

    def edit() -> None:
        fresh = bench.path.with_suffix(".new")
        for turn in range(30):
            fresh.write_bytes(BETTER if turn % 2 else OTHER)
            os.utime(fresh, (bench.time + turn, bench.time + turn))
            fresh.replace(bench.path)

    with ThreadPoolExecutor(5) as threads:
        looks = [threads.submit(look) for _ in range(4)]
        threads.submit(edit).result(timeout=20)
        states = [state for each in looks for state in each.result(timeout=20)]
    assert len(states) == 120
    assert all(titles(state) == whole[state.dataset.digest] and not state.problems for state in states)


def test_whoever_waits_is_told_how_far_reading_is_at_first_and_after_every_edit(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "EVERY", 1)
    heard: list[tuple[int, int]] = []
    bench.write(GOOD)
    store = Store(bench.path, Limits(), bench.clock, lambda row, rows: heard.append((row, rows)))
    assert heard == [(1, 1)]
    bench.write(BETTER)
    store.now()
    assert heard == [(1, 1), (1, 2), (2, 2)]


SCRAPS = (b"", b'"', b",", b"\n", b"\xff", b"\0", b"=1+1", b"\r", b"x" * 90)


def spoilt(chance: random.Random) -> bytes:
    """Return a good file damaged as people and programs damage files: the reader refuses it, or part of it."""
    while True:
        data = bytearray(BETTER)
        for _ in range(chance.randint(1, 4)):
            place, length = chance.randrange(len(data) + 1), chance.choice([0, 0, 1, 1, 3, 40])
            data[place : place + length] = chance.choice(
                [b"", b'"', b",", b"\n", b"\xff", b"\0", b"=1+1", b"\r", b"x" * 90]
            )
        if chance.random() < 0.2:
            del data[chance.randrange(len(data)) :]
        try:
            if read(bytes(data)).problems:
                return bytes(data)
        except DataError:
            return bytes(data)


def test_no_bad_edit_of_a_thousand_changes_what_is_shown_and_each_is_told(bench: Bench) -> None:
    chance = random.Random(13)
    store = bench.store(GOOD)
    shown = store.now().dataset
    for number in range(1000):
        bench.write(spoilt(chance))
        assert store.now().dataset is shown, number
        assert store.now().refused_edit, number
    bench.write(BETTER)
    assert titles(store.now()) == ["First", "Second"]


@pytest.mark.parametrize(
    ("name", "good", "wrong"),
    [
        (
            "sources.csv",
            b"event,role,url\nrow-2,context,https://a.org/\n",
            b"event,role,url\nrow-2,maybe,https://a.org/\n",
        ),
        ("timeline.toml", b'title = "Cards"\n', b"title = 3\n"),
    ],
)
def test_a_file_beside_the_events_is_followed_like_the_events(
    bench: Bench, name: str, good: bytes, wrong: bytes
) -> None:
    store = bench.store(GOOD)
    alone = store.now().dataset.digest
    bench.write_beside(name, good)
    known = store.now().dataset
    assert known.digest != alone
    assert known.settings.title == "Cards" or known.events[0].citations
    bench.write_beside(name, wrong)
    assert store.now().dataset == known
    assert [(one.file, one.column) for one in store.now().problems] in ([(name, "role")], [(name, "title")])
    bench.path.with_name(name).unlink()
    assert store.now().dataset.digest == alone
