"""How each language beside English says a date: names as the Unicode CLDR has them, patterns by what a date leaves out.

In patterns `d` is a day, `m` a month, `y` a year; `a` and `b` are phrases.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words and patterns of one language.

    days: with all of a date, without its year, with the day alone; months: with the year and without; each in full and
    in short. last: whether the second of two dates leaves off what both share, and not the first. signs: for `?`, `~`
    and `%`. gaps: the day, the month, both not known. nouns: a day, a month, a year, any other. first: the first day
    of a month. year: a year alone. of_days: patterns that are others for a day than for what is wider.
    """

    names: tuple[str, ...]
    short: tuple[str, ...]
    days: tuple[str, str, str]
    months: tuple[str, str]
    short_days: tuple[str, str, str]
    short_months: tuple[str, str]
    seasons: tuple[str, str, str, str]
    quarters: tuple[str, str, str, str]
    short_quarter: str
    signs: tuple[str, str, str]
    decade: str
    years: str
    before: str
    early: str
    timed: str
    gaps: tuple[str, str, str]
    since: str
    until: str
    beginning: str
    ending: str
    between: str
    short_between: str
    either: str
    comma: str
    earlier: str
    later: str
    choice: str
    nouns: Mapping[str, str]
    first: str = "{d}"
    year: str = "{y}"
    of_days: Mapping[str, str] = field(default_factory=dict)
    last: bool = False


GERMAN = DateWords(
    names=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    short=("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
    days=("{d}. {m} {y}", "{d}. {m}", "{d}."),
    months=("{m} {y}", "{m}"),
    short_days=("{d}. {m} {y}", "{d}. {m}", "{d}."),
    short_months=("{m} {y}", "{m}"),
    seasons=("Frühling {y}", "Sommer {y}", "Herbst {y}", "Winter {y}"),
    quarters=("1. Quartal {y}", "2. Quartal {y}", "3. Quartal {y}", "4. Quartal {y}"),
    short_quarter="Q{n} {y}",
    signs=("möglicherweise {a}", "etwa {a}", "möglicherweise etwa {a}"),
    decade="{y}er-Jahre",
    years="ein Jahr zwischen {a} und {b}",
    before="{y} v. Chr.",
    early="{y} n. Chr.",
    timed="{a}, {b} Uhr",
    gaps=("{a}, Tag nicht bekannt", "{a}, Monat nicht bekannt", "{a}, Monat und Tag nicht bekannt"),
    since="seit {a}",
    until="bis {a}",
    beginning="bis {a}, Beginn nicht bekannt",
    ending="ab {a}, Ende nicht bekannt",
    between="{a} bis {b}",
    short_between="{a} – {b}",
    either="{a} oder {b}",
    comma="{a}, {b}",
    earlier="{a} oder früher",
    later="{a} oder später",
    choice="{noun} {a}",
    nouns=MappingProxyType(
        {"day": "ein Tag von", "month": "ein Monat von", "year": "ein Jahr von", "": "ein Zeitpunkt von"}
    ),
)
FRENCH = DateWords(
    names=(
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    short=("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    days=("{d} {m} {y}", "{d} {m}", "{d}"),
    months=("{m} {y}", "{m}"),
    short_days=("{d} {m} {y}", "{d} {m}", "{d}"),
    short_months=("{m} {y}", "{m}"),
    seasons=("printemps {y}", "été {y}", "automne {y}", "hiver {y}"),
    quarters=("1er trimestre {y}", "2e trimestre {y}", "3e trimestre {y}", "4e trimestre {y}"),
    short_quarter="T{n} {y}",
    signs=("{a} (incertain)", "{a} environ", "{a} environ (incertain)"),
    decade="années {y}",
    years="une année entre {a} et {b}",
    before="{y} av. J.-C.",
    early="{y} ap. J.-C.",
    timed="{a}, {b}",
    gaps=("{a}, jour inconnu", "{a}, mois inconnu", "{a}, mois et jour inconnus"),
    since="depuis {a}",
    until="jusqu’à {a}",
    beginning="jusqu’à {a}, début inconnu",
    ending="à partir de {a}, fin inconnue",
    between="de {a} à {b}",
    short_between="{a} – {b}",
    either="{a} ou {b}",
    comma="{a}, {b}",
    earlier="{a} ou plus tôt",
    later="{a} ou plus tard",
    choice="{noun}, {a}",
    nouns=MappingProxyType({"day": "un jour", "month": "un mois", "year": "une année", "": "une date"}),
    first="{d}er",
    of_days=MappingProxyType(
        {
            "since": "depuis le {a}",
            "until": "jusqu’au {a}",
            "beginning": "jusqu’au {a}, début inconnu",
            "ending": "à partir du {a}, fin inconnue",
            "between": "du {a} au {b}",
        }
    ),
)
CHINESE = DateWords(
    names=tuple(f"{month}月" for month in range(1, 13)),
    short=tuple(f"{month}月" for month in range(1, 13)),
    days=("{y}年{m}{d}日", "{m}{d}日", "{d}日"),
    months=("{y}年{m}", "{m}"),
    short_days=("{y}年{m}{d}日", "{m}{d}日", "{d}日"),
    short_months=("{y}年{m}", "{m}"),
    seasons=("{y}年春季", "{y}年夏季", "{y}年秋季", "{y}年冬季"),
    quarters=("{y}年第一季度", "{y}年第二季度", "{y}年第三季度", "{y}年第四季度"),
    short_quarter="{y}年第{n}季度",
    signs=("可能{a}", "约{a}", "可能约{a}"),
    decade="{y}年代",
    years="{a}至{b}年间的某一年",
    before="公元前{y}",
    early="公元{y}",
    timed="{a} {b}",
    gaps=("{a}（日期不详）", "{a}（月份不详）", "{a}（月日不详）"),
    since="自{a}起",
    until="截至{a}",
    beginning="截至{a}（开始时间不详）",
    ending="自{a}起（结束时间不详）",
    between="{a}至{b}",
    short_between="{a}–{b}",
    either="{a}或{b}",
    comma="{a}、{b}",
    earlier="{a}或更早",
    later="{a}或更晚",
    choice="{a}之间的{noun}",
    nouns=MappingProxyType({"day": "某一天", "month": "某一月", "year": "某一年", "": "某一时间"}),
    year="{y}年",
    last=True,
)
_TIBETAN_MONTHS = (
    "དང་པོ",
    "གཉིས་པ",
    "གསུམ་པ",
    "བཞི་པ",
    "ལྔ་པ",
    "དྲུག་པ",
    "བདུན་པ",
    "བརྒྱད་པ",
    "དགུ་པ",
    "བཅུ་པ",
    "བཅུ་གཅིག་པ",
    "བཅུ་གཉིས་པ",
)
TIBETAN = DateWords(
    names=tuple(f"ཟླ་བ་{name}" for name in _TIBETAN_MONTHS),
    short=tuple(f"ཟླ་{month}" for month in range(1, 13)),
    days=("{y} ལོའི་{m}འི་ཚེས་{d}", "{m}འི་ཚེས་{d}", "ཚེས་{d}"),
    months=("{y} ལོའི་{m}", "{m}"),
    short_days=("{y} ལོའི་{m} ཚེས་{d}", "{m} ཚེས་{d}", "ཚེས་{d}"),
    short_months=("{y} ལོའི་{m}", "{m}"),
    seasons=("{y} ལོའི་དཔྱིད་ཀ", "{y} ལོའི་དབྱར་ཁ", "{y} ལོའི་སྟོན་ཁ", "{y} ལོའི་དགུན་ཁ"),
    quarters=(
        "{y} ལོའི་དུས་ཚིགས་དང་པོ",
        "{y} ལོའི་དུས་ཚིགས་གཉིས་པ",
        "{y} ལོའི་དུས་ཚིགས་གསུམ་པ",
        "{y} ལོའི་དུས་ཚིགས་བཞི་པ",
    ),
    short_quarter="{y} ལོའི་དུས་ཚིགས་{n}",
    signs=("གཅིག་བྱས་ན་ {a}", "ཧ་ལམ་ {a}", "གཅིག་བྱས་ན་ ཧ་ལམ་ {a}"),
    decade="{y} ལོ་རབས",
    years="{a} ནས་ {b} བར་གྱི་ལོ་ཞིག",
    before="སྤྱི་ལོ་སྔོན་ {y}",
    early="སྤྱི་ལོ་ {y}",
    timed="{a} {b}",
    gaps=("{a} (ཚེས་མི་གསལ)", "{a} (ཟླ་བ་མི་གསལ)", "{a} (ཟླ་ཚེས་མི་གསལ)"),
    since="{a} ནས་བཟུང",
    until="{a} བར",
    beginning="{a} བར (འགོ་འཛུགས་མི་གསལ)",
    ending="{a} ནས་བཟུང (མཇུག་མི་གསལ)",
    between="{a} ནས་ {b} བར",
    short_between="{a} – {b}",
    either="{a} ཡང་ན་ {b}",
    comma="{a}, {b}",
    earlier="{a} ཡང་ན་དེའི་སྔོན",
    later="{a} ཡང་ན་དེའི་རྗེས",
    choice="{a} {noun}",
    nouns=MappingProxyType({"day": "གྱི་ཉིན་ཞིག", "month": "གྱི་ཟླ་བ་ཞིག", "year": "གྱི་ལོ་ཞིག", "": "གྱི་དུས་ཤིག"}),
    year="{y} ལོ",
    last=True,
)
DATE_WORDS: Mapping[str, DateWords] = MappingProxyType({"de": GERMAN, "fr": FRENCH, "zh": CHINESE, "bo": TIBETAN})
