"""Two clocks in a browser: one switch moves every mark; what is picked shows both dates, both marks and the lag."""

from playwright.sync_api import expect

from tests.support.screens import Screen

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
  return {hidden: box.hidden, words: box.textContent, far: mark.left - place.x, tall: mark.width};
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
