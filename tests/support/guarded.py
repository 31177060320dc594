"""Run app.py with every outside address refused: `python -m tests.support.guarded app.py FILE …`."""

import runpy
import sys

from tests.support import outside


def tell(event: str, args: tuple[object, ...]) -> None:
    """Refuse an outside address and say so at once, for the server may be ended before it can."""
    try:
        outside.watch(event, args)
    except outside.OutsideError as error:
        sys.stderr.write(f"{error}\n")
        sys.stderr.flush()
        raise


if __name__ == "__main__":
    sys.addaudithook(tell)
    sys.argv = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name="__main__")
