"""Court cases as a table: court, number, day, plaintiff, rights."""
