"""Words say their language in every output: ours that of the interface, those of the evidence their own."""

from io import BytesIO

import pytest
from pptx import Presentation

from rollout.evidence.reader import read
from rollout.outputs.deck import make_pptx
from rollout.outputs.deck.languages import deck_language
from rollout.outputs.handout import make_pdf, make_svg
from rollout.timeline.edition import Edition, Options, edition
from rollout.timeline.spoken import spoken
from rollout.timeline.tongues import of_words, telling, tongue
from rollout.timeline.view import View
from rollout.words.say import speaking
from tests.outputs.test_handout import elements, root_of

ROWS = (
    "date,title,title@fr,status,asserted_by,source_url,summary\n"
    "2018,Cards in Lhasa,Des cartes,documented,x,https://example.org,Said once\n"
    "2019,Villages reached,,documented,x,https://example.org,Said twice\n"
)


def shown(language: str = "") -> Edition:
    return edition(spoken(read(ROWS.encode(), "events.csv"), language), View())


def tags(deck: bytes) -> dict[str, str]:
    """Return the language of each run of words of a deck."""
    runs: dict[str, str] = {}
    for slide in Presentation(BytesIO(deck)).slides:
        for run in slide.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
            runs[run.t.text] = run.rPr.get("lang")
    return runs


@pytest.mark.parametrize(("ours", "tag"), [("en", "en-GB"), ("de", "de-DE"), ("fr", "fr-FR"), ("zh", "zh-CN")])
def test_in_a_deck_our_words_are_in_the_language_of_the_interface_and_titles_in_that_of_the_file(
    ours: str, tag: str
) -> None:
    with speaking(ours):
        found = tags(make_pptx(shown(), Options()))
    assert found["Cards in Lhasa"] == "en-GB"
    assert found["Said once"] == "en-GB"
    own = next(words for words in found if words.startswith({"en": "Who", "de": "Wer", "fr": "Qui", "zh": "谁"}[ours]))
    assert found[own] == tag


def test_what_is_not_said_in_the_language_asked_for_is_in_that_of_the_file() -> None:
    found = tags(make_pptx(shown("fr"), Options()))
    assert (found["Des cartes"], found["Villages reached"], found["Said once"]) == ("fr-FR", "en-GB", "en-GB")


def test_outside_of_an_output_words_are_english_and_a_deck_names_a_language_it_does_not_know_by_its_tag() -> None:
    first, second = shown("fr").shown
    with telling(shown("fr").dataset):
        assert (tongue(), tongue(first), tongue(second), of_words(first)) == ("en", "fr", "en", "fr")
    assert tongue(first) == "en"
    assert deck_language("nso") == "nso"


def test_a_picture_names_the_language_of_words_that_are_not_in_its_own() -> None:
    with speaking("de"):
        made = make_svg(shown("fr"), Options()).decode()
    assert 'xml:lang="de" lang="de"' in made
    assert made.count('xml:lang="fr" lang="fr"') == 1
    assert made.count('xml:lang="en" lang="en"') == 1
    assert 'xml:lang="en" lang="en">' in make_svg(shown(), Options()).decode()[:400]


def test_a_handout_names_its_language_and_that_of_words_in_another() -> None:
    with speaking("de"):
        made = make_pdf(shown("fr"), Options())
    assert root_of(made)["/Lang"] == "de"
    spoken_in = {element["/Lang"] for element in elements(made) if "/Lang" in element}
    assert {"fr", "en"} <= spoken_in
    assert root_of(make_pdf(shown(), Options()))["/Lang"] == "en-GB"
