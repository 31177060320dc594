"""What an import says: as records for programs, and in words for people."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import Any

from rollout.evidence.edtf import in_words, parse
from rollout.importing.dates import understand
from rollout.importing.deciding import settle
from rollout.importing.events import Held
from rollout.importing.importer import Imported
from rollout.importing.moments import Cut
from rollout.importing.months import as_meant
from rollout.importing.phrases import LONGEST, phrase
from rollout.importing.precise import as_precise
from rollout.importing.questions import Question
from rollout.importing.recognise import WORDS
from rollout.words.said import in_turn, listed, told
from rollout.words.say import later, say, say_many

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
            {
                "id": each.id,
                "ask": told(each.ask),
                "choices": list(each.choices),
                "rows": each.rows,
                "example": each.example,
            }
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
            {**_place(one, each, others), "wrong": told(each.wrong)} for one in found for each in one.held if each.wrong
        ],
        "warnings": [{"id": name, "sentence": told(words)} for one in found for name, words in one.warnings],
    }


def _place(imported: Imported, held: Held, others: Sequence[Imported]) -> dict[str, Any]:
    line = {"line": held.row.line} if held.row.line else {}
    return {"row": held.row.number} | line | ({"file": imported.name} if others else {})


def forms(imported: Imported) -> list[tuple[str, int, str, bool]]:
    """Return every form of date once: an example, how many rows have it, how the example is read, whether it waits."""
    if imported.table is None:
        return []
    table = imported.table
    shapes: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], str] = {}
    said = Counter(
        (text, *(each.of(row) for each in table.precise))
        for text, row in zip(table.whens, table.grid.rows, strict=True)
    )
    for (text, *grain), count in said.items():
        shape = (_shape(text), *grain)
        shapes[shape] += count
        first.setdefault(shape, text)
    empty = say("(empty)")
    return [
        (first[shape] or empty, count, *_read(table, first[shape], shape[1:])) for shape, count in shapes.most_common()
    ]


def _shape(text: str) -> str:
    line = text if _FIGURES.fullmatch(text) else phrase(text[:LONGEST]).line
    return _FIGURE.sub("9", line)


def _read(table: Cut, text: str, grains: Iterable[str]) -> tuple[str, bool]:
    reading = settle(understand(as_meant(text, table.decided.croatian)), table.decided)
    if reading.date:
        return in_words(parse(reduce(as_precise, grains, reading.date))), False
    return (say("waits for {question}", question=reading.asks), True) if reading.asks else (told(reading.wrong), False)


def sentences(imported: Imported) -> Iterator[str]:
    """Yield what was found, line by line."""
    columns = say_many("{n} column", "{n} columns", len(imported.plan.columns))
    rows = say_many("{n} row", "{n} rows", imported.rows)
    kind = say(WORDS[imported.format])
    words = later("{file} looks like {kind}: {columns}, {rows}.")
    yield say(words, file=imported.name, kind=kind, columns=columns, rows=rows)
    waiting = Counter(each.question for each in imported.held if each.question)
    wrong = [each for each in imported.held if each.wrong]
    parts = [say_many("{n} event", "{n} events", len(imported.drafts))]
    parts += [
        say_many("{n} waits for {question}", "{n} wait for {question}", count, question=name)
        for name, count in waiting.items()
    ]
    parts.append(say_many("{n} row refused", "{n} rows refused", len(wrong)))
    yield say("{listed}.", listed=told(listed(parts)))
    refusal = later("Refused, row {row}: {reason}.")
    yield from (say(refusal, row=str(each.row.number), reason=told(each.wrong)) for each in wrong[:TOLD])
    if len(wrong) > TOLD:
        yield say("… and {n} more.", n=len(wrong) - TOLD)
    yield from (say("Look at this: {words}", words=told(words)) for _, words in imported.warnings)
    yield from map(_asked, imported.questions)


def _asked(question: Question) -> str:
    choices = f" ({', '.join(question.choices)})" if question.choices else ""
    ask = say("Asked, {answer}: {question}", answer=f"--answer {question.id}=…", question=told(question.ask) + choices)
    example = say("For example {text}.", text=question.example) if question.example else ""
    return told(in_turn(ask, example))


def preview(imported: Imported) -> Iterator[str]:
    """Yield what would be written: columns with their cells, forms of dates, the first events."""
    yield from sentences(imported)
    for each in imported.plan.columns:
        values = " | ".join(" ".join(value.split())[:40] for value in each.values)
        yield f"  {each.name} → {each.role}: {values}"
    yield from (f"  {text} ({count}) → {words}" for text, count, words, _ in forms(imported)[:TOLD])
    yield from (f"  {each.date}  {each.title}" for each in imported.drafts[:TOLD])
