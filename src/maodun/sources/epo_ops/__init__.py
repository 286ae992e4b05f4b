"""EPO Open Patent Services: saved answers, alone or recorded in a row."""
