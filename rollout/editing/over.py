"""A mapping of very many entries after a few changes: what has not changed is not copied."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

MOST = 1000  # changes that are kept beside the entries

K = TypeVar("K")
V = TypeVar("V")


class Over(Mapping[K, V]):
    """Entries, and a few that have changed since."""

    __slots__ = ("_base", "_own")

    def __init__(self, base: Mapping[K, V], own: Mapping[K, V | None]) -> None:
        """Take entries, and what has changed of them; None: it is gone."""
        self._base: Mapping[K, V] = base
        self._own: Mapping[K, V | None] = own
        if isinstance(base, Over):
            self._base, self._own = base._base, {**base._own, **own}
        if len(self._own) > MOST:
            self._base, self._own = dict(self.items()), {}

    def __getitem__(self, key: K) -> V:
        """Return the entry of a key."""
        found = self._own[key] if key in self._own else self._base[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[K]:
        """Go through the keys, those that have changed last."""
        yield from (key for key in self._base if key not in self._own)
        yield from (key for key, value in self._own.items() if value is not None)

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self._base) + sum((value is not None) - (key in self._base) for key, value in self._own.items())
