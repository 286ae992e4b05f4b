"""The pictures of products: loaded, read, looked at, kept.

``places`` gets the bytes of each, ``seeing`` looks at one, ``albums`` makes a product's album,
``sights`` remembers what was seen, ``product`` holds two pictures against each other.
"""
