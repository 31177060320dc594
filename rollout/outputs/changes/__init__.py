"""What changed between two files of events: added, corrected field by field, withdrawn; as text, JSON and a page."""
