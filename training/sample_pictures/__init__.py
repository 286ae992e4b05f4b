"""Draws the pictures of the sample: things as solids, seen as drawings and as photos.

Everything is made by numbers here and nothing is taken from anywhere. Written again with
``python -m training.sample_pictures``; the same numbers give the same pictures.
"""
