"""The company store: products, portfolio and reviews, with the services every door calls.

``register`` works without the store. ``store.store_open`` comes before everything else.
"""
