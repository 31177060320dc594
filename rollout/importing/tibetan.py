"""Dates in Tibetan: the months of the common calendar, counted or in words; those of the Tibetan calendar are left."""

import re

_WORDS = ("དང་པོ", "གཉིས་པ", "གསུམ་པ", "བཞི་པ", "ལྔ་པ", "དྲུག་པ", "བདུན་པ", "བརྒྱད་པ", "དགུ་པ", "བཅུ་པ", "བཅུ་གཅིག་པ", "བཅུ་གཉིས་པ")
_SHORT = ("གཅིག", "གཉིས", "གསུམ", "བཞི", "ལྔ", "དྲུག", "བདུན", "བརྒྱད", "དགུ", "བཅུ", "བཅུ་གཅིག", "བཅུ་གཉིས")
_TEENS = ("བཅུ་གསུམ", "བཅུ་བཞི", "བཅོ་ལྔ", "བཅུ་དྲུག", "བཅུ་བདུན", "བཅོ་བརྒྱད", "བཅུ་དགུ", "ཉི་ཤུ")
_TWENTIES = ("ཉེར་གཅིག", "ཉེར་གཉིས", "ཉེར་གསུམ", "ཉེར་བཞི", "ཉེར་ལྔ", "ཉེར་དྲུག", "ཉེར་བདུན", "ཉེར་བརྒྱད", "ཉེར་དགུ", "སུམ་ཅུ", "སོ་གཅིག")
_NUMBERS = {word: n for n, word in enumerate(_WORDS, 1)} | {
    word: n for n, word in enumerate((*_SHORT, *_TEENS, *_TWENTIES), 1)
}
_NUMBER = rf"\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_END = r"(?:་?པ)?(?:འི)?་?"
_DIVIDED = re.compile(r"(?<=\d)[་།](?=\d)")
_LETTER = re.compile("[\u0f40-\u0fbc]")
_DATE = re.compile(
    r"(?:སྤྱི་ལོ་?\s*)?(\d{4})་?\s*(?:ལོའི་?|ལོ་?)?\s*"
    rf"(?:(?:སྤྱི་)?ཟླ་(?:བ་)?\s*({_NUMBER}){_END}\s*(?:ཚེས་\s*({_NUMBER}){_END}\s*(?:ཉིན་?)?)?)?[།\s]*(?=$|[^\w\u0f00-\u0fff])"
)


def in_figures(line: str) -> str:
    """Return a line with dates in Tibetan as figures: year, month and day, as far as they name them."""
    line = _DIVIDED.sub(".", line)
    return _DATE.sub(_figures, line) if _LETTER.search(line) else line


def _figures(found: re.Match[str]) -> str:
    return " " + "-".join(f"{_figure(each):02}" for each in found.groups() if each) + " "


def _figure(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS[text]
