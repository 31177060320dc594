"""What an interpreter looks up of a talk: names, numbers and terms in every language, where they are shown first."""

from dataclasses import replace

from rollout.evidence.event import Dataset
from rollout.evidence.others import names_of, worded
from rollout.evidence.settings import LaneName, Settings, Word
from rollout.timeline.interpreting import Looked, looked_up
from rollout.timeline.talk import read
from tests.csv_rows import COUNTED, RIGHT, dataset_of

MARKER = "MARKER-of-the-presenter"
TALK = (
    "title,focus,kind,words,who,notes\n"
    f"First,row-2,,,,{MARKER}\n"
    f"Again,row-2 row-3 gone,,,,{MARKER}\n"
    f"A word,,text,Some words,,{MARKER}\n"
    f"Said,row-3,quotation,We deny it,Somebody,{MARKER}\n"
).encode()


def dataset(**more: str) -> Dataset:
    columns = (*RIGHT, *COUNTED, "label", "place", "disputed_by", "dispute", "notes", *more)
    first = {**COUNTED, "place": "Lhasa", "notes": MARKER, **more}
    second = {"title": "Xigaze follows", "disputed_by": "https://www.example.org/no", "dispute": "Half of it"}
    return dataset_of(first, second, columns=columns)


def words(leaf: Looked) -> dict[str, tuple[str, ...]]:
    return {term.kind: term.words for term in leaf.terms}


def test_each_name_number_and_term_stands_in_every_language_of_the_file() -> None:
    first, *_ = looked_up(
        read(TALK, "mine.csv", dataset(**(zh := {"title@zh": "拉萨发卡", "place@zh": "拉萨"}))), dataset(**zh)
    )
    found = words(first)
    assert found["Event"] == (RIGHT["title"], "拉萨发卡")
    assert found["Date"] == ("August 2017", "2017年8月")
    assert found["Place"] == ("Lhasa", "拉萨")
    assert found["Claim status"] == ("reported", "有报道")
    assert found["Figure"][0] == "450,000 cards (running total), Lhasa"
    assert found["Figure"][1].startswith("45万 cards")
    assert found["Who says so"] == ("Tibet Daily (state media)", "")
    assert found["Name"] == ("Lhasa", "拉萨 / 拉薩")
    assert "Label" not in found


def test_units_speakers_tags_lanes_and_terms_are_called_as_the_timeline_says() -> None:
    zh = {"title@zh": "拉萨发卡", "tags": "cards; money"}
    lane = LaneName(RIGHT["lane"], term="Iron Grid", elsewhere=(("name", "zh", "社保卡"), ("term", "zh", "铁网")))
    names = {"cards": "张卡", "Tibet Daily": "西藏日报", "Lhasa": "拉萨"}
    words_there = tuple(Word(name, (("name", "zh", text),)) for name, text in names.items())
    bare = dataset(**zh)
    told = replace(
        bare,
        events=tuple(worded(list(bare.events), names_of(words_there))),
        settings=Settings(lanes=(lane,), words=words_there),
    )
    first, again, *_ = looked_up(read(TALK, "mine.csv", told), told)
    found = words(first)
    assert found["Lane"] == (RIGHT["lane"], "社保卡")
    assert found["Term"] == ("Iron Grid", "铁网")
    assert found["Figure"][1] == "45万 张卡 (累计), 拉萨"
    assert found["Who says so"] == ("Tibet Daily (state media)", "西藏日报 (官方媒体)")
    assert found["Tags"] == ("cards; money", "张卡; money")
    assert "Lane" not in words(again)  # each lane once


def test_what_a_scene_says_in_several_languages_stands_with_it() -> None:
    talk = (
        "title,title@zh,focus,kind,words,words@zh,who,who@zh\n"
        "First,第一,row-2,,,,,\nSaid,,row-3,quotation,We deny it,我们否认,Somebody,某人\n"
        "A word,,,text,Some words,几句话,,\n"
    ).encode()
    told = dataset(**{"title@zh": "拉萨发卡"})
    first, said, word = looked_up(read(talk, "mine.csv", told), told)
    assert words(first)["Scene"] == ("First", "第一")
    assert "Scene" not in words(said)
    assert (words(said)["Quotation"], words(said)["Who"]) == (("We deny it", "我们否认"), ("Somebody", "某人"))
    assert words(word)["Words"] == ("Some words", "几句话")


def test_an_event_stands_where_it_is_shown_first_and_is_referred_to_after() -> None:
    _, again, word, said = looked_up(read(TALK, "mine.csv", dataset()), dataset())
    assert again.before == ((RIGHT["title"], 1),)
    assert words(again)["Event"] == ("Xigaze follows",)
    assert words(again)["Dispute"] == ("Half of it",)
    assert words(again)["Name"] == ("Shigatse / Xigaze / Rikaze",)
    assert (words(word), word.before) == ({"Words": ("Some words",)}, ())
    assert words(said) == {"Quotation": ("We deny it",), "Who": ("Somebody",)}


def test_dates_numbers_and_statuses_are_left_open_in_a_language_that_we_do_not_speak() -> None:
    uyghur = dataset(**{"title@ug": "كارتا"})
    first, *_ = looked_up(read(TALK, "mine.csv", uyghur), uyghur)
    assert words(first)["Event"] == (RIGHT["title"], "كارتا")
    assert words(first)["Date"] == ("August 2017", "")


def test_the_presenters_notes_are_no_part_of_it() -> None:
    assert MARKER not in repr(looked_up(read(TALK, "mine.csv", dataset()), dataset()))
