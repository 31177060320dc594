"""In which language the words of a talk are, where those of the page around them are in another."""

from rollout.evidence.event import Dataset, Event
from rollout.timeline import scene_words, tongues
from rollout.timeline.languages import UNKNOWN
from rollout.timeline.spoken import own_language
from rollout.timeline.talk import Scene

Tongues = dict[str, dict[str, str]]
"""What is told beside the words: by part its tag, for those parts alone that need one."""


def _told(parts: tuple[str, ...], spoken: tuple[str, ...], asked: str, dataset: Dataset) -> Tongues:
    """Return the tag of each part that is in another language than our own words; nothing where none is.

    asked: the language of the parts that are spoken; the others are in the file's own.
    """
    own = own_language(dataset)
    tags = {part: asked if part in spoken else own for part in parts} | {"own": own}
    known = {part: tag for part, tag in tags.items() if tag not in ("", UNKNOWN) and tongues.foreign(tag)}
    return {"tongues": known} if known else {}


def of_event(event: Event, dataset: Dataset) -> Tongues:
    """Return the tags of what is said of an event: its title, the words beside its mark, all else."""
    label = "words" if ("label" if event.label else "title") in event.spoken else ""
    return _told(("title", "words"), (*event.spoken, label), dataset.language, dataset)


def of_scene(scene: Scene, lit: list[Event], dataset: Dataset) -> Tongues:
    """Return the tags of what a scene says; one of the headlines says what its event does."""
    asked = scene_words.asked(dataset)
    spoken = tuple(scene_words.said(scene.extra, asked))
    if scene.row is None and any("title" in event.spoken for event in lit):
        spoken = ("title",)
    return _told(scene_words.SPOKEN, spoken, asked, dataset)


def of_part(scene: Scene, part: str, dataset: Dataset) -> str:
    """Return the tag of one part of a scene, such as its title."""
    asked = scene_words.asked(dataset)
    return asked if part in scene_words.said(scene.extra, asked) else own_language(dataset)


def of_told(scene: Scene, part: str) -> str:
    """Return the tag of one part of a scene in an output, while it tells of events."""
    asked, own = tongues.asked(), tongues.tongue()
    asked = scene_words.around(own) if asked == own else asked
    return asked if part in scene_words.said(scene.extra, asked) else own
