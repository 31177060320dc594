"""Who is editing which event just now: told by the pages, kept in memory alone, forgotten when they fall silent."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

SILENT = 5.0  # seconds after which a page that asks no more is editing nothing; it asks each second at least
MOST = 200  # pages at once; whoever has been silent longest is forgotten first


@dataclass(frozen=True, slots=True)
class Editing:
    """An event that somebody has in the form, and by which name; empty where she gave none."""

    event: str
    who: str


class Presence:
    """Knows for some seconds what each page has in its form."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Take what tells the seconds."""
        self._clock, self._lock = clock, Lock()
        self._pages: dict[str, tuple[float, Editing]] = {}

    def tell(self, page: str, event: str, who: str) -> tuple[Editing, ...]:
        """Hear which event a page has in its form, none being "", and return those of all other pages."""
        now = self._clock()
        with self._lock:
            self._pages.pop(page, None)
            if event and page:
                self._pages[page] = now, Editing(event, who)  # the last of all
            heard = [(name, one) for name, one in self._pages.items() if now - one[0] < SILENT]
            self._pages = dict(heard[-MOST:])
            return tuple(dict.fromkeys(one for name, (_, one) in self._pages.items() if name != page))
