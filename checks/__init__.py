"""Checks before a release that take minutes or hours: `make soak`, or one alone with `make soak CHECK=malformed`.

Each prints what it measured, and ends with an error when a promise of SECURITY.md is broken. Their traffic goes to this
machine alone, their files to a folder of their own.
"""
