"""Cells as plain text: markup taken off, addresses taken out, titles of one line."""

import html
import re

from rollout.evidence.text import clean
from rollout.importing.plans import URL

LONGEST_TITLE = 90  # characters
_NAMES = (
    "a|abbr|address|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|dd|del|details|dfn|div|dl|dt|em|"
    "figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|"
    "nav|ol|option|p|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|"
    "tbody|td|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr|[a-z]{1,9}:[a-z]{1,20}"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
"""Tags as HTML has them: in a list <anonymous> is somebody's word."""
_HREF = re.compile(r"""<a\s[^<>]{0,2000}?href\s*=\s*["']?(https?://[^\s"'<>]+)""", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d|/tr|/blockquote)\b[^<>]{0,200}>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b.{0,100000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_SAYS = re.compile(r'<p class="rollout-says">.*', re.DOTALL)
_EMPTY = re.compile(r"\(\s*[;,\s]*\)|\[\s*\]|\s+(?=[)\]])")
_NUMBER = re.compile("&#0*([0-9]{1,7})([0-9]*)")
_FOOTNOTES = re.compile(r"(?<=[^\W\d_])(?:\[\d{1,3}\]){1,8}[.。]?$")
"""Marks of footnotes that stay behind a text when a table is copied: [2]. Within it they may be its own."""
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+(?=\S)|\n+")

_BARE = re.compile(r"(?:www\.(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?|(?:[\w-]+\.)+[a-z]{2,}/\S*)", re.IGNORECASE)
"""An address without its beginning: nobody writes a name so."""


def unescaped(text: str) -> str:
    """Return text with the letters that its entities stand for; what stands for none is marked as such.

    A number of thousands of figures is no letter, and Python reads none so long.

    >>> unescaped("&amp;&#65;&#00066;"), unescaped("&#" + "9" * 5_000 + ";") == chr(0xFFFD)
    ('&AB', True)
    """
    return html.unescape(_NUMBER.sub(lambda found: f"&#{0x110000 if found[2] else found[1]}", text))


def plain(cell: str, marked: bool = False) -> tuple[str, list[str]]:
    """Return a cell as text, and the addresses that its links lead to.

    marked: whether the format allows markup everywhere, so that `&amp;` stands for `&` also where no tag does.
    """
    if not cell:
        return "", []
    if not marked and ("<" not in cell or not _TAG.search(cell)):
        return clean(cell).strip(), []
    cell = _SAYS.sub("", cell) if marked else cell  # what our own sheets say of each event beside its summary
    links = [unescaped(each) for each in _HREF.findall(cell)]
    text = _TAG.sub("", _BREAK.sub("\n", _UNSEEN.sub("", cell)))
    text = re.sub(r"[ \t]*\n\s*", "\n", unescaped(text))
    return clean(_TAG.sub("", text)).strip(), links


def unmarked(cell: str) -> str:
    """Return a line of HTML as text: what is written as a letter stays one.

    >>> unmarked("<b>Cards</b> &amp; &lt;grids&gt;")
    'Cards & <grids>'
    """
    return clean(unescaped(_TAG.sub("", cell))).strip()


def addresses(text: str) -> list[str]:
    """Return the addresses that stand in a text, without the marks that end a sentence.

    >>> addresses("See (https://example.org/a) and https://example.org/b.")
    ['https://example.org/a', 'https://example.org/b']
    """
    return [_trimmed(each) for each in URL.findall(text)] if "://" in text else []


def leading(cell: str) -> str:
    """Return a cell of a column of addresses with the beginning that people leave out, as browsers put it there.

    >>> leading("www.example.org/a"), leading("example.org/a"), leading("The Daily, p. 3/4")
    ('https://www.example.org/a', 'https://example.org/a', 'The Daily, p. 3/4')
    """
    return f"https://{cell.strip()}" if _BARE.fullmatch(cell.strip()) else cell


def _trimmed(address: str) -> str:
    address = address.rstrip(".,;:!?。，")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?")
    return address


def without_addresses(text: str) -> str:
    """Return a text without addresses and the brackets that held them."""
    text = text if "://" not in text else URL.sub(lambda found: found[0][len(_trimmed(found[0])) :], text)
    return " ".join(_EMPTY.sub("", text).split()).strip(" –—-,;")


def one_line(text: str) -> str:
    """Return a title: one line, no address, no last full stop."""
    bare = _FOOTNOTES.sub("", without_addresses(text).rstrip())
    return bare[:-1].rstrip() if bare.endswith((".", "。")) and not bare.endswith("..") else bare


def headline(text: str) -> str:
    """Return the first sentence or paragraph of a text that is title and summary in one."""
    whole = one_line(text)
    if len(whole) <= LONGEST_TITLE and "\n" not in text.strip():
        return whole
    return one_line(_SENTENCE.split(text.strip(), maxsplit=1)[0]) or whole
