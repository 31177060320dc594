import pytest

from rollout.evidence.reader import Limits, read
from rollout.evidence.vocabulary import COLUMNS
from tests.csv_rows import RIGHT, csv_of, line, refusal

NAMES = tuple(RIGHT)


def header_of(*names: str) -> bytes:
    return line(names).encode()


def test_a_header_alone_is_a_file_without_events() -> None:
    dataset = read(csv_of())
    assert (dataset.rows, dataset.events, dataset.problems) == (0, (), ())


@pytest.mark.parametrize("data", [b"1,2,3\n", b"\xd0\x90\n", b"x\n" * 9])
def test_a_first_row_without_any_of_our_names_is_no_header(data: bytes) -> None:
    (problem,) = refusal(data)
    assert problem.wrong == "The file has no header: the first row must hold the column names."
    assert problem.example.startswith("Begin with date, title")


def test_all_missing_columns_are_named_at_once() -> None:
    (problem,) = refusal(header_of("id", "lane", "status"))
    assert problem.wrong == "The header lacks date, title."
    assert problem.example == "Add date, title to the header."


def test_a_misspelled_required_name_is_named_with_what_was_meant() -> None:
    (problem,) = refusal(header_of("dat", "lane", "status"))
    assert problem.wrong == "The header lacks date, title."
    assert problem.example == "'dat': did you mean date? Add title to the header."


def test_only_misspelled_names_leave_nothing_to_add() -> None:
    (problem,) = refusal(header_of("tilte", "daet", "lane"))
    assert problem.example == "'tilte': did you mean title? 'daet': did you mean date?"


def test_columns_in_other_languages_are_understood_and_need_no_word_and_private_ones_are_counted() -> None:
    own = {"title@zh-Hant": "t", "notes@bo": "n", "title@": "t", "lane@zh": "l", "x_mail": "m", "X_Who": "w"}
    dataset = read(csv_of(own, columns=[*NAMES, *own]))
    assert dataset.notices == (
        "Column 'title@' is not one of ours: kept and shown in the details.",
        "Column 'lane@zh' is not one of ours: kept and shown in the details.",
        "2 columns are private: kept, and shown nowhere.",
    )
    assert dataset.private == {"x_mail", "X_Who"}
    assert [name for name, _ in dataset.events[0].extra] == ["notes@bo", "title@", "lane@zh"]
    assert dataset.events[0].others == (("title@zh-Hant", "t"),)
    assert dataset.cells[0][-2:] == ("m", "w")


def test_a_misspelled_optional_name_is_kept_and_said_with_what_was_meant() -> None:
    dataset = read(csv_of({"plcae": "Lhasa"}, columns=[*NAMES, "plcae"]))
    assert dataset.notices == ("Column 'plcae' is not one of ours: kept and shown in the details. Did you mean place?",)
    assert dataset.events[0].extra == (("plcae", "Lhasa"),)


def test_unknown_columns_are_kept_in_order_and_said() -> None:
    columns = ["mood", *COLUMNS, "title@bo"]
    dataset = read(csv_of({"mood": "grave", "title@bo": "ལྷ་ས"}, {"mood": "calm"}, columns=columns))
    assert dataset.notices == ("Column 'mood' is not one of ours: kept and shown in the details.",)
    assert [event.extra for event in dataset.events] == [(("mood", "grave"),), (("mood", "calm"),)]
    assert [event.others for event in dataset.events] == [(("title@bo", "ལྷ་ས"),), ()]


def test_a_very_long_unknown_name_is_not_taken_for_a_misspelling() -> None:
    dataset = read(csv_of({}, columns=[*NAMES, "place" * 20]))
    assert "Did you mean" not in dataset.notices[0]


def test_capitals_and_spaces_in_names_are_accepted_and_said() -> None:
    names = [{"date": "Date ", "source_url": "Source URL", "asserted_by": "asserted-by"}.get(n, n) for n in NAMES]
    dataset = read((line(names) + line(RIGHT.values())).encode())
    assert dataset.columns == tuple(names)
    assert len(dataset.events) == 1
    assert dataset.notices == (
        "Column 'Date ' is read as date.",
        "Column 'asserted-by' is read as asserted_by.",
        "Column 'Source URL' is read as source_url.",
    )


def test_a_problem_names_the_column_as_the_header_writes_it() -> None:
    names = [name.upper() for name in NAMES]
    dataset = read((line(names) + line({**RIGHT, "status": "heard", "source_url": ""}.values())).encode())
    assert [problem.column for problem in dataset.problems] == ["STATUS", "SOURCE_URL"]


def test_a_name_that_stands_twice_is_refused_whatever_its_capitals() -> None:
    (problem,) = refusal(header_of(*NAMES, "Title"))
    assert problem.wrong == "The name 'title' stands over columns 4 and 13."
    assert problem.column == "title"


def test_an_unknown_name_that_stands_three_times_is_refused_too() -> None:
    (problem,) = refusal(header_of(*NAMES, "mood", "mood", "mood"))
    assert problem.wrong == "The name 'mood' stands over columns 13, 14 and 15."


def test_columns_without_a_name_are_each_refused_where_they_hold_anything() -> None:
    problems = refusal(header_of(*NAMES, "", " ", "last") + line([*RIGHT.values(), "x", "y", ""]).encode())
    assert [problem.wrong for problem in problems] == [
        "Column 13 has no name in the header.",
        "Column 14 has no name in the header.",
    ]


@pytest.mark.parametrize(("character", "named"), [("\u200b", "U+200B"), ("\u202e", "U+202E"), ("\ufeff", "U+FEFF")])
def test_a_name_with_an_invisible_character_is_refused_with_its_code_point(character: str, named: str) -> None:
    problems = refusal(header_of(*NAMES, f"mo{character}od"))
    assert named in problems[0].wrong
    assert problems[0].wrong.startswith("The name of column 13 in the header holds ")


def test_too_many_columns_are_refused_with_their_number() -> None:
    assert read(csv_of({}, columns=[*NAMES, *map(str, range(588))])).rows == 1
    (problem,) = refusal(header_of(*NAMES, *map(str, range(589))))
    assert problem.wrong == "The header has 601 columns; at most 600 are read."
    assert refusal(header_of(*NAMES), Limits(max_columns=5))


def test_a_crowd_of_columns_is_told_in_one_sentence() -> None:
    found = read(csv_of({}, columns=[*NAMES, *(f"own {n}" for n in range(30))]))
    assert found.notices == (
        "30 columns are not ours ('own 0', 'own 1', 'own 2' and 27 more): kept and shown in the details.",
    )


def test_everything_wrong_with_a_header_is_told_at_once() -> None:
    names = [name for name, required in COLUMNS.items() if required and name != "title"]
    header = header_of(*names, "", "mood", "mood", "na\u200bme", *map(str, range(600)))
    problems = refusal(header + b"x," * header.count(b","))
    assert len(problems) == 5
    assert {problem.row for problem in problems} == {None}
