"""Evidence in which every word begins with the tag of the language that it is in, such as `fr.cartes`."""

import re
from html.parser import HTMLParser

MARKED = re.compile(r"\b(en|fr)\.\w+")
EVENTS = """\
id,date,lane,title,title@fr,title@de,summary,summary@fr,place,place@fr,status,asserted_by,source_url,source_note,\
disputed_by,dispute,tags,case
one,2016-05,en.cards,en.first,fr.premier,,en.said,fr.dit,en.lhasa,,documented,A,https://example.org/a,en.note,,,\
en.water; en.dams,en.column
two,2018,en.grid,en.second,,,en.again,,en.there,fr.ici,documented,A,https://example.org/b,,https://example.net/no,\
en.never,en.water,
three,2019,en.cards,en.third,fr.tiers,,en.more,,,,documented,A,https://example.org/c,,,,,
"""
SETTINGS = """\
title = "en.title"
"title@fr" = "fr.titre"
subtitle = "en.subtitle"
languages = ["en", "fr"]
[[lane]]
name = "en.cards"
full = "en.full"
"name@fr" = "fr.cartes"
[[lane]]
name = "en.grid"
[[era]]
from = 2016
to = 2017
name = "en.era"
[[word]]
name = "en.water"
"name@fr" = "fr.eau"
"""


class _Tongues(HTMLParser):
    """Reads of a page each marked word whose elements say another language than its own."""

    VOID = ("meta", "link", "br", "img", "input", "hr")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        lang = dict(attrs).get("lang") or (self.open[-1][1] if self.open else "")
        if tag == "img":
            self._look(dict(attrs).get("alt") or "", lang)
        if tag not in self.VOID:
            self.open.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Look at words; a picture is read by its name alone, and in a title there can be no element."""
        if not any(tag in ("script", "style", "title", "pre", "svg") for tag, _ in self.open):
            self._look(data, self.open[-1][1] if self.open else "")

    def _look(self, words: str, lang: str) -> None:
        self.found += [(one[0], lang) for one in MARKED.finditer(words)]


def spoken(page: str) -> list[tuple[str, str]]:
    """Return each marked word of a page and the language that it is said to be in."""
    reading = _Tongues()
    reading.feed(page)
    return reading.found


def wrong(found: list[tuple[str, str]]) -> list[str]:
    """Return the words that are said to be in another language than they are."""
    return sorted({f"{word} as {lang or 'none'}" for word, lang in found if word[:2] != lang.partition("-")[0]})
