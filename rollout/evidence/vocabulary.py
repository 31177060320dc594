"""The closed lists: what a cell may hold where nobody may choose the words, and how each is shown."""

from collections.abc import Mapping
from types import MappingProxyType

STATUS_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "documented": "An official or primary document was seen, or two independent sources agree.",
        "reported": "One credible source states it as fact.",
        "claimed": "An allegation, interpretation or warning: attributed, not independently shown.",
        "planned": "An announced target, plan or deadline.",
        "forecast": "A prediction by someone who does not carry it out.",
        "retracted": "Withdrawn by who said it, or shown to be wrong; kept so that nobody repeats it.",
    }
)
STATUSES = tuple(STATUS_WORDS)
THEMES = ("light", "dark", "contrast", "print")
AHEAD = ("planned", "forecast")
"""Statuses that speak of what is to come, and so need a date by which."""

KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "government": "government",
        "state-media": "state media",
        "ngo": "NGO",
        "news": "news",
        "academic": "academic",
    }
)
ASSERTER_KINDS = tuple(KIND_WORDS)

MEASURE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "cumulative": "running total",
        "increment": "added",
        "target": "target",
        "forecast": "forecast",
    }
)
MEASURES = tuple(MEASURE_WORDS)
AIMS = ("target", "forecast")
"""Measures of what is to come: an event may answer them."""

PRIORITY_WORDS: Mapping[int, str] = MappingProxyType({1: "headline", 2: "supporting", 3: "detail"})
PRIORITIES = tuple(PRIORITY_WORDS)

COLUMNS: Mapping[str, bool] = MappingProxyType(
    {
        "id": True,
        "lane": True,
        "date": True,
        "label": False,
        "title": True,
        "summary": True,
        "status": True,
        "place": False,
        "lat": False,
        "lon": False,
        "quantity": False,
        "unit": False,
        "measure": False,
        "scope": False,
        "due": False,
        "answers": False,
        "asserted_by": True,
        "asserted_by_kind": True,
        "source_title": True,
        "source_publisher": True,
        "source_date": False,
        "source_url": False,
        "source_note": False,
        "archive_url": False,
        "disputed_by": False,
        "dispute": False,
        "priority": True,
        "notes": False,
    }
)
"""Every column of ours in order, and whether each row must fill it."""
REQUIRED = tuple(name for name, required in COLUMNS.items() if required)

LABEL_LENGTH = 32  # characters: the words beside the mark
TITLE_LENGTH = 90
SUMMARY_LENGTH = 400
