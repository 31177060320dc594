"""Dates in words in other languages, as precisely as they are known."""

import re

import pytest

from rollout.evidence.edtf import in_words, parse, short_words
from rollout.evidence.edtf.words import tick_words, year_words
from rollout.words.dates import DATE_WORDS
from rollout.words.say import speaking
from rollout.words.tongues import ENGLISH, TONGUES
from tests.edtf_cases import LOC_ACCEPTED
from tests.support.cases import for_each

TABLE = [
    ("2018-04-01", "1. April 2018", "1er avril 2018", "2018年4月1日", "2018 ལོའི་ཟླ་བ་བཞི་པའི་ཚེས་1"),
    ("2018-04", "April 2018", "avril 2018", "2018年4月", "2018 ལོའི་ཟླ་བ་བཞི་པ"),
    ("2018", "2018", "2018", "2018年", "2018 ལོ"),
    ("2018-06-09/2018-06-12", "9. bis 12. Juni 2018", "du 9 au 12 juin 2018", "2018年6月9日至12日", None),
    ("2018-09-09/2018-10-04", "9. September bis 4. Oktober 2018", "du 9 septembre au 4 octobre 2018", "2018年9月9日至10月4日", None),
    ("2017-06/2018-04", "Juni 2017 bis April 2018", "de juin 2017 à avril 2018", "2017年6月至2018年4月", None),
    ("2018/2018", "2018", "2018", "2018年", "2018 ལོ"),
    ("2017~/2018", "etwa 2017 bis 2018", "de 2017 environ à 2018", "约2017年至2018年", None),
    ("2017-06~/..", "seit etwa Juni 2017", "depuis juin 2017 environ", "自约2017年6月起", None),
    ("2017-06-03/..", "seit 3. Juni 2017", "depuis le 3 juin 2017", "自2017年6月3日起", None),
    ("../2017-06-03", "bis 3. Juni 2017", "jusqu’au 3 juin 2017", "截至2017年6月3日", None),
    ("/2018", "bis 2018, Beginn nicht bekannt", "jusqu’à 2018, début inconnu", "截至2018年（开始时间不详）", None),
    ("2018/", "ab 2018, Ende nicht bekannt", "à partir de 2018, fin inconnue", "自2018年起（结束时间不详）", None),
    ("2019-22", "Sommer 2019", "été 2019", "2019年夏季", "2019 ལོའི་དབྱར་ཁ"),
    ("2019-34", "2. Quartal 2019", "2e trimestre 2019", "2019年第二季度", "2019 ལོའི་དུས་ཚིགས་གཉིས་པ"),
    ("2018-04?", "möglicherweise April 2018", "avril 2018 (incertain)", "可能2018年4月", None),
    ("2018%", "möglicherweise etwa 2018", "2018 environ (incertain)", "可能约2018年", None),
    ("196X", "1960er-Jahre", "années 1960", "1960年代", None),
    ("19XX", "ein Jahr zwischen 1900 und 1999", "une année entre 1900 et 1999", "1900至1999年间的某一年", None),
    ("2018-XX", "2018, Monat nicht bekannt", "2018, mois inconnu", "2018年（月份不详）", None),
    ("2018-XX-XX", "2018, Monat und Tag nicht bekannt", "2018, mois et jour inconnus", "2018年（月日不详）", None),
    ("2018-04-XX", "April 2018, Tag nicht bekannt", "avril 2018, jour inconnu", "2018年4月（日期不详）", None),
    ("[2017,2018,2019]", "2017, 2018 oder 2019", "2017, 2018 ou 2019", "2017年、2018年或2019年", None),
    ("[..2018]", "2018 oder früher", "2018 ou plus tôt", "2018年或更早", None),
    ("[2018..]", "2018 oder später", "2018 ou plus tard", "2018年或更晚", None),
    ("[2018-01..2018-03]", "ein Monat von Januar bis März 2018", "un mois, de janvier à mars 2018", "2018年1月至3月之间的某一月", None),
    ("[2018-01..2019]", "ein Zeitpunkt von Januar 2018 bis 2019", "une date, de janvier 2018 à 2019", "2018年1月至2019年之间的某一时间", None),
    ("-0332", "333 v. Chr.", "333 av. J.-C.", "公元前333年", None),
    ("0033", "33 n. Chr.", "33 ap. J.-C.", "公元33年", None),
    ("2019-05-24T14:30Z", "24. Mai 2019, 14:30 Uhr (UTC)", "24 mai 2019, 14:30 (UTC)", "2019年5月24日 14:30 (UTC)", None),
    ("2019-05-24T14:30+05:30", "24. Mai 2019, 14:30 Uhr (UTC+5:30)", "24 mai 2019, 14:30 (UTC+5:30)", "2019年5月24日 14:30 (UTC+5:30)", None),
    ("2019-05-24T14:30/2019-05-24T15:00", "24. Mai 2019, 14:30–15:00 Uhr", "24 mai 2019, 14:30–15:00", "2019年5月24日 14:30–15:00", None),
    ("2019-05-24/2019-05-24T15:00-08", "24. Mai 2019 bis 24. Mai 2019, 15:00 Uhr (UTC-8)", "du 24 mai 2019 au 24 mai 2019, 15:00 (UTC-8)", "2019年5月24日至2019年5月24日 15:00 (UTC-8)", None),
]  # fmt: skip
SHORT = [
    ("2018-04-01", "1. Apr. 2018", "1er avr. 2018", "2018年4月1日", "2018 ལོའི་ཟླ་4 ཚེས་1"),
    ("2018-06-09/2018-06-12", "9.–12. Juni 2018", "9–12 juin 2018", "2018年6月9日–12日", None),
    ("2017-06/2018-04", "Juni 2017 – Apr. 2018", "juin 2017 – avr. 2018", "2017年6月–2018年4月", None),
    ("2019-34", "Q2 2019", "T2 2019", "2019年第2季度", None),
    ("2018-XX", "2018", "2018", "2018年", "2018 ལོ"),
    ("2018-04-XX", "Apr. 2018", "avr. 2018", "2018年4月", None),
]


@for_each(("text", *"dfzb"), TABLE)
def test_a_date_is_said_in_each_language(text: str, d: str, f: str, z: str, b: str | None) -> None:
    for tongue, words in (("de", d), ("fr", f), ("zh", z), ("bo", b)):
        with speaking(tongue):
            assert words in (in_words(parse(text)), None)


@pytest.mark.parametrize(("text", *"dfzb"), SHORT)
def test_a_date_is_said_in_few_characters_in_each_language(text: str, d: str, f: str, z: str, b: str | None) -> None:
    for tongue, words in (("de", d), ("fr", f), ("zh", z), ("bo", b)):
        with speaking(tongue):
            assert words in (short_words(parse(text)), None)


def test_on_an_axis_a_year_of_few_figures_stands_alone() -> None:
    with speaking("de"):
        assert tick_words(parse("0033-04")) == "Apr. 33"
        assert year_words(33) == "33 n. Chr."
        assert year_words(-332) == "333 v. Chr."
    assert tick_words(parse("0033-04")) == "Apr 33"


@pytest.mark.parametrize("tongue", DATE_WORDS)
def test_no_language_says_a_year_that_a_date_does_not_hold(tongue: str) -> None:
    assert set(DATE_WORDS) == set(TONGUES) - {ENGLISH}
    for text, *_ in LOC_ACCEPTED:
        date = parse(text)
        years = set(re.findall(r"\d{4}", in_words(date)))
        with speaking(tongue):
            assert not re.search(r"[{}]|None", in_words(date)), text
            assert set(re.findall(r"\d{4}", in_words(date))) == years, text
            assert set(re.findall(r"\d{4}", short_words(date))) <= years, text
