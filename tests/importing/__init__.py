"""Any list to events: readers, columns, dates, questions."""
