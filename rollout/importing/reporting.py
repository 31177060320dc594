"""What an import says: as records for programs, and in words for people."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from rollout.evidence.edtf import in_words, parse
from rollout.importing.dates import understand
from rollout.importing.deciding import settle
from rollout.importing.events import Held
from rollout.importing.importer import Imported
from rollout.importing.moments import Cut
from rollout.importing.phrases import LONGEST, phrase
from rollout.importing.recognise import WORDS

_FIGURES, _FIGURE = re.compile(r"[0-9/. -]*"), re.compile(r"\d")
TOLD = 10  # events, forms of dates and rows in a preview


def report(first: Imported, *others: Imported) -> dict[str, Any]:
    """Return what `import --json` prints: of several files the first, with the rows of all."""
    found = (first, *others)
    return {
        "file": first.name,
        "format": first.format,
        "title": first.title,
        "rows": sum(each.rows for each in found),
        "columns": [{"name": each.name, "is": each.role, "values": list(each.values)} for each in first.plan.columns],
        "lane": first.plan.lane,
        "questions": [
            {"id": each.id, "ask": each.ask, "choices": list(each.choices), "rows": each.rows, "example": each.example}
            for one in found
            for each in one.questions
        ],
        "waiting": [
            {**_place(one, each, others), "question": each.question}
            for one in found
            for each in one.held
            if each.question
        ],
        "refused": [
            {**_place(one, each, others), "wrong": each.wrong} for one in found for each in one.held if each.wrong
        ],
        "warnings": [{"id": name, "sentence": words} for one in found for name, words in one.warnings],
    }


def _place(imported: Imported, held: Held, others: Sequence[Imported]) -> dict[str, Any]:
    line = {"line": held.row.line} if held.row.line else {}
    return {"row": held.row.number} | line | ({"file": imported.name} if others else {})


def many(count: int, word: str) -> str:
    """Return a number of things in words.

    >>> many(1, "row"), many(2_000, "row")
    ('1 row', '2,000 rows')
    """
    return f"{count:,} {word}{'s' * (count != 1)}"


def forms(imported: Imported) -> list[tuple[str, int, str]]:
    """Return every form of date once: an example, how many rows have it, and how the example is read."""
    if imported.table is None:
        return []
    table = imported.table
    shapes: Counter[str] = Counter()
    first: dict[str, str] = {}
    for text, count in Counter(table.whens).items():
        shape = _shape(text)
        shapes[shape] += count
        first.setdefault(shape, text)
    return [(first[shape] or "(empty)", count, _read(table, first[shape])) for shape, count in shapes.most_common()]


def _shape(text: str) -> str:
    line = text if _FIGURES.fullmatch(text) else phrase(text[:LONGEST]).line
    return _FIGURE.sub("9", line)


def _read(table: Cut, text: str) -> str:
    reading = settle(understand(text), table.decided)
    if reading.date:
        return in_words(parse(reading.date))
    return f"waits for {reading.asks}" if reading.asks else reading.wrong


def sentences(imported: Imported) -> Iterator[str]:
    """Yield what was found, line by line."""
    width, rows = len(imported.plan.columns), imported.rows
    kind = WORDS[imported.format]
    yield f"{imported.name} looks like {kind}: {many(width, 'column')}, {many(rows, 'row')}."
    waiting = Counter(each.question for each in imported.held if each.question)
    refused = [each for each in imported.held if each.wrong]
    waits = "".join(f", {count} wait{'s' * (count == 1)} for {name}" for name, count in waiting.items())
    yield f"{many(len(imported.drafts), 'event')}{waits}, {many(len(refused), 'row')} refused."
    yield from (f"Refused, row {each.row.number}: {each.wrong}." for each in refused[:TOLD])
    if len(refused) > TOLD:
        yield f"… and {len(refused) - TOLD} more."
    yield from (f"Look at this: {words}" for _, words in imported.warnings)
    for each in imported.questions:
        choices = f" ({', '.join(each.choices)})" if each.choices else ""
        example = f" For example {each.example}." if each.example else ""
        yield f"Asked, --answer {each.id}=…: {each.ask}{choices}{example}"


def preview(imported: Imported) -> Iterator[str]:
    """Yield what would be written: columns with their cells, forms of dates, the first events."""
    yield from sentences(imported)
    for each in imported.plan.columns:
        values = " | ".join(" ".join(value.split())[:40] for value in each.values)
        yield f"  {each.name} → {each.role}: {values}"
    yield from (f"  {text} ({count}) → {words}" for text, count, words in forms(imported)[:TOLD])
    yield from (f"  {each.date}  {each.title}" for each in imported.drafts[:TOLD])
