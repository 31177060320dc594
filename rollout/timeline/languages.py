"""Languages in words, for whoever wants to know whether she can read a source."""

_WORDS = {
    "am": "Amharic", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "bo": "Tibetan", "cs": "Czech", "da": "Danish",
    "de": "German", "dz": "Dzongkha", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "kk": "Kazakh", "ko": "Korean", "mn": "Mongolian", "my": "Burmese", "ne": "Nepali", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sv": "Swedish", "th": "Thai", "tr": "Turkish", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_words(tag: str) -> str:
    """Return what a language is called by its tag; the tag itself where it is a rarer one.

    >>> language_words("zh-hant"), language_words("nso")
    ('Chinese', 'nso')
    """
    return _WORDS.get(tag.partition("-")[0].lower(), tag)
