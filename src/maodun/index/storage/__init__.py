"""How the register lies on disk: content files, tables, columns of facts, the lock.

Knows how to keep and find bytes; what they mean is the business of the package above.
"""
