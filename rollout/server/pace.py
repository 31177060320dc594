"""How soon a page looks again whether the evidence is another: sooner where few look, so that many cost no more."""

import time
from collections.abc import Callable
from math import exp
from threading import Lock

SOONEST, LATEST = 250, 1000
"""Milliseconds between two looks of a page."""
LOOKS = 20
"""Looks a second, of all pages, that are welcome before they come less often."""
HEADER = "Look-Again"
"""Milliseconds until the next look."""


class Pace:
    """Tells each page that looks when to look again; how many there are shows in how often they do."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """clock: seconds that never go back."""
        self._clock, self._lock = clock, Lock()
        self._pages, self._last = 0.0, clock()

    def again(self) -> int:
        """Return after how many milliseconds a page that looks now looks again.

        Each look stands for the time until the page's next one, so that their sum over a second is how many pages look.
        """
        with self._lock:
            now = self._clock()
            self._pages *= exp(self._last - now)
            self._last = now
            pause = min(LATEST, max(SOONEST, round(self._pages * 1000 / LOOKS)))
            self._pages += pause / 1000
            return pause
