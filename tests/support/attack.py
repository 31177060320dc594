"""Files of events whose every field holds hostile text, for every output to be made of.

`attack_csv()` has each text of `payloads.TEXTS` in every field of a row of its own; `attack_csv(letters(TEXTS))` is the
same file with harmless letters in their place: what is made of both may differ in those letters and in nothing else.
"""

from collections.abc import Sequence

from rollout.evidence.vocabulary import COLUMNS, LABEL_LENGTH
from tests.csv_rows import COUNTED, csv_of
from tests.support.payloads import TEXTS

FREE = (
    "title",
    "place",
    "unit",
    "scope",
    "asserted_by",
    "source_title",
    "source_publisher",
    "source_note",
    "summary",
    "dispute",
    "notes",
)
"""The columns of ours that take any words; `lane` and `label` too, each in its own way."""
OWN = "own column"
CLOSED = (
    "date",
    "status",
    "lat",
    "lon",
    "quantity",
    "measure",
    "due",
    "answers",
    "asserted_by_kind",
    "source_date",
    "source_url",
    "archive_url",
    "disputed_by",
    "priority",
)
"""The columns of ours that take only what they list: hostile text in them is a problem that the page quotes."""
YEARS = 12  # over which the rows are spread, from 2010


def letters(texts: Sequence[str]) -> tuple[str, ...]:
    """Return as many harmless words, each another and as long as its text, or somewhat longer."""
    return tuple(f"w{number:03}" + "o" * max(0, len(text) - 4) for number, text in enumerate(texts))


def rows(texts: Sequence[str], lanes: int = 4, priority: str = "2") -> list[dict[str, str]]:
    """Return a right row for each text, which stands in every field; `lanes`: 0 for one lane for each text."""
    names = [" ".join(texts[lane::lanes]) for lane in range(lanes)] if lanes else list(texts)
    found = []
    for number, text in enumerate(texts):
        row = {**COUNTED, **dict.fromkeys((*FREE, OWN), text), "lane": names[number % len(names)]}
        month = number * 7 % (12 * YEARS)
        row |= {"id": f"text-{number}", "date": f"{2010 + month // 12}-{month % 12 + 1:02}", "priority": priority}
        row |= {"label": text if len(text) <= LABEL_LENGTH else "", "disputed_by": "https://example.org/no"}
        found.append(row)
    return found


def mistakes(texts: Sequence[str]) -> list[dict[str, str]]:
    """Return a wrong row for each text, which stands in every field that takes only what it lists."""
    return [{**dict.fromkeys(CLOSED, text), "id": f"wrong-{number}"} for number, text in enumerate(texts)]


def attack_csv(
    texts: Sequence[str] = TEXTS,
    *,
    lanes: int = 4,
    priority: str = "2",
    wrong: Sequence[str] = (),
    named: Sequence[str] = (),
) -> bytes:
    """Return a file with each text in every field of a right row; `wrong`: those that also stand in a row of mistakes,
    `named`: those that also are the name of a column, at most 34."""
    columns = (*COLUMNS, OWN, *named)
    right = [{**row, **dict.fromkeys(named, row["title"])} for row in rows(texts, lanes, priority)]
    return csv_of(*right, *mistakes(wrong), columns=columns)
