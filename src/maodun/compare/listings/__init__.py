"""The words of listings held against the words of every sign of a register in one pass.

``keys.py`` says under which numbers a sign is found, ``scanning.py`` reads listings with them,
``lexicon.py`` is a register's words in memory, ``changes.py`` says what to write instead.
"""
