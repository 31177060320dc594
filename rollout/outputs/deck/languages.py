"""The language of words in a deck, and the fonts of what our own face lacks in them."""

from rollout.layout.scripts import CHINESE, language, scripts_of
from rollout.words.say import language as language_spoken

LANGUAGES = {"bo": "bo-CN", "zh": "zh-CN", "ja": "ja-JP", "ug": "ug-CN", "und-Arab": "ar-SA", "und": "en-GB"}
LANGUAGES |= {"en": "en-GB", "de": "de-DE", "fr": "fr-FR"}
"""With a country, as programs for decks know languages."""


def deck_language(tag: str = "") -> str:
    """Return the name that a deck has for a language; without a tag for that of our own words."""
    return LANGUAGES.get(tag or language_spoken(), tag)


def spoken(text: str, tag: str = "") -> tuple[str, str]:
    """Return the language of words as a deck names it, and the fonts of what our face lacks in them.

    tag: the language of words of the evidence, where their letters tell none; empty for words of ours. East Asian and
    complex scripts have a font of their own each; a program without it takes one that it has.
    """
    found = scripts_of(text)
    if not found:
        return deck_language(tag), ""
    east = f'<a:ea typeface="{CHINESE.family}"/>' if CHINESE in found else ""
    complex_ones = [one.family for one in found if one is not CHINESE]
    lang = language(text)
    return LANGUAGES.get(lang, lang), east + "".join(f'<a:cs typeface="{family}"/>' for family in complex_ones[:1])
