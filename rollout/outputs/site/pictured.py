"""The pictures of the events on the pages of a site."""

from collections.abc import Mapping
from hashlib import sha256

from rollout.evidence.event import Event
from rollout.evidence.text import plain
from rollout.outputs.site.paper import PageAddress
from rollout.outputs.site.tongues import own_tag, own_words
from rollout.timeline.media import JPEG, PNG, WEBP, type_of

FOLDER = "media/"
ENDINGS = {PNG: ".png", JPEG: ".jpg", WEBP: ".webp"}


def path_of(data: bytes) -> str:
    """Return the path of a picture: named by what it holds, for a name of somebody else's may be none on a web host."""
    return f"{FOLDER}{sha256(data).hexdigest()[:16]}{ENDINGS[type_of(data)]}"


def figures(event: Event, media: Mapping[str, bytes], place: PageAddress) -> str:
    """Return the pictures of an event as HTML, with what they show and whose they are."""
    return "".join(
        f'<figure><img src="{place.to(path_of(media[name]))}" alt="{plain(event.media_alt)}"{own_tag()} loading="lazy">'
        f'<figcaption class="quiet">{own_words(event.media_credit)}</figcaption></figure>\n'
        for name in event.media
        if name in media
    )


def pictures(shown: tuple[Event, ...], media: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the pictures of the events shown, each once, by their paths."""
    return {path_of(media[name]): media[name] for event in shown for name in event.media if name in media}
