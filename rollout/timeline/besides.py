"""What a row says beside the fields that every output has a place for: tags, pictures, words in other languages."""

from rollout.evidence.event import Event
from rollout.evidence.header import translated
from rollout.timeline.languages import language_words
from rollout.words.say import say


def picture_words(event: Event) -> str:
    """Return what the pictures of an event show and whose they are."""
    return f"{event.media_alt} ({event.media_credit})" if event.media else ""


def in_other_languages(event: Event) -> list[tuple[str, str]]:
    """Return title, label, summary and place in other languages, each under the name of its language."""
    return [(column_words(name), text) for name, text in event.told_extra if translated(name)]


def column_words(name: str) -> str:
    """Return what a column that is not ours is called: one in another language by that.

    >>> column_words("title@zh"), column_words("case number")
    ('Title in Chinese', 'case number')
    """
    found = translated(name)
    if not found:
        return name
    return say("{part} in {language}", part=say(found[0].capitalize()), language=language_words(found[1]))


def besides(event: Event, once: bool = False) -> list[tuple[str, str]]:
    """Return all of it by name, only what there is.

    once: without what the event is shown with in the language of whoever reads, in other languages.
    """
    own = ((say("Tags"), ", ".join(event.tags_said or event.tags)), (say("Picture"), picture_words(event)))
    spoken = event.spoken if once else ()
    rest = ((found[0], name, text) for name, text in event.told_extra if (found := translated(name)))
    others = [(column_words(name), text) for part, name, text in rest if part not in spoken]
    return [*((name, words) for name, words in own if words), *others]
