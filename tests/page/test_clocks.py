"""Two clocks in a browser: one switch moves every mark; what is picked shows both dates, both marks and the lag."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import pytest
from playwright.sync_api import expect

from tests.support.screens import Screen, moving
from tests.support.server import TOP, Server

PICKED = "cards-100m-end-2010"  # happened December 2010, in a text of 22 August 2011
STARTS = """() => {
  const {id, start} = rollout.timeline.meta.labels;
  return Object.fromEntries(id.map((one, i) => [one, start[i]]));
}"""
DOTS = """() => [...document.querySelectorAll('#ground line')]
  .filter(one => one.getAttribute('visibility') === 'visible').length"""
EMPTY = """() => [...document.querySelectorAll('#words text.empty')]
  .filter(one => one.getAttribute('visibility') === 'visible').map(one => one.textContent)"""
OTHER = """() => {
  const [box, place] = [document.querySelector('#other'), rollout.timeline.place('cards-100m-end-2010')];
  const mark = box.querySelector('span').getBoundingClientRect();
  const row = rollout.timeline.meta.row;
  const below = box.getBoundingClientRect().bottom - (mark.top + mark.bottom) / 2 >= row / 2; // not through the words
  return {hidden: box.hidden, words: box.textContent, far: mark.left - place.x, tall: mark.width, below};
}"""


def test_one_key_moves_every_mark_to_when_it_became_known_and_back(laptop: Screen) -> None:
    before = laptop.ask(STARTS)
    laptop.redrawn(lambda: laptop.page.keyboard.press("k"))
    assert "clock=known" in laptop.address()
    after = laptop.ask(STARTS)
    assert set(before) - set(after) == {"", "beijing-grid-2007"}  # the words of figures, and one that waits
    assert sum(after[one] != before[one] for one in after) > 100
    counts = laptop.page.locator("#counts")
    expect(counts).to_contain_text("By when it became known")
    expect(counts).to_contain_text("1 has no date of becoming known")
    dates = laptop.page.locator("#events li:not([hidden]) .item-date")
    expect(dates.first).to_contain_text("Cited text of")
    years = [int(one) for one in laptop.page.locator("#events li:not([hidden]) .year").all_text_contents()]
    assert years == sorted(years)
    laptop.redrawn(lambda: laptop.page.click("#counts [data-back=clock]"))
    assert laptop.ask(STARTS) == before
    expect(laptop.page.locator("#counts")).not_to_contain_text("By when")
    laptop.redrawn(lambda: laptop.more("clock"))
    assert laptop.ask(STARTS) == after


def test_what_is_picked_shows_both_dates_the_lag_as_a_bound_and_both_marks(laptop: Screen) -> None:
    laptop.visit(f"?event={PICKED}")
    details = laptop.page.locator("#details")
    expect(details.locator(".details-date")).to_have_text("December 2010")
    expect(details).to_contain_text(
        "Nobody says when; cited text of 22 August 2011, at least 7, at most 9 months later"
    )
    other = laptop.ask(OTHER)
    assert (other["hidden"], other["words"]) == (False, "cited text")
    assert other["far"] > 0
    assert other["below"]
    laptop.visit(f"?event={PICKED}&clock=known")
    expect(details.locator(".details-date")).to_have_text("Cited text of 22 August 2011; happened December 2010")
    other = laptop.ask(OTHER)
    assert (other["hidden"], other["words"]) == (False, "happened")
    assert other["far"] < 0


def test_a_mark_by_the_other_clock_outside_the_window_is_not_drawn(laptop: Screen) -> None:
    laptop.visit("?event=card-first-shanghai-1999-12-22&from=1999-01-01&to=2003-01-01")
    assert laptop.page.locator("#other").is_hidden()


def test_as_it_was_known_on_a_day_leaves_out_and_counts_what_came_later(laptop: Screen) -> None:
    laptop.page.click("#filter")
    laptop.redrawn(lambda: laptop.page.fill("#as-known", "2019-05-01"))
    assert "as_known=2019-05-01" in laptop.address()
    counts = laptop.page.locator("#counts")
    expect(counts).to_contain_text("As it was known on 1 May 2019")
    expect(counts).to_contain_text("became known later")
    meta = laptop.ask("() => rollout.timeline.meta.counts")
    assert meta["shown"] + meta["hidden"] + meta["refused"] == meta["rows"]
    assert meta["by_clock"] == meta["hidden"] > 50
    laptop.redrawn(lambda: laptop.page.click("#counts [data-back=as_known]"))
    assert "as_known" not in laptop.address()


def test_an_empty_stretch_is_dotted_and_has_its_words_only_where_they_have_room(laptop: Screen) -> None:
    laptop.visit("?from=2015-01-01&to=2017-06-01&series=none")
    assert laptop.ask(DOTS) >= 1
    assert "nothing here January 2016 to April 2017" in laptop.ask(EMPTY)


GLIDING = """() => {
  const all = document.getAnimations(), ends = all.map(one => one.effect.getComputedTiming().endTime);
  const points = all.map(one => one.effect.getKeyframes()[0]).filter(one => one.translate);
  return {many: all.length, moved: points.filter(one => one.translate !== '0px').length, ends: Math.max(0, ...ends)};
}"""


@pytest.mark.parametrize("wish", [moving, nullcontext])
def test_the_switch_of_clocks_glides_every_mark_and_is_a_cut_where_motion_is_reduced(
    desk: Screen, wish: Callable[[Screen], AbstractContextManager[None]]
) -> None:
    with wish(desk):
        switched_twice(desk, wish is moving)


def switched_twice(desk: Screen, glides: bool) -> None:
    desk.ask(
        "() => { window.glides = null; rollout.timeline.listen((_, __, fresh) => {"
        f" if (fresh) queueMicrotask(() => {{ window.glides ??= ({GLIDING})(); }}); }}); }}"
    )
    desk.redrawn(lambda: desk.page.keyboard.press("k"))
    found = desk.ask("() => window.glides")
    drawn = desk.ask("() => rollout.timeline.graph.querySelectorAll('.points > .point:not(.counted)').length")
    if glides:
        assert drawn / 4 < found["moved"] < found["many"]
        assert found["ends"] <= 600
    else:
        assert found["many"] == 0
    desk.until("!rollout.glide.busy()")
    assert desk.ask("() => document.getAnimations().length") == 0
    desk.redrawn(lambda: desk.page.keyboard.press("k"))
    desk.until("!rollout.glide.busy()")


def test_what_became_known_after_the_day_is_pale_without_words_and_a_rule_stands_at_the_day(desk: Screen) -> None:
    desk.visit("?as_known=2019-05-01")
    desk.act("show", 0, 1e6)
    known = desk.ask("() => rollout.timeline.meta.known")
    ticks = desk.ask(
        "() => [...document.querySelectorAll('#ground .later')].map(one => one.getAttribute('d').split('v').length - 1)"
    )
    assert sum(ticks) == len(known["later"]) == known_later(desk)
    rule = desk.ask("() => parseFloat(document.querySelector('#ground .known-on').getAttribute('d').slice(1))")
    assert abs(rule - desk.ask("day => rollout.timeline.at(day)", known["day"])) <= 1
    desk.visit("")
    assert desk.ask("() => document.querySelectorAll('#ground .later, #ground .known-on').length") == 0


def known_later(desk: Screen) -> int:
    """Return how many the line below the picture says became known later."""
    said = re.search(r"(\d+) became known later", desk.page.locator("#counts").inner_text())
    assert said
    return int(said[1])


def test_in_a_talk_what_was_not_known_yet_is_pale_and_counted_and_the_day_is_said(
    passing_screen: Callable[..., Screen], server: Callable[..., Server]
) -> None:
    running = server(TOP / "events.csv")
    screen = passing_screen("laptop", running.url)
    screen.page.goto(f"{running.url}/?talk=tibet-cards&scene=7&as_known=2021-01-01")
    expect(screen.page.locator("html")).to_have_attribute("data-talk", "1", timeout=15_000)
    screen.ask("() => eye.open()")
    caption = screen.page.locator("#caption")
    expect(caption.locator("h1")).to_contain_text(
        "As it was known on 1 January 2021. 2 of the 3 lit: known or cited only later."
    )
    expect(caption.locator("article.later")).to_have_count(2)
    expect(caption.locator("article.later").first).to_contain_text("known only later")
    expect(caption.locator("article.later").last).to_contain_text("cited text is later")
    assert screen.page.locator("#timeline .textpoint.lit:not(.counted)").count() == 1
    assert screen.page.locator("#ground .known-on").count() == 1
    assert not screen.ask("() => eye.faults('#timeline, #caption')")
    with screen.page.context.expect_page() as opening:
        screen.page.keyboard.press("p")
    presenter = opening.value
    expect(presenter.locator("#place")).to_contain_text("7 of")
    expect(presenter.locator("#picture-now .known-on")).to_have_count(1)
    small = presenter.locator("#picture-now .small-timeline text[font-weight='600'][fill='var(--ink)']")
    audience = screen.page.locator("#timeline .textpoint.lit:not(.counted) text")
    assert "".join(small.all_text_contents()) == "".join(audience.all_text_contents())
    expect(presenter.locator("#lit")).to_contain_text("claimed, known only later")
    screen.check()
