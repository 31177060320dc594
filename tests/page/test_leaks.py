"""Nothing gets out and nothing gets in: no outside request, no error; hostile text stays text in a real browser."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from rollout.evidence.reader import read
from tests.csv_rows import COUNTED, RIGHT, csv_of
from tests.support.screens import Screen

SHARED = "part"
RUN = "window.__pwned=1"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><img src=x onerror={RUN}>',
    f"'><img src=x onerror={RUN}>",
    f"`><img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext></mtext><mglyph><style><img src=x onerror={RUN}>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    "<iframe src=https://evil.example/>",
    "<object data=https://evil.example/></object>",
    "<embed src=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<form action=https://evil.example/><button>x</button></form>",
    '<b style="background:url(https://evil.example/p.png)">x</b>',
    '<span style="background:url(https://evil.example/p.png)">x</span>',
    '<i style="color:red">x</i>',
    "<b>bold</b> <sup>up</sup> <br> <em>soft</em>",
    f'<a href="javascript:{RUN}">x</a>',
    '<a href="https://evil.example/">x</a>',
    f"javascript:{RUN}",
    "data:text/html,<script>parent.__pwned=1</script>",
    "@import url(https://evil.example/a.css);",
    "} body { background: url(https://evil.example/p.png) } {",
    "url(https://evil.example/p.png)",
    "expression(alert(1))",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    f"${{{RUN}}}",
    "$\\href{https://evil.example}{x}$",
    "%{customdata} %{text} %{x}",
    "__proto__",
    "constructor",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&#60;script&#62;",
    "\\u003cscript\\u003e",
    "]]><script>window.__pwned=1</script>",
    "<!-- --><script>window.__pwned=1</script>",
    "# [x](javascript:alert(1)) ![x](https://evil.example/p.png)",
    "'; DROP TABLE events; --",
    '=HYPERLINK("https://evil.example";"x")',
)
HIDDEN = ("a\u202egnp.exe", "\u2066x\u2069", "a\u200bb", "\ufeffa")  # what turns or hides letters
BAD_LINKS = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" java\tscript:{RUN}",
    "data:text/html,<script>1</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "https://good.example@evil.example/",
    "https://evil.example\\@good.example/",
    "blob:https://evil.example/1",
)
FIELDS = ("lane", "title", "place", "asserted_by", "source_title", "source_publisher", "dispute", "unit", "scope")
LONG = ("summary", "source_note", "own column")
INTRUDERS = (
    "#page :is(script, style, img, iframe, object, embed, link, base, meta, b, i:not(#other > i), em, sup, math),"
    " #page foreignObject,"
    " #page form:not([action='/search']),"
    " #page :is([onerror], [onload], [onbegin], [onclick], [srcdoc]), #page [style*=evil], #page [href^=javascript]"
)


def hostile_file() -> bytes:
    """Return a file with every payload in every field of a row of its own, then hidden letters, then bad links."""
    rows: list[dict[str, str]] = []
    for text in (*PAYLOADS, *HIDDEN):
        row = {**RIGHT, **COUNTED, **dict.fromkeys((*FIELDS, *LONG), text), "label": text[:32]}
        row |= {"title": text[:90], "lane": f"{len(rows) % 3} {text}"[:40], "disputed_by": "https://example.org/no"}
        rows.append(row | {"id": f"row-{len(rows)}", "date": f"20{10 + len(rows) % 12}-0{1 + len(rows) % 9}"})
    for number, link in enumerate(BAD_LINKS):
        rows.append(
            {"id": f"link-{number}", "source_url": link, "archive_url": link, "disputed_by": link, "dispute": "x"}
        )
    lanes = {row["lane"] for row in rows[:3] if "lane" in row}
    for number, row in enumerate(rows):
        row["lane"] = sorted(lanes)[number % 3]
    names = dict.fromkeys(name for row in rows for name in row)
    return csv_of(*rows, columns=(*RIGHT, *(name for name in names if name not in RIGHT)))


@pytest.fixture(scope="module")
def spoilt(serve_bytes: Callable[[bytes], tuple[str, Path]], new_screen: Callable[[str, str], Screen]) -> Screen:
    url, _ = serve_bytes(hostile_file())
    return new_screen("laptop", url).open()


def unharmed(screen: Screen) -> None:
    """Check that nothing ran and nothing was injected, and that nothing went wrong on the page."""
    assert screen.ask("() => window.__pwned === undefined && ({}).polluted === undefined")
    assert screen.ask("intruders => [...document.querySelectorAll(intruders)].map(n => n.outerHTML)", INTRUDERS) == []
    screen.check()


# All details one after another, each for two frames, in which what were no text would load or run.
DETAILS = """async ids => {
  const said = {};
  for (const id of ids) {
    document.querySelector(`#events [data-event-id='${id}'] button`).click();
    await eye.frame();
    await eye.frame();
    said[id] = document.getElementById('details').textContent;
  }
  document.querySelector('#details [data-close]').click();
  return said;
}"""


def test_hostile_text_in_every_field_is_shown_as_text(spoilt: Screen) -> None:
    accepted = read(hostile_file()).events
    assert len(accepted) >= 40
    spoilt.visit("")
    said = spoilt.ask(DETAILS, [event.id for event in accepted])
    for event in accepted:
        for words in (event.title, event.summary, event.asserted_by, event.dispute, event.source.title, event.place):
            assert words in said[event.id], event.id
    unharmed(spoilt)


# The words of events in their lanes; those of the panel are figures.
BESIDE_MARKS = """[...document.querySelectorAll('#timeline .textpoint text')]
  .filter(n => rollout.timeline.meta.labels.lane[n.closest('.textpoint').dataset.label] >= 0)"""


def test_hostile_labels_are_drawn_as_text(spoilt: Screen) -> None:
    spoilt.visit("")
    labels = {event.id: event.words for event in read(hostile_file()).events}
    drawn = set(spoilt.ask(f"() => {BESIDE_MARKS}.map(n => n.textContent)"))
    assert drawn
    assert drawn <= {" ".join(words.split()) for words in labels.values()} | set(labels.values())
    unharmed(spoilt)


def test_hostile_text_in_a_card_a_filter_and_the_problems_is_text(spoilt: Screen) -> None:
    spoilt.visit("")
    boxes = spoilt.ask(
        f"() => {BESIDE_MARKS}.filter(n => !n.closest('.counted')).map(n => n.getBoundingClientRect())"
        ".map(b => [b.left + b.width / 2, b.top + b.height / 2])"
    )
    assert boxes
    for x, y in boxes:
        spoilt.page.mouse.move(x, y)
        expect(spoilt.page.locator("#card")).to_be_visible()
    spoilt.page.locator("#filter").click()
    spoilt.page.locator("#filters [data-filter=lane]").first.click()
    spoilt.page.keyboard.press("Escape")
    problems = spoilt.page.locator("#problems").inner_text()
    for words in ("U+202E", "U+2066", "U+200B", "U+FEFF"):
        assert words in problems
    for number in range(len(BAD_LINKS)):
        assert f"row {2 + len(PAYLOADS) + len(HIDDEN) + number}, column source_url" in problems
    unharmed(spoilt)


def test_hostile_text_opened_afresh_does_nothing(spoilt: Screen) -> None:
    for text in (PAYLOADS[1], PAYLOADS[4], f"{PAYLOADS[20]}"):
        spoilt.open("?" + urlencode({"q": text, "event": text, "lane": text, "series": text, "theme": text}))
        unharmed(spoilt)


def test_hostile_text_in_the_address_is_only_searched_for(laptop: Screen) -> None:
    keys = ("q", "event", "lane", "series", "theme", "status", "who", "from", "to", "hall", "disputed")
    for text in (*PAYLOADS, *HIDDEN):
        laptop.visit("?" + urlencode(dict.fromkeys(keys, text)))
        assert laptop.page.locator("#search").input_value() == text.replace("\n", "")
        assert not laptop.page.locator("#details").is_visible()
    unharmed(laptop)


def test_a_walk_through_the_whole_page_asks_our_server_alone(laptop: Screen) -> None:
    asked: list[str] = []
    laptop.page.on("request", lambda request: asked.append(request.url))
    page = laptop.open().page
    for button in page.locator("#presets button").all():
        button.click()
        laptop.settle()
    page.mouse.move(640, 300)
    page.mouse.wheel(0, -300)
    laptop.settle()
    page.locator("#filter").click()
    laptop.redrawn(page.locator("#filters [data-value='reported']").click)
    page.keyboard.press("Escape")
    laptop.redrawn(lambda: page.locator("#search").fill("card"))
    page.locator("#events li:not([hidden]) button").nth(2).click()
    page.keyboard.press("Escape")
    laptop.redrawn(lambda: page.locator("#series").select_option(index=1))
    page.go_back()
    laptop.settle()
    laptop.check()
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((laptop.url + "/", "data:", "blob:"))] == []


def test_the_watch_notices_outside_requests_scripts_and_dialogs(
    passing_screen: Callable[..., Screen], live: str
) -> None:
    screen = passing_screen("phone", live).open()
    screen.ask("() => fetch('https://evil.example/').catch(() => {})")
    screen.ask("() => { const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); }")
    screen.ask("() => setTimeout(() => alert('here'))")
    screen.until("eye.says.length >= 2")
    with pytest.raises(AssertionError) as failure:
        screen.check()
    for words in ("connect-src", "script-src"):
        assert words in str(failure.value)
