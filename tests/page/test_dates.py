"""Dates drawn in a real browser as wide as they are: months, seasons, ranges, open and vague ends."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rollout.timeline.window import number
from tests.csv_rows import csv_of
from tests.support.screens import Screen

ZONE = "Pacific/Auckland"
# Each date with the first and last day of its light and of its thin bar, and the sign beside its mark.
DATES: dict[str, tuple[str | None, str | None, str | None]] = {
    "2018-05-03": (None, None, None),
    "2017-08": (None, "2017-08-01 2017-08-31", None),
    "2020-02": (None, "2020-02-01 2020-02-29", None),
    "2019-22": (None, "2019-06-01 2019-08-31", None),
    "2019-34": (None, "2019-04-01 2019-06-30", None),
    "2016": (None, "2016-01-01 2016-12-31", None),
    "2021-01-23~": (None, None, "about"),
    "2021-03?": (None, "2021-03-01 2021-03-31", "unsure"),
    "2017-06/2018-04": ("2017-06-01 2018-04-30", None, None),
    "2018-09-09/2018-10-04": ("2018-09-09 2018-10-04", None, None),
    "2022-02/..": ("2022-02-01 end", None, "open"),
    "2014-01-01/2015-12-31": ("2014-01-01 2015-12-31", None, None),
    "2020-11/": ("2020-11-01 2020-11-30", None, "unknown"),
}
# Every bar on screen: whose it is, its first and last px, its height in px; and every sign: whose, which.
DRAWN = """() => {
  const t = rollout.timeline;
  const of = (node, group) => t.meta.labels.id[group.__data__[0].trace.customdata[node.__data__.i]];
  const bars = [...document.querySelectorAll('#timeline .barlayer .trace')].flatMap(group =>
    [...group.querySelectorAll('.points > .point:not(.counted) path')].map(path => {
      const box = path.getBoundingClientRect();
      return {id: of(path.parentElement, group), left: box.left, right: box.right, high: box.height};
    })).filter(bar => bar.right > bar.left);
  const signs = ['about', 'unsure', 'open', 'unknown'].flatMap(name =>
    [...document.querySelectorAll(`#timeline .trace-${name} .point:not(.counted)`)]
      .map(node => ({name, id: of(node, node.closest('.trace'))})));
  const axis = t.graph._fullLayout.xaxis, [from, to] = t.window, {left} = t.graph.getBoundingClientRect();
  return {bars, signs, from, left, scale: axis._length / (to - from), end: t.meta.span[1]};
}"""


@pytest.fixture(scope="module")
def own_page(serve_bytes: Callable[[bytes], tuple[str, Path]], new_screen: Callable[[str, str], Screen]) -> Screen:
    rows = [{"id": f"row-{n}", "date": text, "title": f"On {n}"} for n, text in enumerate(DATES)]
    url, _ = serve_bytes(csv_of(*rows))
    return new_screen("laptop", url).open()


@pytest.fixture
def drawing(own_page: Screen) -> Iterator[Screen]:
    yield own_page.visit("")
    own_page.check()


def days(text: str, end: float) -> tuple[float, float]:
    """Return the first morning and the last evening of two days, in days since 1970."""
    first, last = text.split()
    evening = end if last == "end" else number(date.fromisoformat(last) + timedelta(days=1))
    return number(date.fromisoformat(first)), evening


def bars_of(seen: dict[str, Any], key: str, thin: bool) -> list[tuple[float, float]]:
    return [(bar["left"], bar["right"]) for bar in seen["bars"] if bar["id"] == key and (bar["high"] < 8) == thin]


@pytest.mark.parametrize("window", ["2015-06-01 2023-06-30", "2016-11-01 2019-12-31", "2017-05-01 2018-12-31"])
def test_a_date_is_as_wide_as_its_text_at_every_zoom(drawing: Screen, window: str) -> None:
    drawing.act("show", *days(window, 0))
    seen, told = drawing.ask(DRAWN), drawing.told()
    assert told
    for place, (light, thin, _) in enumerate(DATES.values()):
        key = f"row-{place}"
        for narrow, text in ((False, light), (True, thin)):
            found = bars_of(seen, key, narrow)
            assert bool(found) == (text is not None and key in told), (key, narrow, found)
            if text and found:
                wanted = [seen["left"] + (day - seen["from"]) * seen["scale"] for day in days(text, seen["end"])]
                assert min(left for left, _ in found) == pytest.approx(wanted[0], abs=1.5), key
                assert max(right for _, right in found) == pytest.approx(wanted[1], abs=1.5), key


def test_a_range_with_months_at_its_ends_is_firm_only_between_them(drawing: Screen) -> None:
    drawing.act("show", *days("2017-01-01 2018-12-31", 0))
    seen = drawing.ask(DRAWN)
    key = f"row-{list(DATES).index('2017-06/2018-04')}"
    firm = min(bars_of(seen, key, thin=False), key=lambda ends: ends[1] - ends[0])
    wanted = [
        seen["left"] + (number(day) - seen["from"]) * seen["scale"] for day in (date(2017, 6, 30), date(2018, 4, 2))
    ]
    assert firm == pytest.approx(tuple(wanted), abs=1.5)


def test_a_sign_says_that_a_date_is_about_unsure_open_or_unknown(drawing: Screen) -> None:
    told = set(drawing.told())
    found = {sign["id"]: sign["name"] for sign in drawing.ask(DRAWN)["signs"]}
    wanted = {f"row-{place}": sign for place, (_, _, sign) in enumerate(DATES.values()) if sign}
    assert found == {key: sign for key, sign in wanted.items() if key in told}
    assert set(found.values()) == {"about", "unsure", "open", "unknown"}


def test_words_of_a_range_begun_before_the_window_slide_to_its_edge(drawing: Screen) -> None:
    key = f"row-{list(DATES).index('2014-01-01/2015-12-31')}"
    place = "id => { const {labels} = rollout.timeline.meta, i = labels.id.indexOf(id); return labels.side[i]; }"
    assert drawing.ask(place, key) == "bar"
    drawing.act("show", number(date(2014, 6, 1)), number(date(2016, 2, 1)))
    box = next(line["box"] for line in drawing.ask("() => eye.words('#timeline')") if line["words"] == "On 11")
    assert 20 <= box[0] <= 40
