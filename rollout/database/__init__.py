"""Evidence in PostgreSQL: the tables, what is put into them and read out of them, and the page's answers from there."""
