"""The form of law files as closed models: what a file may say, and nothing else.

``rule`` is one file; ``lengths`` and ``values`` are what the kinds of rule hold.
"""
