"""Words in pictures: what is written in a photo, with its place and how sure the reader is.

``reading`` runs the models of ``maodun[ocr]``, which carries them: nothing is ever downloaded.
"""
