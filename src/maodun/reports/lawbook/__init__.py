"""The law book: every rule in words, with its sources and cases, as pages without scripts.

``naming`` has the words for codes, ``lengths``, ``fees`` and ``values`` say what a version
holds, ``entries`` one rule, ``pages`` and ``writing`` the book.
"""
