"""Measurements: each module is one."""
