"""``maodun review``: look at what was found, say something, judge the sample."""
