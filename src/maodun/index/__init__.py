"""The register on one machine: tantivy for words, flat files for texts, SQLite for the rest.

``adding`` writes, ``register`` reads, ``storage`` keeps; what joins them is the commit point
(``docs/decisions/0003-commit-point.md``).
"""
