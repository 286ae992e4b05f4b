"""Whether a brand name is taken: conflicts, hints of the offices, sound and sense, other names.

``checking`` is the door. Everything said of words comes from ``tables/`` or from the register.
"""
