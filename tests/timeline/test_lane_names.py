"""Lanes, groups and eras are called as the language of whoever reads has them; addresses keep the names of the file."""

from dataclasses import replace

import pytest

from rollout.evidence.bands import OWN_LANE, folded
from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.reader import read
from rollout.evidence.settings import LaneName, Settings
from rollout.figure.view_figure import picture
from rollout.outputs.changes.compare import compare
from rollout.outputs.changes.page import page
from rollout.outputs.changes.report import as_json, as_text
from rollout.outputs.formats import FORMATS, edition_for
from rollout.outputs.site.maker import make_site
from rollout.timeline.choices import spoken_choices
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import Edition, Options, stamp
from rollout.timeline.facts import facts
from rollout.timeline.naming import in_words, title_of
from rollout.timeline.spoken import spoken
from rollout.timeline.talks import attempt, told
from rollout.timeline.view import View
from rollout.words.say import speaking
from tests.csv_rows import RIGHT, csv_of
from tests.support.read_back import text

TOML = """
languages = ["en", "zh"]
[[lane]]
name = "Card rollout"
"name@zh" = "社保卡推广"
full = "Cards of everybody"
"full@zh" = "所有人的卡"
term = "Iron Card"
term_of = "the Campaign"
"term@zh" = "铁卡"
"term_of@zh" = "运动"
[[lane]]
name = "Credit"
[[era]]
from = "2018"
to = "2019"
name = "Trial"
"name@zh" = "试行"
"""
TALK = b"title,lane,focus\nFirst,Card rollout,row-2\n"


def whole() -> Dataset:
    row = {"title@zh": "拉萨发卡", "lane": "Card rollout", "priority": "1"}
    rows = (row, {"lane": "Credit", "priority": "1", "title": "A list"})
    return read(csv_of(*rows, columns=(*RIGHT, "title@zh")), beside=Beside(None, TOML.encode()))


def chosen(ending: str, language: str = "zh") -> Edition:
    return edition_for(ending, whole(), View(language=language, lanes=("Card rollout",)))


def test_a_lane_is_called_in_the_language_of_the_events_and_falls_back_to_its_name_in_the_file() -> None:
    data = spoken(whole(), "zh")
    assert data.lanes == ("Card rollout", "Credit"), "by which addresses and talks know them"
    assert [data.settings.shown(lane) for lane in data.lanes] == ["社保卡推广", "Credit"]
    assert in_words(data.lanes, data.settings) == {"named": ["社保卡推广", "Credit"]}
    assert in_words(whole().lanes, whole().settings) == {}
    assert data.settings.eras[0].name == "试行"
    with speaking("zh"):
        assert title_of(data.lanes, data.settings) == "社保卡推广和Credit"
        assert data.settings.lanes[0].words == "所有人的卡 (运动称为“铁卡”)"


def test_a_picture_knows_a_lane_by_its_name_in_the_file_and_shows_it_in_the_language_of_the_address() -> None:
    index = DatasetIndex(whole())
    with speaking("zh"):
        drawn = picture(index, "?language=zh&lane=Card+rollout", 1280, 640)
        found = drawn["layout"]["meta"]
    assert [(one["name"], one.get("shown")) for one in found["lanes"]] == [("Card rollout", "社保卡推广")]
    assert found["choices"]["lane"][0] == ["Card rollout", "所有人的卡 (运动称为“铁卡”)", 1]
    assert found["choices"]["lane"][1] == ["Credit", "Credit", 1]
    assert "shown" not in picture(index, "", 1280, 640)["layout"]["meta"]["lanes"][0]


@pytest.mark.parametrize("ending", [".pptx", ".pdf", ".svg", ".html"])
def test_an_output_in_a_language_has_no_name_of_a_lane_in_that_of_the_file(ending: str) -> None:
    with speaking("zh"):
        made = FORMATS[ending].maker()(chosen(ending), Options(talk=TALK if ending in (".pptx", ".html") else None))
    found = text(ending, made)
    assert "社保卡推广" in found
    if ending != ".html":  # a page keeps the name by which addresses know it
        assert "Card rollout" not in found


def test_a_calendar_has_its_lanes_as_categories_in_the_language_that_it_is_read_in() -> None:
    with speaking("zh"):
        made = FORMATS[".ics"].maker()(chosen(".ics"), Options()).decode()
    assert "CATEGORIES:社保卡推广" in made
    assert "CATEGORIES:Card rollout" in FORMATS[".ics"].maker()(chosen(".ics", ""), Options()).decode()


def test_what_changed_names_the_lane_in_the_language_of_whoever_reads_and_programs_keep_that_of_the_file() -> None:
    new = whole()
    was, moved = new.events[0], replace(new.events[1], lane="Card rollout")
    old = replace(new, events=(replace(was, title="Before"), replace(moved, id="gone")))
    changes = compare(old, replace(new, events=(was, replace(moved, id="added"))))
    with speaking("zh"):
        assert as_text(changes).count(" · 社保卡推广 · ") == 3
        assert page(changes).decode().count("<bdi>社保卡推广</bdi>") == 3
    assert as_text(changes).count(" · Card rollout · ") == 3
    assert "社保卡推广" not in as_json(changes)


def test_the_pages_of_a_site_and_its_cards_name_the_lane_in_their_language() -> None:
    with speaking("zh"):
        found = make_site(chosen(".html"), Options(), "", frozenset())
    pages = [data.decode() for path, data in found.items() if path.startswith("event/") and path.endswith(".html")]
    assert pages
    assert all("社保卡推广" in each and ">Card rollout<" not in each for each in pages)


def test_a_talk_keeps_the_names_of_the_file_for_its_scenes_and_tells_what_its_lanes_are_called() -> None:
    data = spoken(whole(), "zh")
    found = told(attempt(TALK, "mine", data), data, DatasetIndex(data).home, notes=False)
    assert found["scenes"][0]["lanes"] == ["Card rollout"]
    assert (found["lanes"], found["named"]) == (["Card rollout", "Credit"], ["社保卡推广", "Credit"])


def test_a_view_is_told_by_what_its_lanes_are_called() -> None:
    with speaking("zh"):
        assert "社保卡推广" in stamp(chosen(".pdf")).view
    assert "Card rollout" in stamp(chosen(".pdf", "")).view


def test_lanes_of_a_group_are_called_as_it_is_and_the_rest_by_how_many_they_are() -> None:
    lanes = "".join(
        f'[[lane]]\nname = "Lane {n}"\n"name@zh" = "轨道{n}"\n'
        + ('group = "Even"\n"group@zh" = "双"\n' if n % 2 == 0 else "")
        for n in range(40)
    )
    data = read(
        csv_of(*({"lane": f"Lane {n}", "title@zh": "卡"} for n in range(40)), columns=(*RIGHT, "title@zh")),
        beside=Beside(None, lanes.encode()),
    )
    for few in (spoken(folded(data), "zh"), folded(spoken(data, "zh"))):
        with speaking("zh"):
            names = [few.settings.shown(lane) for lane in few.lanes]
        assert names[0] == "双"
        assert names[-1] == "其他（10 条轨道）"
        assert names[1] == "轨道1"
    few = spoken(folded(data), "zh")
    assert dict(few.events[0].extra)[OWN_LANE] == "轨道0"
    assert OWN_LANE not in dict(few.events[1].extra)
    with speaking("de"):
        fact = facts(few.events, few.lanes)[0]
    assert ["Spur in der Datei", "轨道0"] in fact["extra"]


def test_a_choice_of_a_lane_says_the_language_of_its_full_name_where_it_is_not_that_of_the_file() -> None:
    lanes = (
        LaneName("Cards", "Full cards", elsewhere=(("full", "fr", "Cartes"), ("name", "de", "Karten"))),
        LaneName("Grid", elsewhere=(("name", "fr", "Grille"),)),
        LaneName("Other", rest=3),
    )
    found = {"lane": [[lane.name, lane.name, 1] for lane in lanes] + [["Bare", "Bare", 1]], "tag": []}
    said = {
        tag: spoken_choices(found, (), Settings(lanes=lanes).in_language(tag)).get("said") for tag in ("fr", "de", "zh")
    }
    assert said == {
        "fr": {"Cards": "fr", "Grid": "fr", "Other": ""},
        "de": {"Other": ""},
        "zh": {"Other": ""},
    }
    assert "said" not in spoken_choices(found, (), Settings(lanes=lanes[:2]))
