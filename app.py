"""Rollout: serve a timeline of events.csv on this machine and open it in the browser."""

from rollout.commands.environment import enter

if __name__ == "__main__":
    enter(__file__)

from functools import cache
from typing import Any

from rollout.commands.hosted import hosted
from rollout.commands.serve import serve


@cache
def __getattr__(name: str) -> Any:
    """Return the application when a hosting server asks for it: `gunicorn app:server`."""
    if name != "server":
        raise AttributeError(f"module 'app' has no attribute '{name}'")
    return hosted()


if __name__ == "__main__":
    serve()
