"""Languages in words, for whoever wants to know whether she can read a source."""

from rollout.words.say import say

UNKNOWN = "und"
"""The tag of a language that nobody names."""
LANGUAGE_WORDS = {
    "am": "Amharic", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "bo": "Tibetan", "cs": "Czech", "da": "Danish",
    "de": "German", "dz": "Dzongkha", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "kk": "Kazakh", "ko": "Korean", "mn": "Mongolian", "my": "Burmese", "ne": "Nepali", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sv": "Swedish", "th": "Thai", "tr": "Turkish", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

_OWN = {
    "ar": "العربية", "bo": "བོད་ཡིག", "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français",
    "hi": "हिन्दी", "it": "Italiano", "ja": "日本語", "kk": "Қазақша", "ko": "한국어", "mn": "Монгол", "ne": "नेपाली",
    "nl": "Nederlands", "pl": "Polski", "pt": "Português", "ru": "Русский", "tr": "Türkçe", "ug": "ئۇيغۇرچە",
    "uk": "Українська", "zh": "中文", "zh-hans": "简体中文", "zh-hant": "繁體中文",
}  # fmt: skip


def own_name(tag: str) -> str:
    """Return what a language is called in itself, for whoever reads no other; as we call it where we do not know.

    >>> own_name("bo"), own_name("zh-hant-tw"), own_name("da")
    ('བོད་ཡིག', '繁體中文', 'Danish')
    """
    wider = tag
    while wider and wider not in _OWN:
        wider = wider.rpartition("-")[0]
    return _OWN.get(wider) or language_words(tag)


def language_words(tag: str) -> str:
    """Return what a language is called by its tag; the tag itself where it is a rarer one.

    >>> language_words("zh-hant"), language_words("nso")
    ('Chinese', 'nso')
    """
    if tag == UNKNOWN:
        return say("its own language")
    return say(LANGUAGE_WORDS.get(tag.partition("-")[0].lower(), tag))
