"""Listings of others ranked against rights of our own; start at ``matching.match_listings``.

The same comparing as in the other direction: words against marks, products against claims.
"""
