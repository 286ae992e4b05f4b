"""``maodun register``: the register and nothing else; the company store stays closed."""
