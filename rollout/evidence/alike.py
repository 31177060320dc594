"""Whether a text holds a word that a search asks for: by whole syllables of Tibetan, and by every name of a place.

`offline/alike.js` has the same rule, and is handed the same names; both are held to `tests/data/alike.json`.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from rollout.evidence.folding import folded

PLACES = (
    ("Tibet", "Xizang", "西藏", "བོད"),
    ("Tibet Autonomous Region", "Xizang Autonomous Region", "西藏自治区", "西藏自治區", "བོད་རང་སྐྱོང་ལྗོངས"),
    ("Lhasa", "拉萨", "拉薩", "ལྷ་ས"),
    ("Shigatse", "Xigaze", "Rikaze", "日喀则", "日喀則", "གཞིས་ཀ་རྩེ"),
    ("Chamdo", "Qamdo", "Changdu", "昌都", "ཆབ་མདོ"),
    ("Nyingchi", "Nyingtri", "Linzhi", "林芝", "ཉིང་ཁྲི"),
    ("Lhoka", "Shannan", "山南", "ལྷོ་ཁ"),
    ("Nagchu", "Nagqu", "Naqu", "那曲", "ནག་ཆུ"),
    ("Ngari", "阿里地区", "阿里地區", "མངའ་རིས"),
    ("Barkhor", "八廓", "བར་སྐོར"),
    ("Chushul", "Qushui", "曲水", "ཆུ་ཤུར"),
    ("Amdo", "安多", "ཨ་མདོ"),
    ("Qinghai", "青海", "མཚོ་སྔོན"),
    ("Golog", "Golok", "Guoluo", "果洛", "མགོ་ལོག"),
    ("Golmud", "Kermo", "格尔木", "格爾木"),
    ("Chigdril", "Jigzhi", "Jiuzhi", "久治"),
    ("Minthang", "门堂", "門堂"),
    ("Xinjiang", "新疆", "شىنجاڭ"),
    ("Sichuan", "四川", "སི་ཁྲོན"),
    ("Chengdu", "成都"),
    ("Beijing", "Peking", "北京", "པེ་ཅིན"),
    ("Shanghai", "上海"),
    ("China", "中国", "中國", "ཀྲུང་གོ"),
)
"""What a place is called, in Latin letters, Chinese of both kinds, and its own; no name that is also a common word."""
NAMES: list[list[str]] = [[folded(name) for name in names] for names in PLACES]
_OF = {name: names for names in NAMES for name in names}

SYLLABLE = "\u0f40-\u0fbc"
"""Tibetan letters, those below them, and vowel signs: what a syllable consists of."""
BEGINS = f"(?<![{SYLLABLE}])"
ENDS = f"(?=(?:\u0f60[\u0f72\u0f74\u0f7c\u0f44\u0f58])?(?![{SYLLABLE}]))"
"""Of a genitive and the like are the letters that follow within its last syllable: they are no other word."""
_LETTER = re.compile(f"[{SYLLABLE}]")

Finder = Callable[[str], bool]


def _pattern(name: str) -> str:
    begins = BEGINS if _LETTER.match(name[0]) else ""
    return begins + re.escape(name) + (ENDS if _LETTER.match(name[-1]) else "")


def names_of(part: str) -> list[str]:
    """Return a part of a search and every other name of the place that it names.

    >>> names_of("peking")[0], names_of("quay")
    ('beijing', ['quay'])
    """
    return _OF.get(part, [part])


def by_syllables(name: str) -> bool:
    """Return whether a name is found by whole syllables of Tibetan alone; any other is found wherever it stands."""
    return bool(_LETTER.match(name[0]) or _LETTER.match(name[-1]))


@lru_cache(maxsize=64)
def holder(name: str) -> Finder:
    """Return what says whether a folded text holds this very name, and no other of the same place.

    >>> holder("tibet")("in tibet"), holder("བོ")("བོད་ལྗོངས")
    (True, False)
    """
    if not by_syllables(name):
        return lambda text: name in text
    found = re.compile(_pattern(name))
    return lambda text: found.search(text) is not None


@lru_cache(maxsize=64)
def finder(part: str) -> Finder:
    """Return what says whether a folded text holds a part of a search, as `wanted` gives it, or another name of it.

    >>> finder("拉萨")("first in lhasa"), finder("བོ")("བོད་ལྗོངས"), finder("ལྷ་ས")("ལྷ་སའི་ནང")
    (True, False, True)
    """
    names = names_of(part)
    if len(names) == 1 and part.isascii():
        return lambda text: part in text
    found = re.compile("|".join(map(_pattern, names)))
    return lambda text: found.search(text) is not None
