"""The picture whose words are text: complete, edited as it is, and without an overlap in another face."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from functools import cache

import pytest

from rollout.layout.letters import WIDER
from rollout.layout.metrics import Box, cut, overlaps
from rollout.layout.palette import LIGHT
from rollout.layout.scene import EndWords, Words
from rollout.outputs.handout import make_png, make_svg
from rollout.outputs.handout.story import LEGIBLE, STORIES, story
from rollout.outputs.handout.svg import svg
from rollout.outputs.ours import is_ours
from rollout.sheet import PAPERS, Sheet, sheet
from rollout.sheet.lines import legible, reach
from rollout.timeline.edition import Edition, ExportError, Options, edition
from rollout.timeline.spoken import spoken
from rollout.timeline.view import View, from_address
from rollout.words.say import speaking
from tests.support import hostile
from tests.support.cases import for_each
from tests.support.events import dataset, figure
from tests.support.posters import KINDS, POSTERS, view_of
from tests.support.real import everything

REAL = everything().dataset
NAME = "{http://www.w3.org/2000/svg}"
TARGET = {"measure": "target", "status": "planned", "due": "2016", "id": "aim", "priority": "1"}
ANSWERED = (figure("2013", 50, **TARGET), figure("2015", 60, answers="aim"))


@cache
def real(query: str = "") -> Edition:
    return edition(REAL, from_address(query))


def texts(data: bytes) -> list[ET.Element]:
    return list(ET.fromstring(data).iter(f"{NAME}text"))


def reached(words: Sequence[Words], wider: float) -> list[Box]:
    return [reach(one, wider) for one in words if one.text]


def assert_clear(found: Sheet, wider: float) -> None:
    boxes = reached([*found.words()], wider)
    assert overlaps(boxes, 0.1) == 0
    assert cut(boxes, (0, 0, found.width, found.height), 0.1) == 0


@pytest.mark.parametrize("name", [name for name in POSTERS if name not in ("crowd", "edges")])
def test_nothing_meets_in_a_face_fifteen_in_a_hundred_wider(name: str) -> None:
    whole = view_of(name)
    assert_clear(sheet(whole, "1080p", fold=True, letters=WIDER), 1.15)


@pytest.mark.parametrize("query", ["", "q=DNA", "lane=Social+credit"])
def test_no_words_of_the_shipped_evidence_meet_in_a_wider_face(query: str) -> None:
    assert_clear(sheet(real(query), "1080p", letters=WIDER), 1.15)


def test_words_left_of_their_mark_end_at_it_in_every_face() -> None:
    found = sheet(real(), "1080p", letters=WIDER)
    left = [one for one in found.told if isinstance(one.words, EndWords)]
    assert len(left) > 10
    for one in left:
        edge = min(form.x for form in one.forms) if one.forms else one.boxes[0].x
        assert one.words.x + one.words.width < edge
    anchored = [one for one in texts(make_svg(real(), Options())) if one.get("text-anchor") == "end"]
    assert {legible(one.event.words) for one in left} <= {one.text for one in anchored}


def test_every_word_of_the_sheet_is_text_in_named_faces_and_nothing_is_loaded() -> None:
    data = make_svg(real(), Options())
    found = sheet(real(), "1080p", letters=WIDER)
    assert sorted(one.text or "" for one in texts(data)) == sorted(words.text for words in found.words())
    (group,) = ET.fromstring(data).iterfind(f"{NAME}g")
    assert "'Source Sans Pro'" in str(group.get("font-family"))
    assert b"href" not in data
    assert b"url(" not in data
    assert b"textLength" not in data


def test_each_mark_says_date_and_status_to_who_points_at_it_and_the_picture_says_its_stamp() -> None:
    root = ET.fromstring(make_svg(real(), Options()))
    titles = {one.findtext(f"{NAME}title") for one in root.iter(f"{NAME}g")}
    assert "Aug 2017: First launch: Nyingchi (reported; disputed)" in titles
    assert "Close in time is not a documented link." in str(root.findtext(f"{NAME}desc"))


def test_every_form_dash_and_stroke_of_the_sheet_is_drawn() -> None:
    data = make_svg(edition(dataset(*KINDS), View()), Options(size="a4")).decode()
    for part in ("<circle", "<polygon", "<rect", "<line", "stroke-dasharray", 'font-weight="600"'):
        assert part in data


def test_a_number_of_an_entry_is_drawn_with_its_words() -> None:
    found = sheet(real(), "a4", fold=True, named={real().shown[0].id: 7})
    assert "7" in [one.text for one in texts(svg(found, "", "", held=False))]


def test_where_a_wider_face_has_no_room_each_line_is_held_to_its_width() -> None:
    rows = [
        {
            "date": f"{2010 + n % 4}-{n % 12 + 1:02}",
            "priority": "1",
            "label": "",
            "title": f"Headline words Headline words Headline words Headline words {n:03}",
        }
        for n in range(60)
    ]
    whole = edition(dataset(*rows, {"date": "2011", "priority": "3"}), View())
    with pytest.raises(ExportError):
        sheet(whole, "a4-portrait", letters=WIDER)
    held = texts(make_svg(whole, Options(size="a4-portrait")))
    assert all(one.get("textLength") for one in held if one.text)


def test_an_earlier_picture_of_either_kind_is_known_as_ours() -> None:
    for outlines in (True, False):
        assert is_ours(".svg", make_svg(real("q=DNA"), Options(outlines=outlines)))
    assert not is_ours(".svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')


@pytest.mark.parametrize("size", STORIES)
@pytest.mark.parametrize("query", ["", "q=DNA", "lane=Social+credit", "from=2024-01-01"])
def test_a_square_and_a_card_tell_one_story_in_large_type_and_say_what_they_are_of(size: str, query: str) -> None:
    found = story(real(query), PAPERS[size], LIGHT, WIDER)
    assert_clear(found, 1.15)
    assert min(one.words.size for one in found.legend if one.words.text) >= LEGIBLE
    assert sum(bool(one.forms) for one in found.legend) <= 5
    foot = " ".join(words.text for words in found.stamp)
    for words in (REAL.digest[:7], "= 220 rows", "Close in time is not a documented link.", " events · "):
        assert words in foot


def test_the_story_is_a_figure_where_a_target_was_answered() -> None:
    found = story(edition(dataset(*ANSWERED), View()), PAPERS["square"], LIGHT, WIDER)
    large = max(found.legend, key=lambda one: one.words.size).words
    assert large.text == "60"
    assert sum(bool(one.forms) for one in found.legend) == 2


def test_where_a_figure_has_no_room_in_higher_letters_a_card_tells_headlines() -> None:
    with speaking("bo"):
        found = story(edition(spoken(REAL, "bo"), View()), PAPERS["card"], LIGHT, WIDER)
    assert 1 < sum(bool(one.forms) for one in found.legend) <= 5
    assert_clear(found, 1.15)


def test_a_disputed_event_of_a_story_says_by_whom() -> None:
    row = {"disputed_by": "https://example.org/no", "dispute": "Others count less."}
    found = story(edition(dataset(row), View()), PAPERS["card"], LIGHT, WIDER)
    assert "Disputed: Others count less." in [one.words.text for one in found.legend]


def test_a_story_tells_fewer_events_rather_than_in_small_type_and_none_is_refused() -> None:
    rows = [{"date": f"20{at}", "title": "A long title of an event " * 8} for at in range(12, 17)]
    assert (
        sum(bool(one.forms) for one in story(edition(dataset(*rows), View()), PAPERS["card"], LIGHT, WIDER).legend) < 5
    )
    with pytest.raises(ExportError, match="Not one event has room on 1200"):
        story(edition(dataset({"title": "word " * 900}), View()), PAPERS["card"], LIGHT, WIDER)
    with pytest.raises(ExportError, match="nothing to draw"):
        make_png(real("q=nosuchword"), Options(size="square"))


@pytest.mark.parametrize("long", ["title", "dispute", "asserted_by"])
def test_where_an_event_is_told_whole_elsewhere_its_story_is_cut_at_a_word_and_not_refused(long: str) -> None:
    only = edition(dataset({"disputed_by": "https://example.org/no", "dispute": "No.", long: "word " * 900}), View())
    found = story(only, PAPERS["card"], LIGHT, WIDER, fold=True)
    assert_clear(found, 1.15)
    assert any("word…" in one.words.text for one in found.legend)


def test_a_story_of_which_everything_is_long_is_cut_as_much_as_it_must() -> None:
    words = "word " * 900
    row = {"disputed_by": "https://example.org/no", "dispute": words, "title": words, "asserted_by": words}
    found = story(edition(dataset(row), View()), PAPERS["card"], LIGHT, WIDER, fold=True)
    assert_clear(found, 1.15)
    assert sum("word…" in one.words.text for one in found.legend) > 1


@for_each("text", hostile.TEXTS)
def test_hostile_text_is_only_words_in_a_story(text: str) -> None:
    data = make_svg(hostile.shown(text), Options(size="square"))
    drawn = ET.fromstring(data)
    assert {one.tag.removeprefix(NAME) for one in drawn.iter()} <= {
        *("svg", "title", "desc", "g", "text", "rect", "line", "circle", "polygon", "style")
    }
    faces = "".join(one.text or "" for one in drawn.iter(f"{NAME}style"))
    assert re.sub(r"@font-face \{[^{}<>&]*\}", "", faces).strip() == ""
    assert set(re.findall(r"url\(([^;]*);", faces)) <= {"data:font/woff", "'data:font/woff", '"data:font/woff'}
