"""Listings of many sellers, held against everybody's words and against rights of our own."""
