"""In which encoding a text is that is not UTF-8: told from what its letters would be, and said."""

import re

_EAST_ASIAN = ("gb18030", "shift_jis", "big5", "euc_kr", "euc_jp")
_JAPANESE = ("shift_jis", "euc_jp")
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5")
_OFTEN = frozenset(
    "的一是不了在人有我他这中大来上国年月日到说们为子和地出会发时间事件名称来源记录登记开始公布报告"
    "這來國說們為發時間記錄登記開始報會後"
)
"""Ideographs that nearly every Chinese text has."""
_OFTEN_CYRILLIC = frozenset("оеаинтсрвлкмдпуыьяз")
_OFTEN_GREEK = frozenset("αοιετνσηρπκςόήάίέύώ")
NAMES = {
    "gb18030": "GB 18030 (Chinese)",
    "shift_jis": "Shift-JIS (Japanese)",
    "big5": "Big5 (Chinese)",
    "euc_kr": "EUC-KR (Korean)",
    "euc_jp": "EUC-JP (Japanese)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "koi8_r": "KOI8-R (Cyrillic)",
    "cp866": "DOS code page 866 (Cyrillic)",
    "iso8859_5": "ISO 8859-5 (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1250": "Windows-1250 (Central Europe)",
    "cp1252": "Windows-1252 (Western Europe)",
    "cp850": "DOS code page 850",
    "mac_roman": "Mac OS Roman",
}


def encoding_of(data: bytes) -> str:
    """Return the likeliest encoding of a text that is not UTF-8; that of Western Europe where no other is likelier."""
    sample = data[: data.rfind(b"\n", 0, 200_000) + 1] or data
    if name := _east_asian(sample):
        return name
    scores = {name: _often(sample, name, _OFTEN_CYRILLIC) for name in _CYRILLIC}
    scores["cp1253"] = _often(sample, "cp1253", _OFTEN_GREEK)
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 0.6 and _in_words(sample) else _european(sample)


def _east_asian(data: bytes) -> str:
    """Return the encoding in which a text has the letters that every text of a language has; empty if in none."""
    scores = {}
    for name in _EAST_ASIAN:
        try:
            far = [c for c in data.decode(name) if c > "\x7f"]
        except UnicodeDecodeError:
            continue
        hangul = sum("\uac00" <= c <= "\ud7a3" for c in far) * (name == "euc_kr")
        kana = sum("\u3041" <= c <= "\u30fe" for c in far)
        # What is Korean to one table is half Korean to the others: nearly all of it must be.
        korean = hangul > 3 and hangul * 10 > len(far) * 8
        japanese = kana * 6 > len(far) or re.search(r"\d年", data.decode(name))
        usual = (kana + _chinese(far) if japanese else 0) if name in _JAPANESE else _chinese(far)
        scores[name] = 1 if korean else usual / (len(far) or 1)
    best = max(scores, key=scores.__getitem__, default="")
    return best if best and scores[best] > 0.05 else ""


def _chinese(letters: list[str]) -> int:
    """Return how many letters every Chinese text has, where nearly all are ideographs."""
    ideographs = sum("\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" for c in letters)
    return sum(c in _OFTEN for c in letters) if ideographs * 10 > len(letters) * 9 else 0


def _often(data: bytes, name: str, letters: frozenset[str]) -> float:
    far = [c for c in data.decode(name, "replace").lower() if c > "\x7f"]
    small = sum(c.islower() for c in data.decode(name, "replace") if c > "\x7f")
    return sum(c in letters for c in far) / (len(far) or 1) if small * 2 > len(far) else 0


def _in_words(data: bytes) -> bool:
    """Return whether bytes above ASCII stand together as words, not alone among other letters."""
    alone = len(re.findall(rb"[a-zA-Z][\x80-\xff]|[\x80-\xff][a-zA-Z]", data))
    return alone * 4 < len(re.findall(rb"[\x80-\xff]", data))


def _european(data: bytes) -> str:
    if re.search(rb"[a-z][\x8a\x8e\x8f\x9f]|[A-Z][\x8a\x8e\x8f\x9f][a-z]", data) or (
        b"\r" in data and b"\n" not in data
    ):
        return "mac_roman"
    if re.search(rb"[A-Za-z][\x81\x82\x84\x94][a-z]|[a-z]\x82 ", data):
        return "cp850"
    # Letters where Western Europe has signs; or those of Czech or Hungarian, which no Western language has together.
    signs = re.search(rb"[a-z][\xb3\xb9\xbe]|[\xb3\xb9\xa3][a-z]", data)
    together = any(one in data and two in data for one, two in ((b"\xf8", b"\xec"), (b"\xf5", b"\xfb")))
    return "cp1250" if signs or together else "cp1252"
