"""Commands that are told in the language of whoever calls them: their help, and what is wrong with a call."""

import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from inspect import cleandoc
from itertools import pairwise
from typing import Any

import click

from rollout.layout.scripts import parts
from rollout.words.say import language, later, later_many, pattern, pattern_many, say, speaking
from rollout.words.tongues import tongue_for

OF_CLICK = (
    *(later("Usage:"), later("Options"), later("Commands"), later("default: {default}"), later("required")),
    *(later("Show this message and exit."), later("Error: {message}"), later("Try '{command} {option}' for help.")),
    *(later("Invalid value for {param_hint}: {message}"), later("Missing argument"), later("Missing option")),
    *(later("No such option {name!r}."), later("No such command {name!r}."), later("Missing command.")),
    *(later("{value!r} is not a valid {number_type}."), later("{value} is not in the range {range}.")),
    *(later("Option {name!r} does not take a value."), later("Aborted!"), later("Error: invalid input")),
    later("Choose from:\n\t{choices}"),
    later_many("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    later_many("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    later_many("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    later_many("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
"""What the package says of itself: it asks gettext, and is answered from our catalogue."""
SAYING = ("core", "exceptions", "formatting", "parser", "termui", "types")
ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG")
OPTION = "--language"
MAKING = ("export", "view", "serve")
"""Commands for which the option is the language of what they make or open: they tell in that of the environment, or in
the one that is asked for before their name."""
TEXT, HELP = 74, 44
"""Columns of a line in a script without spaces, which the package cannot break: of a text, of what an option does."""
SPACELESS = ("zh", "bo")
"""Languages whose words have no spaces between them: the package would part a Tibetan letter from what hangs on it."""
CLOSING = "，。；：、）”། "
"""What may stand over the end of a line."""


def _answered() -> None:
    """Have the package look its sentences up here."""
    for name in SAYING:
        module = getattr(click, name)
        module._ = pattern
        if hasattr(module, "ngettext"):
            module.ngettext = pattern_many


_answered()


def asked(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Return the language that a command is called in: by its option, else that of the environment.

    >>> asked(["check", "--language=de"]), asked([], {"LANG": "fr_CA.UTF-8"})
    ('de', 'fr')
    """
    words = words[: next((place for place, word in enumerate(words) if word in MAKING), len(words))]
    pairs = [*pairwise(words), *(tuple(word.split("=", 1)) for word in words if "=" in word)]
    tag = next((value for name, value in pairs if name == OPTION), "")
    found = tag or next((environment[name] for name in ENVIRONMENT if environment.get(name)), "")
    return tongue_for(re.split(r"[._@-]", found, maxsplit=1)[0])


def paragraphs(text: str | None) -> list[str]:
    """Return the paragraphs of a docstring, each on one line: the sentences of the catalogue."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", cleandoc(text or ""))]


def _columns(text: str) -> int:
    """Return how wide a terminal shows a text: what stands on or below a letter, as in Tibetan, takes no room."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else unicodedata.category(letter) not in ("Mn", "Me")
        for letter in text.rstrip(CLOSING)
    )


def _lines(text: str, most: int) -> Iterator[str]:
    line = ""
    for space, part in parts(text):
        longer = f"{line}{space}{part}" if line else part
        if line and _columns(longer) > most:
            yield line
            longer = part
        line = longer
    yield line


def laid(text: str, most: int) -> str:
    """Return a text that the package need not break where its script has no spaces."""
    return "\b\n" + "\n".join(_lines(text, most)) if language() in SPACELESS else text


class Telling(click.Command):
    """A command whose help is told."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **named: Any) -> Any:
        """Run it in the language that it is called in."""
        words = sys.argv[1:] if args is None else args
        with speaking(asked(() if self.name in MAKING else words)):
            return super().main(args, *more, **named)

    def format_help_text(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text("\n\n".join(laid(say(part), TEXT) for part in paragraphs(self.help)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option does."""
        records = []
        for param in self.get_params(ctx):
            if isinstance(param, click.Option):
                shown = copy(param)
                shown.help = say(" ".join((shown.help or "").split()))
                name, words = shown.get_help_record(ctx) or ("", "")  # no option of ours is hidden
                records.append((name, laid(words, HELP)))
        with formatter.section(say("Options")):
            formatter.write_dl(records)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return its first sentence, as a list of commands has it."""
        first = say(paragraphs(self.help)[0])
        if language() in SPACELESS:
            line, *rest = _lines(re.split("[。：；།]", first)[0], limit - 1)
            return f"\b\n{line}…" if rest else f"\b\n{line}"
        shown = copy(self)
        shown.help = first
        return click.Command.get_short_help_str(shown, limit)


class TellingGroup(Telling, click.Group):
    """Commands under one name, whose help is told."""

    command_class = Telling
    group_class = type

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option does, and each command."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)
