"""What a person has answered, read strictly: a wrong answer is named, never taken for another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rollout.evidence.wrong import like
from rollout.importing.tables import refused
from rollout.words.said import said

KEYS = (
    "day-first",
    "century",
    "year-missing",
    "bce",
    "edtf",
    "first-days",
    "calendar",
    "zone",
    "lane",
    "who",
    "sheet",
    "header-row",
    "notes",
    "columns",
    "public",
    "clock",
    "source",
    "status",
    "date",
)
_YES = {"true": True, "yes": True, "day": True, "false": False, "no": False, "month": False}
WHOLE = ("days", "months", "years")
ABOVE = "above"
NOTES = ("notes", "summary", "private", "public")


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to what a file leaves open; None or empty is not answered."""

    day_first: bool | None = None
    century: int | None = None
    year: int | None = None
    above: bool = False
    """Whether dates without a year belong to that of the row above."""
    historical: bool | None = None
    edtf: bool | None = None
    common: bool | None = None
    """Whether strange years are of the common calendar."""
    whole: str = ""
    """What days are that are the first of a month: days, months or years."""
    zone: str = ""
    lane: str = ""
    who: str = ""
    sheet: str = ""
    header: int | None = None
    notes: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Roles by the names of columns."""
    public: tuple[str, ...] = ()
    """Private columns that may be seen."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """The answers as they were given."""


def read(given: Mapping[str, Any]) -> Answers:
    """Return answers by the ids of their questions; raises DataError at one that means nothing."""
    if strange := next((key for key in given if key not in KEYS), None):
        raise refused(
            said("{name} is no question that is asked.", name=f"'{strange}'"),
            said("Answer {names}.", names=", ".join(KEYS)),
        )
    columns = {str(name): str(role) for name, role in dict(given.get("columns") or {}).items()}
    text = {key: str(value).strip() for key, value in given.items() if not isinstance(value, list | dict)}
    above = text.get("year-missing", "").casefold() == ABOVE
    return Answers(
        day_first=_choice(text, "day-first", _YES),
        century=_number(text, "century", r"(-?\d{1,4})(?:\s*[-–]\s*\d{1,4})?", "1950-2049"),
        year=None if above else _number(text, "year-missing", r"(\d{1,4})", "1998"),
        above=above,
        historical=_choice(text, "bce", {"historical": True, "astronomical": False}),
        edtf=_choice(text, "edtf", _YES),
        common=_choice(text, "calendar", {"common": True, "other": False}),
        whole=_choice(text, "first-days", {each: each for each in WHOLE}) or "",
        zone=text.get("zone", text.get("clock", "")),
        lane=text.get("lane", ""),
        who=text.get("who", ""),
        sheet=text.get("sheet", ""),
        header=_number(text, "header-row", r"(\d{1,7})", "3"),
        notes=_choice(text, "notes", {each: each for each in NOTES}) or "",
        columns=columns | ({text["date"]: "date"} if text.get("date") else {}),
        public=tuple(map(str, given.get("public") or ())),
        given=dict(given),
    )


def _choice(text: Mapping[str, str], key: str, allowed: Mapping[str, Any]) -> Any:
    if not text.get(key):
        return None
    if text[key].casefold() not in allowed:
        raise refused(_no_answer(text[key], key), said("Write one of {listed}.", listed=", ".join(allowed)))
    return allowed[text[key].casefold()]


def _number(text: Mapping[str, str], key: str, pattern: str, example: str) -> int | None:
    if not text.get(key):
        return None
    found = re.fullmatch(pattern, text[key])
    if not found:
        raise refused(_no_answer(text[key], key), like(example))
    return int(found[1])


def _no_answer(given: str, key: str) -> str:
    return said("{answer} is no answer to {question}.", answer=f"'{given}'", question=key)
