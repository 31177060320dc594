"""Whatever length `check` takes for a title or the name of a lane, every output takes too."""

import pytest

from rollout.evidence.beside import Beside
from rollout.evidence.reader import read
from rollout.layout.metrics import overlaps
from rollout.layout.palette import LIGHT
from rollout.outputs.deck.maker import plan
from rollout.outputs.formats import FORMATS
from rollout.sheet import sheet
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from tests.support.events import csv_of, dataset

LONG = ("Words about what happened there and who said so " * 10).strip()
ROWS = {
    "titles": [{"label": "", "title": f"{word} {LONG}", "priority": "1"} for word in ("First", "Second")],
    "names of lanes": [
        {"lane": f"{word} {LONG}", "date": f"200{n}"} for n, word in enumerate(("First", "Second", "Third"))
    ],
}


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("ending", [".pptx", ".svg", ".pdf", ".html", ".ics"])
def test_an_output_is_made_of_what_is_long(name: str, ending: str) -> None:
    assert FORMATS[ending].maker()(edition(dataset(*ROWS[name]), View()), Options())


@pytest.mark.parametrize("long", [LONG * 2, "W" * 999], ids=["words", "a word"])
@pytest.mark.parametrize("key", ["title", "subtitle", "author", "licence", "term"])
def test_whatever_a_timeline_calls_itself_a_sheet_and_a_slide_have_room_for_its_lanes(key: str, long: str) -> None:
    says = f'[[lane]]\nname = "Cards"\nterm = "{long}"\n' if key == "term" else f'{key} = "{long}"\n'
    rows = [{"lane": lane, "date": f"20{n:02}"} for n in range(8) for lane in ("Cards", "Grid", "Credit", "Other")]
    found = edition(read(csv_of(*rows), "e.csv", beside=Beside(settings=says.encode())), View())
    for size in ("a4", "square"):
        drawn = sheet(found, size)
        boxes = [words.bounds for words in drawn.words()]
        assert (len(drawn.told), overlaps(boxes, 0.3)) == (32, 0)
        cuts = [words.text for words in drawn.words() if words.text.endswith("…")]
        assert len(cuts) == 1
    slides = plan(found, Options(), LIGHT)
    assert slides


@pytest.mark.parametrize("long", [LONG * 2, "W" * 999], ids=["words", "a word"])
def test_a_name_of_any_length_takes_no_licence_from_the_paper(long: str) -> None:
    says = f'author = "{long}"\nlicence = "CC BY 4.0"\n'.encode()
    found = edition(read(csv_of({}), "e.csv", beside=Beside(settings=says)), View())
    assert "".join(words.text for words in sheet(found, "square").stamp).endswith("…, CC BY 4.0")
    *_, entry, foot, _ = plan(found, Options(), LIGHT)[-1].pieces
    assert "…, CC BY 4.0" in foot.xml
    assert entry.place
    assert foot.place
    assert entry.place.y + entry.place.height < foot.place.y


@pytest.mark.parametrize("long", [LONG * 9, "W" * 4000], ids=["words", "a word"])
def test_names_of_lanes_of_any_length_leave_room_for_the_lanes(long: str) -> None:
    rows = [{"lane": f"{lane} {long}", "date": f"20{n:02}"} for n in range(8) for lane in ("Cards", "Grid", "Credit")]
    drawn = sheet(edition(dataset(*rows), View()), "a4")
    assert len(drawn.told) == 24
    assert all(band.head[2].text.endswith("…") for band in drawn.bands)


@pytest.mark.parametrize("title", ["W" * 83, "W" * 400, "WWWW " * 18], ids=["a word", "a longer word", "words"])
@pytest.mark.parametrize("size", ["a4-portrait", "letter-portrait", "1080p"])
def test_headlines_of_the_widest_letters_are_cut_at_a_word_where_a_sheet_is_narrow(title: str, size: str) -> None:
    rows = [{"label": "", "title": f"{word} {title}".strip(), "priority": "1"} for word in ("First", "Second")]
    drawn = FORMATS[".svg"].maker()(edition(dataset(*rows), View()), Options(size=size)).decode()
    assert all(word in drawn for word in ("First", "Second"))
