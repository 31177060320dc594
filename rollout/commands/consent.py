"""Telling the person at the terminal what is done, and asking before something that an option allows."""

import sys
from collections.abc import Callable, Collection

import click

from rollout.words.said import told
from rollout.words.say import language, speaking


def telling() -> Callable[[str], None]:
    """Return what tells a line, in the language that is spoken now, whatever an output speaks."""
    own = language()

    def tell(line: str) -> None:
        with speaking(own):
            click.echo(told(line))

    return tell


def asking(given: Collection[str]) -> Callable[[str, str], bool]:
    """Return what answers a question: yes for an option given, the person's word at a terminal, no where none is."""
    own = language()

    def agree(option: str, question: str) -> bool:
        with speaking(own):
            return option in given or (sys.stdin.isatty() and click.confirm(told(question), err=True))

    return agree
