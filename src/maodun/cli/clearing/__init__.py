"""``maodun clear``: from options to an order, from reviews to reports."""
