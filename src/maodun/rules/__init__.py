"""Apply the law files: terms, the life of a right, markets, what nobody can see.

Knows arithmetic only; every number and date comes from ``law/``. Pure.
"""
