"""What is told of a request that cannot be meant so."""

import click


class Misuse(click.ClickException):
    """A request that cannot be meant so: one line, and the exit code of wrong usage."""

    exit_code = 2
