"""What every output must say of a target, a source and a lane's name, and what none may make up."""

import json
import re
from functools import cache
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from rollout.evidence.beside import Beside
from rollout.evidence.event import Dataset
from rollout.evidence.reader import read
from rollout.figure.first_view import svg
from rollout.figure.view_figure import picture
from rollout.outputs.formats import FORMATS
from rollout.outputs.offline.maker import held
from rollout.outputs.site.maker import make_site
from rollout.sheet import sheet
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import Edition, Options, edition
from rollout.timeline.facts import facts
from rollout.timeline.view import View, from_address
from tests.csv_rows import COUNTED, csv_of
from tests.evidence.test_sources import with_sources

AIM = {"date": "2011", "status": "planned", "due": "2015-12-31", **COUNTED, "measure": "target"}
ROWS = (
    {"id": "known", "known": "2018-05", "known_by": "Free Tibet"},
    {**AIM, "id": "silent", "scope": "Ngari"},
    {**AIM, "id": "aim", "quantity": "800", "unit": "thousand cards", "scope": "China"},
    {
        **{**COUNTED, "id": "hit", "date": "2015-12", "quantity": "884000", "unit": "cardholders", "scope": "China"},
        **{"answers": "aim", "answers_note": "The ministry measures the goal so."},
    },
    {**COUNTED, "id": "before", "date": "2013", "quantity": "540000", "unit": "cardholders", "scope": "China"},
)
SOURCES = """event,role,title,url,note,read,origin
known,supports,Own,https://www.example.org/cards,,part,Xinhua
known,supports,Digest,https://www.example.org/d,,copy,Xinhua
known,disputes,Denial,https://www.example.net/n,,not,
hit,disputes,Reply,https://www.example.net/r,,whole,
"""
TOML = """
subtitle = "Who says what."
[[lane]]
name = "Card rollout"
term = "Iron Grid"
term_of = "the Campaign"
"""
CALLED = "“Iron Grid” as the Campaign calls it"


@cache
def whole(query: str = "") -> Edition:
    data = read(csv_of(*ROWS), beside=Beside(SOURCES.encode(), TOML.encode()))
    assert not data.problems, data.problems
    return edition(data, from_address(query))


def deck() -> str:
    with ZipFile(BytesIO(FORMATS[".pptx"].maker()(whole(), Options()))) as found:
        slides = [found.read(name).decode() for name in found.namelist() if name.startswith("ppt/slides/slide")]
    return unescape(" ".join("".join(re.findall("<a:t>([^<]*)</a:t>", slide)) for slide in slides))


def handout() -> str:
    found = PdfReader(BytesIO(FORMATS[".pdf"].maker()(whole(), Options(size="a3"))))
    return " ".join(page.extract_text() for page in found.pages)


def site() -> str:
    pages = make_site(whole(), Options(), "https://example.org/s/")
    text = " ".join(page.decode() for path, page in pages.items() if path.startswith("event/") and path[-4:] == "html")
    return unescape(re.sub("<[^>]+>", "", text))


def offline() -> str:
    return json.dumps(held(whole(), Options()), ensure_ascii=False)


PLACES = {"deck": deck, "handout": handout, "site": site, "offline": offline}


@cache
def said_in(place: str) -> str:
    return "".join(PLACES[place]().split())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "words",
    [
        "no later figure found in these sources",
        "met in time, reached by Dec 2015: 884,000 cardholders (disputed)",
        "2 sources, one origin: Xinhua; 1 read in part; 1 read in a copy",
        "since May 2018 by Free Tibet",
        "Context: said to dispute it, and not read",
        "read whole",
        CALLED,
    ],
)
def test_every_output_says_what_came_of_a_target_how_a_source_was_read_and_whose_term_a_lane_has(
    place: str, words: str
) -> None:
    assert "".join(words.split()) in said_in(place)


@pytest.mark.parametrize("place", PLACES)
def test_no_output_says_late_of_what_nobody_dated_or_disputed_of_what_nobody_read(place: str) -> None:
    said = said_in(place)
    assert not re.search(r"dayslate(?!r)|monthslate(?!r)|dayearly|daysearly|monthsearly", said)
    assert not whole().dataset.events[0].disputed


def test_every_figure_of_the_panel_has_its_source_in_the_words_beside_it() -> None:
    alts = "".join(deck().split())
    assert "".join(["2013:", "540,000", "(reported;", "source:", "Tibet", "Daily)"]) in alts
    drawn = sheet(whole("?series=cardholders.China.cumulative"), "1080p").chart
    assert drawn is not None
    assert "2013: 540,000 (source: Tibet Daily); Dec 2015: 884,000 (disputed; source: Tibet Daily)" in drawn.alt
    listed = make_site(whole(), Options(), "https://example.org/s/")["index.html"].decode()
    assert "540,000 cardholders (running total), China</bdi>, source: <bdi>Tibet Daily</bdi>" in listed


def test_a_filter_hides_an_answer_and_makes_nobody_silent() -> None:
    part = json.dumps(held(whole("?status=planned"), Options()), ensure_ascii=False)
    assert "met in time, reached by Dec 2015" in part
    assert '"hit"' not in part


def test_further_sources_give_way_on_a_slide_that_has_no_room_for_them() -> None:
    def shapes(data: Dataset) -> str:
        with ZipFile(BytesIO(FORMATS[".pptx"].maker()(edition(data, View()), Options()))) as found:
            return "".join(found.read(name).decode() for name in found.namelist() if "slides/slide" in name)

    few = [{"title": "Report", "read": "part"}]
    many = [{"title": f"A long report of many words number {n} " * 4, "url": f"https://a.org/{n}"} for n in range(24)]
    assert "headline:row-2/further" in shapes(with_sources(*few))
    crowded = shapes(with_sources(*few, *many))
    assert "headline:row-2/further" not in crowded
    assert "headline:row-2/sources" in crowded
    assert "number 23" in crowded, "the slides of the sources have them all"


def test_references_say_how_a_source_was_read() -> None:
    for ending in (".bib", ".ris", ".csljson"):
        made = FORMATS[ending].maker()(whole(), Options()).decode()
        assert made.count("Read in part.") == 1
        assert made.count("Read in a copy.") == 1


def test_a_calendar_says_figure_sources_and_since_when_it_is_known() -> None:
    made = FORMATS[".ics"].maker()(whole(), Options()).decode().replace("\r\n ", "").replace("\\", "")
    for words in ("Known: since May 2018 by Free Tibet", "Sources: 2 sources, one origin: Xinhua", "Figure: 884,000"):
        assert words in made
    assert "Disputed: Reply https://www.example.net/r; read whole" in made


def test_of_very_many_events_a_part_knows_what_became_of_its_targets() -> None:
    data = whole().dataset
    aim = next(fact for fact in facts(data.events, data.lanes) if fact["id"] == "aim")
    assert aim["outcome"].startswith("met in time")


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("term = 'Grid'\nterm_of = 'the Campaign'", "Cards (“Grid” as the Campaign calls it)"),
        ("term = 'Grid'", "Cards (“Grid”)"),
        ("term_of = 'the Campaign'", "Cards (a term of the Campaign)"),
        ("", "Cards"),
    ],
)
def test_a_lane_is_called_what_it_is_and_its_term_is_said_to_be_somebodys(toml: str, words: str) -> None:
    data = read(csv_of({"lane": "Cards"}), beside=Beside(settings=f"[[lane]]\nname = 'Cards'\n{toml}\n".encode()))
    assert not data.problems
    assert data.settings.lane_names["Cards"].words == words
    assert data.settings.called("Other") == ""


def test_a_picture_that_stands_alone_says_whose_term_a_lane_has() -> None:
    assert f"Card rollout ({CALLED})" in unescape(svg(picture(DatasetIndex(whole().dataset), "", 1280, 640)))
