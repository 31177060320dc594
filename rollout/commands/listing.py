"""The help of `export`, which lists every format."""

import click

from rollout.commands.telling import HELP, Telling, laid
from rollout.outputs.formats import FORMATS
from rollout.words.say import say


class Exporting(Telling):
    """The command that lists every format in its help."""

    def format_epilog(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """Write which endings there are, and what each makes."""
        with formatter.section(say("The ending of OUT says what to make")):
            formatter.write_dl([(suffix, laid(say(form.words), HELP)) for suffix, form in FORMATS.items()])
