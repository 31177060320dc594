"""The talk that an offline page can give: its scenes, and the QR codes of what they light."""

import re
from base64 import b64encode
from typing import Any

from rollout.evidence.event import Dataset
from rollout.outputs.qr import codes
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.edition import Options
from rollout.timeline.media import type_of
from rollout.timeline.talk import Talk, headlines
from rollout.timeline.talks import attempt, told

STEP = re.compile(r"M(\d+) (\d+)h(\d+)")  # of a path that rollout.codes draws


def talk_of(data: bytes | None, dataset: Dataset) -> Talk:
    """Return the talk of a file; without one the talk that every evidence has, its headlines.

    A file that cannot be given says its problems on the page, as a served talk does.
    """
    return headlines(dataset) if data is None else attempt(data, "talk", dataset)


def lit(talk: Talk) -> tuple[str, ...]:
    """Return the ids of the events that a talk lights, in the order in which it comes to them."""
    return tuple(dict.fromkeys(one for scene in talk.scenes for one in scene.focus))


def held_talk(talk: Talk, index: DatasetIndex, notes: bool) -> dict[str, Any]:
    """Return what the page is told of a talk, without what it knows from the events: their facts and titles."""
    whole = told(talk, index.dataset, index.home, notes)
    for scene in whole["scenes"]:
        if len(scene["focus"]) == 1 and whole["facts"][scene["focus"][0]]["title"] == scene["title"]:
            del scene["title"]
    return {name: value for name, value in whole.items() if name not in ("facts", "lanes")}


def _bits(code: dict[str, Any]) -> dict[str, Any]:
    """Return a code with its modules as hexadecimal figures, row after row: a sixth of its path."""
    size = code["size"]
    dark = ["0"] * (size * size)
    for x, y, wide in STEP.findall(code["path"]):
        first = int(y) * size + int(x)
        dark[first : first + int(wide)] = "1" * int(wide)
    whole = "".join(dark)
    whole += "0" * (-len(whole) % 4)
    return {"address": code["address"], "size": size, "bits": f"{int(whole, 2):0{len(whole) // 4}x}"}


def held_codes(talk: Talk, dataset: Dataset) -> dict[str, Any]:
    """Return the QR codes of the sources of what a talk lights, by the event's id."""
    wanted = set(lit(talk))
    found = codes(event for event in dataset.events if event.id in wanted)
    return {key: _bits(code) for key, code in found.items()}


def held_media(options: Options) -> dict[str, str]:
    """Return the pictures of a talk as addresses that hold them whole, by their names."""
    return {name: f"data:{type_of(data)};base64,{b64encode(data).decode()}" for name, data in options.media}
