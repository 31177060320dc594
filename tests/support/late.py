"""Answers that come late: held back in the page, each until a test gives it, so that what is newer comes before it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Page

HOLD = """part => {
  const real = window.fetch, held = [];
  const end = () => { window.fetch = real; for (const one of held) one.give(); };
  window.late = {held, end};
  window.fetch = async (...given) => {
    if (!String(given[0]?.url ?? given[0]).includes(part)) return real(...given);
    const mine = {come: false};
    const given_ = new Promise(done => { mine.give = done; });
    held.push(mine);
    const answer = await real(...given), text = await answer.text();
    const {status, statusText, headers} = answer;
    mine.come = true;
    await given_;
    return Object.assign(new Response(text, {status, statusText, headers}),
                         {text: async () => text, json: async () => JSON.parse(text)});
  };
}"""
COME = """many => new Promise(done => {
  const look = () => (late.held.filter(one => one.come).length >= many ? done() : setTimeout(look, 20));
  look();
})"""
GIVE = """at => { late.held[at].give(); return new Promise(done => setTimeout(() => setTimeout(done))); }"""


@dataclass(frozen=True, slots=True)
class Late:
    """The answers that are held back in a page, in the order in which they were asked for."""

    page: Page

    def come(self, many: int = 1) -> None:
        """Wait until so many were answered by the server, of which the page has heard none."""
        self.page.evaluate(COME, many)

    def give(self, at: int = 0) -> None:
        """Let the page hear one, and return when it has."""
        self.page.evaluate(GIVE, at)

    def asked(self) -> int:
        """Return how many were asked for."""
        many: int = self.page.evaluate("() => late.held.length")
        return many


def from_start(page: Page, part: str) -> None:
    """Hold back what the next page asks for at such addresses from its first script on."""
    page.add_init_script(f"({HOLD})({part!r})")


@contextmanager
def late(page: Page, part: str) -> Iterator[Late]:
    """Hold back what a page asks for at addresses with such a part; in the end all is given."""
    page.evaluate(HOLD, part)
    try:
        yield Late(page)
    finally:  # else a page that others have after it would never hear an answer again
        if not page.is_closed():
            page.evaluate("() => window.late?.end()")
