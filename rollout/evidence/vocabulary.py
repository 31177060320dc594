"""The closed lists: what a cell may hold where nobody may choose the words, and how each is shown."""

import re
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
        "unreviewed": "Nobody has judged it yet.",
    }
)
STATUSES = tuple(STATUS_WORDS)
THEMES = ("light", "dark", "contrast", "print")
UNREVIEWED = "unreviewed"
"""The status of what nobody has judged: never shown as reported or documented."""
TRUSTED = ("documented", "reported")
"""Statuses that state a fact, and so need a source."""
AHEAD = ("planned", "forecast")
"""Statuses that speak of what is to come, and so need a date by which."""

KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "government": "government",
        "state-media": "state media",
        "ngo": "NGO",
        "news": "news",
        "academic": "academic",
        "court": "court",
        "company": "company",
        "intergovernmental": "intergovernmental",
        "community": "community",
        "individual": "individual",
        "unknown": "kind not known",
    }
)
ASSERTER_KINDS = tuple(KIND_WORDS)

UNKNOWN, NOT_STATED = "unknown", "not stated"
"""What stands for the kind and the name of a speaker where none is given."""

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
        "id": False,
        "lane": False,
        "date": True,
        "label": False,
        "title": True,
        "summary": False,
        "status": False,
        "place": False,
        "lat": False,
        "lon": False,
        "quantity": False,
        "unit": False,
        "measure": False,
        "scope": False,
        "due": False,
        "answers": False,
        "asserted_by": False,
        "asserted_by_kind": False,
        "source_title": False,
        "source_publisher": False,
        "source_date": False,
        "source_url": False,
        "source_note": False,
        "archive_url": False,
        "disputed_by": False,
        "dispute": False,
        "priority": False,
        "notes": False,
        "tags": False,
        "known": False,
        "known_by": False,
        "answers_note": False,
        "media": False,
        "media_credit": False,
        "media_alt": False,
    }
)
"""Every column of ours in order, and whether each row must fill it."""

TRANSLATED = ("title", "label", "summary", "place", "notes")
"""Columns that may stand again in other languages, as in `title@zh`."""
NAMED = ("place", "asserted_by", "known_by", "unit", "scope", "tags")
"""Columns whose words stand in many rows, so that `timeline.toml` says once what each is in another language."""
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.ASCII)
PRIVATE = "x_"
"""How the name of a private column begins: kept in the file, and in no page and no output."""

LABEL_LENGTH = 32  # characters: the words beside the mark
TITLE_LENGTH = 90
"""Longer titles are cut where there is no room, and that is said."""
SUMMARY_LENGTH = 400


def kinds_in(cell: str) -> tuple[str, ...]:
    """Return the kinds of those who say so that a cell names, each once."""
    return tuple(dict.fromkeys(cell.split("; ")))
