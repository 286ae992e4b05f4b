"""``maodun serve``: the desk in a browser."""
