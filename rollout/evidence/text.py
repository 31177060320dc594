"""Text as data: escaped for what draws it, and free of characters that hide or turn other text around.

Plotly reads every string as a small HTML of its own; it decodes numeric references but only eight named ones,
`&quot;` not among them (plotly.js 4.1, `convertEntities`): so quotes are written as numbers here.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import takewhile
from urllib.parse import quote, urlsplit, urlunsplit

from rollout.words.said import said
from rollout.words.say import later

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"})

REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but for tab and line feed; C1
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # line and paragraph separators; bidirectional controls
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # half characters; not characters, which a PPTX cannot hold
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
END = "\x1a"  # what old editors close a file with
HIDDEN = re.compile("[\xad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2065\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
"""Characters with no width: harmless where a script needs them, a disguise elsewhere."""
# Joiners shape Arabic, Indic, Tibetan, Khmer and Mongolian letters; U+200D also ties pictures into one.
_SHAPED = "\u0600-\u18af\ua800-\uabff"
_PICTURE = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
JOINER = re.compile(f"(?<=[{_SHAPED}])[\u200c\u200d](?=[{_SHAPED}])|(?<=[{_PICTURE}])\u200d(?=[{_PICTURE}])")

MARKS = 30  # on one letter: Unicode's own limit for text that is read as a stream (UAX 15)
LINK_LENGTH = 2048  # characters
LINKS = 4096  # that are remembered: each is asked for by the reader, by what is shown of it and by each output
HOST_LENGTH = 253  # characters of a host as ASCII (RFC 1035)
WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
UNLINKABLE = re.compile(r"""[\s\\<>"`]|""" + REFUSED.pattern)
STRAY = re.compile("%(?![0-9A-Fa-f]{2})")
SAFE_IN_URL = "!#$%&()*+,-./:;=?@[]_~"  # what a browser leaves as it is in a path, query or fragment
PORTS = {"http": 80, "https": 443}
LABEL = re.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
DEVIATES = re.compile("[\xdf\u03c2\u1e9e]")  # letters that older and newer browsers lead to different hosts
PRIVATE = frozenset({"localhost", "local", "internal", "lan", "home", "corp", "arpa"})
EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"})


def plain(s: str) -> str:
    """Return the text escaped so that Plotly and HTML show exactly its characters and read no markup.

    >>> plain("5 < 6 & 'so on'")
    '5 &lt; 6 &amp; &#39;so on&#39;'
    """
    return s.translate(ESCAPES)


def isolated(s: str) -> str:
    """Return the text escaped for HTML, in isolation: read from the right it turns nothing around beside it.

    >>> isolated("Tom & Jerry")
    '<bdi>Tom &amp; Jerry</bdi>'
    """
    return f"<bdi>{plain(s)}</bdi>" if s else ""


def unsafe(s: str) -> str | None:
    r"""Return the name of the first character no cell may hold, or None when there is none.

    >>> unsafe("a\u202eb")
    'the text-direction control U+202E'
    """
    hit = REFUSED.search(s)
    if hit is None:
        return said("more than {n} marks on one letter", n=MARKS) if piled(s) else None
    code = ord(hit[0])
    if 0xD800 <= code <= 0xDFFF:
        kind = later("half a character (lone surrogate) {code}")
    elif code in (0x2028, 0x2029):
        kind = later("the line separator {code}")
    elif 0x202A <= code <= 0x2069:
        kind = later("the text-direction control {code}")
    elif code < 0xA0:
        kind = later("the control character {code}")
    else:
        kind = later("the non-character {code}")
    return said(kind, code=f"U+{code:04X}")


def hidden(s: str) -> tuple[str, ...]:
    r"""Return the code points of zero-width characters that no script needs where they stand, each once.

    >>> hidden("repor\u200bted")
    ('U+200B',)
    """
    if s.isascii():
        return ()
    if needed := _needed(s):
        stray = [hit[0] for hit in HIDDEN.finditer(s) if hit.start() not in needed]
    else:
        stray = HIDDEN.findall(s)
    return tuple(f"U+{ord(character):04X}" for character in dict.fromkeys(stray))


def clean(s: str) -> str:
    r"""Return the text in NFC with line ends as line feeds, less everything `unsafe` or `hidden` would name.

    >>> clean("Cafe\u0301\r\n\u200bLhasa")
    'Café\nLhasa'
    """
    if s.isascii() and s.isprintable():
        return s  # most cells
    if "\r" in s:
        s = s.replace("\r\n", "\n")
    s = REFUSED.sub("", s)
    if s.isascii():
        return s
    s = unicodedata.normalize("NFC", s)
    needed = _needed(s)
    seen = HIDDEN.sub(lambda hit: hit[0] if hit.start() in needed else "", s) if needed else HIDDEN.sub("", s)
    return unicodedata.normalize("NFC", seen)


def _needed(s: str) -> set[int]:
    """Return the places of the joiners that a script needs where they stand."""
    if "\u200c" not in s and "\u200d" not in s:
        return set()
    return {hit.start() for hit in JOINER.finditer(s)}


def piled(s: str) -> bool:
    """Say whether more than MARKS marks follow one another: to order them takes the square of their number."""
    if len(s) <= MARKS or s.isascii():
        return False
    # Of so many in a row one stands at a multiple of their number.
    places = (place for place in range(MARKS, len(s), MARKS) if unicodedata.combining(s[place]))
    return any(_run(s[at - MARKS : at + 1][::-1]) + _run(s[at + 1 : at + MARKS]) > MARKS for at in places)


def _run(letters: str) -> int:
    return sum(1 for _ in takewhile(unicodedata.combining, letters))


@lru_cache(maxsize=LINKS)
def safe_link(url: str) -> str:
    """Return the web address as plain ASCII, or "" when following it could lead anywhere else than it shows.

    Allowed: http and https, a named host with a public-looking ending, an optional port. Refused: every other
    scheme, user names, addresses by number (IPv4, IPv6), backslashes, white space, invisible characters, and
    hosts that mix alphabets. Other alphabets are kept: in the host as punycode, elsewhere percent-encoded.

    >>> safe_link("https://zh.wikipedia.org/wiki/社会保障卡")
    'https://zh.wikipedia.org/wiki/%E7%A4%BE%E4%BC%9A%E4%BF%9D%E9%9A%9C%E5%8D%A1'
    >>> safe_link("javascript:alert(1)")
    ''
    """
    if len(url) > LINK_LENGTH or not WEB.match(url) or UNLINKABLE.search(url) or hidden(url):
        return ""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    host = _ascii_host(parts.hostname or "")
    if not host or "@" in parts.netloc or port == 0 or parts.netloc.endswith(":"):
        return ""
    if port is not None and port != PORTS[parts.scheme]:
        host = f"{host}:{port}"
    path, query, fragment = (quote(STRAY.sub("%25", part), SAFE_IN_URL) for part in parts[2:])
    return urlunsplit((parts.scheme, host, path or "/", query, fragment))


def link_host(url: str) -> str:
    """Return the host (and port, unless usual) a link leads to, other alphabets as punycode; "" if not safe.

    >>> link_host("https://bücher.example/x")
    'xn--bcher-kva.example'
    """
    return urlsplit(safe_link(url)).netloc


def _ascii_host(host: str) -> str:
    """Return the host as lower-case ASCII, or "" if it is a number, private, malformed or mixes alphabets."""
    labels: list[str] = []
    room = HOST_LENGTH + 1
    for label in host.split("."):
        labels.append(_ascii_label(label))
        room -= len(labels[-1]) + 1
        if not labels[-1] or room < 0:  # a long one is not looked through to its end
            return ""
    if len(labels) < 2:
        return ""
    whole = ".".join(labels)
    return whole if labels[-1][0].isalpha() and labels[-1] not in PRIVATE else ""


@lru_cache(4096)
def _ascii_label(label: str) -> str:
    """Return one part of a host as lower-case ASCII, or "" when it is malformed or mixes alphabets."""
    try:
        ascii_label = label.lower() if label.isascii() else label.encode("idna").decode("ascii")
        encoded = ascii_label.startswith("xn--")
        letters = ascii_label[4:].encode("ascii").decode("punycode") if encoded else ""
    except UnicodeError:
        return ""
    if not LABEL.fullmatch(ascii_label) or DEVIATES.search(label) or _mixed(letters):
        return ""
    return ascii_label


def _mixed(label: str) -> bool:
    """Whether the letters come from more than one alphabet, Latin beside East Asian ones excepted."""
    alphabets = {unicodedata.name(c, "?").partition(" ")[0].partition("-")[0] for c in label if c.isalpha()}
    east = alphabets & EAST_ASIAN
    return len(alphabets - EAST_ASIAN - ({"LATIN"} if east else set())) + bool(east) > 1
