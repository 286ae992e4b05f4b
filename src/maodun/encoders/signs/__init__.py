"""Signs: logos in pictures, and one vector for each, whatever its colours, frame and words.

``ink`` tells a logo from its ground, ``figure`` the figure from frame and words, ``encoding``
makes the vector, ``regions`` finds where in a photo a logo may be.
"""
