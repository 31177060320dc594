"""An event while it is written: the rules and words of `check`, and its place among the others."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollout.editing.dates import Told
from rollout.editing.desk import Desk
from rollout.editing.draft import Draft, draft, offered
from rollout.editing.kinds import told
from rollout.editing.sketch import Sketches
from rollout.evidence.bands import MOST
from rollout.evidence.event import Dataset
from rollout.evidence.problems import DataError
from rollout.evidence.reader import Limits, read
from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.timeline.changed_index import ChangedIndex
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.traits import READY
from rollout.timeline.view import View
from tests.csv_rows import COUNTED, csv_of

AIM = {"status": "planned", "due": "2019", **COUNTED, "measure": "target"}
FILE = csv_of({"id": "a", "tags": "law; law2"}, {"id": "b", **AIM}, {"id": "c", **COUNTED, "answers": "b"}, {"id": "d"})
SOURCES = (
    b"event,role,title,url,origin\n"
    b"a,disputes,Not so,https://www.example.org/no,x\n"
    b"d,supports,S,https://www.example.org/s,Tibet Daily\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk on a file with four events and further sources."""
    (tmp_path / "events.csv").write_bytes(FILE)
    (tmp_path / "sources.csv").write_bytes(SOURCES)
    return Desk(tmp_path / "events.csv", Limits())


def drafted(desk: Desk, event: str, *exact: str, **fields: str) -> Draft:
    return draft(desk.now(), event, fields, exact, desk.limits)


def among(desk: Desk, found: Draft) -> Dataset:
    """Return all events with the one that is written among them."""
    assert found.own
    return Sketches().index(desk.now(), found.own).dataset


def test_a_new_event_stands_among_the_others_and_its_date_as_it_will_be_written(desk: Desk) -> None:
    found = drafted(desk, "", date="summer 2019", title="A gate opens")
    assert found.problems == ()
    assert found.fields["date"] == "2019-22"
    whole = among(desk, found)
    assert (len(whole.events), whole.rows) == (5, 5)
    assert whole.events[-1] == found.own
    own = drafted(desk, "", date="2019", title="A gate opens", id="gate")
    assert own.own
    assert own.own.id == "gate"


def test_an_event_that_is_changed_keeps_its_place_and_its_further_sources(desk: Desk) -> None:
    found = drafted(desk, "a", title="Other words")
    whole = among(desk, found)
    assert [each.id for each in whole.events] == ["a", "b", "c", "d"]
    assert whole.events[0].title == "Other words"
    assert whole.events[0].disputed
    assert whole.rows == 4


def test_lanes_that_are_more_than_can_be_told_apart_stand_for_one_another_in_the_picture_of_a_draft(
    tmp_path: Path,
) -> None:
    rows = [{"id": f"e{n}", "lane": f"Lane {n}"} for n in range(MOST + 1)]
    (tmp_path / "events.csv").write_bytes(csv_of(*rows))
    desk = Desk(tmp_path / "events.csv", Limits())
    assert len(among(desk, drafted(desk, "", date="2019", title="More", lane="Lane 99")).lanes) == MOST


def test_a_file_is_looked_at_once_for_all_keys_that_are_pressed(desk: Desk) -> None:
    sketches, whole = Sketches(), desk.now()
    assert sketches.of(whole.dataset) is sketches.of(whole.dataset)
    for event in ("a", "b"):
        own = drafted(desk, event, title="Other words").own
        assert own
        assert isinstance(sketches.index(whole, own), ChangedIndex)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("NGO", "ngo"),
        ("non-governmental organisation", "ngo"),
        ("ONG; Behörde", "ngo; government"),
        ("非政府组织", "ngo"),
        ("State Media", "state-media"),
    ],
)
def test_the_kind_of_a_speaker_is_understood_as_people_say_it_and_written_as_its_code(
    desk: Desk, typed: str, written: str
) -> None:
    names = "; ".join("AB"[: typed.count(";") + 1])
    found = drafted(desk, "a", asserted_by_kind=typed, asserted_by=names)
    assert found.problems == ()
    assert found.fields["asserted_by_kind"] == found.dates["asserted_by_kind"].date == written
    assert found.own
    assert found.own.asserted_by_kind == written


def test_a_kind_of_speaker_that_is_a_code_or_none_stays_as_it_is_typed(desk: Desk) -> None:
    assert drafted(desk, "a", asserted_by_kind="ngo").dates == {}
    found = drafted(desk, "a", asserted_by_kind="gouvernment")
    assert found.fields["asserted_by_kind"] == "gouvernment"
    assert [name for name, _ in found.problems] == ["asserted_by_kind"]
    two = drafted(desk, "a", asserted_by_kind="Zeitung; xyz").dates["asserted_by_kind"]
    assert (two.date, two.words) == ("news; xyz", "news; xyz")


def test_no_catalogue_is_read_for_kinds_that_stand_as_a_file_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rollout.editing.kinds._codes", None)
    for written in ("", "ngo", "ngo; state-media"):
        assert told(written) == Told()


def test_a_new_event_is_named_after_all_letters_of_its_title(desk: Desk) -> None:
    own = drafted(desk, "", date="2019", title="Die Brücke öffnet, die Straße nicht").own
    assert own
    assert own.id.startswith("2019-die-brucke-offnet-die-strasse-nicht")
    titles = ("西藏发卡", "拉萨封门", "བོད་ལྗོངས།", "Москва", "Café", "Cafe")
    found = [drafted(desk, "", date="2019-05-24", title=title).own for title in titles]
    assert len({one.id for one in found if one}) == len(titles)


def test_a_date_that_is_not_decided_is_a_problem_of_its_field_alone(desk: Desk) -> None:
    two = drafted(desk, "a", date="3/4/2019")
    assert two.problems == (("date", "It can be read in two ways: choose one."),)
    assert two.own is None
    assert "Write it like" in dict(drafted(desk, "a", date="soon").problems)["date"]


WORDS = st.sampled_from(
    ["", "b", "a", "x", "documented", "planned", "2019", "10", "court; ngo", "https://www.example.org/"]
)
COLUMNS = st.sampled_from(
    [
        "id",
        "answers",
        "status",
        "due",
        "quantity",
        "unit",
        "asserted_by_kind",
        "lat",
        "disputed_by",
        "dispute",
        "priority",
    ]
)


@given(st.sampled_from(["", "a", "b", "c", "d"]), st.dictionaries(COLUMNS, WORDS, max_size=4))
def test_a_draft_has_the_problems_that_check_finds_in_the_row_once_it_is_saved(
    tmp_path_factory: pytest.TempPathFactory, event: str, fields: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("draft")
    (folder / "events.csv").write_bytes(FILE)
    (folder / "sources.csv").write_bytes(SOURCES)
    whole = Desk(folder / "events.csv", Limits()).now()
    given_ = {"date": "2018", "title": "New", **fields} if not event else fields
    found = draft(whole, event, given_, ["due"], Limits())
    place = whole.row(event) if event else len(whole.sheet.rows)
    assert place is not None
    after = whole.sheet.added(given_) if not event else whole.sheet.changed(place, given_)
    number = after.number(place)
    said = read(after.data, "events.csv", beside=whole.beside).problems
    expected = {(each.column or "", each.wrong) for each in said if each.row == number and not each.file}
    if not any(not one.date for one in found.dates.values()):
        assert {column for column, _ in found.problems} == {column for column, _ in expected}
        assert all(any(words.startswith(wrong) for _, wrong in expected) for _, words in found.problems)


def test_a_draft_that_no_file_could_hold_is_said(desk: Desk) -> None:
    found = draft(desk.now(), "a", {"title": "x" * 900}, [], Limits(max_bytes=800))
    assert found.own is None
    assert found.problems[0][0] == ""


def test_sources_that_cannot_be_read_are_no_hindrance(desk: Desk, tmp_path: Path) -> None:
    for text in (b'event,role\n"', b"role,title\nsupports,x\n"):
        (tmp_path / "sources.csv").write_bytes(text)
        try:
            assert drafted(desk, "a", title="Fine").own
        except DataError:
            pytest.fail("A draft fell over a file beside it.")


def test_what_stands_in_the_file_is_offered_the_most_used_first(desk: Desk) -> None:
    found = offered(desk.now().dataset)
    assert found["lane"] == ["Card rollout"]
    assert found["asserted_by"] == ["Tibet Daily"]
    assert found["tags"] == ["law", "law2"]
    assert found["unit"] == ["cards"]
    assert "court" in found["asserted_by_kind"]
    assert "claimed" in found["status"]


def saved(desk: Desk, event: str, **fields: str) -> Dataset:
    """Save fields of an event, and return the file then."""
    whole = desk.now()
    place = whole.row(event)
    mark, was = (whole.sheet.rows[place].mark, whole.sheet.fields(place)) if place else ("", {})
    assert desk.save(event, mark, was, fields, "").change
    return desk.now().dataset


@pytest.mark.parametrize("event", ["a", "b", "d", ""])
def test_the_index_of_what_was_saved_is_made_of_what_was_known_before_and_says_the_same(desk: Desk, event: str) -> None:
    sketches = Sketches()
    sketches.of(desk.now().dataset)
    fields = {"date": "summer 2017", "title": "Other words", "lane": "A lane of its own", "id": event or "new"}
    for words in ("2017-22", "2018"):
        dataset = saved(desk, event, **{**fields, "date": words})
        quick, anew = sketches.of(dataset), DatasetIndex(dataset)
        assert isinstance(quick, ChangedIndex)
        assert quick.dataset is dataset
        assert [getattr(quick, name) for name in READY] == [getattr(anew, name) for name in READY]
        assert quick.selection(View()) == anew.selection(View())
        assert quick.named([event or "new"]) == anew.named([event or "new"])
        assert svg(picture(quick, "", 900, 500, "")) == svg(picture(anew, "", 900, 500, ""))
        event = event or "new"


def test_where_more_than_one_event_has_changed_the_index_is_made_anew(desk: Desk) -> None:
    before = desk.now().dataset
    first, *rest = before.events
    others = (replace(before, settings=replace(before.settings, title="Another")), replace(before, digest="closed"))
    for other in (*others, replace(before, events=(replace(first, title="A"), *(replace(one) for one in rest)))):
        sketches = Sketches()
        sketches.of(before)
        assert type(sketches.of(other)) is DatasetIndex
