"""Bytes to vectors, regions and text, each by a named model. Nothing here opens a network."""
