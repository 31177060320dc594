"""What is read can be written again without loss, and a file on disk is old or new, never between."""

import dataclasses
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence import writer
from rollout.evidence.problems import DataError
from rollout.evidence.reader import read
from rollout.evidence.writer import digest, hold, save, to_csv
from tests.csv_rows import RIGHT, csv_of, line

TOP = Path(__file__).parents[2]
NASTY = {"title": 'He said: "no", twice', "notes": "one\ntwo\n", "place": " Lhasa ", "summary": "=1+1"}


@pytest.mark.parametrize(
    "data",
    [
        csv_of(),
        csv_of({}, NASTY),
        csv_of({}, NASTY)[:-1],
        b"\xef\xbb\xbf" + csv_of(NASTY),
        csv_of(NASTY).replace(b"\n", b"\r\n"),
        csv_of({}, {}).replace(b"\n", b"\r"),
        csv_of({}).replace(b",", b";"),
        csv_of({}).replace(b",", b"\t"),
        csv_of({}, {"status": "heard"}, {"date": "Apr-18"}),
        csv_of({}) + b"\n" + csv_of({}).partition(b"\n")[2] + b",,\nshort,row\n\n\n",
        csv_of({"title": "Cafe\u0301", "notes": "re\u200bported"}),
        csv_of({"mood": "grave"}, columns=["mood", *RIGHT, "Extra col"]),
        csv_of({}) + b'""\n',
        (TOP / "events.csv").read_bytes(),
    ],
)
def test_a_file_is_written_back_byte_for_byte(data: bytes) -> None:
    assert to_csv(read(data)) == data


def test_needless_quotation_marks_are_not_written_back_but_every_cell_is() -> None:
    data = csv_of({"title": "X"}).replace(b"X", b'"X"').replace(b"A newspaper", b'A "newspaper"')
    again = read(to_csv(read(data)))
    assert (again.cells, again.columns) == (read(data).cells, read(data).columns)
    assert b',"A ""newspaper"" says so.",' in to_csv(again)


def test_a_changed_cell_is_written_and_read() -> None:
    dataset = read(csv_of({}, {}))
    place = dataset.columns.index("title")
    first = (*dataset.cells[0][:place], "Another, better title", *dataset.cells[0][place + 1 :])
    changed = dataclasses.replace(dataset, cells=(first, *dataset.cells[1:]))
    assert [event.title for event in read(to_csv(changed)).events] == ["Another, better title", RIGHT["title"]]


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)


@given(
    st.lists(st.lists(CELLS, min_size=12, max_size=12), max_size=6),
    st.sampled_from(",;\t"),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_cells_survive_writing_and_reading(rows: list[list[str]], separator: str, bom: bool, line_end: str) -> None:
    first = read(line(RIGHT).replace(",", separator).encode())
    written = dataclasses.replace(first, cells=tuple(map(tuple, rows)), separator=separator, bom=bom, line_end=line_end)
    again = read(to_csv(written))
    assert again.cells == written.cells
    assert (again.columns, again.separator, again.bom, again.line_end) == (
        tuple(RIGHT), separator, bom, line_end,
    )  # fmt: skip
    assert to_csv(again) == to_csv(written)


@given(st.binary(max_size=200))
def test_whatever_can_be_read_can_be_written_and_read_again(tail: bytes) -> None:
    try:
        dataset = read(csv_of({}) + tail)
    except DataError:
        return
    again = read(to_csv(dataset))
    assert again.cells == dataset.cells
    assert again.events == dataset.events


def test_the_writer_knows_the_digest_of_what_it_writes() -> None:
    data = csv_of({})
    assert digest(to_csv(read(data))) == read(data).digest


def test_saving_replaces_the_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    save(path, b"old")
    save(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_saved_file_keeps_its_rights_and_a_new_one_is_private(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    save(path, b"old")
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~writer.UMASK
    path.chmod(0o664)
    save(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


def leftover(folder: Path, name: str = ".events.csv.abc123.tmp") -> Path:
    path = folder / name
    path.write_bytes(b"half of what was")
    return path


def test_what_a_killed_save_left_is_removed_by_the_next_one_and_nothing_else_is(tmp_path: Path) -> None:
    left = leftover(tmp_path)
    others = [leftover(tmp_path, name) for name in (".other.csv.abc123.tmp", ".events.csv.bak", "events.csv.x.tmp")]
    save(tmp_path / "events.csv", b"new")
    assert not left.exists()
    assert all(each.exists() for each in others)


@pytest.mark.skipif(os.name == "nt", reason="On Windows a file that is being written cannot be removed anyway.")
def test_what_another_program_is_just_writing_is_left_alone(tmp_path: Path) -> None:
    busy = leftover(tmp_path)
    with busy.open("rb") as file:
        assert hold(file.fileno())
        save(tmp_path / "events.csv", b"new")
        assert busy.exists()
    save(tmp_path / "events.csv", b"newer")
    assert not busy.exists()


def test_where_files_cannot_be_held_they_are_saved_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    save(tmp_path / "events.csv", b"new")
    assert (tmp_path / "events.csv").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such limit.")
def test_a_disk_that_takes_no_more_is_said_in_one_line_and_the_old_file_stays(tmp_path: Path) -> None:
    out = tmp_path / "grid.csv"
    out.write_bytes(b"old")
    command = ["export", str(TOP / "events.csv"), str(out), "--replace"]
    script = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))"
    script += f"; from rollout.__main__ import main; main({command!r})"
    ended = subprocess.run([sys.executable, "-c", script], cwd=TOP, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == f"Error: {out} cannot be written: File too large.\n"
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_saving_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    path, link = tmp_path / "events.csv", tmp_path / "link.csv"
    save(path, b"old")
    link.symlink_to(path)
    save(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_link_that_leads_nowhere_makes_no_file_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    link = tmp_path / "here" / "deck.html"
    link.symlink_to(tmp_path / "elsewhere.html")
    with pytest.raises(OSError, match="A link that leads nowhere stands there"):
        save(link, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["here"]
    assert link.is_symlink()


def test_a_read_only_file_is_kept_and_said(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    save(path, b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError, match="read-only"):
        save(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save(tmp_path / "none" / "events.csv", b"new")


@pytest.mark.parametrize("step", ["fsync", "fdopen"])
def test_a_full_disk_keeps_the_old_file_and_leaves_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "events.csv"
    save(path, b"old")

    def full(handle: int, *_: object) -> None:
        os.close(handle)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(OSError, match=r"No space|Bad file"):
        save(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_where_a_folder_cannot_be_opened_the_file_is_saved_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_open = os.open

    def open_files_alone(name: str, *rest: int) -> int:
        """Refuse to open a folder, as Windows does."""
        if Path(name).is_dir():
            raise PermissionError(13, "Permission denied")
        return really_open(name, *rest)

    path = tmp_path / "events.csv"
    monkeypatch.setattr(os, "open", open_files_alone)
    save(path, b"new")
    assert path.read_bytes() == b"new"


SAVER = """
import os, signal, sys
from pathlib import Path
from rollout.evidence.writer import save

path, blows = Path(sys.argv[1]), 0
while True:
    blows += 1
    path.write_bytes(b"old")
    if not os.fork():
        left = blows
        def count(frame, event, _):
            global left
            if frame.f_code.co_filename.endswith("writer.py"):
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)
            return count
        sys.settrace(count)
        save(path, b"new")
        os._exit(0)
    survived = os.wait()[1] == 0
    print(blows, path.read_bytes().decode())
    if survived:
        break
"""


def test_a_save_killed_at_any_line_leaves_the_old_file_or_the_new_never_between(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SAVER, str(tmp_path / "events.csv")]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True)
    states = [row.split()[1] for row in done.stdout.splitlines()]
    assert len(states) > 20
    assert set(states) == {"old", "new"}
    assert states == sorted(states, reverse=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes.")
def test_a_device_or_a_pipe_in_the_way_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path(os.devnull)):
        with pytest.raises(OSError, match="A device or a pipe stands there"):
            save(path, b"x")
    assert not (tmp_path / "pipe").is_file()


def test_a_link_that_leads_to_itself_is_said_and_stays(tmp_path: Path) -> None:
    loop = tmp_path / "loop.csv"
    loop.symlink_to("loop.csv")
    with pytest.raises(OSError, match="symbolic links"):
        save(loop, b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["loop.csv"]
    assert loop.is_symlink()
