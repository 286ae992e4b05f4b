"""Copies: is one picture made from the other, cropped, mirrored, recoloured or written over?

``encoding`` makes one vector of a registered picture and several of one that is looked up;
``checking`` lays two pictures over each other point by point. Nothing here knows things: two
photos of the same dress are two pictures.
"""
