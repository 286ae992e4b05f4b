"""``maodun scan``: from options to an order, from the scan to its forms."""
