"""Numbers as people write them, for the advice what to write instead."""

import re
from decimal import Decimal

DIGITS = 15  # what a browser's numbers hold exactly
LONGEST = 32  # characters of a text that is looked at: the pattern takes the square of the length
FACTORS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "bn": 10**9, "万": 10**4, "亿": 10**8}
NUMBER = re.compile(rf"(\d[\d\s.,'’_]*)(?:e\+?(\d\d?))?\s*({'|'.join(FACTORS)})?")
GROUPED = re.compile(r"\d{1,3}(?:[\s.,'’_]\d{3})+")


def number_meant(value: str) -> str:
    """Return the digits that a number with separators, an exponent or a word for thousands means, or ""."""
    found = NUMBER.fullmatch(value.casefold().strip()) if len(value) <= LONGEST else None
    if not found:
        return ""
    digits, exponent, word = found[1].strip(), found[2] or "0", found[3]
    plain = re.sub(r"[\s.,'’_]", "", digits) if GROUPED.fullmatch(digits) else digits.replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain, re.ASCII):
        return ""
    number = Decimal(plain) * 10 ** int(exponent) * FACTORS.get(word, 1)
    return f"{number:.0f}" if number == number.to_integral_value() and number < 10**DIGITS else ""
