"""`python -m rollout translate`: how far each language is, what is older than its original, and both side by side."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rollout.commands.whole import main
from rollout.editing.desk import Desk
from rollout.editing.log import Change
from rollout.editing.older import older
from rollout.evidence.reader import Limits, read
from rollout.timeline.translating import lacking, standing
from tests.csv_rows import COUNTED, RIGHT, csv_of

COLUMNS = (*RIGHT, "label", "place", "notes", "title@zh", "summary@zh", "place@zh", "notes@zh", "title@bo")
ROWS = (
    {"id": "a", "title@zh": "拉萨发卡", "summary@zh": "报纸这样说。", "title@bo": "ལྷ་ས།", "notes@zh": "小心"},
    {"id": "b", "label": "Cards", "place": "Lhasa", "place@zh": "拉萨", "priority": "2"},
)


def run(*options: str | Path) -> Result:
    return CliRunner().invoke(main, ["translate", *map(str, options)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_bytes(csv_of(*ROWS, columns=COLUMNS))
    lane = f'[[lane]]\nname = "{RIGHT["lane"]}"\n"name@zh" = "社保卡"\n'
    lane += '[[lane]]\nname = "Without events"\n"name@zh" = "空"\n'
    (tmp_path / "timeline.toml").write_text(f'unchecked = ["bo"]\n{lane}', encoding="utf-8")
    return path


def edit(file: Path, fields: dict[str, str]) -> None:
    """Change the first event as the form does."""
    desk = Desk(file, Limits())
    whole = desk.now()
    sheet, place = whole.sheet, whole.names.places["a"]
    assert desk.save("a", sheet.rows[place].mark, sheet.fields(place), fields, "Anna").change


def test_the_status_says_of_each_language_how_much_is_there_and_who_checked_it(file: Path) -> None:
    assert run("status", file).output.splitlines() == [
        "events.csv: 2 events, written in English.",
        "Chinese (zh): 1 of 2 titles, 0 of 1 labels, 1 of 2 summaries, 1 of 1 places, 1 of 1 names of lanes, "
        "0 of 1 speakers; 1 of 1 headlines whole.",
        "Tibetan (bo): 1 of 2 titles, 0 of 1 labels, 0 of 2 summaries, 0 of 1 places, 0 of 1 names of lanes, "
        "0 of 1 speakers; 0 of 1 headlines whole; not checked by a native reader.",
    ]
    file.write_bytes(csv_of({}))
    wanted = "events.csv: 1 event, written in English; it has no column such as title@zh.\n"
    assert run("status", file).output == wanted


def test_what_is_lacking_is_what_the_file_says_and_the_language_does_not() -> None:
    events = read(csv_of(*ROWS, columns=COLUMNS)).events
    assert [lacking(one, "zh") for one in events] == [(), ("title", "label", "summary")]
    assert [lacking(one, "bo") for one in events] == [("summary",), ("title", "label", "summary")]


def test_words_are_older_than_their_original_where_the_history_says_that_it_was_changed_after_them(file: Path) -> None:
    assert "Older" not in run("status", file).output
    edit(file, {"title": "Lhasa has handed out 460,000 cards"})
    said = run("status", file).output
    assert "1 of 1 headlines whole; 1 older than the original." in said
    assert said.endswith("Older than the original: a, title@zh, title@bo\n")
    edit(file, {"title@zh": "拉萨发卡四十六万张"})
    assert run("status", file).output.endswith("Older than the original: a, title@bo\n")


def test_of_very_many_old_words_the_first_are_named_and_the_others_counted(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rollout.commands.translate.LISTED", 0)
    edit(file, {"title": "Another title"})
    assert run("status", file).output.endswith("… and 1 more.\n")


def test_a_row_that_was_added_or_cannot_be_read_makes_nothing_old() -> None:
    dataset = read(csv_of(*ROWS, columns=COLUMNS))
    new = Change(1, "2026", "", "added", "a", 1, None, "a,b", "", "")
    torn = Change(2, "2026", "", "changed", "a", 1, '"a', "x" * 200_000, "", "")
    empty = Change(3, "2026", "", "changed", "b", 1, "", "", "", "")
    assert older([new, torn, empty], dataset) == {}


def test_both_languages_stand_side_by_side_with_what_is_missing_and_no_notes(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "zh.html"
    edit(file, {"title": "Lhasa has <b> 460,000 cards"})
    assert run("view", file, out, "--language", "zh").exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert '<td lang="en"><bdi>Lhasa has &lt;b&gt; 460,000 cards</bdi></td>' in page
    assert '<td lang="zh" class="old"><bdi>拉萨发卡</bdi><p class="quiet">早于原文</p></td>' in page
    assert '<td lang="zh" class="missing">缺少</td>' in page
    assert "小心" not in page
    assert page.count("<bdi>社保卡</bdi>") == 3  # the lane of each, and by itself
    assert page.index("报纸这样说") < page.index("<bdi>Lhasa</bdi>")  # headlines first
    assert run("view", file, out, "--language", "zh").exit_code == 0  # it takes the place of an earlier one


def test_a_page_takes_the_place_of_no_other_file_and_is_made_of_no_language_that_is_not_there(
    file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mine.html"
    out.write_text("my own", encoding="utf-8")
    assert "is no page for translators" in run("view", file, out, "--language", "zh").output
    assert out.read_text(encoding="utf-8") == "my own"
    assert "is what this would be made from" in run("view", file, file, "--language", "zh").output
    other = tmp_path / "other.html"
    assert "written in 'en' itself. Write one of zh, bo." in run("view", file, other, "--language", "en").output
    assert "Write one of en, zh, bo." in run("view", file, other, "--language", "fr").output
    assert not other.exists()


def test_a_language_whose_words_are_all_there_says_so() -> None:
    found = standing(read(csv_of(ROWS[0], columns=COLUMNS)), "zh", {"a": ("title@bo",)})
    assert found.words == (
        "Chinese (zh): 1 of 1 titles, 1 of 1 summaries, 0 of 1 names of lanes, 0 of 1 speakers; 1 of 1 headlines whole."
    )


OF_ALL = """
title = "Cards"
subtitle = "Who says so"
"title@zh" = "卡"
[[lane]]
name = "Card rollout"
full = "Rollout of cards"
term = "Iron Grid"
term_of = "a campaign"
group = "Cards"
"group@zh" = "卡类"
"term@zh" = "铁网"
[[era]]
from = "2017"
to = "2018"
name = "First years"
"name@zh" = "头几年"
[[word]]
name = "Tibet Daily"
"name@zh" = "西藏日报"
[[word]]
name = "Xinhua"
"name@zh" = "新华社"
[[word]]
name = "cards"
"name@zh" = "张卡"
[[word]]
name = "Lhasa"
"name@bo" = "ལྷ་ས།"
"""


def of_all(folder: Path) -> Path:
    """Lay down a file whose words stand in timeline.toml, in part."""
    path = folder / "events.csv"
    rows = (
        {
            **COUNTED,
            "title@zh": "拉萨发卡",
            "place": "Lhasa",
            "asserted_by": "Tibet Daily; Xinhua",
            "asserted_by_kind": "state-media; state-media",
            "tags": "cards; money",
        },
        {"place": "Lhasa", "place@zh": "拉萨"},
    )
    path.write_bytes(csv_of(*rows, columns=(*RIGHT, *COUNTED, "tags", "place", "title@zh", "place@zh")))
    (folder / "timeline.toml").write_text(OF_ALL.replace("Card rollout", RIGHT["lane"]), encoding="utf-8")
    return path


def test_words_of_the_timeline_are_counted_once_each_by_what_they_are(tmp_path: Path) -> None:
    assert run("status", of_all(tmp_path)).output.splitlines()[1] == (
        "Chinese (zh): 1 of 2 titles, 0 of 2 summaries, 1 of 2 places, 0 of 1 names of lanes, 1 of 1 groups of lanes, "
        "1 of 1 eras, 2 of 2 speakers, 1 of 2 tags, 1 of 1 units, 0 of 1 scopes of figures, "
        "2 of 5 other texts of timeline.toml; 0 of 2 headlines whole."
    )


def test_translators_see_what_the_timeline_says_beside_its_events(tmp_path: Path) -> None:
    out = tmp_path / "zh.html"
    assert run("view", of_all(tmp_path), out, "--language", "zh").exit_code == 0
    words = out.read_text(encoding="utf-8").partition('<table class="long">')[2]
    rows = re.findall(
        '<th scope="row">([^<]*)</th><td lang="en"><bdi>([^<]*)</bdi></td><td lang="zh"[^>]*>(.*?)</td>', words
    )
    assert [(own, re.sub("<[^>]*>", "", said)) for _, own, said in rows] == [
        ("Cards", "卡"),
        ("Who says so", "缺少"),
        (RIGHT["lane"], "缺少"),
        ("Rollout of cards", "缺少"),
        ("Iron Grid", "铁网"),
        ("a campaign", "缺少"),
        ("Cards", "卡类"),
        ("First years", "头几年"),
        ("Lhasa", "拉萨"),
        ("Tibet Daily", "西藏日报"),
        ("Xinhua", "新华社"),
        ("cards", "张卡"),
        ("money", "缺少"),
        ("cards", "张卡"),
        (COUNTED["scope"], "缺少"),
    ]


TALK = "title,focus,notes\nWho <b> says so,a,MARKER\n=1+1,a b,MARKER\n"


def test_a_sheet_for_interpreters_has_the_scenes_in_order_and_no_notes(file: Path, tmp_path: Path) -> None:
    talk, out = tmp_path / "mine.csv", tmp_path / "sheet.html"
    talk.write_text(TALK, encoding="utf-8")
    assert run("interpreters", file, out, "--talk", talk).output.endswith("sheet.html: 2 scenes.\n")
    page = out.read_text(encoding="utf-8")
    assert "<h2>1 · <bdi>Who &lt;b&gt; says so</bdi></h2>" in page
    assert '<td lang="zh"><bdi>拉萨发卡</bdi></td>' in page
    assert '<td class="missing">–</td>' in page
    assert "see scene 1." in page
    assert "MARKER" not in page
    assert "小心" not in page
    assert run("interpreters", file, out, "--talk", talk).exit_code == 0  # it takes the place of an earlier one


def test_the_same_sheet_as_csv_holds_no_formula(file: Path, tmp_path: Path) -> None:
    talk, out = tmp_path / "mine.csv", tmp_path / "sheet.CSV"
    talk.write_text(TALK, encoding="utf-8")
    for _ in range(2):
        assert run("interpreters", file, out, "--talk", talk).exit_code == 0
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == '"scene","title of the scene","what","en","zh","bo"'
    assert any(line.startswith('"2","\'=1+1","Event"') for line in lines)
    assert not [line for line in lines if '"=' in line or "MARKER" in line]


def test_a_sheet_takes_the_place_of_no_other_file_and_needs_a_talk_that_has_scenes(file: Path, tmp_path: Path) -> None:
    talk, out = tmp_path / "mine.csv", tmp_path / "sheet.html"
    talk.write_text(TALK, encoding="utf-8")
    out.write_text("my own", encoding="utf-8")
    assert "is no sheet for interpreters" in run("interpreters", file, out, "--talk", talk).output
    assert out.read_text(encoding="utf-8") == "my own"
    assert "ends neither in .html nor in .csv" in run("interpreters", file, tmp_path / "a.pdf", "--talk", talk).output
    assert "is what this would be made from" in run("interpreters", file, talk, "--talk", talk).output
    talk.write_text("title,focus\n,a\n", encoding="utf-8")
    said = run("interpreters", file, tmp_path / "new.html", "--talk", talk).output
    assert "mine.csv row 2, column title" in said
    assert "mine.csv has no scene that can be shown." in said


def test_a_sheet_of_one_language_without_a_place_says_so_of_an_empty_scene(tmp_path: Path) -> None:
    events, talk, out = tmp_path / "events.csv", tmp_path / "mine.csv", tmp_path / "sheet.html"
    events.write_bytes(csv_of({"title": "A card", "summary": "Somewhere."}))
    talk.write_text("title\nOnly words\n", encoding="utf-8")
    assert "1 scene." in run("interpreters", events, out, "--talk", talk).output
    assert "<table>" not in out.read_text(encoding="utf-8")
