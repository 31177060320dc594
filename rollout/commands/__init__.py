"""The commands: run, check, export, changes."""
