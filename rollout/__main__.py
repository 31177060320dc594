"""`python -m rollout`: check and export a file of events."""

from rollout import export
from rollout.cli import main

__all__ = ["export", "main"]

main()
