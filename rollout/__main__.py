"""`python -m rollout`: check and export a file of events."""

from rollout import changes_command, export
from rollout.cli import main

__all__ = ["changes_command", "export", "main"]

main()
