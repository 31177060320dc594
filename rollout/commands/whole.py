"""All commands as one: begin, check, import, export, compare and show events."""

from importlib import import_module
from typing import Any

import click

from rollout.commands import (
    changes,
    cli,
    database,
    export,
    history,
    import_,
    new,
    pack,
    proposals,
    review,
    translate,
    verify,
)
from rollout.commands.environment import legible
from rollout.commands.telling import TellingGroup

__all__ = [
    "changes",
    "database",
    "export",
    "history",
    "import_",
    "main",
    "new",
    "pack",
    "proposals",
    "review",
    "translate",
    "verify",
]


class Whole(TellingGroup):
    """Every command there is; the one that serves is loaded when asked for, for it takes as long as all others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return [*super().list_commands(ctx), "serve"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name."""
        if cmd_name == "serve":
            command: click.Command = import_module("rollout.commands.serve").serve
            return command
        return super().get_command(ctx, cmd_name)

    def main(self, *arguments: Any, **named: Any) -> Any:
        """Run a command in a console that may lack letters."""
        legible()
        return super().main(*arguments, **named)


main = Whole(
    "rollout",
    commands=cli.main.commands,
    help=cli.main.help,
    params=cli.main.params,
    context_settings=cli.main.context_settings,
)
