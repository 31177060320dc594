"""Long words made short where a whole sentence has no room: never within a word."""


def brief(text: str, most: int) -> str:
    """Return a text of at most so many characters: of a longer one its first whole words, and an ellipsis.

    >>> brief("Cards are issued in Lhasa", 18)
    'Cards are issued…'
    """
    if len(text) <= most:
        return text
    kept = text[:most]
    return f"{(kept.rpartition(' ')[0] or kept[:-1]).rstrip(' ,;:.–-')}…"
