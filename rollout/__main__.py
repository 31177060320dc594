"""`python -m rollout`: check and export a file of events."""

from rollout.cli import main

main()
