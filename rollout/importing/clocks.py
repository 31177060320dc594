"""Times of day in a phrase: taken out of it, and written as EDTF writes them."""

import re

_ZONE = r"(z|utc|gmt|[+-]\d\d:?\d\d|\+\d\d)?"
_ISO_TIME = re.compile(rf"(?<=\d)t(\d{{1,2}})(?::?(\d\d))?(?::?(\d\d)(?:[.,]\d+)?)?()\s?{_ZONE}(?![\d:])")
_CLOCK = re.compile(
    r"(?<![\d:./])(\d{1,2})[:h](\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?![\d:])\s?(am|pm|a\.m\.?|p\.m\.?|uhr|h\b|hrs\b)?"
    r"\s?\(?(z\b|utc\b|gmt\b|\+\d\d:?\d\d|(?:(?<=:\d\d:\d\d)|(?<=:\d\d:\d\d ))-\d\d:?\d\d|(?<=\d)\+\d\d\b"
    r"|(?<=:\d\d:\d\d)-\d\d\b|(?<=\.\d{3})-\d\d(?::?\d\d)?\b|(?<=\.\d{6})-\d\d(?::?\d\d)?\b|)\)?"
)
_NAMED = re.compile(
    r"(?<=[\dm])\s*\(?\b(est|edt|cst|cdt|mst|mdt|pst|pdt|bst|wet|west|cet|cest|mez|mesz|eet|eest|msk|ist|jst|kst|hkt)\b\)?"
)
_SAID = re.compile(r"(?<![\d:./-])(\d{1,2})(?:[.h](\d\d))?()\s?(am|pm|a\.m\.?|p\.m\.?|uhr|h(?=$|\s))(?![^\W\d_])()")
TIME = re.compile(r"\s*\d{1,2}\s*(?:[:.h]\s*\d{2}|\s?(?:am|pm|uhr|h)\b).*", re.IGNORECASE)
"""What a cell of a column of times begins with."""
_HOURS = re.compile(r"(?<![\d:./-])(\d{1,2}) h (\d\d)(?!\d)()()()")  # 14 h 30
_HALF = r"\s?([ap])\.?m\.?"
_RANGE = re.compile(
    rf"(?<![\d:./-])(\d{{1,2}})((?:[:.]\d\d)?)(?:{_HALF})?\s?(?:[-–]|to\b)\s?(\d{{1,2}})((?:[:.]\d\d)?){_HALF}(?![^\W\d_])"
)
"""9–11 am, 2:30–4:30 pm, 11–1 pm: the half of the day that the last one names holds for both, if they can be in it."""


def without_times(line: str) -> tuple[str, tuple[str, ...], str]:
    """Return a line with a mark for each time of day, the times as EDTF writes them, and the zone that is named."""
    named = _NAMED.search(line) if ":" in line or _SAID.search(line) else None
    line = _RANGE.sub(_ranged, _NAMED.sub(" ", line) if named else line)
    times: list[str] = []

    def taken(found: re.Match[str]) -> str:
        time = clock(*found.groups())
        if not time:
            return found[0]
        times.append(time)
        return f" @{len(times) - 1} "

    for pattern in (_ISO_TIME, _CLOCK, _HOURS, _SAID):
        line = pattern.sub(taken, line)
    return line, tuple(times), named[1].upper() if named and times else ""


def _ranged(found: re.Match[str]) -> str:
    first, minutes, half, last, rest, other = found.groups()
    begins, ends = (int(first) % 12, minutes), (int(last) % 12, rest)
    half = half or (other if begins <= ends else "a" if other == "p" else "p")
    return f"{first}{minutes}{half}m – {last}{rest}{other}m"


def clock(hour: str, minute: str | None, second: str | None, half: str | None, zone: str | None) -> str:
    """Return a time of day as EDTF writes it, seconds only where they are written; empty where it is none.

    >>> clock("2", "30", None, "pm", "utc")
    'T14:30Z'
    """
    hours, minutes, seconds = int(hour), int(minute or 0), int(second or 0)
    if half and half[0] in "ap":
        if not 1 <= hours <= 12:
            return ""
        hours = hours % 12 + 12 * (half[0] == "p")
    if hours > 23 or minutes > 59 or seconds > 59:
        return ""
    tail = f":{seconds:02}" if second else ""
    return f"T{hours:02}:{minutes:02}{tail}{offset(zone or '')}"


def offset(zone: str) -> str:
    """Return a zone as EDTF writes it: Z, hours and minutes, or nothing."""
    if zone in ("z", "utc", "gmt"):
        return "Z"
    digits = zone[1:].replace(":", "")
    return f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}" if digits else ""
