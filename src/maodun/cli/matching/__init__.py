"""``maodun match``: from options to an order, from the rankings to their forms."""
