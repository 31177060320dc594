"""Units, scopes, places, speakers and tags are called in each language as `timeline.toml` says once for all rows."""

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.reader import read
from rollout.figure.view_figure import picture
from rollout.outputs.formats import FORMATS, edition_for
from rollout.outputs.offline.maker import searched
from rollout.timeline.besides import besides
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import Options, stamp
from rollout.timeline.facts import facts
from rollout.timeline.spoken import place_names, spoken
from rollout.timeline.view import View, select
from rollout.words.say import speaking
from tests.csv_rows import RIGHT, csv_of
from tests.support.read_back import text

WORDS = {
    "cards": "社保卡",
    "Lhasa": "拉萨",
    "Free Tibet": "自由西藏",
    "Xinhua": "新华社",
    "health": "卫生",
    "Tibet Watch": "西藏观察",
}
TOML = 'languages = ["en", "zh"]\n' + "".join(f'[[word]]\nname = "{a}"\n"name@zh" = "{b}"\n' for a, b in WORDS.items())
COLUMNS = (*RIGHT, "place", "tags", "known", "known_by", "title@zh", "place@zh", "quantity", "unit", "measure", "scope")
FIGURE = {"quantity": "3", "unit": "million cards", "measure": "cumulative", "scope": "Lhasa"}
ROWS = (
    {
        **{"place": "Lhasa", "tags": "health; other", "known": "2019", "known_by": "Tibet Watch", "title@zh": "发卡"},
        **{"asserted_by": "Free Tibet; Xinhua", "asserted_by_kind": "ngo; state-media", "priority": "1", **FIGURE},
    },
    {"place": "Lhasa", "place@zh": "拉萨市", "title": "Second"},
    {"place": "Ngari", "title": "Third", "date": "2020", **(FIGURE | {"quantity": "5"})},
)


def whole() -> Dataset:
    columns = tuple(dict.fromkeys(COLUMNS))
    return read(csv_of(*ROWS, columns=columns), beside=Beside(None, TOML.encode()))


def test_each_is_called_in_the_language_and_falls_back_to_the_word_of_the_file() -> None:
    assert not whole().problems
    with speaking("zh"):
        data = spoken(whole(), "zh")
        first, second, third = facts(data.events, data.lanes)
        assert first["says"] == "自由西藏 (非政府组织); 新华社 (官方媒体)"
        assert first["quantity"] == "300万 社保卡 (累计), 拉萨"
        assert (first["place"], second["place"], third["place"]) == ("拉萨", "拉萨市", "Ngari")
        assert (first["tags"], first["tags_said"]) == (["health", "other"], ["卫生", "other"])
        assert "西藏观察" in first["known"]
        assert ("标签", "卫生, other") in besides(data.events[0])
        assert not [name for name, _ in besides(data.events[0]) if "地点" in name], "what stands in many rows"
        assert second["tags_said"] == []


def test_a_column_of_a_row_such_as_unit_zh_is_none_of_ours_and_stays_in_the_details() -> None:
    own = {"asserted_by@zh": "自由", "known_by@zh": "观察", "unit@zh": "张", "scope@zh": "市", "tags@zh": "医"}
    row = ROWS[0] | own
    for toml in (TOML.encode(), b'languages = ["en", "zh"]', None):
        data = read(csv_of(row, columns=(*dict.fromkeys(COLUMNS), *own)), beside=Beside(None, toml))
        assert sum("is not one of ours: kept and shown in the details." in one for one in data.notices) == len(own)
        for each in (data, spoken(data, "zh")):
            assert set(each.events[0].told_extra) >= set(own.items())
        assert ("自由西藏" in spoken(data, "zh").events[0].says) == (toml == TOML.encode())


def test_in_the_language_of_the_file_nothing_is_another() -> None:
    first = facts(whole().events, whole().lanes)[0]
    assert (first["place"], first["quantity"]) == ("Lhasa", "3 million cards (running total), Lhasa")
    assert "tags_said" not in first


def test_a_search_finds_both_names_in_either_language_and_a_place_is_known_by_each() -> None:
    for language in ("", "zh"):
        data = spoken(whole(), language)
        for words in ("Free Tibet", "自由西藏", "社保卡", "million cards", "卫生", "health", "Lhasa", "拉萨"):
            assert data.events[0] in select(data.events, View(search=words)), (language, words)
        assert set(place_names(data.events[0])) >= {"Lhasa", "拉萨"}
    assert "自由西藏; 新华社" in searched(whole())[0]
    assert all(words in searched(spoken(whole(), "zh"))[0] for words in ("社保卡", "拉萨", "卫生", "Free Tibet"))


def test_a_series_and_a_filter_keep_their_keys_and_are_called_in_the_language() -> None:
    index = DatasetIndex(whole())
    with speaking("zh"):
        found = picture(index, "?language=zh&tag=health", 1280, 640)["layout"]["meta"]["choices"]
    assert found["series"] == [["cards.Lhasa.cumulative", "社保卡, 拉萨（累计）"]]
    assert found["tag"] == [["health", "卫生", 1], ["other", "other", 1]]
    with speaking("zh"):
        assert "标签 卫生" in stamp(edition_for(".pdf", whole(), View(language="zh", tags=("health",)))).view


def test_outputs_call_them_in_the_language() -> None:
    for ending in (".pptx", ".pdf", ".html"):
        with speaking("zh"):
            found = text(ending, FORMATS[ending].maker()(edition_for(ending, whole(), View(language="zh")), Options()))
        assert "自由西藏" in found, ending
        assert ending == ".html" or "Free Tibet" not in found, ending


def test_what_programs_read_has_the_words_of_the_file() -> None:
    made = FORMATS[".json"].maker()(edition_for(".json", whole(), View()), Options()).decode()
    assert "自由西藏" not in made
