"""What to file before a product goes online: the clock, the options, the best set, the gap.

Pure: products, assumptions and today's day come in; the law answers through ``law.Law``.
"""
