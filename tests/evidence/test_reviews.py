"""Reviews: a verdict stands as long as every letter that it was on; only what enough people agreed on is shown."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.evidence.beside import Beside
from rollout.evidence.copies import compared
from rollout.evidence.event import Dataset
from rollout.evidence.judged import Judged
from rollout.evidence.problems import DataError
from rollout.evidence.reader import STANDARD, read
from rollout.evidence.reviews import REVIEW_COLUMNS, row_digests
from rollout.evidence.signing import Signed, gate_words, review_words, signed, unsigned_words
from rollout.evidence.store import Store
from rollout.timeline.edition import edition, stamp
from rollout.timeline.talk import read as read_talk
from rollout.timeline.view import View
from tests.csv_rows import csv_of

FILE = csv_of({"id": "a"}, {"id": "b", "title": "Second, and last"}, {"id": "c"})
SOURCES = b"event,role,url,kept,sha256\nb,context,https://example.org/1,copy.pdf," + b"0" * 64 + b"\n"


def digests(data: bytes = FILE, sources: bytes | None = None) -> dict[str, str]:
    return row_digests(data, sources, read(data).events, STANDARD)


def reviews(*rows: tuple[str, ...], header: str = ",".join(REVIEW_COLUMNS)) -> bytes:
    return "\n".join((header, *(",".join(row) for row in rows), "")).encode()


def agreed(*who: str, data: bytes = FILE, sources: bytes | None = None, event: str = "a") -> list[tuple[str, ...]]:
    return [(event, digests(data, sources)[event], one, "2026-11-29", "agrees", "") for one in who]


def reviewed(*rows: tuple[str, ...], data: bytes = FILE, sources: bytes | None = None) -> Dataset:
    return read(data, beside=Beside(sources, None, reviews(*rows)))


def test_a_verdict_is_bound_to_the_letters_of_the_row_and_of_its_sources_as_anybody_can_repeat() -> None:
    row = FILE.decode().splitlines()[2]
    cited = SOURCES.decode().splitlines()[1]
    assert digests(sources=SOURCES)["b"] == hashlib.sha256(f"{row}\n{cited}\n".encode()).hexdigest()
    assert digests(sources=SOURCES)["a"] == digests()["a"] != digests()["b"] != digests(sources=SOURCES)["b"]


@pytest.mark.parametrize(
    "sources", [b"%PDF-1.4", b"event,role,url\n", b"role,url,event\ncontext,https://example.org/\n"]
)
def test_without_rows_to_tell_apart_nothing_is_bound(sources: bytes) -> None:
    assert bool(digests(sources=sources)) == (not sources.startswith(b"%"))


def test_what_people_found_is_counted_by_people_and_the_last_word_of_each_counts() -> None:
    mark = digests()["a"]
    rows = [
        ("a", mark, "Anna", "2026-11-01", "unsure", "Which Lhasa?"),
        ("a", mark, "anna", "2026-11-02", "agrees", ""),
        ("a", mark.upper(), "Dolma", "2026-11-02", "disagrees", "It was 2018"),
        ("a", "1" * 64, "Tashi", "2026-11-02", "agrees", ""),
        ("c", digests()["c"], "Anna", "2026-11", "agrees", ""),
    ]
    data = reviewed(*rows)
    assert data.problems == ()
    assert dict(data.reviews) == {"a": Judged(agrees=1, disagrees=1, lapsed=1), "c": Judged(agrees=1)}
    assert review_words(data) == "2 in review (1 agreed on, 1 disagreed with, 1 changed since)"
    assert review_words(read(FILE)) == ""
    assert review_words(reviewed(("a", mark, "Anna", "2026", "unsure", "?"))) == "1 in review"


def test_the_digest_of_the_evidence_is_the_same_whoever_has_looked_at_it() -> None:
    assert reviewed(*agreed("Anna")).digest == read(FILE).digest


def test_what_is_wrong_in_the_file_of_reviews_is_said_by_row_and_column_and_refuses_no_event() -> None:
    data = reviewed(
        ("a", "short", "Anna", "2026-11-02", "agrees", ""),
        ("nowhere", "1" * 64, "Anna", "2026-11-02", "agrees", ""),
        ("a", "1" * 64, "", "sometime", "perhaps", ""),
        ("",) * 6,
    )
    found = {(one.file, one.row, one.column) for one in data.problems}
    places = {(2, "digest"), (3, "event"), (4, "reviewer"), (4, "on"), (4, "verdict")}
    assert found == {("reviews.csv", *place) for place in places}
    assert len(data.events) == 3
    other = read(FILE, beside=Beside(reviews=b"a,b\n1,2\n"))
    assert len(other.events) == 3
    assert {one.file for one in other.problems} == {"reviews.csv"}


@given(
    st.tuples(*[st.sampled_from(("", "\u202e", "\x07", "\n", "x" * 10_001, ",", '"', "\u200b", "="))] * 3),
    st.sampled_from((",".join((*REVIEW_COLUMNS, "mail")), "event,digest,reviewer", "Tashi-in-full,x")),
)
def test_whoever_reviewed_is_named_in_nothing_that_any_output_is_made_of(ends: tuple[str, ...], header: str) -> None:
    cells = [f'"{("Tashi-in-full" + end).replace(chr(34), chr(34) * 2)}"' for end in ends]
    rows = [("a", digests()["a"], cells[0], "2026", verdict, *cells[1:]) for verdict in ("agrees", "unsure", "wrong")]
    said = read(FILE, beside=Beside(None, None, reviews(*rows, header=header)))
    assert "Tashi-in-full" not in repr(said)


def test_only_what_enough_people_agreed_on_and_nobody_disagrees_with_is_shown_and_the_rest_counted() -> None:
    rows = [*agreed("Anna", "Dolma"), *agreed("Anna", event="b")]
    data = signed(reviewed(*rows), 2)
    assert [event.id for event in data.events] == ["a"]
    assert (gate_words(data), unsigned_words(data)) == (
        "signed by 2 people or more",
        "2 not signed by 2 people or more",
    )
    mark = stamp(edition(data, View()))
    assert (mark.shown, mark.hidden, mark.refused, mark.rows) == (1, 2, 0, 3)
    assert mark.view == "signed by 2 people or more"
    assert mark.counts.endswith("; 2 in review (2 agreed on); 2 not signed by 2 people or more")
    against = signed(reviewed(*rows, ("a", digests()["a"], "Tashi", "2026", "disagrees", "No")), 1)
    assert [event.id for event in against.events] == ["b"]
    assert gate_words(against) == "signed by 1 person"
    whole = reviewed(*rows)
    assert signed(whole, 0) is whole
    assert gate_words(whole) == unsigned_words(whole) == ""


def test_a_scene_that_lights_what_is_not_signed_says_so_by_row() -> None:
    data = signed(reviewed(*agreed("Anna")), 1)
    talk = read_talk(b"title,focus\nOne,a b zz\n", "talk.csv", data)
    assert [(one.row, one.found) for one in talk.problems] == [(2, "b"), (2, "zz")]
    assert "is not signed by 1 person" in talk.problems[0].wrong
    assert "is no event" in talk.problems[1].wrong


@given(st.integers(FILE.index(b"\n") + 1, len(FILE) - 1), st.sampled_from(["x", "é", " "]))
def test_a_verdict_lapses_with_the_first_letter_that_changes(at: int, letter: str) -> None:
    changed = FILE.decode()[:at] + letter + FILE.decode()[at:]
    try:
        after = row_digests(changed.encode(), None, read(changed.encode()).events, STANDARD)
    except DataError:
        return  # a row that is broken apart: the file is not read at all
    before = digests()
    rows = FILE.decode().splitlines()
    for place, event in enumerate(("a", "b", "c"), 1):
        same = event in after and changed.splitlines()[place] == rows[place]
        assert (after.get(event) == before[event]) is same


def test_where_a_kept_copy_has_changed_no_word_stands(tmp_path: Path) -> None:
    copy = b"what was relied on"
    cited = SOURCES.replace(b"0" * 64, hashlib.sha256(copy).hexdigest().encode())
    files = {"events.csv": FILE, "sources.csv": cited, "kept/copy.pdf": copy}
    files["reviews.csv"] = reviews(*agreed("Anna", event="b", sources=cited))
    (tmp_path / "kept").mkdir()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    store = Store(tmp_path / "events.csv", STANDARD)
    gate = Signed(store, 1)
    assert gate.path == store.path
    assert [event.id for event in gate.now().dataset.events] == ["b"]
    assert gate.now().dataset is gate.now().dataset
    (tmp_path / "kept" / "copy.pdf").write_bytes(b"something else")
    changed = compared(store.now().dataset, store.path)
    assert [one.copy for event in changed.events for one in event.citations] == ["has changed"]
    assert signed(changed, 1).events == ()


def test_lanes_that_are_folded_are_signed_in_both_ways() -> None:
    data = reviewed(*agreed("Anna"))
    folded = signed(replace(data, whole=data), 1)
    assert folded.whole
    assert [event.id for event in folded.whole.events] == ["a"]
