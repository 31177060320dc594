"""The option that has a command speak another language than English."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from rollout.words.say import speaking
from rollout.words.tongues import ENGLISH, TONGUES, tongue_for

Command = TypeVar("Command", bound=Callable[..., Any])


def _speak(context: click.Context, _: click.Parameter, tag: str) -> None:
    """Speak a language for as long as the command runs; raise what to tell a person where we do not have it."""
    tongue = tongue_for(tag)
    if tongue == ENGLISH and tag and tag.partition("-")[0].casefold() != ENGLISH:
        raise click.BadParameter(f"'{tag}' is not one of {', '.join(TONGUES)}.")
    context.with_resource(speaking(tongue))


def spoken(command: Command) -> Command:
    """Give a command the option that has it speak another language."""
    words = "Say it in another language: zh, bo, de or fr."
    option = click.option(
        "--language", default="", metavar="TAG", expose_value=False, is_eager=True, callback=_speak, help=words
    )
    return option(command)
