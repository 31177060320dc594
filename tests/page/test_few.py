"""The page of a short list: drawn larger, and nothing said of a choice that nobody had to make."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.support.screens import Screen

pytestmark = pytest.mark.browser

FEW = "date,title\n2019-05-03,Police raid the monastery\n2019-06,Village school is closed\n2021,Rule is repealed\n"
DAY = "date,title\n" + "".join(f"2019-05-03,One of very many on a day and with a long name {n}\n" for n in range(90))


def opened(text: str, passing_screen: Callable[..., Screen], server_for: Callable[..., str], folder: Path) -> Screen:
    (folder / "events.csv").write_text(text, "utf-8")
    return passing_screen("laptop", server_for(folder / "events.csv")).open()


def test_the_names_of_lanes_are_as_large_as_the_words_of_a_short_list_and_every_word_stands_in_the_picture(
    passing_screen: Callable[..., Screen], server_for: Callable[..., str], tmp_path: Path
) -> None:
    screen = opened(FEW, passing_screen, server_for, tmp_path)
    type_size = screen.ask("() => document.querySelector('#timeline .js-plotly-plot').layout.font.size")
    head = screen.ask("() => parseFloat(getComputedStyle(document.querySelector('#heads h2')).fontSize)")
    assert type_size == 21
    assert type_size < head < 1.2 * type_size
    boxes = screen.ask(
        """() => [...document.querySelectorAll('#timeline .textpoint text')].map(one => {
            const {left, right, top, bottom} = one.getBoundingClientRect();
            const room = document.querySelector('#timeline').getBoundingClientRect();
            return left >= room.left && right <= room.right && top >= room.top && bottom <= room.bottom;
        })"""
    )
    assert boxes == [True, True, True]


def test_by_which_rule_some_events_have_words_is_said_only_where_others_have_none(
    passing_screen: Callable[..., Screen], server_for: Callable[..., str], tmp_path: Path
) -> None:
    rule = "named evenly over time"
    few, day = tmp_path / "few", tmp_path / "day"
    few.mkdir()
    day.mkdir()
    counts = opened(FEW, passing_screen, server_for, few).page.locator("#counts")
    expect(counts).to_contain_text("3 events")
    expect(counts).not_to_contain_text(rule)
    expect(opened(DAY, passing_screen, server_for, day).page.locator("#counts")).to_contain_text(rule)
