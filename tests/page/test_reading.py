"""The page read in a real browser: every word whole and clear of every other, whatever the window."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from rollout.layout.labels import Item, Placed, Spacing, told
from rollout.layout.ticks import BESIDE
from rollout.timeline.window import number
from tests.csv_rows import csv_of
from tests.support.screens import Screen

Line = dict[str, Any]
ZONE = "America/St_Johns"
SLACK = 1.0  # px by which the boxes of two lines of words may share an edge
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
OPEN = "?event=ecard-100m-target-2019"


def share(one: Line, other: Line) -> bool:
    """Return whether two lines of words lie over each other."""
    a, b = one["box"], other["box"]
    return bool(min(a[2], b[2]) - max(a[0], b[0]) > SLACK and min(a[3], b[3]) - max(a[1], b[1]) > SLACK)


def faults(screen: Screen, within: str = "header, #stage, #details") -> list[str]:
    """Return what is wrong with the words on screen: those that overlap, are cut or are covered."""
    found: list[str] = screen.ask("within => eye.faults(within)", within)
    return found


def wander(screen: Screen, seed: float, steps: int) -> Iterator[str]:
    """Move the window by scattered steps of zoom and pan, the same for the same seed, yielding what each step was."""
    for step in range(steps):
        way, far = (seed + step * 0.618034) % 1, (seed + step * 0.754878) % 1
        name, amount = (
            ("pan", 1.2 * far - 0.6) if way < 0.4 else ("zoom", 0.45 + far / 2) if way < 0.8 else ("zoom", 1.6)
        )
        screen.act(name, amount)
        yield f"{name} {amount:.2f} to {screen.window()}"


def rule(state: dict[str, Any]) -> list[int]:
    """Return which labels the rule in Python tells in the window of a state."""
    labels, spacing = state["labels"], Spacing(**state["spacing"])
    found = []
    for index, key in enumerate(labels["id"]):
        one = {name: column[index] for name, column in labels.items()}
        item = Item(key, one["start"], one["end"], one["width"], 1, one["on_bar"], until=one["until"])
        placed = Placed(key, 0, one["side"], float("inf") if one["told_from"] is None else one["told_from"])
        if told(item, placed, state["scale"], tuple(state["window"]), spacing):
            found.append(index)
    return found


@pytest.mark.parametrize("size", ["laptop", "hall"])
@pytest.mark.parametrize("query", ["", OPEN])
def test_no_words_overlap_or_are_cut_in_the_opening_view_and_each_preset(
    screen: Callable[[str], Screen], size: str, query: str
) -> None:
    shown = screen(size).visit(query)
    wrong = {"opening": faults(shown)}
    for button in shown.page.locator("#presets button[data-from]").all():
        button.click()
        shown.settle()
        wrong[button.inner_text()] = faults(shown)
    assert not any(wrong.values()), wrong


@pytest.mark.parametrize(("size", "query"), [("laptop", ""), ("hall", OPEN)])
def test_no_words_overlap_or_are_cut_at_fifty_steps_of_zoom_and_pan(
    screen: Callable[[str], Screen], size: str, query: str
) -> None:
    shown, wrong = screen(size).visit(query), {}
    for count, step in enumerate(wander(shown, len(size + query) / 7, 50)):
        if found := faults(shown) if count % 10 == 9 else faults(shown, "#timeline"):
            wrong[step] = found
    assert not wrong, wrong


ASTRAY = """() => {
  const {left: edge, right: end} = timeline.getBoundingClientRect();
  return [...document.querySelectorAll('#timeline .textpoint:not(.counted)')].map(words => {
    const {left, right} = words.getBoundingClientRect();
    const {id: ids, side: sides} = rollout.timeline.meta.labels;
    const [id, side] = [ids[words.dataset.label], sides[words.dataset.label]];
    const {reach} = rollout.timeline.place(id);
    const astray = left < edge + reach[0] - 2 || right > edge + reach[1] + 2 || left < edge - 1 || right > end + 1;
    return {id, side, astray};
  });
}"""
"""Whether the words of each event that is told are drawn where a hand finds them, and in the picture."""


def test_words_on_each_side_of_every_kind_of_date_are_drawn_where_they_were_laid_out(
    new_screen: Callable[..., Screen], serve_bytes: Callable[[bytes], tuple[str, Path]]
) -> None:
    dates = (
        "../2023-11-05",
        "../2013",
        "2012-03/..",
        "2012-07",
        "2014/2016",
        "2023-10",
        "2022/2023-11-20",
        "/2019",
        "2013/",
    )
    rows = ({"id": f"e-{at}", "date": date, "label": f"Words of number {at}"} for at, date in enumerate(dates))
    shown = new_screen("tablet", serve_bytes(csv_of(*rows))[0]).open()
    sides = set[str]()
    for step in ("opening", *wander(shown, 0.3, 25)):
        found = shown.ask(ASTRAY)
        assert [one for one in found if one["astray"]] == [], step
        sides |= {f"{one['id']} {one['side']}" for one in found}
    assert {"e-0 left", "e-1 right", "e-2 bar"} <= sides


@pytest.mark.parametrize("query", ["", OPEN, "?q=tibet&status=claimed"])
def test_on_a_phone_no_words_overlap_or_are_cut(screen: Callable[[str], Screen], query: str) -> None:
    shown = screen("phone").visit(query)
    assert shown.ask("() => document.documentElement.scrollWidth") == 390
    assert not faults(shown, "#details" if "event" in query else "#page")


def test_on_a_phone_the_events_stand_in_one_column_on_a_rail(screen: Callable[[str], Screen]) -> None:
    shown = screen("phone")
    assert not shown.page.locator("#timeline").is_visible()
    boxes = [item.bounding_box() for item in shown.page.locator("#events li").all()[:20]]
    assert all(a and b and a["y"] + a["height"] <= b["y"] + 0.5 for a, b in pairwise(boxes))
    assert len({box["x"] for box in boxes if box}) == 1
    years = shown.ask("() => [...document.querySelectorAll('#events .year')].map(n => n.getBoundingClientRect().right)")
    marks = shown.ask("() => [...document.querySelectorAll('#events .mark')].map(n => n.getBoundingClientRect().left)")
    assert max(years) <= min(marks)


@pytest.mark.parametrize("size", ["laptop", "hall", "phone"])
def test_what_fields_and_choices_show_fits_into_them(screen: Callable[[str], Screen], size: str) -> None:
    fields = screen(size).ask("() => eye.fields()")
    assert fields
    assert [one for one in fields if one["width"] > one["room"]] == []


@pytest.mark.parametrize("size", ["laptop", "hall"])
def test_the_filters_open_without_words_that_overlap_or_are_cut(screen: Callable[[str], Screen], size: str) -> None:
    shown = screen(size)
    shown.page.locator("#filter").click()
    assert not faults(shown, "#filters")
    shown.page.keyboard.press("Escape")


def test_no_words_and_no_mark_of_another_event_lie_over_each_other(laptop: Screen) -> None:
    wrong = {}
    for step in wander(laptop, 0.3, 12):
        words = [line for line in laptop.ask("() => eye.words('#timeline')") if line["kind"] == "label"]
        marks = [{"box": box, "words": "a mark"} for box in laptop.ask("() => eye.marks()")]
        found = [line["words"] for line in words if any(share(line, mark) for mark in marks)]
        if found:
            wrong[step] = found
    assert not wrong, wrong


def test_the_browser_tells_what_the_rule_in_python_tells_at_every_window(laptop: Screen) -> None:
    for step in wander(laptop, 0.8, 12):
        state = laptop.state()
        assert state["told"] == rule(state), step


def test_zooming_in_takes_no_label_away_that_stays_in_the_window(laptop: Screen) -> None:
    for step in ("zoom", "pan", "zoom", "zoom", "pan", "zoom", "zoom"):
        before = laptop.state()
        laptop.act(step, 0.75 if step == "zoom" else 0.2)
        after = laptop.state()
        lost = set(before["told"]) - set(after["told"])
        assert not [index for index in lost if stays(after, index)]


def test_panning_changes_labels_at_the_edges_alone(laptop: Screen) -> None:
    laptop.act("zoom", 0.4)
    for by in (0.15, -0.1, 0.3, -0.45):
        before = laptop.state()
        laptop.act("pan", by)
        after = laptop.state()
        changed = set(before["told"]) ^ set(after["told"])
        assert not [index for index in changed if stays(before, index) and stays(after, index)]


def stays(state: dict[str, Any], index: int) -> bool:
    """Return whether a label's dates and words would lie wholly in the window of a state, away from its edges."""
    labels, (first, last) = state["labels"], state["window"]
    reach = (labels["width"][index] + 30) / state["scale"]
    return bool(first <= labels["start"][index] - reach and labels["end"][index] + reach <= last)


def test_one_window_reached_in_two_ways_shows_the_same_labels_at_the_same_heights(laptop: Screen) -> None:
    drawn = (
        "() => [...document.querySelectorAll('#timeline .textpoint text')].filter(n => n.getBoundingClientRect().width)"
        ".map(n => [n.textContent, ...['left', 'top'].map(side => Math.round(n.getBoundingClientRect()[side]))]).sort()"
    )
    laptop.act("show", 17000, 18200)
    straight = laptop.ask(drawn)
    for way, amount in (("zoom", 0.3), ("pan", 0.8), ("zoom", 4), ("pan", -2), ("show", 16000), ("zoom", 0.5)):
        laptop.act(way, amount, *([16300] if way == "show" else []))
    laptop.act("show", 17000, 18200)
    assert laptop.ask(drawn) == straight


def test_every_event_has_a_tick_in_the_strip_of_its_lane(laptop: Screen) -> None:
    laptop.page.get_by_role("button", name="Everything").click()
    laptop.settle()
    facts = laptop.ask("async () => (await (await fetch('facts')).json()).facts.map(fact => fact.lane)")
    drawn = laptop.ask("() => [...document.querySelectorAll('#timeline .ticks')].map(n => n.getAttribute('d'))")
    assert [path.count("M") for path in drawn] == [facts.count(lane) for lane in range(3)]
    lanes = laptop.ask("() => rollout.timeline.meta.lanes.map(lane => [lane.strip, rollout.timeline.meta.strip])")
    for path, (middle, high) in zip(drawn, lanes, strict=True):
        for x, y, length in re.findall(r"M([\d.]+) ([\d.]+)v([\d.]+)", path):
            assert 0 < float(x) < 1240
            assert middle - high / 2 <= float(y) < float(y) + float(length) <= middle + high / 2


def test_every_event_stands_once_in_the_list_in_date_order(laptop: Screen) -> None:
    facts = laptop.ask("async () => (await (await fetch('facts')).json()).facts.map(fact => fact.id)")
    listed = laptop.ask("() => [...document.querySelectorAll('#events [data-event-id]')].map(n => n.dataset.eventId)")
    assert listed == facts
    years = [int(text) for text in laptop.page.locator("#events .year").all_inner_texts() if text]
    assert years == sorted(years)
    starts = laptop.ask(
        "() => { const {id, start} = rollout.timeline.meta.labels;"
        " return Object.fromEntries(id.map((one, i) => [one, start[i]])); }"
    )
    days = [starts[key] for key in listed]
    assert days == sorted(days)


def named(words: str) -> tuple[date, date]:
    """Return the first day of the day, month or year that words of the axis name, and the day after its last."""
    parts = words.split()
    year, month = int(parts[-1]), MONTHS.index(parts[-2]) + 1 if len(parts) > 1 else 1
    if len(parts) == 3:
        day = date(year, month, int(parts[0]))
        return day, day + timedelta(days=1)
    if len(parts) == 2:
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    return date(year, 1, 1), date(year + 1, 1, 1)


@pytest.mark.parametrize("days", [20, 60, 150, 300, 900, 2500, 6000])
def test_words_of_the_axis_stand_under_the_day_month_or_year_they_name(laptop: Screen, days: int) -> None:
    laptop.act("show", 17000 - days / 2, 17000 + days / 2)
    state = laptop.state()
    ticks = [line for line in laptop.ask("() => eye.words('#timeline')") if re.search(r"(19|20)\d\d$", line["words"])]
    ticks = [line for line in ticks if line["kind"] == "tick"]
    assert len(ticks) > 3
    for line in ticks:
        first, after = map(number, named(line["words"]))
        begins, ends = (20 + (day - state["window"][0]) * state["scale"] for day in (first, after))
        left, right = line["box"][0], line["box"][2]
        amid = (left + right) / 2 == pytest.approx((begins + ends) / 2, abs=2)
        assert amid or left == pytest.approx(begins + BESIDE, abs=2), line["words"]
