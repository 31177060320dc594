"""The language of words in a deck, and the fonts of what our own face lacks in them."""

from rollout.layout.scripts import CHINESE, language, scripts_of

LANGUAGES = {"bo": "bo-CN", "zh": "zh-CN", "ja": "ja-JP", "ug": "ug-CN", "und-Arab": "ar-SA", "und": "en-GB"}
"""With a country, as programs for decks know languages."""


def spoken(text: str) -> tuple[str, str]:
    """Return the language of words as a deck names it, and the fonts of what our face lacks in them.

    East Asian and complex scripts have a font of their own each; a program without it takes one that it has.
    """
    found = scripts_of(text)
    if not found:
        return "en-GB", ""
    east = f'<a:ea typeface="{CHINESE.family}"/>' if CHINESE in found else ""
    complex_ones = [one.family for one in found if one is not CHINESE]
    lang = language(text)
    return LANGUAGES.get(lang, lang), east + "".join(f'<a:cs typeface="{family}"/>' for family in complex_ones[:1])
