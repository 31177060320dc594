"""Where a talk stands, for the phones of those who listen. Of who follows nothing is known here, and nothing kept."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from threading import Lock

from rollout.evidence.event import Dataset
from rollout.evidence.store import Evidence
from rollout.figure.cache import Pictures
from rollout.timeline.dataset_index import DatasetIndex
from rollout.timeline.followed import followed
from rollout.timeline.questions import Questions
from rollout.timeline.spoken import language_of
from rollout.timeline.talk import Talk
from rollout.timeline.talks import Talks, attempt
from rollout.words.say import speaking
from rollout.words.tongues import tongue_for

BEFORE, ON, OVER = "before", "on", "over"
STATES = (BEFORE, ON, OVER)


@dataclass(frozen=True, slots=True)
class Turn:
    """What the page that gives a talk says of it.

    talk: its name. at: the number of the scene, from 0. draft: the CSV of a talk in preparation, which no file holds.
    """

    talk: str
    at: int = 0
    state: str = BEFORE
    draft: bytes | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the talk stands. number: of the talk, one more for each that begins; shown: the scenes that were."""

    turn: Turn
    number: int = 0
    shown: frozenset[int] = frozenset()


class Audience:
    """The talk that is followed: turned by the page that gives it, and read by any number of phones."""

    def __init__(self, store: Evidence, index_of: Callable[[Dataset], Questions] = DatasetIndex) -> None:
        """Take the store of the evidence, and who answers questions about what it holds."""
        self.token = token_urlsafe(24)
        """What the page that gives the talk shows, to be heard; no phone is ever told it."""
        self.addresses: Callable[[], tuple[str, ...]] = tuple
        """What tells the addresses at which phones find their page now; whoever opens the port says it."""
        self._store = store
        self._talks = Talks(store.path)
        self._pictures = Pictures(store, index_of)
        self._place = Place(Turn(""))
        self._known: dict[tuple[str, str], list[bytes]] = {}
        self._state: tuple[int, str] = (0, "")
        self._turning, self._telling = Lock(), Lock()

    def turn(self, given: Turn) -> None:
        """Take in where the talk stands. A scene that was shown once may be read again, one to come may not."""
        with self._turning:
            before = self._place
            same = (given.talk, given.draft) == (before.turn.talk, before.turn.draft)
            shown = (before.shown if same else frozenset()) | ({given.at} if given.state == ON else frozenset())
            self._place = Place(given, before.number + (not same), shown)

    def now(self) -> bytes:
        """Return where the talk stands, as JSON of some seventy bytes: all that phones ask for again and again.

        seen: how many scenes there are up to the last that was shown; skipped: those of them that were not.
        """
        place, data = self._place, self._store.now().dataset.digest[:7]
        seen = max(place.shown, default=-1) + 1
        skipped = [at for at in range(seen) if at not in place.shown]
        where = {"talk": place.number, "state": place.turn.state, "at": place.turn.at}
        where |= {"seen": seen, "skipped": skipped, "data": data}
        return json.dumps(where, separators=(",", ":")).encode()

    def scene(self, at: int, asked: str) -> bytes | None:
        """Return what is told of a scene as JSON in a language; None: it was not shown yet, or there is none.

        asked: the tag of any language; where events have no words in it theirs are those of the file.
        """
        place = self._place
        if at not in place.shown:
            return None
        scenes = self._scenes(place, asked)
        return scenes[at] if at < len(scenes) else None

    def title(self) -> str:
        """Return what the timeline is called."""
        return self._store.now().dataset.title

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the file, its own first; none where it has but that one."""
        return self._pictures.index().languages

    def _scenes(self, place: Place, asked: str) -> list[bytes]:
        """Return all scenes of the talk in a language: made once, however many phones ask."""
        index = self._pictures.index()
        language, tongue = language_of(asked, index.languages), tongue_for(asked)
        with self._telling:
            if self._state != (state := (place.number, index.dataset.digest)):
                self._known, self._state = {}, state
            if (language, tongue) not in self._known:
                spoken = index.spoken(language)
                talk = self._talk(place.turn, spoken.sought)
                with speaking(tongue):
                    told = followed(talk, spoken.sought, spoken.home) if talk else []
                self._known[language, tongue] = [json.dumps(one, ensure_ascii=False).encode() for one in told]
            return self._known[language, tongue]

    def _talk(self, turn: Turn, dataset: Dataset) -> Talk | None:
        if turn.draft is not None:
            return attempt(turn.draft, "draft", dataset)
        return self._talks.find(turn.talk, dataset)
