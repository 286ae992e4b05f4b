"""``maodun name``: from names and goods to a question, from the answer to its files."""
