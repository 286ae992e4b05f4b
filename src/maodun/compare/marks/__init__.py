"""Marks held against marks: sight, sound, meaning and goods, weighed by the recipe ``marks-1``.

``comparing`` is the door; ``sounds`` and ``words`` also serve listings and names.
"""
