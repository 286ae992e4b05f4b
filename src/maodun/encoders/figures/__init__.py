"""Figures: an office's sheet cut into its single figures, without labels, frames and headers.

``cutting`` is the door; ``broken`` tells broken lines from solid ones, ``labels`` finds and
``glyphs`` reads what is printed under a figure.
"""
