"""The worst decks that we know, for `bench.worst_inputs`."""

from collections.abc import Callable

KINDS: dict[str, Callable[[], Callable[[], object]]] = {}
