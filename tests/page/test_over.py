"""Going over to another language without a load: all is said in it, and nothing that a reader has done is lost."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Request, expect

from tests.support.screens import Screen

EVENT = "ecard-100m-target-2019"
VIEW = f"from=2015-01-01&to=2020-12-31&status=planned&status=documented&event={EVENT}&map=1"
SAID = """() => [...document.querySelectorAll('#page *')].flatMap(node => [
  ...[...node.childNodes].filter(one => one.nodeType === 3).map(one => one.data.trim()),
  ...['aria-label', 'aria-roledescription', 'placeholder', 'title', 'href'].map(name => node.getAttribute(name))])
  .filter(Boolean).sort()"""
"""All words of the page, those for assistive technology too."""
BEYOND = """() => {
  const [from, to] = rollout.timeline.window;
  const found = new Set();
  for (let step = 0; step < 60; step++) {
    const less = (1 - Math.exp(-step / 16)) * (to - from);
    rollout.timeline.float([from + 0.4 * less, to - 0.6 * less]);
    const box = document.getElementById('words').getBoundingClientRect();
    for (const node of document.querySelectorAll('#words .dates text')) {
      const {left, right} = node.getBoundingClientRect();
      if (left < box.left - 0.5 || right > box.right + 0.5) found.add(node.textContent);
    }
  }
  return [...found];
}"""
"""The dates that leave the picture while its window becomes shorter."""
DRAWN = """() => [...document.querySelectorAll('#timeline .point:not(.counted), #timeline .js-line, #words text')]
  .filter(node => node.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}))
  .map(node => {
    const {x, y, width, height} = node.getBoundingClientRect();
    return [node.textContent, ...[x, y, width, height].map(px => Math.round(px * 10) / 10)].join(' ');
  }).sort()"""
"""Every mark and every word of the picture, and where it stands."""
COUNTED = """() => {
  globalThis.reacts = 0;
  const own = Plotly.react;
  Plotly.react = (...given) => ++reacts && own(...given);
}"""
"""How often Plotly draws a whole picture."""
HEIGHTS = """() => [rollout.timeline.graph.layout.height, document.querySelector('.footline').offsetHeight,
  document.querySelector('h1').offsetHeight,
  [...document.querySelectorAll('header [lang]')].map(node => node.lang).join()]"""
UNHEARD = "() => { for (const id of ['said', 'rested']) document.getElementById(id).textContent = ''; }"


@pytest.fixture
def reader(passing_screen: Callable[..., Screen], part: str) -> Iterator[Screen]:
    """Return a window in which no page is open yet; fail if anything went wrong in it."""
    screen = passing_screen("laptop", part)
    yield screen
    screen.check()


def chosen(screen: Screen, tag: str) -> None:
    """Choose a language of the page under More, and wait until the page stands in it."""
    if screen.page.locator("#others").is_hidden():
        screen.page.click("#more")
    screen.redrawn(lambda: screen.page.locator("#tongue").select_option(tag))
    expect(screen.page.locator("html")).to_have_attribute("lang", "zh-Hans" if tag == "zh" else tag)


def stands(screen: Screen, tag: str) -> None:
    """Wait until all rooms are furnished: the list last of all, and the map."""
    words = {"de": "Wer es sagt", "zh": "谁说的", "fr": "Qui le dit", "en": "Who says so"}[tag]
    expect(screen.page.locator("#filters")).to_contain_text(words)
    screen.until("!!document.querySelector('#map .place-mark') && !rollout.page.behind()")
    screen.settle()
    screen.ask("() => eye.frame().then(eye.frame)")
    screen.ask(UNHEARD)


@pytest.mark.parametrize("tag", ["de", "zh", "fr"])
def test_a_page_that_went_over_says_what_one_says_that_was_opened_in_that_language(reader: Screen, tag: str) -> None:
    reader.open(f"?{VIEW}")
    reader.page.click("#filter")
    stands(reader, "en")
    reader.ask("() => { globalThis.same = 1; }")
    chosen(reader, tag)
    reader.page.keyboard.press("Escape")
    stands(reader, tag)
    went = reader.ask(SAID)
    assert reader.ask("() => globalThis.same") == 1
    assert f"language={tag}" in reader.address()
    title = reader.page.title()
    reader.page.reload()
    reader.ask("() => eye.open()")
    reader.page.click("#filter")
    stands(reader, tag)
    assert reader.ask("() => globalThis.same") is None
    opened = reader.ask(SAID)
    assert (reader.page.title(), Counter(went) - Counter(opened), Counter(opened) - Counter(went)) == (title, {}, {})


def test_window_filter_search_details_scroll_and_focus_stay_and_the_back_button_leads_back(reader: Screen) -> None:
    reader.open(f"?{VIEW}")
    reader.page.fill("#search", "card")
    reader.until("location.search.includes('q=card')")
    reader.settle()
    reader.page.click("#more")
    reader.ask("() => { scrollTo(0, 20); document.getElementById('tongue').focus({preventScroll: true}); }")
    window, address = reader.window(), reader.address()
    chosen(reader, "de")
    assert reader.window() == window
    assert reader.address() == f"{address}&language=de"
    assert reader.ask("() => [scrollY, document.activeElement.id, document.getElementById('search').value]") == [
        20,
        "tongue",
        "card",
    ]
    expect(reader.page.locator("#details dt").first).to_have_text("Sagt")
    reader.ask("() => { globalThis.same = 1; }")
    reader.redrawn(lambda: reader.page.evaluate("() => history.back()"))
    expect(reader.page.locator("html")).to_have_attribute("lang", "en")
    expect(reader.page.locator("#tongue")).to_have_value("en")
    expect(reader.page.locator("#details dt").first).to_have_text("Says")
    assert (reader.address(), reader.window(), reader.ask("() => globalThis.same")) == (address, window, 1)


def test_a_talk_in_preparation_keeps_what_is_written_and_where_its_writer_is(reader: Screen) -> None:
    reader.open()
    reader.more("preparing")
    reader.page.click("#add-scene")
    reader.page.locator(".scene-title").fill("A title that is begun")
    reader.page.locator(".scene-title").press("Home")
    reader.ask("() => { globalThis.field = document.activeElement; }")
    reader.ask("""() => {
      history.replaceState(null, '', '?language=de');
      dispatchEvent(new PopStateEvent('popstate'));
    }""")
    expect(reader.page.locator("#add-scene")).to_have_text("Diese Ansicht als Szene hinzufügen")
    expect(reader.page.locator(".scene-bar b")).to_have_text("Szene 1")
    assert reader.ask("() => [field === document.activeElement, field.value, field.selectionStart]") == [
        True,
        "A title that is begun",
        0,
    ]


SLOW = """() => {
  const own = Performance.prototype.getEntriesByType;
  Performance.prototype.getEntriesByType = function (kind) {
    return kind === 'navigation' ? [{responseStart: 0, responseEnd: 900}] : own.call(this, kind);
  };
}"""
"""A page that came over a slow link."""
QUICK = SLOW.replace("900", "9")


def test_over_a_slow_link_another_language_is_asked_for_when_it_is_pointed_at_and_not_before(reader: Screen) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if "language=" in request.url or "language=" in (request.post_data or ""):
            asked.append(request.url)

    reader.tab.on("request", note)
    reader.open()
    reader.ask(SLOW)
    reader.ask(COUNTED)
    reader.page.click("#more")
    reader.until("[...document.fonts].some(one => one.family === 'Noto Sans' && one.status === 'loaded')")
    reader.settle()
    assert asked == []
    assert reader.ask("() => reacts") == 0  # the letters of their names are none of the picture
    reader.page.focus("#tongue")
    reader.until(
        "performance.getEntriesByType('resource').some(one => one.name.includes('facts') && one.name.endsWith('fr'))",
        patience=60,  # one language after another, each with its faces and its picture
    )
    begun = len(asked)
    assert begun >= 4
    reader.redrawn(lambda: reader.page.locator("#tongue").select_option("zh"))
    expect(reader.page.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert not [one for one in asked[begun:] if "facts" in one or "/?language=" in one]


def test_over_a_quick_link_the_menu_brings_languages_and_the_first_that_is_chosen_comes_at_once(reader: Screen) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if "language=bo" in request.url + (request.post_data or ""):
            asked.append(request.url)

    reader.tab.on("request", note)
    reader.open()
    reader.settle()
    assert asked == []
    reader.ask(QUICK)  # and Tibetan is the first to be brought
    reader.ask("() => Object.defineProperty(navigator, 'languages', {get: () => ['bo', 'en'], configurable: true})")
    reader.page.click("#more")
    reader.until("document.querySelectorAll('.js-plotly-plot').length > 1", patience=60)  # the higher one of Tibetan
    assert asked
    asked.clear()
    reader.ask(COUNTED)
    reader.ask("""() => {
      const tongue = document.getElementById('tongue');
      tongue.value = 'bo';
      tongue.dispatchEvent(new Event('change', {bubbles: true}));
    }""")  # as it is chosen by keys and fingers, without being pointed at
    expect(reader.page.locator("html")).to_have_attribute("lang", "bo")
    reader.until("!rollout.page.behind()")
    reader.settle()
    assert [one for one in asked if not one.endswith("/state?language=bo")] == []
    assert reader.ask("() => reacts") == 0
    letters = reader.ask("() => rollout.timeline.meta.letters")
    assert letters["high"] > 120
    assert letters["wide"] == 100  # its words were measured in its own face, as wide as they were taken for


def test_what_a_button_says_was_done_stays_said_while_languages_are_tried_on(reader: Screen) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=reader.url)
    reader.open()
    reader.settle()
    reader.ask(QUICK)
    reader.ask("() => Object.defineProperty(navigator, 'languages', {get: () => ['bo', 'en'], configurable: true})")
    reader.ask("""() => {
      const own = window.setTimeout;
      window.setTimeout = (act, wait, ...more) => wait === 2000 ? 0 : own(act, wait, ...more);
    }""")  # it is said for two seconds, in which a busy machine brings no language
    reader.more("copy")
    copied = reader.page.locator("#copy")
    expect(copied).to_have_text("Link copied")
    reader.until("document.querySelectorAll('.js-plotly-plot').length > 1", patience=60)  # one was tried on for that
    expect(copied).to_have_text("Link copied")


def test_over_a_slow_link_who_reads_a_language_by_the_browser_has_it_brought_when_the_menu_is_opened(
    reader: Screen,
) -> None:
    reader.open("?language=en")
    reader.ask(SLOW)
    reader.ask("() => Object.defineProperty(navigator, 'languages', {get: () => ['zh-CN', 'en'], configurable: true})")
    reader.page.click("#more")
    come = "performance.getEntriesByType('resource').filter(one => one.name.includes('facts?')).map(one => one.name)"
    reader.until(f"{come}.some(name => name.endsWith('&language=zh'))", patience=60)
    assert reader.ask(f"() => {come}.filter(name => /&language=(?!zh|en)/.test(name)).length") == 0


def test_what_is_said_of_events_in_a_language_is_asked_for_once_however_often_it_is_pointed_at(reader: Screen) -> None:
    reader.open()
    reader.page.click("#more")
    come = "performance.getEntriesByType('resource').filter(one => {}.test(one.name)).length"
    facts, pictures = come.format("/facts[?].*&language=zh$/"), come.format("/_dash-update-component/")
    for window in ("", "?from=2015-01-01&to=2020-12-31"):  # each has a picture of its own
        if window:
            reader.redrawn(lambda: reader.visit("?from=2015-01-01&to=2020-12-31"))
        drawn = reader.ask(f"() => {pictures}")
        reader.page.focus("#search")
        reader.page.focus("#languages button[data-language='zh']")
        reader.until(f"{pictures} > {drawn}", patience=60)
    assert reader.ask(f"() => {facts}") == 1


def test_of_a_list_in_sight_the_rows_that_are_not_are_laid_out_later_and_each_is_as_high_as_it_was(
    passing_screen: Callable[..., Screen], part: str
) -> None:
    reader = passing_screen("phone", part).open()
    reader.settle()
    reader.ask("""() => {
      const events = document.getElementById('events');
      scrollTo(0, events.getBoundingClientRect().top + scrollY);
      globalThis.seen = [];
      const high = new Map([...events.children].map(one => [one.dataset.eventId, one.offsetHeight]));
      new MutationObserver((_, watch) => {
        if (!events.textContent.includes('belegt')) return;
        watch.disconnect();
        for (const one of events.children) {
          const {top, bottom} = one.getBoundingClientRect();
          const sight = bottom > 0 && top < innerHeight;
          const held = one.style.contentVisibility === 'hidden';
          seen.push(held ? !sight && one.offsetHeight === high.get(one.dataset.eventId) : sight ? 'told' : 'near');
        }
      }).observe(events, {childList: true});
    }""")
    reader.visit("?language=de")
    reader.until("seen.length > 0", patience=60)
    seen = reader.ask("() => seen")
    assert seen[0] == "told"
    assert seen.count(True) > 20
    assert False not in seen
    reader.until("![...document.querySelectorAll('#events li')].some(one => one.style.contentVisibility)")
    reader.check()


def test_after_higher_letters_the_picture_is_set_again_for_those_of_another_language(reader: Screen) -> None:
    reader.open()
    reader.settle()
    assert reader.ask("() => rollout.timeline.meta.letters ?? null") is None
    chosen(reader, "bo")
    reader.until("rollout.timeline.meta.letters?.high > 120 && !rollout.page.behind()")
    chosen(reader, "en")
    reader.settle()
    assert reader.ask("() => rollout.timeline.meta.letters ?? null") is None


def test_no_date_in_chinese_leaves_the_picture_while_the_window_moves(reader: Screen) -> None:
    reader.open("?language=zh")
    reader.settle()
    assert reader.ask(BEYOND) == []


def test_the_list_is_in_its_language_and_aside_until_it_is_told_in_another(reader: Screen) -> None:
    reader.open()
    reader.settle()
    reader.ask("""() => {
      globalThis.seen = new Set();
      const events = document.getElementById('events');
      const look = () => `${events.lang} ${events.textContent.includes('belegt')} ${events.style.contentVisibility}`;
      const high = events.offsetHeight;
      const stays = () => !events.style.contentVisibility || events.offsetHeight === high;
      new MutationObserver(() => seen.add(`${look()} ${stays()}`))
        .observe(document.documentElement, {subtree: true, childList: true, attributes: true});
    }""")
    chosen(reader, "de")
    expect(reader.page.locator("#events")).to_have_attribute("lang", "de")
    assert reader.ask("() => [...seen]") == ["en false  true", "en false hidden true", "de true  true"]


def test_in_another_language_marks_go_to_their_places_without_being_drawn_and_stay_there_when_they_are(
    reader: Screen,
) -> None:
    reader.open("?from=2015-01-01&to=2020-12-31")
    reader.settle()
    begun = reader.ask(DRAWN)
    for tag in ("zh", "en"):  # whose letters come: for them the picture is drawn
        chosen(reader, tag)
        reader.settle()
    reader.ask(COUNTED)
    for tag in ("zh", "de", "fr", "zh"):
        chosen(reader, tag)
        reader.settle()
    went = reader.ask(DRAWN)
    reader.ask("() => rollout.timeline.zoom(0.5)")
    reader.ask("() => rollout.timeline.zoom(2)")
    reader.settle()
    assert reader.ask(DRAWN) == went
    assert reader.ask("() => reacts") == 0
    chosen(reader, "en")
    reader.settle()
    assert reader.ask("() => reacts") == 0
    assert reader.ask(DRAWN) == begun
    reader.open("?from=2015-01-01&to=2020-12-31&language=zh")
    reader.settle()
    assert reader.ask(DRAWN) == went


def test_a_picture_of_higher_letters_is_drawn_aside_and_heeds_hand_keys_and_filters_when_it_stands(
    reader: Screen,
) -> None:
    reader.open()
    reader.settle()
    begun = reader.ask(HEIGHTS)
    for tag in ("bo", "en"):  # whose letters come: for them the picture is drawn
        chosen(reader, tag)
        reader.until("!rollout.page.behind()")
        reader.settle()
    reader.ask(COUNTED)
    chosen(reader, "bo")
    reader.settle()
    went = reader.ask(DRAWN), reader.ask(HEIGHTS)
    assert reader.ask("() => [reacts, rollout.timeline.meta.letters.high > 120]") == [0, True]
    reader.page.click("#more")
    reader.page.focus("#plot")
    reader.press("ArrowRight", "Enter")
    expect(reader.page.locator("#details")).to_be_visible()
    assert reader.ask(
        "() => rollout.timeline.graph._fullLayout.width === document.getElementById('timeline').clientWidth"
    )
    reader.page.click("#details [data-close]")
    reader.redrawn(lambda: reader.page.fill("#search", "card"))
    reader.redrawn(lambda: reader.page.fill("#search", ""))
    reader.settle()
    assert (reader.ask(DRAWN), reader.ask(HEIGHTS)) == went
    chosen(reader, "en")
    reader.settle()
    assert reader.ask(HEIGHTS) == begun
    reader.open("?language=bo")
    reader.settle()
    assert (reader.ask(DRAWN), reader.ask(HEIGHTS)) == went


def test_over_a_slow_link_nothing_is_drawn_aside_for_who_points_at_no_language(reader: Screen) -> None:
    reader.open()
    reader.ask(SLOW)
    reader.page.click("#more")
    reader.settle()
    assert reader.ask("() => document.querySelectorAll('.js-plotly-plot').length") == 1
    reader.page.focus("#tongue")
    reader.until("document.querySelectorAll('.js-plotly-plot').length > 1", patience=60)


def test_words_in_our_letters_are_told_apart_in_a_page_in_others_and_nothing_that_plotly_measures_is_met(
    reader: Screen,
) -> None:
    reader.open(f"?language=bo&event={EVENT}")
    reader.settle()
    cite = reader.page.locator("#details cite").first
    assert cite.evaluate("node => node.closest('[lang]').lang") == "en"
    chosen(reader, "en")
    reader.settle()
    assert reader.ask("() => [...document.querySelectorAll('#details [lang], header .title [lang]')].length") == 0
    assert reader.ask("() => document.getElementById('js-plotly-tester').getAttribute('aria-hidden')") == "true"
