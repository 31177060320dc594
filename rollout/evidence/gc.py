"""Python's collector of circles, held while millions of values are made: it would look at each over and over."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Hold the collector for a while; what is in no circle, as evidence never is, is freed at once all the same."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def gc_frozen() -> Iterator[None]:
    """Hold the collector while what stays as long as the program is made, and have it never look at that again."""
    with gc_paused():
        yield
        gc.freeze()
