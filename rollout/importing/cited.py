"""Where a row says that it is from: every address in it, with what the columns beside it say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rollout.importing.dates import understand
from rollout.importing.deciding import Decided, settle
from rollout.importing.headers import fold, names
from rollout.importing.moments import cell_of
from rollout.importing.plans import Column, Plan
from rollout.importing.tables import Row
from rollout.importing.texts import addresses, leading

_FOOTNOTES = re.compile(r"(?:\[\w{1,3}\]\s*)+")
"""A cell of nothing but marks of footnotes names no source."""
LONGEST_NAME = 60  # characters; a longer one is what to cite, not who publishes it


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row says that it is from."""

    url: str
    publisher: str = ""
    title: str = ""
    date: str = ""


def sources(plan: Plan, row: Row, links: Sequence[str]) -> Iterator[Source]:
    """Yield every address of a row once, with what the columns beside it say of it; else the source it names."""
    found: dict[str, Source] = {}
    for column in (*plan.all("url"), *plan.all("source")):
        cell = leading(cell_of(row, column.place))
        named = addresses(cell)
        publisher, title, date = _beside(plan, column, row) if named else ("", "", "")
        for url in named:
            before, _, cell = cell.partition(url)
            words = " ".join(re.sub(r"[\s<>()\[\];,:|–—-]+", " ", before).split())
            found.setdefault(url, Source(url, publisher or words, title, date))
    for url in links:
        found.setdefault(url, Source(url))
    yield from found.values() or _named(plan, row)


def _named(plan: Plan, row: Row) -> Iterator[Source]:
    """Yield the source that a row names where it gives no address."""
    publisher, title = cell_of(row, plan.place("publisher")), cell_of(row, plan.place("source title"))
    said = cell_of(row, plan.place("source"))
    said = "" if _FOOTNOTES.fullmatch(said) else said
    name, work = (publisher or said, title) if len(said) <= LONGEST_NAME else (publisher, title or said)
    if name or work:
        yield Source(
            "", " ".join(name.split()), " ".join(work.split()), _dated(cell_of(row, plan.place("source date")))
        )


def _beside(plan: Plan, column: Column, row: Row) -> tuple[str, str, str]:
    """Return publisher, title and date of the source whose address stands in a column."""
    found = {"publisher": "", "source title": "", "source date": ""}
    shared = stem(column.name)
    alone = plan.all("url")[:1] in ([], [column])
    for each in plan.columns:
        cell = cell_of(row, each.place)
        if not cell or each is column or each.role in ("url", "private"):
            continue
        role = {"source": "publisher"}.get(each.role, each.role)
        same = bool(shared) and stem(each.name) == shared
        if same:
            role = _ROLE_BESIDE.get(
                fold(each.name.rpartition(".")[2]), "publisher" if fold(each.name) == shared else role
            )
        if role in found and (same or (alone and each.role in (*found, "source"))):
            found[role] = found[role] or " ".join(cell.split())
    return found["publisher"], found["source title"], _dated(found["source date"])


def _dated(cell: str) -> str:
    return settle(understand(cell), Decided()).date if cell else ""


_ROLE_BESIDE = {
    "title": "source title",
    "name": "publisher",
    "outlet": "publisher",
    "publisher": "publisher",
    "date": "source date",
    "source": "publisher",
}


@lru_cache(5_000)
def stem(name: str) -> str:
    """Return what the names of one source's columns have in common, as `News1 URL` and `News1` do."""
    path, dot, _ = name.rpartition(".")
    if dot:
        return fold(path)
    whole = names(name)[0]
    bare = re.sub(r"\b(?:url|link|address|title|date|name|publisher)\b", " ", whole)
    return " ".join(bare.split()) if re.search(r"\d", bare) else ""
