"""Products as sellers and shops describe them.

``reading.read_products`` is the one door; each folder reads one form.
"""
