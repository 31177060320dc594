"""One date of a phrase: the fields it names, and nothing that it does not."""

import re
from dataclasses import dataclass, replace

_J = r"[ ./-]*"
_Y = r"(?P<y>'?\d\d|\d{4})"
_POINTS = tuple(
    re.compile(one)
    for one in (
        r"(?P<y>-?\d{4})(?P<s>[-/. ])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
        rf"(?P<d>\d{{1,2}}){_J}M(?P<m>\d\d){_J}{_Y}",
        rf"M(?P<m>\d\d){_J}(?P<d>\d{{1,2}})[ ./-]+{_Y}",
        rf"(?P<y>\d{{4}}){_J}M(?P<m>\d\d){_J}(?P<d>\d{{1,2}})",
        rf"(?P<y>\d{{4}}){_J}(?P<d>\d{{1,2}}){_J}M(?P<m>\d\d)",
        rf"M(?P<m>\d\d){_J}(?P<y>\d{{4}}|'\d\d)",
        rf"(?P<y>\d{{4}}){_J}M(?P<m>\d\d)",
        rf"(?P<d>\d{{1,2}}){_J}M(?P<m>\d\d)",
        r"M(?P<m>\d\d) ?-(?P<y>\d\d)",  # Mar-20 is how spreadsheets shorten March 2020
        rf"M(?P<m>\d\d)(?:{_J}(?P<d>\d{{1,2}}))?",
        r"(?P<a>\d{1,2})(?P<s>[-/.]) ?(?P<b>\d{1,2})(?P=s) ?(?P<y>\d{4}|'?\d\d)",
        r"(?P<a>\d{1,2})(?P<s>[/.])(?P<b>\d{1,2}) (?P<y>\d{4})",  # below a year that is a heading
        r"(?P<m>\d{1,2})[-/.](?P<y>\d{4})",
        r"(?P<y>(?:19|20)(?:00|1[3-9]|[2-9]\d))(?P<m>0[1-9]|1[0-2])",
        r"(?P<y>-?\d{4})[-/.](?P<m>0?[1-9]|1[0-2])",
        r"(?P<a>\d{1,2})(?P<s>[./])(?P<b>\d{1,2})",
        rf"S(?P<g>\d\d){_J}(?P<y>\d{{4}}|'\d\d)?(?P<second>[-/–](?:\d\d|\d{{4}}))?",
        rf"(?P<y>\d{{4}}){_J}S(?P<g>\d\d)",
        rf"H(?P<h>\d)(?:{_J}(?P<y>\d{{4}}))?",
        rf"(?P<y>\d{{4}}){_J}H(?P<h>\d)",
        r"(?:D ?)?(?P<decade>\d{3}0|'?\d0) ?D|D ?(?P<decade2>\d{3}0|'?\d0)",
        r"C ?(?P<century>\d{1,2}|[ivxl]+)|(?P<century2>\d{1,2}|[ivxl]+)[. ]*(?:[eè]me|e)? ?C",
        r"(?P<y>\d{4})W(?P<week>\d\d)",
        r"(?P<y>-\d{1,4}|\d{3,4}|'\d\d)",
        r"(?P<d>\d{1,2}) (?P<y>\d{4})",
        r"(?P<number>\d{1,2})",
    )
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Point:
    """One date as far as its text goes; None where it says nothing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    group: str = ""
    """Season or quarter as EDTF numbers them, h1 and h2 for halves of a year."""
    pair: tuple[int, int] | None = None
    """Day and month in an order that the text does not say."""
    dotted: bool = False
    short: bool = False
    """Whether the year has two figures."""
    signed: bool = False
    """Whether the year is a negative number: 320 before our era, or EDTF's -0320?"""
    form: str = ""
    """decade, century or week, where the number is one."""
    number: int | None = None
    """A figure that the other end of the interval explains."""
    sign: str = ""
    time: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing but a time of day is said."""
        return self == Point(time=self.time, sign=self.sign)


def point(line: str, times: tuple[str, ...]) -> Point | None:
    """Return the date that a part of a phrase names, or None where it names none."""
    found = re.search(r"@(\d+)", line)
    time = times[int(found[1])] if found else ""
    line = re.sub(r"@\d+", " ", line)
    sign = "%" if "~" in line and "?" in line else "~" if "~" in line else "?" if "?" in line else ""
    era = "B" if re.search(r"B(?!C)", line) else "A" if "A" in line else ""
    line = " ".join(re.sub("[~?AB]", " ", line).split()).strip(" .,:")
    if not line:
        return Point(time=time, sign=sign) if time else None
    if era and re.fullmatch(r"\d{1,4}", line):
        read: Point | None = Point(year=int(line))
    else:
        read = next((_read(hit) for one in _POINTS if (hit := one.fullmatch(line))), None)
    if read is None or read.year == 0:
        return None
    return _dated(replace(read, sign=sign, time=time), era)


def _dated(read: Point, era: str) -> Point:
    if era and read.short:  # 24 August 79 AD is of no other century
        read = replace(read, short=False)
    if era != "B" or read.year is None:
        return read
    return replace(read, year=-read.year if read.form == "century" else 1 - read.year)


def _read(hit: re.Match[str]) -> Point:
    """Return the fields of a pattern that fits."""
    got = {name: text for name, text in hit.groupdict().items() if text}
    if "century" in got or "century2" in got:
        text = got.get("century") or got["century2"]
        return Point(year=int(text) if text.isdecimal() else _roman(text), form="century")
    if "decade" in got or "decade2" in got:
        text = got.get("decade") or got["decade2"]
        return Point(year=int(text.strip("'")), form="decade", short=len(text.strip("'")) == 2)
    if "number" in got:
        return Point(number=int(got["number"]))
    year = got.get("y", "")
    known = Point(
        year=int(year.strip("'")) if year else None,
        short=len(year.strip("'")) == 2 and not year.startswith("-"),
        signed=year.startswith("-"),
    )
    if "week" in got:
        return replace(known, day=int(got["week"]), form="week")
    if "a" in got:
        return replace(known, pair=(int(got["a"]), int(got["b"])), dotted=got["s"] == ".")
    if "second" in got and got["g"] != "24":
        return replace(known, month=99)  # a summer has one year
    group = got.get("g", "") or (f"h{got['h']}" if "h" in got else "")
    month, day = (int(got[name]) if name in got else None for name in ("m", "d"))
    return replace(known, month=month, day=day, group=group)


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text]
    return sum(-n if n < after else n for n, after in zip(values, [*values[1:], 0], strict=True))
