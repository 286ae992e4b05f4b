"""Designs held against products: what the figures show, and how near two looks are."""
