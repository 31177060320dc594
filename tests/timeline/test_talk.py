"""A talk: scenes from a file beside the events, with every problem by row and column, and the headlines without one."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rollout.evidence.event import Dataset
from rollout.evidence.near import RANKED
from rollout.evidence.problems import DataError
from rollout.evidence.reader import read as read_events
from rollout.timeline.absent import NAMED
from rollout.timeline.followed import followed
from rollout.timeline.talk import COLUMNS, HINTED, LEAST, SECONDS, Scene, Talk, around, headlines, read
from rollout.timeline.talks import Talks, attempt, told
from rollout.timeline.window import Window, from_days
from rollout.words.say import speaking
from tests.csv_rows import dataset_of, line
from tests.support.server import TOP

EVENTS = dataset_of(
    {"id": "cards-2017", "date": "2017-08", "notes": "Say whose number it is."},
    {"id": "grid-2012", "lane": "Iron Grid", "date": "2012-01-05", "priority": "2"},
    {"id": "cards-2019", "date": "2019", "title": "Three million cards"},
)
RIGHT = {"title": "Who says so"}


def csv_of(*rows: dict[str, str], columns: tuple[str, ...] = tuple(COLUMNS)) -> bytes:
    lines = [
        line(columns),
        *(line(RIGHT.get(name, "") if name not in row else row[name] for name in columns) for row in rows),
    ]
    return "".join(lines).encode()


def talk_of(*rows: dict[str, str]) -> Talk:
    return read(csv_of(*rows), "mine", EVENTS)


def scene_of(**cells: str) -> Scene:
    found = talk_of(cells)
    assert not found.problems, found.problems
    (scene,) = found.scenes
    return scene


def test_a_scene_is_read_with_all_that_it_says() -> None:
    scene = scene_of(
        title="Cards and grid",
        focus="grid-2012  cards-2017",
        **{"from": "2010", "to": "2018-03"},
        lane="Iron Grid; Card rollout",
        status="reported claimed",
        notes="Two lines\nof notes",
        seconds="90",
    )
    window = from_days(date(2010, 1, 1), date(2018, 3, 31))
    lanes = ("Card rollout", "Iron Grid")
    assert scene == Scene(
        2, "Cards and grid", ("grid-2012", "cards-2017"), (), window, lanes, ("reported", "claimed"),
        "Two lines\nof notes", 90, own=True,
    )  # fmt: skip


def test_a_scene_says_in_another_language_what_its_row_says_in_it() -> None:
    columns = ("title", "kind", "words", "notes", "title@zh", "words@zh", "Notes@ZH", "title@fr")
    row = {"title": "Cards", "kind": "text", "words": "One\nTwo", "notes": "Slowly."}
    more = {"title@zh": "卡", "words@zh": "一\n二", "Notes@ZH": "慢慢说", "title@fr": " "}
    data = csv_of(row | more, {"title": "Grid", "notes": "N"}, columns=columns)
    there = replace(EVENTS, language="zh")
    first, second = read(data, "t", there).scenes
    assert (first.title, first.called, first.shows.words, first.notes) == ("卡", "Cards", "一\n二", "慢慢说")
    assert (second.title, second.notes) == ("Grid", "N")
    own = read(data, "t", EVENTS)
    assert [one.title for one in own.scenes] == ["Cards", "Grid"]
    assert dict(own.scenes[0].extra)["title@zh"] == "卡"  # it is written back
    assert own.notices == ()
    assert read(data, "t", replace(EVENTS, language="fr")).scenes[0].title == "Cards"  # there is nothing in it
    public = told(read(data, "t", there), there, Window(0, 9), notes=False)
    assert "慢慢说" not in str(public)
    assert "慢慢说" in str(told(read(data, "t", there), there, Window(0, 9), notes=True))


def test_a_talk_is_told_in_the_language_of_our_own_words_though_no_event_is() -> None:
    data = csv_of({"title": "Cards", "notes": "Slowly.", "title@de": "Karten"}, columns=("title", "notes", "title@de"))
    with speaking("de"):
        german = told(read(data, "t", EVENTS), EVENTS, Window(0, 9), notes=True)["scenes"][0]
        (phone,) = followed(read(data, "t", EVENTS), EVENTS, Window(0, 9))
        chinese = read(data, "t", replace(EVENTS, language="zh"))  # asked for, and said in it by nobody
    assert (german["title"], german["notes"]) == ("Karten", "Slowly.")
    assert german["tongues"]["notes"] == "en"
    assert (phone["title"], phone["title_in"]) == ("Karten", "de")
    assert "title" not in german["tongues"]
    assert [scene.title for scene in chinese.scenes] == ["Cards"]
    assert [scene.title for scene in read(data, "t", EVENTS).scenes] == ["Cards"]


def test_a_scene_needs_a_title_and_nothing_else() -> None:
    assert scene_of() == Scene(2, "Who says so")
    assert scene_of().seconds == SECONDS


@pytest.mark.parametrize(
    ("cells", "column", "wrong", "example"),
    [
        ({"title": "", "notes": "x"}, "title", "empty", "one plain sentence"),
        ({"title": "So."}, "title", "full stop", "Delete"),
        ({"focus": "Cards 2017"}, "focus", "'Cards' is not an id", "Write cards."),
        ({"from": "2019-02-30", "to": "2020"}, "from", "'2019-02-30' is not a calendar day", "2019-02"),
        ({"from": "2019"}, "to", "from is not", "both, or neither"),
        ({"to": "2019"}, "from", "to is not", "both, or neither"),
        ({"from": "2020", "to": "2019"}, "to", "comes before '2020'", "other way round"),
        ({"from": "2020/..", "to": "2021"}, "from", "open or unknown end", "2018-04"),
        ({"status": "claimd"}, "status", "not one of documented", "Write claimed."),
        ({"seconds": "0"}, "seconds", "not from 1 to 3600", "60"),
        ({"seconds": "a minute"}, "seconds", "whole number", "450000"),
        ({"notes": "a\u202eb"}, "notes", "text-direction control", "Delete"),
    ],
)
def test_a_wrong_cell_is_told_by_row_and_column_and_its_scene_is_left_out(
    cells: dict[str, str], column: str, wrong: str, example: str
) -> None:
    found = talk_of({}, cells)
    (problem,) = found.problems
    assert (problem.row, problem.column) == (3, column)
    assert wrong in problem.wrong
    assert example in problem.example
    assert [scene.row for scene in found.scenes] == [2]


def test_a_wrong_end_of_a_window_is_told_once() -> None:
    found = talk_of({"from": "2020-13", "to": "2019"}, {"from": "2020-13"})
    assert [(one.row, one.column) for one in found.problems] == [(2, "from"), (3, "from"), (3, "to")]


def test_every_problem_of_a_file_is_told_at_once_by_row_then_by_column() -> None:
    found = talk_of({"seconds": "x", "title": "", "focus": "Ä"}, {}, {"status": "no", "focus": "gone"})
    places = [(one.row, one.column) for one in found.problems]
    assert places == [(2, "title"), (2, "focus"), (2, "seconds"), (4, "status")]


def test_a_scene_whose_event_or_lane_is_gone_stays_and_says_so() -> None:
    found = talk_of({"focus": "crads-2017 grid-2012 unlike-anything", "lane": "Iron grid; Card rollout"})
    (scene,) = found.scenes
    assert (scene.focus, scene.gone) == (("grid-2012",), ("crads-2017", "unlike-anything"))
    assert scene.lanes == ("Card rollout",)
    assert [(one.row, one.column, one.example) for one in found.problems] == [
        (2, "focus", "Write cards-2017."),
        (2, "focus", "Look it up in the file of events, or delete it."),
        (2, "lane", "Write Iron Grid."),
    ]


def test_rows_that_hold_nothing_are_no_scenes_and_ragged_ones_are_told() -> None:
    far = b"," * len(COLUMNS)
    data = csv_of({}) + b",,,,,,,\n,grid-2012\na title" + far + b"too far\nonly a title\n"
    found = read(data, "mine", EVENTS)
    assert [scene.row for scene in found.scenes] == [2, 6]
    assert [(one.row, one.column) for one in found.problems] == [(4, None), (5, None)]


def test_semicolons_names_in_other_writing_and_columns_of_ones_own_are_accepted_and_said() -> None:
    found = read(b"Title;Focus;who speaks\nOne;grid-2012;Dolma\n", "mine", EVENTS)
    assert found.scenes[0].extra == (("who speaks", "Dolma"),)
    assert [one.partition(":")[0] for one in found.notices] == [
        "Cells are separated by semicolons, not commas",
        "Column 'Title' is read as title.",
        "Column 'Focus' is read as focus.",
        "Column 'who speaks' is not one of ours",
    ]
    assert "details" not in " ".join(found.notices)


def test_a_file_without_a_title_column_or_without_a_header_is_refused_by_name() -> None:
    with pytest.raises(DataError) as missing:
        read(b"titel,focus\nOne,\n", "mine", EVENTS)
    assert "'titel': did you mean title?" in missing.value.problems[0].example
    with pytest.raises(DataError) as bare:
        read(b"a,b\n", "mine", EVENTS)
    assert bare.value.problems[0].example == "Name the columns as they are called here: title."
    with pytest.raises(DataError) as empty:
        read(b"", "mine", EVENTS)
    assert ", ".join(COLUMNS) in empty.value.problems[0].example


def test_without_a_window_a_scene_shows_its_events_with_air_on_both_sides() -> None:
    window = scene_of(focus="grid-2012 cards-2019").window
    assert window
    assert window.start < from_days(date(2011, 1, 1), date(2011, 1, 1)).start
    assert window.end > from_days(date(2020, 12, 31), date(2020, 12, 31)).end
    one = scene_of(focus="grid-2012").window
    assert one
    assert one.days == LEAST
    assert around([]) is None


def test_without_a_file_the_headlines_in_date_order_are_the_talk() -> None:
    assert [scene.focus for scene in headlines(EVENTS).scenes] == [("cards-2017",), ("cards-2019",)]
    quiet = dataset_of({"priority": "3"}, {"priority": "2", "date": "2001"})
    assert [scene.focus for scene in headlines(quiet).scenes] == [("row-3",), ("row-2",)]
    assert headlines(dataset_of()).scenes == ()


@pytest.fixture
def events(tmp_path: Path) -> Path:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "mine.csv").write_bytes(csv_of({}, {"seconds": "x"}))
    (tmp_path / "talks" / "bad.csv").write_bytes(b"PK\x03\x04")
    (tmp_path / "talks" / "folder.csv").mkdir()
    (tmp_path / "secret.csv").write_bytes(csv_of({}))
    return tmp_path / "events.csv"


def test_talks_are_the_csv_files_of_the_folder_beside_the_events(events: Path, tmp_path: Path) -> None:
    assert Talks(events).names() == ("bad", "mine", "headlines")
    assert Talks(tmp_path / "elsewhere" / "events.csv").names() == ("headlines",)
    found = Talks(events).find("mine", EVENTS)
    assert found
    assert len(found.scenes) == len(found.problems) == 1
    assert Talks(events).find("headlines", EVENTS) == headlines(EVENTS)


@pytest.mark.parametrize(
    "name", ["", ".", "../secret", "..\\secret", "secret", "mine.csv", "folder", "MINE/", "mine\0", "*"]
)
def test_no_name_leads_out_of_the_folder(events: Path, name: str) -> None:
    assert Talks(events).find(name, EVENTS) is None


def test_a_link_out_of_the_folder_is_no_talk(events: Path) -> None:
    (events.parent / "talks" / "linked.csv").symlink_to(events.parent / "secret.csv")
    assert "linked" not in Talks(events).names()


def test_a_talk_that_cannot_be_opened_is_no_talk(events: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert Talks(events).find("mine", EVENTS) is None


CUTS = [
    (lambda whole: whole.split(b"\n")[0] + b"\n", "has lost most of its lines at once (7 before, 1 now)"),
    (lambda whole: whole[: len(whole) // 3], "has lost most of its lines at once"),
    (lambda whole: b"", "has lost most of its lines at once (7 before, 0 now)"),
    (lambda whole: whole[:-3], "ends in the middle of a line"),
]


@pytest.mark.parametrize(("cut", "words"), CUTS)
def test_half_a_file_is_not_a_talk_until_it_is_saved_once_more(
    events: Path, cut: Callable[[bytes], bytes], words: str
) -> None:
    file, talks = events.parent / "talks" / "long.csv", Talks(events)
    file.write_bytes(b"title\n" + b"".join(b"Scene %d\n" % number for number in range(6)))
    whole = talks.find("long", EVENTS)
    assert whole
    assert not whole.problems
    file.write_bytes(half := cut(file.read_bytes()))
    for _ in range(2):
        shown = talks.find("long", EVENTS)
        assert shown
        assert shown.scenes == whole.scenes
        assert shown.problems[0].sentence("long.csv").startswith(f"long.csv: talks/long.csv {words}")
        assert "save the file once more" in shown.problems[0].sentence("long.csv")
    file.write_bytes(half)
    os.utime(file, (1e9, 1e9))
    meant = talks.find("long", EVENTS)
    assert meant
    assert meant.scenes != whole.scenes


def test_a_scene_is_taken_out_of_a_talk_and_a_file_that_was_none_becomes_one(events: Path) -> None:
    file, talks = events.parent / "talks" / "long.csv", Talks(events)
    for data, many in ((b"\n" * 40, 0), (b"title\nOne\nTwo\nThree\n", 3), (b"title\nOne\nTwo\n", 2)):
        file.write_bytes(data)
        found = talks.find("long", EVENTS)
        assert found
        assert len(found.scenes) == many


def test_a_file_that_cannot_be_read_is_a_talk_without_scenes_that_says_why(events: Path) -> None:
    found = Talks(events).find("bad", EVENTS)
    assert found
    assert found.scenes == ()
    assert "zip" in found.problems[0].wrong
    assert attempt(csv_of({}), "x", EVENTS).scenes


def test_a_page_is_told_scenes_facts_and_problems_and_notes_only_where_they_are_asked_for() -> None:
    talk = talk_of({"focus": "cards-2017", "notes": "Slowly."}, {}, {"seconds": "x"})
    home = Window(10, 20)
    public, private = (told(talk, EVENTS, home, notes) for notes in (False, True))
    assert "Slowly." not in str(public)
    assert "Say whose" not in str(public)
    assert private["scenes"][0]["notes"] == "Slowly."
    assert private["traps"] == {"cards-2017": "Say whose number it is."}
    assert public["scenes"][1]["window"] == [10, 20]
    assert public["scenes"][1]["days"] is None
    assert list(public["facts"]) == ["cards-2017"]
    assert public["problems"] == [talk.problems[0].sentence("mine.csv")]
    assert told(headlines(EVENTS), EVENTS, home, False)["file"] == "headlines"


SHIPPED = {"tibet-cards": 20 * 60, "tibet-cards-briefing": 5 * 60}
"""The talks that we ship, and how many seconds each is meant to take."""


def shipped(name: str = "tibet-cards") -> tuple[Talk, Dataset]:
    events = read_events((TOP / "events.csv").read_bytes())
    return read((TOP / "talks" / f"{name}.csv").read_bytes(), name, events), events


@pytest.mark.parametrize(("name", "seconds"), SHIPPED.items())
def test_a_talk_we_ship_has_no_problems_and_takes_the_time_that_it_says(name: str, seconds: int) -> None:
    talk, _ = shipped(name)
    assert (talk.problems, talk.notices) == ((), ())
    assert sum(scene.seconds for scene in talk.scenes) == seconds
    assert all(scene.focus and scene.window and scene.notes for scene in talk.scenes)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_talk_we_ship_shows_the_credit_plan_and_the_points_and_ends_with_the_newest(name: str) -> None:
    talk, events = shipped(name)
    lit = {one for scene in talk.scenes for one in scene.focus}
    assert {"tar-work-points-2018", "minthang-meeting-2025"} <= lit
    assert max(events.events, key=lambda event: event.date.order).id in talk.scenes[-1].focus


def test_the_talk_we_ship_names_a_trap_in_every_scene_and_shows_rebuttals_as_often_as_warnings() -> None:
    talk, _ = shipped()
    assert [scene.row for scene in talk.scenes if "TRAP:" not in scene.notes] == []
    lit = {one for scene in talk.scenes for one in scene.focus}
    answers = {
        "lhasa-chief-defends-grid-2015",
        "ndrc-low-score-2019",
        "daum-thread-2022",
        "mit-tr-2022",
        "china-rejects-dna-2023",
    }
    assert answers <= lit


@pytest.mark.parametrize("name", SHIPPED)
def test_every_event_that_a_talk_lights_lies_in_the_window_of_its_scene(name: str) -> None:
    talk, events = shipped(name)
    known = {event.id: event for event in events.events}
    for scene in talk.scenes:
        for one in scene.focus:
            around_it = around([known[one]])
            assert around_it
            assert scene.window
            middle = (around_it.start + around_it.end) / 2
            assert scene.window.start < middle < scene.window.end, one


def test_lanes_whose_names_stand_in_one_another_are_told_apart_in_quotation_marks() -> None:
    lanes = ("X", "Y", "X; Y", "X;Y;Z", "A;B", "A; B")
    events = dataset_of(*({"lane": lane, "date": "2019"} for lane in lanes))
    cells = {
        "X; Y": ("X; Y",),
        "X; Y; Y": ("Y", "X; Y"),
        '"X"; "Y"': ("X", "Y"),
        '"X; Y"; "Y"; "X;Y;Z"': ("Y", "X; Y", "X;Y;Z"),
        "X ;Y;  Z;X": ("X", "X;Y;Z"),
        "A;B": ("A;B",),
        "A; B; A;B": ("A;B", "A; B"),
        "Y; X;": ("X", "Y"),
    }
    for cell, wanted in cells.items():
        data = 'title,lane\nScene,"{}"\n'.format(cell.replace('"', '""')).encode()
        found = read(data, "t", events)
        assert not found.problems, cell
        assert found.scenes[0].lanes == wanted, cell


def test_a_cell_of_very_many_lanes_is_refused_by_row_and_column() -> None:
    found = read(('title,lane\nScene,"' + ";" * 501 + '"\n').encode(), "t", dataset_of({}))
    assert [(one.row, one.column) for one in found.problems] == [(2, "lane")]
    assert "names 502 things" in found.problems[0].wrong


def test_a_lane_may_have_a_semicolon_in_its_name() -> None:
    lanes = ("Cards; health", "Other", "A;B;C")
    events = dataset_of(*({"lane": lane, "date": "2019"} for lane in lanes))
    for cell in ("Cards; health", "Other; Cards;health", "A;B;C; Cards; health", "; ".join(lanes)):
        data = f'title,lane\nScene,"{cell}"\n'.encode()
        found = read(data, "t", events)
        assert not found.problems
        (scene,) = found.scenes
        assert set(scene.lanes) == {lane for lane in lanes if lane.replace(" ", "") in cell.replace(" ", "")}


def test_what_may_have_been_meant_is_said_of_the_first_wrong_names_alone() -> None:
    known = dataset_of(*({"id": f"lhasa-cards-{n:05}"} for n in range(3 * RANKED)))
    names = " ".join(f"lhasa-carts-{n:05}" for n in range(NAMED))
    found = read(csv_of(*[{"focus": names}] * 2), "mine", known)
    meant = [problem.example == f"Write {problem.found.replace('carts', 'cards')}." for problem in found.problems]
    assert meant == [True] * HINTED + [False] * NAMED
