"""Dates in German, French, Chinese and Tibetan have the names and patterns of the Unicode CLDR wherever it has them.

What CLDR 48 has was written down here from Babel 2.19 (`Locale.months`, `.quarters`, `.eras`, `.datetime_skeletons`,
`.interval_formats`): 11 MB of package for a table that changes once in years would be too much.
"""

import pytest

from rollout.evidence.edtf import in_words, parse, short_words
from rollout.words.say import speaking

GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
TIBETAN = "དང་པོ གཉིས་པ གསུམ་པ བཞི་པ ལྔ་པ དྲུག་པ བདུན་པ བརྒྱད་པ དགུ་པ བཅུ་པ བཅུ་གཅིག་པ བཅུ་གཉིས་པ"
MONTHS = {
    "de": GERMAN.split(" "),
    "fr": FRENCH.split(" "),
    "zh": [f"{n}月" for n in range(1, 13)],
    "bo": [f"ཟླ་བ་{name}" for name in TIBETAN.split(" ")],
}
SHORT = {
    "de": ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
    "fr": ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    "zh": MONTHS["zh"],
    "bo": [f"ཟླ་{n}" for n in range(1, 13)],  # CLDR has Tibetan figures here alone; ours are the same everywhere
}
PATTERNS = {
    # month and year, day: in full and in short
    "de": ("{m} {y}", "{d}. {m} {y}", "{m} {y}", "{d}. {m} {y}"),
    "fr": ("{m} {y}", "{d} {m} {y}", "{m} {y}", "{d} {m} {y}"),
    "zh": ("{y}年{m}", "{y}年{m}{d}日", "{y}年{m}", "{y}年{m}{d}日"),
    # of the two ways that CLDR has for a Tibetan year, "y ལོའི་" is that of a date (yMMMd): ours of a month too
    "bo": ("{y} ལོའི་{m}", "{y} ལོའི་{m}འི་ཚེས་{d}", "{y} ལོའི་{m}", "{y} ལོའི་{m} ཚེས་{d}"),
}
QUARTERS = {
    "de": (["1. Quartal", "2. Quartal", "3. Quartal", "4. Quartal"], "{q} {y}", ["Q1", "Q2", "Q3", "Q4"]),
    "fr": (["1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"], "{q} {y}", ["T1", "T2", "T3", "T4"]),
    "zh": (["第一季度", "第二季度", "第三季度", "第四季度"], "{y}年{q}", ["第1季度", "第2季度", "第3季度", "第4季度"]),
    # in CLDR each ends with the stroke that ends a sentence
    "bo": (
        [f"དུས་ཚིགས་{name}" for name in ("དང་པོ", "གཉིས་པ", "གསུམ་པ", "བཞི་པ")],
        "{y} ལོའི་{q}",
        [f"དུས་ཚིགས་{n}" for n in range(1, 5)],
    ),
}
ERAS = {
    "de": ("333 v. Chr.", "33 n. Chr."),
    "fr": ("333 av. J.-C.", "33 ap. J.-C."),
    "zh": ("公元前333年", "公元33年"),
    "bo": ("སྤྱི་ལོ་སྔོན་ 333 ལོ", "སྤྱི་ལོ་ 33 ལོ"),
}
RANGES = {
    # days of a month, days of a year, months of a year, months of two years: in short, with the spaces that type has
    "de": ("9.–12. Apr. 2018", "9. Apr. – 12. Juni 2018", "Apr. – Juni 2018", "Juni 2017 – Apr. 2018"),
    "fr": ("9–12 avr. 2018", "9 avr. – 12 juin 2018", "avr. – juin 2018", "juin 2017 – avr. 2018"),
    "zh": ("2018年4月9日–12日", "2018年4月9日–6月12日", "2018年4月–6月", "2017年6月–2018年4月"),
}
TONGUES = sorted(MONTHS)


@pytest.mark.parametrize("tongue", TONGUES)
def test_months_and_days_are_said_as_cldr_has_them(tongue: str) -> None:
    month, day, short_month, short_day = PATTERNS[tongue]
    with speaking(tongue):
        for n, (name, short) in enumerate(zip(MONTHS[tongue], SHORT[tongue], strict=True), 1):
            assert in_words(parse(f"2018-{n:02}")) == month.format(m=name, y=2018)
            assert in_words(parse(f"2018-{n:02}-09")) == day.format(d=9, m=name, y=2018)
            assert short_words(parse(f"2018-{n:02}")) == short_month.format(m=short, y=2018)
            assert short_words(parse(f"2018-{n:02}-09")) == short_day.format(d=9, m=short, y=2018)


@pytest.mark.parametrize("tongue", TONGUES)
def test_quarters_and_eras_are_said_as_cldr_has_them(tongue: str) -> None:
    names, pattern, short = QUARTERS[tongue]
    with speaking(tongue):
        for n, (name, few) in enumerate(zip(names, short, strict=True)):
            assert in_words(parse(f"2018-{33 + n}")) == pattern.format(q=name, y=2018)
            assert short_words(parse(f"2018-{33 + n}")) == pattern.format(q=few, y=2018)
        assert (in_words(parse("-0332")), in_words(parse("0033"))) == ERAS[tongue]


@pytest.mark.parametrize("tongue", sorted(RANGES))
def test_a_stretch_leaves_off_what_cldr_leaves_off(tongue: str) -> None:
    asked = ("2018-04-09/2018-04-12", "2018-04-09/2018-06-12", "2018-04/2018-06", "2017-06/2018-04")
    with speaking(tongue):
        assert tuple(short_words(parse(one)) for one in asked) == RANGES[tongue]


@pytest.mark.parametrize(
    ("tongue", "said"),
    [
        ("de", ["etwa April 2018", "möglicherweise April 2018", "bis April 2018", "seit April 2018", "Sommer 2018"]),
        ("fr", ["avril 2018 environ", "avril 2018 (incertain)", "jusqu’à avril 2018", "depuis avril 2018", "été 2018"]),
        ("zh", ["约2018年4月", "可能2018年4月", "截至2018年4月", "自2018年4月起", "2018年夏季"]),
        (
            "bo",
            [
                "ཧ་ལམ་ 2018 ལོའི་ཟླ་བ་བཞི་པ",
                "གཅིག་བྱས་ན་ 2018 ལོའི་ཟླ་བ་བཞི་པ",
                "2018 ལོའི་ཟླ་བ་བཞི་པ བར",
                "2018 ལོའི་ཟླ་བ་བཞི་པ ནས་བཟུང",
                "2018 ལོའི་དབྱར་ཁ",
            ],
        ),
    ],
)
def test_what_cldr_has_no_words_for_keeps_the_date_as_it_has_it(tongue: str, said: list[str]) -> None:
    asked = ("2018-04~", "2018-04?", "../2018-04", "2018-04/..", "2018-22")
    with speaking(tongue):
        assert [in_words(parse(one)) for one in asked] == said
