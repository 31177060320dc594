"""The page in another language: chosen under More, kept in the address, counted, found by a search, told in a talk."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from rollout.evidence.reader import read
from rollout.outputs import translation
from tests.conftest import EVENTS
from tests.csv_rows import RIGHT, csv_of
from tests.support.scenes import resized
from tests.support.screens import Screen
from tests.support.server import Server, start

PICKED = "cards-100m-end-2010"
CHINESE, TIBETAN = "截至二〇一〇年底已发卡约一亿张", "བོད་ལྗོངས།"
UYGHUR = "كارتا"
LANE = "社会保障卡推广"


@pytest.fixture(scope="module")
def spoken_events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the repository's events with a title in Chinese for one event, and in Tibetan for all headlines."""
    folder = tmp_path_factory.mktemp("spoken")
    with EVENTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update((name, "") for name in row if "@" in name)
        row["title@zh"] = CHINESE if row["id"] == PICKED else ""
        row["title@bo"] = f"{TIBETAN} {row['id']}" if row["priority"] == "1" else ""
        row["title@ug"] = f"{UYGHUR} {row['id']}" if row["priority"] == "1" else ""
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    said = 'title = "Cards"\nlanguages = ["en", "zh", "bo", "ug"]\nunchecked = ["bo"]\n'
    said += f'[[lane]]\nname = "Card rollout"\n"name@zh" = "{LANE}"\n'
    (folder / "timeline.toml").write_text(said, encoding="utf-8")
    return folder / "events.csv"


@pytest.fixture(scope="module")
def served(spoken_events: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start(spoken_events, tmp_path_factory.mktemp("log") / "log.txt")
    yield running
    running.stop()


@pytest.fixture
def desk(served: Server, passing_screen: Callable[..., Screen]) -> Screen:
    """Return a window in which no page is open yet."""
    return passing_screen("laptop", served.url)


def test_the_language_is_chosen_under_more_and_all_that_is_said_of_events_follows(desk: Screen) -> None:
    desk.open()
    counts, item = desk.page.locator("#counts"), desk.page.locator(f"#events [data-event-id={PICKED}] .item-title")
    expect(counts).not_to_contain_text("others in")
    desk.page.click("#more")
    offered = desk.page.locator("#languages button")
    expect(offered).to_have_text(["English", "中文", "བོད་ཡིག", "ئۇيغۇرچە"])
    assert [one.get_attribute("lang") for one in offered.all()] == ["en", "zh", "bo", "ug"]
    offered.nth(1).click()
    expect(desk.page.locator("html")).to_have_attribute("lang", "zh-Hans")
    desk.ask("() => eye.open()")
    expect(counts).to_contain_text("220 个中 1 个为中文，其余为英文")
    assert "language=zh" in desk.address()
    expect(item).to_have_text(CHINESE)
    assert CHINESE in desk.state()["labels"]["words"]
    desk.visit(f"?language=zh&event={PICKED}")
    expect(desk.page.locator("#details h2")).to_contain_text(CHINESE)
    expect(desk.page.locator("#details h2 span[lang]")).to_have_attribute("lang", "zh")
    expect(desk.page.locator("#details dt", has_text="标题（英语）")).to_have_count(1)
    expect(desk.page.locator("#details dd [lang=en]", has_text="100 million cards").first).to_be_attached()
    desk.page.click("#more")
    expect(offered.nth(1)).to_have_attribute("aria-pressed", "true")
    offered.nth(0).click()
    expect(desk.page.locator("html")).to_have_attribute("lang", "en")
    desk.ask("() => eye.open()")
    assert "language" not in desk.address()
    expect(item).to_contain_text("100 million cards")
    desk.check()


def test_a_lane_is_called_in_the_language_on_the_page_and_by_its_name_in_the_file_in_the_address(desk: Screen) -> None:
    desk.open("?language=zh")
    expect(desk.page.locator("#heads h2").first).to_contain_text(LANE)
    expect(desk.page.locator(f"#events [data-event-id={PICKED}] .item-who")).to_contain_text(LANE)
    desk.page.click("#filter")
    chosen = desk.page.locator("#filters button[data-filter=lane]").first
    expect(chosen).to_contain_text(LANE)
    chosen.click()
    expect(desk.page.locator("#heads h2")).to_have_count(1)
    assert "lane=Card+rollout" in desk.address()
    expect(desk.page.locator("#heads h2").first).to_contain_text(LANE)
    desk.visit(f"?language=zh&event={PICKED}")
    expect(desk.page.locator("#details .lane-name")).to_have_text(LANE)
    desk.visit("?language=zh&talk=headlines&scene=1")
    desk.until("document.documentElement.dataset.talk === '1'")  # only then it hears keys
    desk.page.keyboard.press("s")
    expect(desk.page.locator(".proofs").first).to_contain_text(LANE)
    desk.check()


def test_a_page_opened_in_a_language_is_in_it_from_the_first_and_search_finds_words_of_every_language(
    desk: Screen,
) -> None:
    desk.open("?language=bo")
    expect(desk.page.locator("#counts")).to_contain_text("· གཞན་རྣམས: དབྱིན་ཡིག; ཕ་སྐད་ཡིན་པའི་ཀློག་པ་པོས")
    expect(desk.page.locator("#events .item-title", has_text=TIBETAN).first).to_be_attached()
    for words in (CHINESE[:4], "100 million cards have"):
        desk.page.fill("#search", words)
        expect(desk.page.locator("#events li:not([hidden])")).to_have_count(1)
        expect(desk.page.locator(f"#events [data-event-id={PICKED}]")).to_be_attached()
    desk.check()


def test_a_talk_of_the_headlines_is_told_in_the_language_and_the_presenter_reads_it_too(desk: Screen) -> None:
    desk.open("?language=bo&talk=headlines&scene=1")
    expect(desk.page.locator("#caption")).to_contain_text(TIBETAN)
    with desk.page.context.expect_page() as opened:
        desk.page.keyboard.press("p")
    expect(opened.value.locator("#jump option").nth(1)).to_contain_text(TIBETAN)
    expect(opened.value.locator("html")).to_have_attribute("lang", "bo")
    desk.page.keyboard.press("PageDown")
    # The interface has no Uyghur: it goes over to English, and the talk goes on where it was.
    _go_over(desk, "ug")
    expect(desk.page.locator("html")).to_have_attribute("lang", "en")
    caption = desk.page.locator("#caption")
    expect(caption).to_contain_text(UYGHUR)
    expect(caption.locator(".place")).to_contain_text("2 of")
    expect(opened.value.locator("#jump option").nth(1)).to_contain_text(UYGHUR)
    expect(opened.value.locator("html")).to_have_attribute("lang", "en")
    # Then from one of its languages to another without another page.
    desk.ask("() => { globalThis.same = 1; }")
    _go_over(desk, "")
    expect(caption).not_to_contain_text(UYGHUR)
    expect(caption.locator(".place")).to_contain_text("2 of")
    expect(opened.value.locator("#jump option").nth(1)).not_to_contain_text(UYGHUR)
    assert desk.ask("() => globalThis.same") == 1
    opened.value.close()


def _go_over(screen: Screen, language: str) -> None:
    screen.ask(
        """language => {
      const address = new URL(location.href);
      address.searchParams.set('language', language);
      history.replaceState(null, '', address);
      dispatchEvent(new PopStateEvent('popstate'));
    }""",
        language,
    )


def test_a_language_that_the_file_does_not_have_leaves_the_page_as_it_is(desk: Screen) -> None:
    desk.open("?language=fr")
    expect(desk.page.locator("#counts")).not_to_contain_text("others in")
    expect(desk.page.locator(f"#events [data-event-id={PICKED}] .item-title")).to_contain_text("100 million")
    desk.page.click("#more")
    expect(desk.page.locator("#languages button").first).to_have_attribute("aria-pressed", "true")


def test_a_file_with_one_language_offers_no_choice(
    tmp_path: Path, server_for: Callable[..., str], new_screen: Callable[..., Screen]
) -> None:
    (tmp_path / "events.csv").write_bytes(csv_of({}))
    screen = new_screen("laptop", server_for(tmp_path / "events.csv")).open()
    screen.page.click("#more")
    expect(screen.page.locator("#languages")).to_be_hidden()


def test_who_chooses_english_in_a_browser_of_another_language_keeps_it(
    served: Server, passing_screen: Callable[..., Screen]
) -> None:
    page = passing_screen("laptop", served.url).page
    page.add_init_script("Object.defineProperty(navigator, 'languages', {value: ['fr-FR']})")
    page.goto(f"{served.url}/?language=fr")  # where a server leads such a browser
    page.click("#more")
    page.select_option("#tongue", "en")
    page.wait_for_url("**/?language=en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.reload()
    assert page.url.endswith("/?language=en")


def test_two_languages_side_by_side_have_columns_of_one_width_and_letters_of_their_own(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "side.html"
    rows = csv_of({"title@bo": "ལྷ་སའི་བྱང་བུ།"}, columns=(*RIGHT, "title@bo"))
    path.write_bytes(translation.page(read(rows), "bo", {}))
    context = browser.new_context()
    page = context.new_page()
    page.goto(path.as_uri())
    widths = page.evaluate("[...document.querySelectorAll('tbody tr:first-child > *')].map(one => one.offsetWidth)")
    assert widths[0] < 120
    assert abs(widths[1] - widths[2]) <= 1
    faces = "document.fonts.ready.then(all => [...all].filter(one => one.status === 'loaded').length)"
    assert page.evaluate(faces) >= 1
    context.close()


# How far the letters of lanes' names and of a caption reach below the room that cuts them, in px.
HANGS = """() => [...document.querySelectorAll('#heads h2, #caption .said p')].filter(one => one.offsetHeight)
 .flatMap(one => {
  const pen = document.createElement('canvas').getContext('2d');
  const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), found = [];
  const room = one.closest('.said') ?? one, {overflowClipMargin: more} = getComputedStyle(room);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const {fontWeight, fontSize, fontFamily} = getComputedStyle(text.parentElement), range = document.createRange();
    range.selectNodeContents(text);
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const {fontBoundingBoxAscent: up, actualBoundingBoxDescent: down} = pen.measureText(text.data);
    const last = [...range.getClientRects()].at(-1), edge = room.getBoundingClientRect().bottom;
    if (last && last.top < edge) found.push(last.top + up + down - edge - (parseFloat(more) || 0));
  }
  return found;
})"""


def test_what_hangs_below_a_line_of_tibetan_is_cut_in_no_lane_and_no_caption(
    passing_screen: Callable[..., Screen], server_for: Callable[..., str]
) -> None:
    screen = passing_screen("laptop", server_for(EVENTS)).open("?language=bo")
    for query in ("", "&hall=1", "&talk=tibet-cards-briefing&scene=2", "&talk=tibet-cards&scene=1"):
        screen.visit(f"?language=bo{query}")
        for size in ((1680, 1050), (853, 480)):
            resized(screen, *size)
            assert max(screen.ask(HANGS)) < 1.5, (query, size)  # the pen measures in whole pixels
    screen.check()


# How far an event of a caption reaches below the room that it has, in px.
BEYOND = """() => {
  const body = document.querySelector('#caption .said'), {bottom} = body.getBoundingClientRect();
  return Math.max(...[...body.querySelectorAll('article, p')].map(one => one.getBoundingClientRect().bottom - bottom));
}"""


@pytest.mark.parametrize(("width", "height"), [(1680, 1050), (1024, 768), (853, 480)])
def test_no_line_of_a_caption_in_tibetan_lies_beyond_its_room(
    passing_screen: Callable[..., Screen], server_for: Callable[..., str], width: int, height: int
) -> None:
    screen = passing_screen("laptop", server_for(EVENTS)).open("?language=bo")
    for query in ("tibet-cards-briefing&scene=3", "tibet-cards&scene=5", "tibet-cards&scene=15"):
        screen.visit(f"?language=bo&talk={query}")
        resized(screen, width, height)
        assert screen.ask(BEYOND) < 1, query
    screen.check()
