"""The words of a file on the plain pages of a site, each with the language that it is in where the page has another."""

from collections.abc import Mapping
from typing import Any

from rollout.evidence.header import translated
from rollout.evidence.settings import Elsewhere, LaneName
from rollout.evidence.text import isolated, plain
from rollout.layout.scripts import language as told_by_letters
from rollout.timeline.edition import Edition
from rollout.timeline.languages import UNKNOWN
from rollout.timeline.tongues import asked, foreign, tongue

Fact = Mapping[str, Any]


def in_tongue(text: str, tag: str) -> str:
    """Return text of the file as HTML, in isolation, with its language where our own words beside it are in another.

    A file that mixes languages does not know its own: there letters tell it, as far as they do.
    """
    return f"<bdi{_attribute(_known(tag) or told_by_letters(text))}>{plain(text)}</bdi>" if text else ""


def _known(tag: str) -> str:
    return "" if tag == UNKNOWN else foreign(tag)


def _attribute(tag: str) -> str:
    return f' lang="{plain(tag)}"' if tag else ""


def own_tag() -> str:
    """Return the attribute that says the language of a file, where the page is in another, for what is no element."""
    return _attribute(_known(tongue()))


def own_words(text: str) -> str:
    """Return text that stands in the file in its own language alone."""
    return in_tongue(text, tongue())


def of_fact(fact: Fact, part: str) -> str:
    """Return what a part of a fact says, such as its title: in the language asked for, or else in the file's."""
    return in_tongue(fact[part], asked() if part in fact.get("spoken", ()) else tongue())


def tags(fact: Fact) -> list[str]:
    """Return the tags in the words of the language that is asked for, and else in those of the file."""
    said = fact.get("tags_said") or fact["tags"]
    return [
        own_words(tag) if tag == own else in_tongue(tag, asked()) for tag, own in zip(said, fact["tags"], strict=True)
    ]


def extra(name: str, text: str) -> str:
    """Return what stands in a column that is not ours: in another language in one such as title@zh."""
    found = translated(name)
    return in_tongue(text, found[1]) if found else own_words(text)


def _setting(text: str, elsewhere: Elsewhere, *keys: str) -> str:
    """Return what `timeline.toml` says, in the language asked for where one of its keys is said in it."""
    said = any(key in keys and tag == asked() for key, tag, _ in elsewhere)
    return in_tongue(text, asked() if said else tongue())


def timeline_name(edition: Edition) -> str:
    """Return what a timeline is called; the names of several lanes that stand for that are in no one language."""
    said = edition.dataset.settings
    return _setting(edition.title, said.elsewhere, "title") if said.title else isolated(edition.title)


def lanes(edition: Edition, whole: bool = False) -> list[str]:
    """Return the lanes with whose term each is, where it is somebody's; `whole`: by their names in full."""
    known = edition.dataset.settings.lane_names
    return [_lane(known[lane], whole) if lane in known else own_words(lane) for lane in edition.dataset.lanes]


def _lane(lane: LaneName, whole: bool) -> str:
    full = lane.full if whole else ""
    name = (
        isolated(lane.title) if lane.rest else _setting(full or lane.title, lane.elsewhere, "full" if full else "name")
    )
    return f"{name} ({isolated(lane.called)})" if lane.called else name
