"""Everything that can be taken away: deck, handout, tables, offline page, site, report of changes."""
