"""What the command `export` does when it is given a folder: a site, put there whole or not at all."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import click

from rollout.commands.cli import unwritable
from rollout.commands.misuse import Misuse
from rollout.evidence.text import safe_link
from rollout.evidence.writer import led_to
from rollout.outputs.formats import FORMATS
from rollout.outputs.site.folder import ForeignError, earlier, mend, settle
from rollout.timeline.edition import Edition, Options
from rollout.words.said import told
from rollout.words.say import later, say, speaking

TAKES = ("talk", "notes")
"""Which of the options that say how to make an output a site heeds."""


def is_folder(out: str) -> bool:
    """Return whether an output is named as a folder is, or is one that no format has the name of."""
    return out.endswith(("/", "\\")) or (Path(out).is_dir() and Path(out).suffix.lower() not in FORMATS)


def heeded(given: Iterable[str]) -> None:
    """Raise what to tell a person where an option means nothing for a site."""
    stray = next((name for name in given if name not in TAKES), None)
    if stray:
        words = later("{option} means nothing for a site, which holds every format.")
        raise Misuse(say(words, option=f"--{stray.replace('_', '-')}"))


def address_of(asked: str) -> str:
    """Return the address of a site with a slash at its end; empty where none is given.

    Raises what to tell a person where it is no address of a folder.
    """
    if not asked:
        return ""
    found = safe_link(asked)
    if not found or "?" in found or "#" in found:
        words = later("--address: '{text}' is not the address of a folder on the web. Write {example}.")
        raise Misuse(say(words, text=asked, example="https://example.org/grid/"))
    return found.rstrip("/") + "/"


def deliver_site(folder: Path, edition: Edition, options: Options, address: str, tongue: str) -> None:
    """Make a site in a folder, in the place of an earlier one; raise what to tell a person where that cannot be.

    tongue: the language that the site speaks.
    """
    maker = import_module("rollout.outputs.site.maker")  # only now: it brings every format
    ahead = import_module("rollout.outputs.site.forecast")
    try:
        target = led_to(folder)
        mend(target)
        there = earlier(target)
        click.echo(f"{folder}: {ahead.forecast(edition, address, there, options).words}", err=True)
        with speaking(tongue):
            files = maker.make_site(edition, options, address, there)
        settle(target, files)
    except ForeignError as error:
        raise click.ClickException(told(error.args[0])) from error
    except OSError as error:
        raise unwritable(folder, error) from error
    size = round(sum(map(len, files.values())) / 1e6)
    words = later("{folder}: {n} files and the faces of their letters, {size} MB.")
    click.echo(say(words, folder=str(folder), n=ahead.counted(files), size=size), err=True)
