"""Every output speaks the language it is asked for: not one of our own words stays English on paper, slides, pages."""

from functools import cache
from html import unescape
from re import findall

import pytest

from rollout.outputs.formats import FORMATS
from rollout.outputs.ours import is_ours
from rollout.outputs.site.maker import make_site
from rollout.timeline.edition import Options
from rollout.words.say import speaking
from tests.outputs.test_said_everywhere import whole
from tests.support.read_back import text as words_in

OURS = (
    *(
        "Close in time",
        "claimed",
        "planned",
        "Says so",
        "Says who",
        "who says so",
        "Source:",
        "Sources",
        "Known:",
        "Due:",
    ),
    *("Dispute:", "Disputed", "Claim status", "rows in", "shown +", "View:", "Headlines", " in all", "running total"),
    *("month or year", "publisher", "no end given", "How to read", "Answers", "as ticks", "Lane", "Before:", "After:"),
    *("Data ", "Target", "The timeline", "Page ", "state media", "sources to", "Also supports", "Context", "Legend"),
)
"""Words of ours; nothing in the evidence says any of them."""


@cache
def made(ending: str, tongue: str) -> bytes:
    """Return a file of a kind in a language."""
    with speaking(tongue):
        return FORMATS[ending].maker()(whole(), Options())


@cache
def site(tongue: str) -> dict[str, bytes]:
    """Return the plain pages of a site in a language."""
    with speaking(tongue):
        return make_site(whole(), Options(), "", frozenset({"event/gone.html"}))


def text(ending: str, tongue: str) -> str:
    """Return what a person reads in it."""
    return words_in(ending, made(ending, tongue))


@pytest.mark.parametrize("tongue", ["de", "zh"])
@pytest.mark.parametrize("ending", [".pdf", ".pptx", ".svg"])
def test_nothing_of_ours_is_english_in_another_language(ending: str, tongue: str) -> None:
    assert [words for words in OURS if words in text(ending, tongue)] == []
    assert is_ours(ending, made(ending, tongue))


def test_the_plain_pages_of_a_site_are_in_its_language() -> None:
    pages = {
        path: data.decode() for path, data in site("de").items() if path.startswith("event/") and path.endswith(".html")
    }
    pages["embed.html"] = site("de")["embed.html"].decode()
    assert len(pages) > 5
    for path, page in pages.items():
        assert '<html lang="de">' in page
        words = "\n".join(map(unescape, findall(r">([^<>]+)<", page.partition("<body>")[2])))
        assert [one for one in OURS if one in words] == [], path
    assert "No longer here" not in pages["event/gone.html"]


@pytest.mark.parametrize("tongue", ["de", "zh"])
def test_a_calendar_is_read_by_people_and_in_their_language(tongue: str) -> None:
    lines = made(".ics", tongue).decode().replace("\r\n ", "")
    assert [words for words in (*OURS, "precision", "Figure", "Known ") if words in lines] == []
    assert is_ours(".ics", made(".ics", tongue))


def test_tables_and_what_programs_read_are_english_in_every_language() -> None:
    for ending in (".csv", ".json", ".bib"):
        assert made(ending, "de") == made(ending, "en"), ending
