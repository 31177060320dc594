"""The texts of very many events in PostgreSQL, and the keys by which they are found."""

from collections.abc import Iterable, Sequence

from rollout.database.asking import Asking
from rollout.database.indexing import BREAK
from rollout.evidence.alike import by_syllables, holder
from rollout.timeline.bits import Meant
from rollout.timeline.finding import Keys, Places
from rollout.timeline.vocabulary import Kind

WITHIN = "SELECT key, text FROM rollout.index_key WHERE kind = %s AND strpos(text, %s) > 0"
KEYS = "SELECT key, text FROM rollout.index_key WHERE kind = %s AND text = ANY(%s)"
PLACES = "SELECT key, part, places FROM rollout.index_places WHERE key = ANY(%s)"
# Which of some events, few or very many, have a text that holds a name; and what their texts are.
HOLDING = "SELECT number FROM rollout.index_text WHERE strpos(folded, %s) > 0 AND "
TEXTS = "SELECT number, folded FROM rollout.index_text WHERE "
FEW, VERY_MANY = "number = ANY(%s::int[])", "get_bit(%s, number) = 1"
LOOKED_UP = 300_000  # texts that are looked up one by one; where there are more, all are gone through


class DatabaseTexts:
    """Asks for keys, for what they tell of, and for texts."""

    def __init__(self, asking: Asking) -> None:
        """Take who is asked."""
        self._asking = asking

    def keys(self, kind: Kind, texts: Sequence[str]) -> Keys:
        """Return those keys of a kind that there are."""
        return self._asking.rows(KEYS, int(kind), [*texts])

    def within(self, kind: Kind, text: str) -> Keys:
        """Return the keys of a kind that hold a text."""
        return self._asking.rows(WITHIN, int(kind), text)

    def places(self, keys: Sequence[int]) -> Places:
        """Return which events the keys tell of."""
        return self._asking.rows(PLACES, [*keys])

    def holding(self, name: str, near: Meant) -> list[int]:
        """Return the numbers of those of some events whose text holds a name."""
        few = len(near) <= LOOKED_UP
        which, given = (FEW, listed(near)) if few else (VERY_MANY, near.flags)
        if by_syllables(name):
            return self._asking.sifted(TEXTS + which, holder(name), given)
        return [one for (one,) in self._asking.rows(HOLDING + which, name.replace("\0", BREAK), given)]


def listed(numbers: Iterable[int]) -> str:
    """Return numbers as a database takes a list of them."""
    return f"{{{','.join(map(str, numbers))}}}"
