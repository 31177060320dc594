"""The languages of the interface: what each is called, and how it writes numbers and plurals."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import parse_qsl

MOST_PAIRS = 400  # fields of an address

PLURALS: Mapping[str, Callable[[int], int]] = MappingProxyType(
    {"n != 1": lambda n: int(n != 1), "n > 1": lambda n: int(n > 1), "0": lambda _: 0}
)
"""Which form of a plural a number takes, by the rule in the head of a catalogue; `scripts/say.js` has the same."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language: its name in itself, its tag in HTML, its rule of plurals, and what stands between thousands.

    large: the steps of numbers that have a name of their own: size, name after one and after several. point: what
    stands before the parts of a whole. brief: what stands after a billion and a million of any number, where they have
    names: on an axis one form serves all. between: what stands between two sentences;
    comma: between the parts of a list. spaced: whether a space stands before : ; ? ! and within « ».
    """

    name: str
    tag: str
    plural: str
    thousands: str
    large: tuple[tuple[int, str, str], ...] = ()
    point: str = "."
    brief: tuple[str, ...] = ()
    between: str = " "
    comma: str = ", "
    spaced: bool = False


MILLION, BILLION = 1_000_000, 1_000_000_000
ENGLISH = "en"
"""The language that the sentences in the code are in: it has no catalogue."""
TONGUES: Mapping[str, Tongue] = MappingProxyType(
    {
        ENGLISH: Tongue(
            "English",
            "en",
            "n != 1",
            ",",
            ((BILLION, " billion", " billion"), (MILLION, " million", " million")),
            brief=(" billion", " million"),
        ),
        "zh": Tongue(
            "简体中文", "zh-Hans", "0", ",", ((100_000_000, "亿", "亿"), (10_000, "万", "万")), between="", comma="、"
        ),
        "bo": Tongue("བོད་ཡིག", "bo", "0", ","),
        "de": Tongue(
            "Deutsch",
            "de",
            "n != 1",
            ".",
            ((BILLION, " Milliarde", " Milliarden"), (MILLION, " Million", " Millionen")),
            ",",
            (" Mrd.", " Mio."),
        ),
        "fr": Tongue(
            "Français",
            "fr",
            "n > 1",
            "\u202f",
            ((BILLION, " milliard", " milliards"), (MILLION, " million", " millions")),
            ",",
            (" Md", " M"),
            spaced=True,
        ),
    }
)


def tongue_for(tag: str) -> str:
    """Return the language of the interface for the tag of any language: its own where we have it, else English.

    >>> tongue_for("zh-hant"), tongue_for("ug"), tongue_for("")
    ('zh', 'en', 'en')
    """
    base = tag.partition("-")[0].lower()
    return base if base in TONGUES else ENGLISH


def preferred(wished: Iterable[str], known: Iterable[str]) -> str:
    """Return the first of the languages that a reader wishes for, the dearest first, that is known, whatever its land.

    >>> preferred(["en-GB", "fr"], ["fr", "en"]), preferred(["sw"], ["fr"])
    ('en', '')
    """
    tags = {tag.casefold(): tag for tag in known}
    found = ((tag.casefold(), tag.partition("-")[0].casefold()) for tag in wished)
    return next((tags[one] for pair in found for one in pair if one in tags), "")


def tongue_in(address: str) -> str:
    """Return the language of the interface that an address asks for; English where it cannot be read.

    >>> tongue_in("?from=2017&language=de")
    'de'
    """
    try:
        pairs = dict(parse_qsl(address.removeprefix("?"), max_num_fields=MOST_PAIRS))
    except ValueError:
        return ENGLISH
    return tongue_for(pairs.get("language", ""))
