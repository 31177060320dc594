"""Bytes to text: UTF-8 with or without damage, UTF-16, or the code page that its letters speak for."""

from rollout.importing.guessing import NAMES, encoding_of
from rollout.importing.tables import refused
from rollout.words.said import said, said_many
from rollout.words.say import later

_MARKED = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)


def decoded(data: bytes) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the text of a file, and what is to be said where letters are lost or their encoding was guessed.

    Raises DataError where it is no text.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ()
    sample = data[:4096]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[start::2].count(0) > len(sample) / 5:
            return data.decode(encoding, "replace"), ()
    if b"\0" in data:
        raise refused(said("The file holds the character NUL, which no list has."), said("Save it again as CSV."))
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return text that is not UTF-8: damaged where most of it is, else in another encoding."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    right = sum(1 for c in text if c > "\x7f") - lost
    if right > lost:
        wrong = said_many(
            "{n} letter could not be read and stands as \ufffd; all others are UTF-8.",
            "{n} letters could not be read and stand as \ufffd; all others are UTF-8.",
            lost,
        )
        return text, (("encoding-damage", wrong),)
    name = encoding_of(data)
    words = later("The letters were read as {name}; look whether they are right, else save the list as UTF-8.")
    return data.decode(name, "replace"), (("encoding", said(words, name=NAMES[name])),)
