"""Registered works: a table of title, owner, author, number and pictures, and the pictures."""
