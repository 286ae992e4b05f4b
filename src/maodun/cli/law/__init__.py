"""``maodun law``: look at the rules, ask them, check them, write the book, compare a copy.

These commands need neither the register nor the company store.
"""
