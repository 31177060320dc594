"""Whatever length `check` takes for a title or the name of a lane, every output takes too."""

import pytest

from rollout.outputs.formats import FORMATS
from rollout.timeline.edition import Options, edition
from rollout.timeline.view import View
from tests.support.events import dataset

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


@pytest.mark.parametrize("title", ["W" * 83, "W" * 400, "WWWW " * 18], ids=["a word", "a longer word", "words"])
@pytest.mark.parametrize("size", ["a4-portrait", "letter-portrait", "1080p"])
def test_headlines_of_the_widest_letters_are_cut_at_a_word_where_a_sheet_is_narrow(title: str, size: str) -> None:
    rows = [{"id": word, "label": "", "title": f"{word} {title}", "priority": "1"} for word in ("First", "Second")]
    drawn = FORMATS[".svg"].maker()(edition(dataset(*rows), View()), Options(size=size)).decode()
    assert all(word in drawn for word in ("First", "Second"))
