"""Bytes to text: UTF-8 with or without damage, UTF-16, or the code page of Western Europe."""

from rollout.importing.tables import refused

_MARKED = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of a file and, where letters of it are lost, what to say."""
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ""
    sample = data[:4096]
    if sample[1::2].count(0) > len(sample) / 5:
        return data.decode("utf-16-le", "replace"), ""
    if b"\0" in data:
        raise refused("The file holds the character NUL, which no list has.", "Save it again as CSV.")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> tuple[str, str]:
    """Return text that is not UTF-8: damaged where most of it is, else in another encoding."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    right = sum(1 for c in text if c > "\x7f") - lost
    if right > lost:
        wrong = f"{lost} letter{'s' * (lost > 1)} could not be read and stand as \ufffd; all others are UTF-8."
        return text, wrong
    try:
        gbk = data.decode("gb18030")
    except UnicodeDecodeError:
        gbk = ""
    ideographs = sum("\u4e00" <= c <= "\u9fff" for c in gbk)
    if ideographs * 3 > sum(c > "\x7f" for c in gbk) * 2 and ideographs > 3 and b"\n" in data and _pairs(data):
        return gbk, ""
    return data.decode("cp1252", "replace"), ""


def _pairs(data: bytes) -> bool:
    """Return whether bytes above ASCII stand in twos, as in Chinese, not alone among letters."""
    high = [byte > 0x7F for byte in data]
    alone = sum(b and not a and not c for a, b, c in zip(high, high[1:], high[2:], strict=False))
    return alone * 10 < sum(high)
