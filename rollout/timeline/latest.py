"""The latest of what is costly to make, kept by what was asked for; many may ask at once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Concatenate, Generic, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Whole = TypeVar("Whole")
Asked = ParamSpec("Asked")


class Latest(Generic[Key, Value]):
    """Keeps so many values; each further one takes the place of that which nobody asked for longest."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        """Return what is kept for a key, None where nothing is."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keys(self) -> list[Key]:
        """Return what values are kept for, what was asked for last at the end."""
        with self._lock:
            return [*self._kept]

    def put(self, key: Key, value: Value) -> None:
        """Keep a value for a key."""
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def while_it_lives(
    make: Callable[Concatenate[Whole, Asked], Value],
) -> Callable[Concatenate[Whole, Asked], Value]:
    """Keep what a function makes of an object, by all else that it is asked by, for as long as the object is in use.

    A cache of the latest would hold an older file's events, and those of many languages would drive each other out.
    """
    kept: WeakKeyDictionary[Whole, dict[Hashable, Value]] = WeakKeyDictionary()

    @wraps(make)
    def made(whole: Whole, /, *asked: Asked.args, **named: Asked.kwargs) -> Value:
        own, key = kept.setdefault(whole, {}), (asked, *sorted(named.items()))
        if key not in own:
            own[key] = make(whole, *asked, **named)
        return own[key]

    return made
