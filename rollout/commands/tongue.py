"""The option that has a command speak another language than that of the environment."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from rollout.evidence.problems import shown
from rollout.words.say import later, say
from rollout.words.tongues import ENGLISH, TONGUES, tongue_for

Command = TypeVar("Command", bound=Callable[..., Any])


def _ours(_: click.Context, __: click.Parameter, tag: str) -> None:
    """Raise what to tell a person where we do not have a language; a command we have speaks it from its beginning."""
    if tongue_for(tag) == ENGLISH and tag and tag.partition("-")[0].casefold() != ENGLISH:
        raise click.BadParameter(say("'{tag}' is not one of {listed}.", tag=shown(tag), listed=", ".join(TONGUES)))


def spoken(command: Command) -> Command:
    """Give a command the option that has it speak another language."""
    words = later("Say it in another language: en, zh, bo, de or fr.")
    option = click.option(
        "--language", default="", metavar="TAG", expose_value=False, is_eager=True, callback=_ours, help=words
    )
    return option(command)
