"""The sizes of paper and picture that a sheet can have."""

from dataclasses import dataclass

from rollout.words.say import later


@dataclass(frozen=True, slots=True)
class Paper:
    """A size in points with its name in words, its margin, the least type size, and its picture's pixels an inch."""

    words: str
    width: float
    height: float
    margin: float
    type_size: float
    ppi: float


# A picture of 1920 px at 96 pixels an inch is 1440 points wide: there 12 points are 16 px.
PAPERS: dict[str, Paper] = {
    "1080p": Paper("1920 × 1080 px", 1440.0, 810.0, 18.0, 12.0, 96.0),
    "4k": Paper("3840 × 2160 px", 1440.0, 810.0, 18.0, 12.0, 192.0),
    "square": Paper("1080 × 1080 px", 810.0, 810.0, 16.5, 12.0, 96.0),
    "card": Paper("1200 × 630 px", 900.0, 472.5, 16.5, 10.5, 96.0),
    "a3": Paper("A3", 1190.55, 841.89, 34.0, 10.5, 150.0),
    "a4": Paper("A4", 841.89, 595.28, 28.5, 9.0, 200.0),
    "letter": Paper("Letter", 792.0, 612.0, 28.5, 9.0, 200.0),
    "a4-portrait": Paper(later("A4 upright"), 595.28, 841.89, 28.5, 9.0, 200.0),
    "letter-portrait": Paper(later("Letter upright"), 612.0, 792.0, 28.5, 9.0, 200.0),
}
