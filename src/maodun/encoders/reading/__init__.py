"""Picture files from anywhere to pixels: upright, in sRGB, on white, within safe limits.

``forms`` tells what bytes really are, ``decoding`` decodes them, ``kinds`` tells drawings from
photos, ``pictures`` is what others call, ``keeping`` makes the bytes that are stored.
"""
