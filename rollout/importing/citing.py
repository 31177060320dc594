"""What is pasted as a source, read without a network: an address, a citation, some of them, RIS or BibTeX."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from rollout.evidence.text import clean
from rollout.importing.dates import understand
from rollout.importing.deciding import Decided, settle
from rollout.importing.plans import URL
from rollout.importing.references import bibtex, looks_like_bibtex, looks_like_ris, ris
from rollout.importing.tables import Found
from rollout.importing.texts import addresses

MOST = 50  # sources of one pasting
LONGEST = 1_000  # characters of what is read into one field
_QUOTED = re.compile('[“„"«「『《]([^“”„"«»「」『』《》]{3,600})[”“"»」』》]')
_WORD = r"[^\W\d_]{3,12}\.?"
_DATE = re.compile(
    rf"\b\d{{4}}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|\b(?:\d{{1,2}}\.? {_WORD},? \d{{4}}|{_WORD} \d{{1,2}},? \d{{4}}"
    rf"|\d{{4}}, {_WORD}(?: \d{{1,2}})?|{_WORD} \d{{4}}|\d{{4}}-\d\d(?:-\d\d)?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}"
    r"|\d{4})\b"
)
_VISITED = re.compile(
    r"[(\[,.;]?\s{0,3}\b(?:accessed|retrieved|last visited|viewed|visited on)\b[^.;)\]]*[.;)\]]?", re.I
)
_YEAR_FIRST = re.compile(r"\(((?:1[5-9]|20)\d\d[^()]{0,20})\)[.,:]?\s*")
_CUT = re.compile(r"(?<=[^\W_]{3})\.\s+|\s+[|–—]\s+|\n+")
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-]([0-3]\d))?(?=[/_-]|$)")
_FOLDERS = re.compile(r"/((?:19|20)\d\d)/(\d|1[0-2])/([1-9]|[12]\d|3[01])(?=/)")  # a day in folders, without noughts
_KEPT = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(https?://.+)", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/|^)(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE)
_IN = re.compile(r"^in:\s*", re.IGNORECASE)  # as German and French citations say where a text appeared
_EDGES = " \t\n.,;:|–—-()[]，。：；、"


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as far as it could be read; what is not said is empty, and a date is as it was written."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    archive_url: str = ""
    says: str = ""
    """Who wrote it."""
    left: str = ""
    """What belongs to no field."""

    def __bool__(self) -> bool:
        """Return whether anything was read."""
        return bool(self.title or self.url or self.publisher)


def cited(text: str) -> tuple[Cited, ...]:
    """Return the sources that a text names.

    >>> [(one.publisher, one.date) for one in cited("https://www.example.org/news/2019/05/03/cards")]
    [('example.org', '2019-05-03')]
    >>> one = cited('Dolma, T. "Cards for all." The Daily, 3 May 2019. https://example.org/a')[0]
    >>> one.says, one.title, one.publisher, one.date, one.url
    ('Dolma, T', 'Cards for all', 'The Daily', '3 May 2019', 'https://example.org/a')
    """
    whole = clean(text).strip()
    if looks_like_ris(whole):
        found = _library(ris(whole))
    elif looks_like_bibtex(whole):
        found = _library(bibtex(whole))
    else:
        found = map(_one, _apart(whole))
    return tuple(one for one in found if one)[:MOST]


def _library(found: Found) -> Iterator[Cited]:
    for grid in found.grids:
        for row in grid.rows:
            yield _work(dict(zip(grid.columns, row.cells, strict=True)))


def _work(fields: Mapping[str, str]) -> Cited:
    publisher = fields.get("appeared in", "") or fields.get("publisher", "")
    read = fields["title"], publisher, fields["date"], fields.get("url", ""), "", fields.get("asserted by", "")
    return _addressed(Cited(*map(_line, read)))


def _apart(text: str) -> list[str]:
    """Return a text as several where each of its paragraphs or lines has an address of its own."""
    for parts in (re.split(r"\n\s*\n", text), text.split("\n")):
        each = [part for part in parts if part.strip()]
        if len(each) > 1 and all(len(addresses(part)) == 1 for part in each):
            return each
    return [text]


def _one(text: str) -> Cited:
    """Return what a citation says: its title stands in quotation marks, behind the year, or before all else."""
    links = addresses(text)
    rest = URL.sub(" ", text)
    doi = None if links else _DOI.search(text)
    if doi:
        links, rest = [f"https://doi.org/{doi[1].rstrip('.,;')}"], rest.replace(doi[0], " ")
    rest = _VISITED.sub(" ", rest[: 4 * LONGEST])
    date, rest = _dated(rest)
    found = _titled(rest)
    url = links[0] if links else ""
    return _addressed(replace(found, date=_line(date), url=url))


def _dated(text: str) -> tuple[str, str]:
    """Return the finest date of a text outside its quoted title, a year behind an author first; and the rest."""
    first, quoted = _YEAR_FIRST.search(text), _QUOTED.search(text)
    if first and _is_date(first[1]):
        return first[1], f"{text[: first.start()]}\n\n{text[first.end() :]}"
    dates = [
        found
        for found in _DATE.finditer(text)
        if _is_date(found[0]) and not (quoted and quoted.start() < found.start() < quoted.end())
    ]
    found = max(dates, key=lambda one: len(one[0]), default=None)
    if found is None:
        return "", text
    return found[0], f"{text[: found.start()].rstrip(' (')}, {text[found.end() :].lstrip(' )')}"


def _is_date(text: str) -> bool:
    """Return whether a text is a date, or one of two that a person can choose from."""
    read = settle(understand(text), Decided())
    return bool(read.date or read.asks)


def _titled(text: str) -> Cited:
    quoted = _QUOTED.search(text)
    if quoted:
        before, title, after = text[: quoted.start()], quoted[1], text[quoted.end() :]
    elif "\n\n" in text:
        before, _, behind = text.partition("\n\n")
        title, after = _halves(behind)
    else:
        before, (title, after) = "", _halves(text)
    publisher, left = _halves(after.replace("\n\n", ", "), ",")
    says = _line(before)
    if not publisher and quoted:
        says, publisher = "", says
    return Cited(_line(title), _IN.sub("", publisher), says=says, left=left)


def _halves(text: str, more: str = "") -> tuple[str, str]:
    """Return what stands before the first cut that has words before it, and what stands behind."""
    bare = text.strip(_EDGES)
    cut = _CUT.search(bare)
    comma = bare.find(more) if more else -1
    if comma >= 0 and (not cut or comma < cut.start()):
        return _line(bare[:comma]), _line(bare[comma + 1 :])
    return (_line(bare[: cut.start()]), _line(bare[cut.end() :])) if cut else (_line(bare), "")


def _addressed(one: Cited) -> Cited:
    """Return a source with what its address tells: of which page it is a copy, whose it is, the day in its path."""
    kept = _KEPT.fullmatch(one.url)
    if kept:
        one = replace(one, url=kept[1], archive_url=one.url)
    try:
        parts = urlsplit(one.url)
        host = parts.hostname or ""
    except ValueError:
        return one
    day = _FOLDERS.search(parts.path) or _IN_PATH.search(parts.path)
    written = "-".join(f"{int(part):02}" for part in day.groups() if part) if day else ""
    date = one.date or (written if written and _is_date(written) else "")
    return replace(one, publisher=one.publisher or _host(host), date=date)


def _host(host: str) -> str:
    """Return whose an address is, as far as it says: nothing of one that leads to any publisher."""
    return "" if host.endswith("doi.org") else host.removeprefix("www.")


def _line(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES)[:LONGEST]
