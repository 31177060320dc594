"""The plain pages of a site say of every word of the file which language it is in, where the page is in another."""

from functools import cache

import pytest

from rollout.evidence.beside import Beside
from rollout.evidence.reader import read
from rollout.outputs.site.maker import make_site
from rollout.timeline.edition import Options, edition
from rollout.timeline.spoken import spoken
from rollout.timeline.view import View
from rollout.words.say import speaking
from tests.support import marked


@cache
def pages(ours: str, events: str, settings: str = marked.SETTINGS) -> dict[str, str]:
    """Return the pages of the events and the list in the index, of a site in a language with events in another."""
    with pytest.MonkeyPatch.context() as patch, speaking(ours):
        patch.setattr("rollout.outputs.site.maker.SIZES", {})
        patch.setattr("rollout.outputs.site.maker.FORMATS", {})
        data = spoken(read(marked.EVENTS.encode(), "events.csv", beside=Beside(settings=settings.encode())), events)
        site = make_site(edition(data, View()), Options())
    made = {"index.html": site["index.html"].decode().split('<script type="application/json"')[0]}
    made |= {path: data.decode() for path, data in site.items() if path.startswith("event/") and path.endswith(".html")}
    return made


@pytest.mark.parametrize("ours", ["en", "de", "fr", "zh", "bo"])
@pytest.mark.parametrize("events", ["", "fr"])
def test_each_word_of_the_file_is_in_the_language_that_it_says(ours: str, events: str) -> None:
    for path, page in pages(ours, events).items():
        found = marked.spoken(page)
        assert (path, marked.wrong(found)) == (path, [])
        assert len(found) >= 5


def test_what_is_said_in_the_language_asked_for_is_shown_in_it_and_all_else_in_that_of_the_file() -> None:
    words = {word for word, _ in marked.spoken(pages("de", "fr")["event/one.html"])}
    assert {"fr.premier", "fr.dit", "fr.eau", "fr.titre", "fr.cartes", "en.dams", "en.lhasa", "en.column"} <= words
    assert words.isdisjoint({"fr.ici", "en.second"})


def test_a_page_in_the_language_of_the_file_says_it_once() -> None:
    assert '<bdi lang="' not in pages("en", "")["event/two.html"]


def test_of_a_file_that_does_not_say_its_language_letters_alone_tell_one() -> None:
    page = pages("de", "", 'languages = ["und"]')["event/one.html"]
    assert 'lang="und"' not in page
    assert "<h1><bdi>en.first</bdi></h1>" in page
