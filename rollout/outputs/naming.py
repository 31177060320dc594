"""What a file to take away is called: after the file of events, the view, the data and the size; no two are one."""

import unicodedata
from hashlib import sha256

from rollout.evidence.file_names import takeable
from rollout.timeline.edition import Edition
from rollout.timeline.view import View
from rollout.timeline.window import EVER, Window

LONGEST = 160  # bytes of the stem: every system takes 255 for a whole name


def _slug(text: str) -> str:
    """Return the letters, with their vowel signs, and the figures of a text; a dash for what stands between them."""
    kept = (letter if unicodedata.category(letter)[0] in "LMN" or letter in "._" else " " for letter in text)
    return "-".join("".join(kept).split()).strip("-.")


def _days(window: Window | None) -> str:
    """Return a window as short as it can be said; nothing for one without ends."""
    if window is None or window == EVER:
        return ""
    first, last = window.first(), window.last()
    if first.endswith("-01-01") and last.endswith("-12-31"):
        return "-".join(dict.fromkeys((first[:-6], last[:-6])))
    return "-to-".join(dict.fromkeys((first, last)))


def _view(view: View) -> list[str]:
    only = [*view.lanes, *view.statuses, *view.kinds, "disputed" if view.disputed else "", view.search]
    clock = [f"by-{view.clock}" if view.clock else "", f"as-known-{view.as_known}" if view.as_known else ""]
    language = f"in-{view.language}" if view.language else ""
    return [*(_slug(one).lower() for one in (*only, *clock)), _days(view.window), _slug(view.series), language]


def stem(edition: Edition) -> str:
    """Return what every file made of an edition is called before its size and its ending.

    Of a name too long for a file the rest is told apart by figures.
    """
    file = takeable(_slug(edition.dataset.name.rpartition(".")[0])) or "events"
    whole = "-".join(part for part in (file, *_view(edition.view)) if part)
    if len(whole.encode()) > LONGEST:
        cut = whole.encode()[:LONGEST].decode("utf-8", "ignore").rstrip("-.")
        whole = f"{cut}-{sha256(whole.encode()).hexdigest()[:6]}"
    return f"{whole}-{edition.dataset.digest[:7]}"


def file_name(edition: Edition, ending: str, *further: str) -> str:
    """Return what a file is called; further: its size and its look, where it has one."""
    return "-".join((stem(edition), *(_slug(one) for one in further if one))) + ending
