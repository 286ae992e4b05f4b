"""Whether two listings sell the same product, by text alone.

Read ``same.py`` first; each module before it does one step, and ``products_1.json`` holds the
frozen recipe.
"""
