"""What a row says beside the fields that every output has a place for: tags, pictures, words in other languages."""

from rollout.evidence.event import Event
from rollout.evidence.vocabulary import TRANSLATED
from rollout.timeline.languages import language_words


def picture_words(event: Event) -> str:
    """Return what the pictures of an event show and whose they are."""
    return f"{event.media_alt} ({event.media_credit})" if event.media else ""


def in_other_languages(event: Event) -> list[tuple[str, str]]:
    """Return title, label, summary and place in other languages, each under the name of its language."""
    parts = ((*name.partition("@"), text) for name, text in event.told_extra)
    return [
        (f"{column.capitalize()} in {language_words(tag)}", text)
        for column, sign, tag, text in parts
        if sign and column in TRANSLATED
    ]


def besides(event: Event) -> list[tuple[str, str]]:
    """Return all of it by name, only what there is."""
    own = (("Tags", ", ".join(event.tags)), ("Picture", picture_words(event)))
    return [*((name, words) for name, words in own if words), *in_other_languages(event)]
