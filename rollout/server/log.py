"""What may be said of a fault of our own: its kind and where in the code, never what was asked for or is shown."""

import logging
from pathlib import PurePath
from traceback import extract_tb

LOG = logging.getLogger("rollout")


def describe(error: BaseException) -> str:
    """Return a fault in one line: no message, which may quote the evidence, and no path of this machine."""
    frames = extract_tb(error.__traceback__)
    places = [f"{PurePath(frame.filename).name} line {frame.lineno}" for frame in frames[-3:]]
    return f"{type(error).__name__} in {', '.join(places)}" if places else type(error).__name__


def log(error: BaseException) -> None:
    """Log a fault in one line."""
    LOG.error("A fault in Rollout: %s. Please report it; the line holds nothing of your data.", describe(error))


class Unnamed(logging.Filter):
    """Leaves of another program's records only that there was a fault, of which kind, and where in the code."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite a record, which may name a reader's address or what was asked for; let every record pass."""
        error = record.exc_info[1] if record.exc_info else None
        record.msg, record.args = f"A fault in {record.name}{f': {describe(error)}' if error else ''}.", ()
        record.exc_info = record.exc_text = None
        return True
