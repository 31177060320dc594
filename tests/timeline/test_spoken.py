"""The same events in another language: what is said in it, what falls back and is counted, and what a search finds."""

from dataclasses import replace

import pytest

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.private import without_notes
from rollout.evidence.reader import read
from rollout.evidence.settings import PLAIN, Settings
from rollout.figure.view_figure import picture
from rollout.outputs.formats import edition_for
from rollout.outputs.naming import stem
from rollout.timeline.besides import besides
from rollout.timeline.clock import KNOWN
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import stamp
from rollout.timeline.facts import facts
from rollout.timeline.languages import language_words, own_name
from rollout.timeline.spoken import UNCHECKED, counted, language_of, languages, own_language, place_names, spoken
from rollout.timeline.stored import restored, stored
from rollout.timeline.view import View, from_address, select, to_address
from tests.csv_rows import RIGHT, csv_of
from tests.support.events import dataset

TITLE = "拉萨发放了四十五万张卡"
IN_CHINESE = {"title@zh": TITLE, "label@zh": "拉萨发卡", "place@zh": "拉萨", "place": "Lhasa"}
COLUMNS = (
    *RIGHT,
    "label",
    "place",
    "notes",
    *("title@zh", "label@zh", "summary@zh", "place@zh", "notes@zh", "Title@bo"),
)
ROWS = (IN_CHINESE, {"Title@bo": "ལྷ་ས།"}, {"label@zh": "只有标签", "label": "Cards"})


def written(*rows: dict[str, str], said: Settings = PLAIN) -> Dataset:
    return replace(dataset(*(rows or ROWS), columns=COLUMNS), settings=said)


def test_events_are_said_in_a_language_as_far_as_their_columns_go_and_fall_back_to_the_file_where_they_do_not() -> None:
    found = spoken(written(), "zh").events
    assert [one.title for one in found] == [TITLE, RIGHT["title"], RIGHT["title"]]
    assert [one.words for one in found] == ["拉萨发卡", RIGHT["title"], "只有标签"]
    assert [one.place for one in found] == ["拉萨", "", ""]
    assert [one.summary for one in found] == [RIGHT["summary"]] * 3
    assert [one.spoken for one in found] == [("title", "label", "place"), (), ("label",)]


def test_a_label_of_the_file_stands_on_no_mark_whose_title_is_in_another_language() -> None:
    (one,) = spoken(written({"label": "450,000 cards", "title@zh": TITLE}), "zh").events
    assert one.words == TITLE
    assert ("label@en", "450,000 cards") in one.extra


def test_a_title_in_several_lines_is_one_and_a_label_without_end_is_cut_with_a_sign() -> None:
    (one,) = spoken(written({"title@zh": "拉萨\n发卡", "label@zh": "卡" * 200, "summary@zh": "一\n二"}), "zh").events
    assert one.title == "拉萨 发卡"
    assert len(one.words) < 100
    assert one.words.endswith("…")
    assert one.summary == "一\n二"


def test_the_words_that_give_way_stay_with_the_event_so_that_a_search_finds_it_in_every_language() -> None:
    own = written()
    chinese, tibetan = spoken(own, "zh"), spoken(own, "bo")
    for words in ("拉萨发放", "handed out", "ལྷ་ས", "只有标签"):
        found = [[one.id for one in select(each.events, View(search=words))] for each in (own, chinese, tibetan)]
        assert found[0], words
        assert found[0] == found[1] == found[2], words
    assert ("title@en", RIGHT["title"]) in chinese.events[0].extra
    assert ("place@en", "Lhasa") in chinese.events[0].extra


def test_a_place_is_a_filter_by_its_name_in_any_language() -> None:
    own = written()
    for each in (own, spoken(own, "zh"), spoken(own, "bo")):
        for name in ("Lhasa", "拉萨"):
            assert [one.row for one in select(each.events, View(places=(name,)))] == [2]
    assert place_names(own.events[0]) == ("Lhasa", "拉萨")


def test_notes_in_another_language_are_notes_and_leave_by_no_way_that_notes_do_not() -> None:
    own = written({"notes": "Trap: none.", "notes@zh": "小心。", "title@zh": TITLE})
    (one,) = spoken(own, "zh").events
    assert one.notes == "小心。"
    assert "Trap" not in str(one.told_extra)
    (bare,) = without_notes(spoken(own, "zh")).events
    assert "Trap" not in str(bare)
    assert "小心" not in str(bare)


def test_a_file_has_the_languages_of_its_filled_columns_its_own_first_then_as_the_timeline_lists_them() -> None:
    assert languages(written()) == ("en", "zh", "bo")
    assert languages(written(said=Settings(languages=("de", "bo", "zh")))) == ("de", "bo", "zh")
    assert languages(written({"title@zh": "  "})) == ()
    assert languages(dataset({})) == ()


def test_the_language_of_a_file_is_said_or_english_or_nobody_knows_it() -> None:
    assert own_language(dataset({})) == "en"
    assert own_language(written(said=Settings(languages=("bo",)))) == "bo"
    found = dataset({"title@en": "Cards"}, columns=(*RIGHT, "title@en"))
    assert own_language(found) == "und"
    assert language_words("und") == "its own language"


@pytest.mark.parametrize(
    ("asked", "found"),
    [("zh", "zh"), ("ZH", "zh"), ("zh-Hant-TW", "zh"), ("en", ""), ("en-GB", ""), ("fr", ""), ("", ""), ("zhx", "")],
)
def test_a_language_asked_for_is_the_nearest_wider_one_that_the_file_has(asked: str, found: str) -> None:
    assert language_of(asked, ("en", "zh", "bo")) == found


def test_it_is_counted_how_many_events_are_in_it_and_said_that_nobody_checked_them() -> None:
    own = written()
    assert counted(own, own.events) is None
    chinese = spoken(own, "zh")
    said = counted(chinese, chinese.events)
    assert said
    assert said.words == "1 of 3 in Chinese, the others in English"
    unread = spoken(written(said=Settings(unchecked=("zh",))), "zh")
    said = counted(unread, unread.events[:1])
    assert said
    assert said.words == f"all 1 in Chinese; {UNCHECKED}"


def test_all_that_is_hidden_is_in_the_language_too_and_the_file_is_the_same() -> None:
    own = written()
    held = replace(own, waiting=own.events, unsigned=own.events, whole=own)
    found = spoken(held, "zh")
    assert found.whole
    assert found.waiting == found.unsigned == found.events == found.whole.events
    assert (found.digest, found.cells, found.columns, found.rows) == (own.digest, own.cells, own.columns, own.rows)
    assert spoken(found, "zh") is found
    assert spoken(own, "") is own


def test_an_address_names_the_language_and_what_is_none_is_left_out() -> None:
    assert from_address("?language=zh-Hant").language == "zh-hant"
    assert to_address(View(language="zh")) == "?language=zh"
    assert from_address("?language=<b>").language == ""


def test_a_picture_of_another_language_has_its_words_says_how_many_and_offers_the_others() -> None:
    index = DatasetIndex(written(said=Settings(unchecked=("bo",))))
    offered = [["en", "English", "English"], ["zh", "中文", "Chinese"], ["bo", "བོད་ཡིག", "Tibetan"]]
    meta = picture(index, "?language=bo", 1240, 559)["layout"]["meta"]
    assert "ལྷ་ས།" in meta["labels"]["words"]
    words = f"1 of 3 in Tibetan, the others in English; {UNCHECKED}"
    assert meta["spoken"] == {"language": "bo", "words": words, "languages": offered}
    own = picture(index, "?language=fr", 1240, 559)["layout"]["meta"]
    assert own["spoken"] == {"language": "", "words": "", "languages": offered}
    assert picture(index, "", 1240, 559)["layout"]["meta"]["labels"] == own["labels"]
    assert "spoken" not in picture(DatasetIndex(dataset({})), "?language=zh", 1240, 559)["layout"]["meta"]


def test_an_index_has_one_of_each_language_and_each_clock() -> None:
    index = DatasetIndex(written())
    chinese = index.spoken("zh")
    assert chinese is index.spoken("zh")
    assert chinese.spoken("zh") is chinese
    assert index.spoken("") is index
    view, found = index.asked("?language=zh-hans&clock=known")
    assert view.language == "zh"
    assert found is chinese.on(KNOWN)
    assert facts(chinese.dataset.events, chinese.lanes)[0]["title"] == TITLE


def test_what_is_handed_out_says_its_language_in_its_stamp_and_its_name() -> None:
    own = written()
    for ending in (".html", ".csv", ".json"):
        found = edition_for(ending, own, View(language="zh"))
        assert stamp(found).view == "everything · 1 of 3 in Chinese, the others in English"
        assert "-in-zh-" in stem(found)
        assert TITLE in {one.title for one in found.shown}
    assert "-in-" not in stem(edition_for(".html", own, View()))


def test_a_language_is_called_as_it_calls_itself_where_that_is_known() -> None:
    assert [own_name(tag) for tag in ("zh-hant-hk", "zh-tw", "nso")] == ["繁體中文", "中文", "nso"]


def test_the_timeline_lists_languages_that_no_native_reader_checked() -> None:
    found = read(csv_of({}), beside=Beside(settings=b'unchecked = ["bo", "zh-Hant"]\n'))
    assert found.settings.unchecked == ("bo", "zh-hant")


def test_words_in_languages_that_the_timeline_lists_take_the_place_of_others_and_stand_beside_none() -> None:
    said = Beside(settings=b'languages = ["en", "zh"]\n')
    own = read(csv_of(*ROWS, columns=COLUMNS), beside=said)
    assert [one.others for one in own.events] == [
        (("title@zh", TITLE), ("label@zh", "拉萨发卡"), ("place@zh", "拉萨")),
        (),
        (("label@zh", "只有标签"),),
    ]
    assert [one.extra for one in own.events] == [(), (("Title@bo", "ལྷ་ས།"),), ()]
    assert languages(own) == ("en", "zh", "bo")
    assert [one.row for one in select(own.events, View(search="拉萨发放"))] == [2]
    chinese = spoken(own, "zh").events
    assert [one.title for one in chinese] == [TITLE, RIGHT["title"], RIGHT["title"]]
    assert chinese[0].extra == (("title@en", RIGHT["title"]), ("place@en", "Lhasa"))
    assert chinese[0].others == ()
    assert [one.others for one in spoken(own, "bo").events] == [one.others for one in own.events]
    noted = read(csv_of({"notes@zh": "小心", "title@zh": TITLE}, columns=COLUMNS), beside=said)
    assert noted.events[0].extra == (("notes@zh", "小心"),)


def test_a_page_is_told_which_texts_of_each_event_are_in_the_language_shown_and_nothing_where_it_is_its_own() -> None:
    own = written()
    told = facts(spoken(own, "zh").events, own.lanes)
    assert [one["spoken"] for one in told] == [["title", "label", "place"], [], ["label"]]
    assert not any("spoken" in one for one in facts(own.events, own.lanes))


def test_what_the_timeline_says_of_itself_is_in_the_language_as_far_as_it_says_it() -> None:
    toml = (
        'title = "Cards in Lhasa"\nsubtitle = "Who holds one"\n"title@zh" = "拉萨的卡"\n'
        '[[lane]]\nname = "Card rollout"\nfull = "The cards"\n"full@zh" = "发卡"\n"hue@zh" = "红"\n'
    )
    data = csv_of({"title@zh": "发卡"}, columns=(*RIGHT, "title@zh"))
    held = read(data, beside=Beside(None, toml.encode()))
    (wrong,) = held.problems
    assert wrong.column == "lane 1, hue@zh"
    own, chinese = held.settings, spoken(held, "zh").settings
    assert (own.title, own.subtitle, own.lanes[0].full) == ("Cards in Lhasa", "Who holds one", "The cards")
    assert (chinese.title, chinese.subtitle, chinese.lanes[0].full) == ("拉萨的卡", "Who holds one", "发卡")
    assert restored(stored(own)) == own


def test_where_there_is_little_room_what_is_shown_in_a_language_is_not_repeated_in_others() -> None:
    (chinese, *_) = spoken(written(), "zh").events
    names = [name for name, _ in besides(chinese)]
    assert "Title in English" in names
    assert not [name for name, _ in besides(chinese, once=True) if name.startswith(("Title", "Label", "Place"))]
