"""Asking the person at the terminal before something is done that an option allows."""

import sys
from collections.abc import Callable, Collection

import click


def asking(given: Collection[str]) -> Callable[[str, str], bool]:
    """Return what answers a question: yes for an option given, the person's word at a terminal, no where none is."""

    def agree(option: str, question: str) -> bool:
        return option in given or (sys.stdin.isatty() and click.confirm(question, err=True))

    return agree
