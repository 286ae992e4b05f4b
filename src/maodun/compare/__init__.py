"""Comparators: how a right meets a product, in pure functions and frozen recipes.

``claims`` is the door; the other modules take claims apart, prepare a product and weigh.
"""
