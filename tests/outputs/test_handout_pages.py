"""The handout by the page: what its picture names is what its entries explain, on as many pages as are asked for."""

import re
from functools import cache
from io import BytesIO

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from rollout.commands.whole import main
from rollout.layout.palette import LIGHT
from rollout.outputs.handout import make_pdf
from rollout.outputs.handout.choosing import explained, figure_of, ranked, spread
from rollout.outputs.handout.fitting import most
from rollout.outputs.handout.photos import Photos
from rollout.outputs.handout.records import handout, plan
from rollout.sheet import PAPERS, Sheet, holds, sheet
from rollout.timeline.edition import Edition, ExportError, Options, edition
from rollout.timeline.outcome import outcomes
from rollout.timeline.view import View, from_address
from rollout.timeline.window import EVER
from tests.support.events import dataset, figure
from tests.support.real import everything
from tests.support.server import TOP

REAL = everything().dataset
LONG = "Donaudampfschifffahrtsgesellschaftskapitän " * 4
LISTS: dict[str, tuple[dict[str, str], ...]] = {
    "one row": ({},),
    "300 rows": tuple({"date": f"20{at % 20 + 1:02}-03", "label": f"Row {at}", "priority": "3"} for at in range(300)),
    "long words": tuple({"title": LONG, "summary": LONG * 3, "label": "", "lane": f"{LONG}{at}"} for at in range(3)),
    "letters of others": (
        {"title": "شهادة من لاسا", "label": "", "lane": "事件"},
        {"title": "大事记", "summary": "מסמך"},
    ),
}


@cache
def real(query: str = "") -> Edition:
    return edition(REAL, from_address(query))


@cache
def made(name: str, pages: int, size: str) -> tuple[int, str]:
    """Return how many pages a handout of a list has, and its words."""
    whole = real() if name == "shipped" else edition(dataset(*LISTS[name]), View())
    found = PdfReader(BytesIO(make_pdf(whole, Options(pages=pages, size=size)))).pages
    return len(found), " ".join(" ".join(page.extract_text() for page in found).split())


def drawn(whole: Edition, numbers: dict[str, int]) -> Sheet:
    return sheet(whole, "a4", fold=True, named=numbers)


@pytest.mark.parametrize("query", ["", "q=DNA", "from=2017-01-01&to=2020-12-31"])
def test_whatever_the_picture_names_is_explained_by_the_entry_of_its_number(query: str) -> None:
    chosen = plan(real(query))
    for told in drawn(real(query), chosen.numbers).told:
        assert told.key
        assert chosen.entries[int(told.key.text) - 1] == told.event
        assert told.alt.startswith(f"{told.key.text}. ")


def test_what_no_entry_explains_is_a_tick_and_counted() -> None:
    found = drawn(real(), {event.id: 1 for event in real().shown[:3]})
    assert len(found.told) == 3
    assert {*(one.event for one in found.told), *found.counted} == {*real().shown}
    assert found.chart
    assert not any("Target" in words.text for words in found.chart.words)


def test_a_target_in_the_panel_has_the_number_of_its_entry() -> None:
    numbers = plan(real()).numbers
    found = drawn(real(), numbers)
    assert found.chart
    assert any(words.text.startswith(f"{numbers['ecard-100m-target-2019']} · Target") for words in found.chart.words)


def test_a_number_stands_before_its_words_and_between_them_and_the_mark_is_nothing_else() -> None:
    for told in drawn(real(), plan(real()).numbers).told:
        assert told.key
        assert told.key.x + told.key.width <= told.words.x
        middles = [one.y + one.height / 2 for one in (told.key, told.words)]
        assert middles[0] == pytest.approx(middles[1], abs=0.05)


@pytest.mark.parametrize("size", ["a4", "a4-portrait", "letter-portrait"])
@pytest.mark.parametrize("pages", [1, 2, 3])
def test_a_handout_has_as_many_pages_as_are_asked_for_and_fills_them(size: str, pages: int) -> None:
    count, words = made("shipped", pages, size)
    assert count == pages
    assert "Close in time is not a documented link." in words
    assert "= 220 rows" in words


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(("pages", "size"), [(0, "a4-portrait"), (2, "a4"), (3, "letter-portrait")])
def test_a_list_of_any_kind_has_its_handout(name: str, pages: int, size: str) -> None:
    count, words = made(name, pages, size)
    assert not pages or count <= pages
    assert re.search(r"\d+ (of the \d+ events shown|in all), lane by lane", words)


@pytest.mark.parametrize(
    ("other", "heading"), [("1", "Events"), ("3", "Headlines")], ids=["all alike", "one comes before another"]
)
def test_entries_are_called_headlines_only_where_they_come_before_others(other: str, heading: str) -> None:
    whole = edition(dataset({}, {}, {}, {"priority": other}), View())
    paper = PAPERS["a4"]
    chosen = plan(whole, whole.shown[:2])
    said = handout(chosen, (drawn(whole, chosen.numbers), None, Photos({}, 100.0)), paper, LIGHT, 9.0)
    assert (said["heading"], "".join(said["intro"])[:26]) == (heading, "2 of the 4 events shown, l")


def test_more_pages_explain_more() -> None:
    told = " ".join(made("shipped", pages, "a4")[1] for pages in (1, 2, 3))
    found = [int(number) for number in re.findall(r"(\d+) of the \d+ events shown", told)]
    assert len(found) == 3
    assert found == sorted(set(found))


def test_where_a_single_event_takes_more_pages_than_asked_for_the_handout_is_refused_with_how_many_it_takes() -> None:
    whole = edition(dataset({"summary": "A word of very many. " * 470}), View())
    with pytest.raises(ExportError, match=r"A single event takes \d+ pages here, and 1 are asked for\. Ask for \d+\."):
        make_pdf(whole, Options(pages=1))


def test_few_lanes_need_less_of_a_page_than_many() -> None:
    crowd = edition(dataset(*({"lane": f"Lane {at}"} for at in range(30))), View())
    assert holds(real(), PAPERS["a4"])
    assert not holds(crowd, PAPERS["a4"])
    assert len(PdfReader(BytesIO(make_pdf(crowd, Options(size="a4-portrait")))).pages) > 1


def test_an_entry_has_the_summary_of_its_event() -> None:
    words = "".join(made("shipped", 2, "a4-portrait")[1].split())
    best = figure_of(real(), real().shown, outcomes(REAL.events))
    assert best
    assert all("".join(event.summary.split())[:60] in words for event in best.events)


def test_the_figure_in_the_box_is_a_target_with_its_answer_by_the_numbers_of_their_entries() -> None:
    words = made("shipped", 2, "a4")[1]
    assert re.search(
        r"100 million e-cards, China January 2020, reported, says [^(]+\(state media\) \(entry \d+\)", words
    )
    assert re.search(r"Target 100 million by 31 Dec 2019: reached by Jan 2020\. So says .*? \(entry \d+\)", words)


def test_without_a_target_that_was_answered_there_is_no_box() -> None:
    whole = edition(dataset(figure("2012", 3), figure("2013", 4)), View())
    assert figure_of(whole, whole.shown, outcomes(whole.dataset.events)) is None


def test_a_talk_explains_all_that_it_lights() -> None:
    few = real().shown[:5]
    lit = Edition(REAL, View(window=EVER, tell=tuple(event.id for event in few)), few, real().window)
    assert explained(lit) == few


def test_the_figure_comes_first_then_headlines_of_every_lane_and_of_all_times() -> None:
    best = figure_of(real(), real().shown, outcomes(REAL.events))
    assert best
    first = ranked(real(), best)
    assert tuple(first[:2]) == best.events
    assert {event.lane for event in first[:8]} == {*real().lanes}
    assert {*first} == {*real().shown}
    assert [event.priority for event in first[2:]] == sorted(event.priority for event in first[2:])


@given(st.lists(st.integers(), unique=True, max_size=40))
def test_spreading_loses_nothing_and_begins_with_the_ends(numbers: list[int]) -> None:
    found = spread(numbers)
    assert sorted(found) == sorted(numbers)
    assert found[:2] == list(dict.fromkeys((*numbers[:1], *numbers[-1:])))


@given(st.integers(1, 300), st.integers(0, 400), st.integers(1, 60))
def test_the_most_that_fits_is_found_from_any_guess(limit: int, room: int, guess: int) -> None:
    assert most(lambda number: number <= room, limit, guess) == min(limit, room)


@pytest.mark.parametrize(
    ("out", "pages", "words"), [("x.pdf", "0", "'--pages': 0"), ("x.csv", "2", "--pages means nothing")]
)
def test_pages_that_mean_nothing_are_an_error_that_names_them(out: str, pages: str, words: str) -> None:
    found = CliRunner().invoke(main, ["export", str(TOP / "events.csv"), out, "--pages", pages])
    assert found.exit_code == 2
    assert words in found.output
