"""Rows in pieces are rows: whatever is done to them, and as if nothing had been known before."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.editing import over, pieces
from rollout.editing.over import Over
from rollout.editing.pieces import Rows
from rollout.evidence.content import Content
from rollout.evidence.row_texts import RowText

ROWS = st.builds(lambda text, end: RowText(text, end, (text,)), st.text("aé", max_size=2), st.sampled_from(["\n", ""]))


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a piece be of two rows, and a mapping keep two changes."""
    monkeypatch.setattr(pieces, "MOST", 2)
    monkeypatch.setattr(over, "MOST", 2)


def written(rows: list[RowText]) -> bytes:
    return "".join(["head\n", *(row.text + row.end for row in rows)]).encode()


@given(st.lists(ROWS, max_size=7), st.data())
def test_whatever_is_done_to_rows_they_are_what_a_list_of_them_would_be(
    first: list[RowText], data: st.DataObject
) -> None:
    rows, plain = Rows.of(first, "head\n"), list(first)
    for _ in range(data.draw(st.integers(0, 8))):
        place = data.draw(st.integers(0, len(plain)))
        row = data.draw(ROWS)
        if place == len(plain) or data.draw(st.booleans()):
            rows = rows.inserted(place, row)
            plain.insert(place, row)
        elif data.draw(st.booleans()):
            rows = rows.put(place, row)
            plain[place] = row
        else:
            rows = rows.without(place)
            del plain[place]
        assert ([*rows], len(rows)) == (plain, len(plain))
        assert [rows[at] for at in range(-len(plain), len(plain))] == plain * 2
        assert rows[1:-1] == tuple(plain[1:-1])
        assert b"".join(rows.parts) == written(plain)
        if data.draw(st.booleans()):
            assert rows.digest == hashlib.sha256(written(plain)).hexdigest()
    assert rows.digest == hashlib.sha256(written(plain)).hexdigest()
    assert rows == Rows.of(plain, "head\n")
    assert hash(rows) == hash(Rows.of(plain, "head\n"))
    assert rows != Rows.of(plain, "")
    assert rows != Rows.of([*plain, RowText("x", "", ("x",))], "head\n")
    assert rows != plain


@pytest.mark.parametrize("place", [3, -4])
def test_there_is_no_row_beyond_the_ends(place: int) -> None:
    with pytest.raises(IndexError):
        Rows.of([RowText("a", "\n", ("a",))] * 3)[place]


def test_of_a_change_nothing_is_made_anew_but_its_piece_and_nothing_hashed_that_stands_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = Rows.of([RowText(letter, "\n", (letter,)) for letter in "abcdefgh"])
    assert before.digest
    monkeypatch.setattr(pieces, "sha256", lambda *_: pytest.fail("It was begun anew."))
    after = before.put(6, RowText("x", "\n", ("x",)))
    assert [one is other for one, other in zip(before.parts, after.parts, strict=True)] == [True] * 4 + [False]
    assert after.digest == hashlib.sha256(b"a\nb\nc\nd\ne\nf\nx\nh\n").hexdigest()


@given(st.lists(st.binary(max_size=2), max_size=4), st.lists(st.binary(max_size=2), max_size=4))
def test_content_is_held_by_its_own_bytes_alone_in_whatever_parts(parts: list[bytes], others: list[bytes]) -> None:
    data, other = b"".join(parts), b"".join(others)
    content = Content(tuple(parts), hashlib.sha256(data).hexdigest())
    assert content == Content.of(data)
    assert content.size == len(data)
    assert content.held_by(other) == (data == other)
    assert content.held_by(data)


@given(st.dictionaries(st.integers(0, 3), st.integers(1, 9)), st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9))))
def test_a_mapping_after_changes_is_what_another_with_the_same_entries_is(
    first: dict[int, int], changes: list[tuple[int, int]]
) -> None:
    known: Over[int, int] = Over(first, {})
    plain = dict(first)
    for key, value in changes:
        known = Over(known, {key: value or None})
        plain |= {key: value}
        plain = {name: entry for name, entry in plain.items() if entry}
        assert known == plain
        assert len(known) == len(plain)
        assert [name in known for name in range(6)] == [name in plain for name in range(6)]
        assert known.get(7) is None
