"""What somebody may have meant by a word that is not known: found among few, so that no file can make it dear."""

from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nsmallest

LONGEST = 64  # letters of a word that is looked for: to compare two takes the square of their length
COMPARED = 6  # words that are compared with it; the others do not even begin or end like it
RANKED = 1_000  # words of which those are chosen: the first that begin or end like it
ENDS = 2  # letters by which a word begins or ends like another


def near(word: str, known: Iterable[str], cutoff: float = 0.75) -> str:
    """Return the known word that is closest to another, or "" when none is close.

    >>> near("documentd", ("reported", "documented"))
    'documented'
    """
    if not word or len(word) > LONGEST:
        return ""
    begins, ends, differs = word[:ENDS], word[-ENDS:], len(word) // 3 + 1
    alike = [
        each
        for each in known
        if abs(len(each) - len(word)) <= differs and (each.startswith(begins) or each.endswith(ends))
    ]
    # Of very many that begin or end alike, those that share most with it at both ends.
    if len(alike) > COMPARED:
        alike = nsmallest(COMPARED, alike[:RANKED], key=lambda each: -_shared(word, each))
    return next(iter(get_close_matches(word, alike[:COMPARED], n=1, cutoff=cutoff)), "")


def _shared(word: str, other: str) -> int:
    """Return how many letters two words have alike at their beginnings and ends."""
    pairs = list(zip(word, other, strict=False))
    begin = next((place for place, (one, two) in enumerate(pairs) if one != two), len(pairs))
    pairs = list(zip(reversed(word), reversed(other), strict=False))
    return begin + next((place for place, (one, two) in enumerate(pairs) if one != two), len(pairs))
