"""What a file may leave out, and what it may say more, since two columns are enough."""

from hashlib import sha256

import pytest

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.made import Ids
from rollout.evidence.reader import read
from tests.csv_rows import COUNTED, RIGHT, csv_of, dataset_of, only_problem, places

TWO = b"date,title\n2019-05-24,The gates are shut\n2019-05-24T14:30,They open\n"


def two(*rows: str, name: str = "events.csv", beside: Beside | None = None) -> Dataset:
    return read("\n".join(["date,title", *rows, ""]).encode(), name, beside=beside or Beside())


def test_two_columns_are_a_timeline_and_nothing_is_made_up_but_the_id() -> None:
    dataset = read(TWO, "water-wars.csv")
    assert dataset.problems == ()
    assert len(dataset.events) == dataset.rows == 2
    first = dataset.events[0]
    assert (first.lane, first.status, first.priority, first.summary) == ("Water-wars", "unreviewed", 2, "")
    assert (first.asserted_by, first.asserted_by_kind, first.says) == ("not stated", "unknown", "not stated")
    assert not first.source.given
    assert first.source.name == "no source given"
    assert dataset.notices == (
        "2 rows have no id: made from date and title.",
        "2 rows have no lane: in the lane 'Water-wars'.",
    )


def test_an_id_is_made_of_the_row_alone_so_that_it_stays_wherever_the_row_stands() -> None:
    one, other = read(TWO).events
    again = two("2001,Before", "2019-05-24T14:30,They open", "2019-05-24,The gates are shut").events
    assert (again[2].id, again[1].id) == (one.id, other.id)
    assert one.id.startswith("2019-05-24-the-gates-are-shut-")


def test_rows_alike_have_ids_of_their_own() -> None:
    ids = [event.id for event in two("2019,Same", "2019,Same", "2019,同", "2019,同樣").events]
    assert ids[1] == f"{ids[0]}-2"
    assert len(set(ids)) == 4


def test_a_made_id_never_takes_one_that_stands_in_the_file() -> None:
    made = Ids().make("2019", "Same")
    rows = f"id,date,title\n{made},2018,Other\n,2019,Same\n"
    assert [event.id for event in read(rows.encode()).events] == [made, f"{made}-2"]


@pytest.mark.parametrize("status", ["documented", "reported"])
def test_a_fact_without_any_source_is_a_problem_by_row_and_column(status: str) -> None:
    without = {"source_title": "", "source_publisher": "", "source_url": ""}
    assert only_problem(status=status, **without).column == "source_url"


@pytest.mark.parametrize("status", ["claimed", "retracted", "unreviewed", ""])
def test_what_states_no_fact_may_have_no_source(status: str) -> None:
    without = {"source_title": "", "source_publisher": "", "source_url": ""}
    assert dataset_of({"status": status, **without}).problems == ()


def test_only_what_is_judged_owes_the_address_of_a_source_that_it_cites() -> None:
    assert dataset_of({"status": "", "source_url": ""}).problems == ()
    assert only_problem(status="claimed", source_url="").column == "source_url"


def test_several_who_say_so_stand_with_their_kinds_in_the_same_order() -> None:
    (event,) = dataset_of({"asserted_by": "Reuters; Ministry of Water", "asserted_by_kind": "news; government"}).events
    assert event.speakers == (("Reuters", "news"), ("Ministry of Water", "government"))
    assert event.kinds == ("news", "government")
    assert event.says == "Reuters (news); Ministry of Water (government)"


def test_one_kind_stands_for_the_whole_cell_as_it_always_did() -> None:
    (event,) = dataset_of({"asserted_by": "A; B", "asserted_by_kind": "ngo"}).events
    assert event.says == "A; B (NGO)"


def test_more_kinds_than_names_are_a_problem() -> None:
    problem = only_problem(asserted_by="A; B; C", asserted_by_kind="ngo;news")
    assert problem.column == "asserted_by_kind"
    assert problem.wrong.startswith("2 kinds stand beside 3 who say so")


def test_long_texts_are_whole_and_said_and_cells_over_ten_thousand_refused() -> None:
    dataset = dataset_of({"title": "x" * 91, "summary": "y" * 401}, {"title": "z" * 92}, {"title": "x" * 90})
    assert dataset.events[0].summary == "y" * 401
    assert dataset.notices == (
        "2 titles are long: cut where there is no room, whole in the details (rows 2, 3).",
        "1 summary is long: cut where there is no room, whole in the details (row 2).",
    )
    assert only_problem(title="x" * 10_001).column == "title"


def test_tags_second_clock_and_media_are_read() -> None:
    media = {"media": "gate.jpg; wall.png", "media_credit": "A. Photographer", "media_alt": "A gate"}
    (event,) = dataset_of({"tags": "water; dams", "known": "2019-06", "known_by": "Reuters", **media}).events
    assert event.tags == ("water", "dams")
    assert event.known
    assert (event.known.text, event.known_by) == ("2019-06", "Reuters")
    assert (event.media, event.media_credit, event.media_alt) == (("gate.jpg", "wall.png"), "A. Photographer", "A gate")


@pytest.mark.parametrize(
    ("filled", "wrong"),
    [
        ({"media": "gate.jpg"}, "media_credit and media_alt are empty: all of media, media_credit, media_alt or none."),
        ({"media": "gate.jpg", "media_alt": "A gate"}, "media_credit is empty: all of"),
    ],
)
def test_a_picture_has_a_credit_and_words_in_its_place(filled: dict[str, str], wrong: str) -> None:
    problem = only_problem(**filled)
    assert problem.column == "media_credit"
    assert problem.wrong.startswith(wrong)


def test_an_answer_may_count_something_else_where_the_row_says_why() -> None:
    target = COUNTED | {"id": "aim", "measure": "target"}
    answer = COUNTED | {"answers": "aim", "unit": "holders"}
    assert places(dataset_of(target, answer)) == [(3, "answers")]
    assert dataset_of(target, answer | {"answers_note": "one card a holder"}).problems == ()


def test_the_timeline_lists_which_of_the_columns_that_are_not_ours_are_public() -> None:
    data = csv_of(
        {"case": "7", "mail": "a@b", "title@zh": "t", "x_who": "me"},
        columns=[*RIGHT, "case", "mail", "title@zh", "x_who"],
    )
    dataset = read(data, beside=Beside(settings=b'[public]\ncolumns = ["case", "x_who"]\n'))
    assert dataset.private == {"mail", "x_who"}
    assert dataset.events[0].extra == (("case", "7"),)
    assert dataset.events[0].others == (("title@zh", "t"),)
    assert dataset.notices[-1] == "2 columns are private: kept, and shown nowhere."
    assert not any("mail" in each or "x_who" in each for each in dataset.notices)


def test_the_title_of_the_timeline_names_the_lane_of_rows_that_have_none() -> None:
    dataset = two("2019,A", beside=Beside(settings='title = "རླུང་རྟ།"'.encode()))
    assert dataset.lanes == ("རླུང་རྟ།",)
    assert dataset.title == "རླུང་རྟ།"
    assert two("2019,A").title == "events.csv"


def test_lanes_stand_in_the_order_of_the_timeline_and_empty_ones_are_left_out() -> None:
    toml = b'[[lane]]\nname = "C"\n[[lane]]\nname = "Empty"\n[[lane]]\nname = "A"\n'
    data = csv_of({"lane": "A"}, {"lane": "B"}, {"lane": "C"})
    assert read(data, beside=Beside(settings=toml)).lanes == ("C", "A", "B")


def test_the_digest_of_several_files_is_that_of_what_sha256sum_prints_of_them() -> None:
    files = {"events.csv": TWO, "sources.csv": b"event,role,url\n", "timeline.toml": b""}
    printed = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    dataset = read(TWO, beside=Beside(files["sources.csv"], files["timeline.toml"]))
    assert dataset.digest == sha256(printed.encode()).hexdigest()
    assert read(TWO).digest == sha256(TWO).hexdigest()
