"""The HTML page, its scripts and its styles."""
