"""``maodun plan``: from options to an order, from the plan to its files."""
