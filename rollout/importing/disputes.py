"""Who contradicts what a row says: each counter-source that a list names, or gives the address of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rollout.evidence.text import clean, safe_link
from rollout.importing.cited import LONGEST_NAME, Source
from rollout.importing.moments import cell_of
from rollout.importing.names import DISPUTED, NO_ONE
from rollout.importing.plans import WHO, WORDS, Plan
from rollout.importing.tables import MOST_CELL, Row
from rollout.importing.texts import addresses, plain, without_addresses
from rollout.words.say import say

_WORD = re.compile(r"[^\W_]+")
_EDGES = " \t\n,;:|–—-"
_AROUND = re.compile(r"[(\[<]([^()\[\]<>]*)[)\]>]")


@dataclass(frozen=True, slots=True)
class Against:
    """What contradicts a row: where it stands, or by whom, and in which words."""

    source: Source
    says: str = ""
    words: str = ""


def is_nobody(cell: str) -> bool:
    """Return whether a cell names nobody: it is empty, a sign, or says no more than that there is a dispute, or none.

    >>> is_nobody("yes"), is_nobody("—"), is_nobody("n/a"), is_nobody("Xinhua")
    (True, True, True, False)
    """
    return NO_ONE.issuperset(_WORD.findall(cell.casefold()))


def against(plan: Plan, row: Row) -> tuple[Against, ...]:
    """Return the counter-sources of a row; none where it names neither who contradicts it nor what is said."""
    said = _joined(plan, row)
    links = [link for each in plan.all(WORDS) for link in addresses(cell_of(row, each.place))]
    found = [one for each in plan.all(WHO) for one in _named(cell_of(row, each.place))]
    if found:
        first, *more = found
        return Against(first.source, first.says, " ".join(filter(None, (first.words, said)))), *more
    if links or said:
        return Against(Source(links[0] if links else ""), words=said), *(Against(Source(link)) for link in links[1:])
    return ()


def _joined(plan: Plan, row: Row) -> str:
    cells = (plain(cell_of(row, each.place))[0] for each in plan.all(WORDS))
    return " ".join(" ".join(without_addresses(cell).split()) for cell in cells if not is_nobody(cell))


def _named(cell: str) -> Iterator[Against]:
    """Yield who is named in a cell, with each address that stands there."""
    text, _ = plain(cell)
    links = addresses(cell)
    words = " ".join(without_addresses(text).split()).strip(_EDGES)
    inside = _AROUND.fullmatch(words)
    words = inside[1].strip(_EDGES) if inside else words
    words = "" if is_nobody(words) else words
    says, more = (words, "") if len(words) <= LONGEST_NAME else ("", words)
    several = [] if links else [part for each in text.split(";") if (part := each.strip(_EDGES))]
    if len(several) > 1 and max(map(len, several)) <= LONGEST_NAME:
        yield from (Against(Source(""), each) for each in several if not is_nobody(each))
    elif links or words:
        yield Against(Source(links[0] if links else "", says if links else ""), says, more)
        yield from (Against(Source(link, says), says) for link in links[1:])


def row_of(one: Against, event: str, place: str) -> Mapping[str, str]:
    """Return the row of sources.csv for a counter-source; where it has no address, it says who named it.

    event: the id of what it contradicts. place: where in which list it is named.
    """
    url = one.source.url if safe_link(one.source.url) else ""
    words = one.words or (
        "" if url else one.says or say("Imported from {place}: {address}", place=place, address=one.source.url)
    )
    cells = {
        "event": event,
        "role": "disputes",
        "publisher": one.source.publisher,
        "url": url,
        "says": one.says,
        "note": words[:MOST_CELL],
    }
    return {key: cell for key, each in cells.items() if (cell := clean(each).strip())}


def says_only_that(cell: str) -> bool:
    """Return whether a cell says that there is a dispute, and not by whom.

    >>> says_only_that("yes"), says_only_that("no"), says_only_that("Xinhua")
    (True, False, False)
    """
    words = _WORD.findall(cell.casefold())
    return bool(words) and DISPUTED.issuperset(words)
