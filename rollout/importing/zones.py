"""The zone of a time of day: the one named beside it, or the one that was answered."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from rollout.importing.deciding import Reading
from rollout.importing.moments import Cut

_ZONELESS = re.compile(r"T\d\d:\d\d(?::\d\d)?(?=$|/)")


def zoned(table: Cut, reading: Reading, zone: str) -> tuple[Reading, str, bool]:
    """Return a date with its zone: the one named beside it, or the one that was answered."""
    bare = _ZONELESS.search(reading.date)
    if not bare:
        return reading, zone or _utc(reading.date), False
    answer = table.answers.zone
    if table.plan.clocks or (not zone and answer.casefold() in ("", "local")):
        return reading, "", not answer
    zone = zone or answer
    return Reading("/".join(_offset(each, zone) for each in reading.date.split("/"))), zone, False


def _utc(date: str) -> str:
    return "UTC" if re.search(r"\d\dZ", date) else ""


def _offset(date: str, zone: str) -> str:
    if "T" not in date or zone.upper() in ("UTC", "GMT", "Z"):
        return f"{date}Z" if "T" in date else date
    if "/" not in zone:
        return date  # an abbreviation: nobody can tell which of its zones is meant
    try:
        moment = datetime.fromisoformat(date).replace(tzinfo=ZoneInfo(zone))
    except (ValueError, OSError, KeyError):
        return date
    return f"{date}{moment:%z}"[:-2] + ":" + f"{moment:%z}"[3:5]
