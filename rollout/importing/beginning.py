"""What a timeline begins with that nobody has written yet: three rows that say what they are, and a title."""

from collections.abc import Mapping

from rollout.importing import writing
from rollout.importing.packing import EVENTS, SETTINGS, SOURCES

EXAMPLES: tuple[Mapping[str, str], ...] = (
    {
        "id": "example-day",
        "lane": "Examples",
        "date": "2024-03-05",
        "title": "Example: something happened on a known day",
        "summary": "Write here what happened, in two or three sentences. Then delete the example rows.",
        "status": "unreviewed",
        "tags": "example",
    },
    {
        "id": "example-month",
        "lane": "Examples",
        "date": "2024-06",
        "title": "Example: only the month is known, and no day is made up",
        "summary": "Only date and title must be filled; every other cell may stay empty.",
        "status": "unreviewed",
        "tags": "example",
    },
    {
        "id": "example-range",
        "lane": "More examples",
        "date": "2024-09/2025-01",
        "title": "Example: something lasted from one month to another",
        "summary": "Another name under lane makes another lane. sources.csv holds a further source for this row.",
        "status": "unreviewed",
        "tags": "example",
    },
)
SOURCE = {
    "event": "example-range",
    "role": "supports",
    "title": "Example: the name of a report",
    "url": "https://example.org/report",
}
COLUMNS = (
    *EXAMPLES[0],
    "asserted_by",
    "asserted_by_kind",
    "source_title",
    "source_publisher",
    "source_date",
    "source_url",
)
TITLE = "Example: what this timeline is called"
_SETTINGS = f"""\
# What the timeline says of itself; each line may be deleted.
title = "{TITLE}"
subtitle = "Example: one sentence under the title."
"""


def files() -> dict[str, bytes]:
    """Return the files of a timeline to begin with, the events last: where they stand, all does."""
    return {
        SOURCES: writing.table(writing.SOURCES, [SOURCE]),
        SETTINGS: _SETTINGS.encode(),
        EVENTS: writing.table(COLUMNS, EXAMPLES),
    }
