"""Large numbers as each language says them: 100 million, 1,25 Milliarden, 10亿."""

from rollout.words.say import language, number

LARGE = {
    "en": ((1_000_000_000, " billion", " billion"), (1_000_000, " million", " million")),
    "de": ((1_000_000_000, " Milliarde", " Milliarden"), (1_000_000, " Million", " Millionen")),
    "fr": ((1_000_000_000, " milliard", " milliards"), (1_000_000, " million", " millions")),
    "zh": ((100_000_000, "亿", "亿"), (10_000, "万", "万")),
}
"""The steps that have a name of their own: its size, its name after one and after several."""
POINTS = {"de": ",", "fr": ","}
"""What stands before the parts of a whole, where that is no point."""


def amount(value: int) -> str:
    """Return a number as people say it, without rounding: 100 million, 1.25 billion, 877,000."""
    own = language()
    for size, one, several in LARGE.get(own, ()):
        whole, rest = divmod(value, size)
        if whole > 0 and rest % (size // 1000) == 0:
            part = f"{rest // (size // 1000):03}".rstrip("0")
            # In French what is less than two is one.
            name = one if whole == 1 and (own == "fr" or not part) else several
            return f"{number(whole)}{POINTS.get(own, '.') * bool(part)}{part}{name}"
    return number(value)
