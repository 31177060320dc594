"""Years that another calendar may have counted: asked about, for 1399, 2147 and 2562 are years of ours too."""

import re
from collections.abc import Iterable, Sequence

from rollout.words.said import said
from rollout.words.say import later

EARLY, FAR = "early", "far"
_YEARS = {EARLY: range(1300, 1460), FAR: range(2090, 10_000)}
_MARK = re.compile(r"(?P<first>\d{4})(?=$|[-/.]\d)|\d{1,2}[-/.]\d{1,2}[-/.] ?(?P<last>\d{4})(?!\d)")
_BEYOND = 2200
"""Years of the Buddhist or Jewish calendar are beyond it, and no list of ours is."""
_ARABIC, _TIBETAN = re.compile("[\u0600-\u06ff]"), re.compile("[\u0f40-\u0fbc]")
_TIBETAN_ONE = later("the Tibetan calendar")
_NAMED = (
    (re.compile(r"རབ་བྱུང|བོད་ཟླ|རྒྱལ་ལོ|རབ་གནས|\blosar\b|\brabjung\b|\btibetan (?:year|month)"), _TIBETAN_ONE),
    (re.compile(r"[农農]历|[农農]曆|[阴陰]历|[阴陰]曆|\blunar (?:year|month|new year)"), later("the lunar calendar")),
    (
        re.compile(r"\d ?a\.?h\.?$|\bmuharram\b|\bsafar\b|\brajab\b|\bsha'?ban\b|\bramadan\b|\bshawwal\b"),
        later("the Islamic calendar"),
    ),
    (re.compile(r"^\d{4} ?a\.?m\.?$|\btishri\b|\biyy?ar\b|\bkislev\b|\badar\b"), later("the Jewish calendar")),
    (re.compile(r"\bb\.?e\.? ?\d{4}|\b\d{4} ?b\.?e\.?$"), later("the Buddhist calendar")),
    (re.compile(r"\bminguo\b"), later("the calendar of the Republic of China")),
)
_ANY = re.compile("|".join(mark.pattern for mark, _ in _NAMED))


def of_other(text: str) -> str:
    """Return why a date that names its calendar cannot be read; empty where it names none."""
    low = text.casefold()
    if not _ANY.search(low):
        return ""
    known = next(name for mark, name in _NAMED if mark.search(low))
    return said("a date of {calendar}; write it in the common one", calendar=said(known))


def strange(dates: Sequence[str], names: Iterable[str]) -> str:
    """Return which years of a column may be those of another calendar; empty where none are.

    names: of the columns, whose letters say whose list it is.
    """
    years = [int(found["first"] or found["last"]) if (found := _MARK.match(each)) else 0 for each in dates if each]
    letters = " ".join((*names, *dates[:200]))
    early, far = (sum(year in _YEARS[kind] for year in years) for kind in (EARLY, FAR))
    if early and (early * 2 > len(years) or _ARABIC.search(letters)):
        return EARLY
    beyond = sum(year > _BEYOND for year in years)
    return FAR if beyond * 2 > len(years) or (far and _TIBETAN.search(letters)) else ""


def suspect(date: str, kind: str) -> bool:
    """Return whether a date as EDTF has such a year.

    >>> suspect("1399-12-29", "early"), suspect("1999", "early")
    (True, False)
    """
    return date[:4].isdecimal() and int(date[:4]) in _YEARS[kind]
