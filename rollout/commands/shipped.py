"""The file of events that is shown when none is named."""

from pathlib import Path

NAME = "events.csv"
PROGRAM = Path(__file__).resolve().parent.parent


def standard() -> Path:
    """Return events.csv of this folder; where there is none, the evidence that came with the program.

    An installed program has it inside; in a copy of the whole project it stands beside the program.
    """
    here = Path(NAME)
    known = (here, PROGRAM / "shipped" / NAME, PROGRAM.parent / NAME)
    return next((path for path in known if path.is_file()), here)
