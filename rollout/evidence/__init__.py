"""Bytes to events: what a file may hold, how it is read, what is wrong with it, and how it is written back."""
