"""Dates in the scripts of East Asia and in Thai: reigns, hours and seasons in words, months counted, to figures."""

import re

_NUMERALS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
_SPELLED = re.compile(r"[〇零○元一二三四五六七八九十]+(?=[年月日号世])")
_IDEOGRAPHIC = (
    (re.compile(r"(\d{1,4}) ?[年년] ?(\d{1,2}) ?[月월]? ?[-–~至到] ?(\d{1,2}) ?[月월](?! ?\d)"), r" \1-\2 R \1-\3 "),
    (re.compile(r"(\d{1,4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号일]?"), r" \1-\2-\3 "),
    (re.compile(r"(\d{1,4}) ?[年년] ?(\d{1,2}) ?[月월]"), r" \1-\2 "),
    (re.compile(r"(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号일]?"), r" M\1  \2 "),
    (re.compile(r"(\d{1,2}) ?[月월]"), r" M\1 "),
    (re.compile(r"(?<=\d) ?[年日号년일](?!代)"), " "),
)
_DECADE_OF = re.compile(r"(\d\d)世[纪紀](\d)0年代")
_QUARTER = re.compile(r"第?([1-4一二三四])季度")
_WEEKDAY = re.compile(
    r"[(（]?(?:[月火水木金土日月화수목금토일](?:曜日?|요일)?(?=[)）])|(?:星期|周|週)[一二三四五六日天])[)）]?"
)
_OPEN = re.compile(r"(?<=[年月日])\s*[～〜~]\s*$")
_RULED = (
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("民国", 1911),
    ("民國", 1911),
)
"""What is to be added to a year of East Asia."""
_LETTERS = dict(zip("rhstm", (year for _, year in _RULED), strict=False))
_LETTERED = re.compile(r"^([rhstm]) ?(\d{1,2})\.(?=\d{1,2}(?:\.|$))")
_FISCAL = re.compile(r"(?<=\d)年度")
_RULED_YEAR = re.compile(
    rf"({'|'.join(name for name, _ in _RULED)}) ?(\d{{1,3}}|[〇零○元一二三四五六七八九十]{{1,4}})年?(?:\.|(?<=年))?"
)
_HOUR = re.compile(r"(上午|早上|凌晨|下午|晚上|中午|午前|午後)? ?(\d{1,2}) ?[时時点點](?!代)(?: ?(\d{1,2}) ?分)?")
_THAI = re.compile("[\u0e01-\u0e4e]")
_THAI_MONTHS = (
    "มกราคม|ม.ค.",
    "กุมภาพันธ์|ก.พ.",
    "มีนาคม|มี.ค.",
    "เมษายน|เม.ย.",
    "พฤษภาคม|พ.ค.",
    "มิถุนายน|มิ.ย.",
    "กรกฎาคม|ก.ค.",
    "สิงหาคม|ส.ค.",
    "กันยายน|ก.ย.",
    "ตุลาคม|ต.ค.",
    "พฤศจิกายน|พ.ย.",
    "ธันวาคม|ธ.ค.",
)
_THAI_NOISE = re.compile(r"วันที่|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)(?:ที่)?|เดือน|ปี|พ\.ศ\.|ค\.ศ\.")
_BUDDHIST = re.compile(r"(?<!\d)(2[45]\d\d)(?!\d)")


def in_figures(line: str) -> str:
    """Return a line with years of reigns as common ones, and hours and quarters as such."""
    line = _OPEN.sub("–", _WEEKDAY.sub(" ", _thai(line) if _THAI.search(line) else line))
    line = _DECADE_OF.sub(lambda found: f"{int(found[1]) - 1}{found[2]}0年代", line)
    line = _QUARTER.sub(lambda found: f" q{_NUMERALS.get(found[1], found[1])} ", line)
    line = _LETTERED.sub(lambda found: f"{_LETTERS[found[1]] + int(found[2])}.", line)
    line = _RULED_YEAR.sub(_ruled, _FISCAL.sub("年 fiscal", line))
    return _HOUR.sub(_hour, line)


def counted(line: str) -> str:
    """Return a line with numbers in words as figures, and with years, months and days that are called so as dates."""
    line = _SPELLED.sub(lambda found: str(_numeral(found[0])), line)
    for pattern, instead in _IDEOGRAPHIC:
        line = pattern.sub(instead, line)
    return re.sub(r"\bM(\d)\b", r"M0\1", line)


def _thai(line: str) -> str:
    """Return a line in Thai with its months as tokens; its years are Buddhist where they can be no others."""
    for month, words in enumerate(_THAI_MONTHS, 1):
        for word in words.split("|"):
            line = line.replace(word, f" M{month:02} ")
    return _BUDDHIST.sub(lambda found: str(int(found[1]) - 543), _THAI_NOISE.sub(" ", line))


def _ruled(found: re.Match[str]) -> str:
    figure = int(found[2] if found[2].isdecimal() else _numeral(found[2]))
    return f"{dict(_RULED)[found[1]] + figure}年"


def _hour(found: re.Match[str]) -> str:
    late = found[1] in ("下午", "晚上", "午後") and int(found[2]) < 12
    return f" {int(found[2]) + 12 * late}:{int(found[3] or 0):02} "


def _numeral(text: str) -> int | str:
    """Return a Chinese number: figure by figure, or with tens."""
    if "十" not in text:
        return "".join(str(_NUMERALS[c]) for c in text)
    tens, _, ones = text.partition("十")
    return (_NUMERALS.get(tens, 1)) * 10 + _NUMERALS.get(ones, 0)
