"""What an uncommon form of a date means, in words beside its first mark, where there is room, for the first look."""

from collections.abc import Callable
from pathlib import Path

from tests.csv_rows import csv_of
from tests.support.screens import Screen

NOTES = "() => [...document.querySelectorAll('#heads .explained')].map(one => one.textContent)"
ROWS = (
    {"date": "2010-02-03", "title": "A plain day"},
    {"date": "2011~", "title": "About a year"},
    {"date": "2012-05~", "title": "About a month"},
    {"date": "2013-02-03?", "title": "A day that is not sure"},
    {"date": "2014/2015", "title": "Two years", "lane": "Iron Grid"},
    {"date": "2018-21", "title": "A spring", "lane": "Iron Grid"},
    {"date": "2021", "title": "A whole year"},
    {"date": "2024-02-03", "title": "The end"},
)


def test_each_form_is_explained_once_beside_its_first_mark_until_the_window_moves(
    new_screen: Callable[..., Screen], serve_bytes: Callable[[bytes], tuple[str, Path]]
) -> None:
    url, _ = serve_bytes(csv_of(*ROWS))
    screen = new_screen("hall", url).open()
    assert sorted(screen.ask(NOTES)) == [
        "bar: first to last day",
        "dashed: not sure",
        "dotted: about then",
        "line: the whole season",
        "line: the whole year",
    ]
    assert len(screen.told()) == len(ROWS)
    assert not screen.ask("() => eye.faults('#page')")
    screen.act("zoom", 0.8)
    assert screen.ask(NOTES) == []
    screen.visit("?q=spring")
    assert screen.ask(NOTES) == ["line: the whole season"]
    screen.check()


def test_on_our_own_page_no_explanation_meets_other_words_or_costs_a_label(desk: Screen) -> None:
    desk.visit("?lane=Social+credit")
    assert not desk.ask("() => eye.faults('#timeline')")
    desk.visit("")
    assert desk.ask(NOTES)
    assert not desk.ask("() => eye.faults('#timeline')")
