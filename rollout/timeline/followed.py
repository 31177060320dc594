"""What a listener's phone is told of each scene: its words, who says so, claim status and dispute, and nothing else."""

from collections.abc import Mapping
from typing import Any

from rollout.evidence.event import Dataset
from rollout.timeline.excerpt import named_of
from rollout.timeline.spoken import own_language
from rollout.timeline.talk import Scene, Talk
from rollout.timeline.talk_tongues import of_part
from rollout.timeline.talks import told
from rollout.timeline.window import Window

EVENT = ("date", "title", "summary", "says", "status", "status_words", "quantity")
QUOTE = ("words", "english", "language", "who", "when", "source")
PICTURE = ("alt", "credit")
"""The keys that are handed on. What is not named here stays at home: a key that is added elsewhere never leaves."""


def _some(found: Mapping[str, Any] | None, keys: tuple[str, ...]) -> dict[str, Any] | None:
    return {key: found[key] for key in keys} if found else None


def _event(fact: Mapping[str, Any], spoken: tuple[str, ...], dataset: Dataset) -> dict[str, Any]:
    """Return what is told of one event, and in which language its title and its summary are."""
    own = own_language(dataset)
    tongues = [dataset.language if part in spoken else own for part in ("title", "summary")]
    source, dispute = fact["source"], fact["dispute"]
    told_of = {key: fact[key] for key in EVENT} | {"title_in": tongues[0], "summary_in": tongues[1]}
    told_of |= {"dispute": dispute["words"] if dispute else "", "disputed": bool(dispute)}
    return told_of | {"source": source["short"], "link": source["link"]}


def _title_in(scene: Scene, spoken: Mapping[str, tuple[str, ...]], dataset: Dataset) -> str:
    """Return the tag of the language of the title of a scene; of one of the headlines it is the event's."""
    if scene.row is not None:
        return of_part(scene, "title", dataset)
    return dataset.language if any("title" in spoken.get(one, ()) for one in scene.focus) else own_language(dataset)


def followed(talk: Talk, dataset: Dataset, home: Window) -> list[dict[str, Any]]:
    """Return what is told of each scene of a talk; the presenter's notes have no way into it.

    home: the window of a scene that names none.
    """
    whole = told(talk, dataset, home, notes=False, traps=False)
    lit = {one for scene in talk.scenes for one in scene.focus}
    spoken = {key: event.spoken for key, event in named_of(dataset, lit).items()}
    return [
        {
            "title": scene["title"],
            "title_in": _title_in(made, spoken, dataset),
            "own_in": own_language(dataset),
            **{f"{part}_in": of_part(made, part, dataset) for part in ("words", "who")},
            "kind": scene["kind"],
            "words": scene["words"],
            "quote": _some(scene["quote"], QUOTE),
            "picture": _some(scene["picture"], PICTURE),
            "events": [
                _event(whole["facts"][one], spoken.get(one, ()), dataset)
                for one in scene["focus"]
                if one in whole["facts"]
            ],
            "gone": len(scene["gone"]),
        }
        for scene, made in zip(whole["scenes"], talk.scenes, strict=True)
    ]
