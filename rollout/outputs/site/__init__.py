"""A folder that any web host can serve: the page, a page for each event, every format, and nothing that runs there."""
