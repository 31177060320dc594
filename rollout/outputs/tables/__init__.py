"""What programs read: the events of an edition as a spreadsheet, records, a calendar and a bibliography."""
