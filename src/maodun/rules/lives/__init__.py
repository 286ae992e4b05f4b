"""The life of a right: its term, its fees, what ended it early, what could change it.

``life`` puts together what ``endings``, ``fees``, ``revivals`` and ``notices`` say.
"""
