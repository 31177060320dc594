"""In which language the words of a talk are, where those of the page around them are in another."""

from rollout.evidence.event import Dataset, Event
from rollout.timeline import scene_words
from rollout.timeline.languages import UNKNOWN
from rollout.timeline.spoken import own_language
from rollout.timeline.talk import Scene
from rollout.timeline.tongues import foreign

Tongues = dict[str, dict[str, str]]
"""What is told beside the words: by part its tag, for those parts alone that need one."""


def _told(parts: tuple[str, ...], spoken: tuple[str, ...], dataset: Dataset) -> Tongues:
    """Return the tag of each part that is in another language than our own words; nothing where none is."""
    own = own_language(dataset)
    tags = {part: dataset.language if part in spoken else own for part in parts} | {"own": own}
    known = {part: tag for part, tag in tags.items() if tag not in ("", UNKNOWN) and foreign(tag)}
    return {"tongues": known} if known else {}


def of_event(event: Event, dataset: Dataset) -> Tongues:
    """Return the tags of what is said of an event: its title, the words beside its mark, all else."""
    label = "words" if ("label" if event.label else "title") in event.spoken else ""
    return _told(("title", "words"), (*event.spoken, label), dataset)


def of_scene(scene: Scene, lit: list[Event], dataset: Dataset) -> Tongues:
    """Return the tags of what a scene says; one of the headlines says what its event does."""
    spoken = tuple(scene_words.said(scene.extra, dataset.language))
    if scene.row is None and any("title" in event.spoken for event in lit):
        spoken = ("title",)
    return _told(scene_words.SPOKEN, spoken, dataset)
