"""Large numbers as each language says them: 100 million, 1,25 Milliarden, 10亿."""

from rollout.words.say import language, number
from rollout.words.tongues import TONGUES


def decimal(value: float) -> str:
    """Return a number with one figure after its point, as the language writes it: 1,234.5 or 1.234,5."""
    return _signs(f"{value:,.1f}")


def shortest(value: float) -> str:
    """Return a number in as few figures as say it, as the language writes it: 5,000 or 5.000, 0.5 or 0,5."""
    return _signs(f"{value:,g}")


def _signs(figures: str) -> str:
    own = TONGUES[language()]
    return figures.translate({ord(","): own.thousands, ord("."): own.point})


def amount(value: int) -> str:
    """Return a number as people say it, without rounding: 100 million, 1.25 billion, 877,000."""
    own = language()
    for size, one, several in TONGUES[own].large:
        whole, rest = divmod(value, size)
        if whole > 0 and rest % (size // 1000) == 0:
            part = f"{rest // (size // 1000):03}".rstrip("0")
            # In French what is less than two is one.
            name = one if whole == 1 and (own == "fr" or not part) else several
            return f"{number(whole)}{TONGUES[own].point * bool(part)}{part}{name}"
    return number(value)
