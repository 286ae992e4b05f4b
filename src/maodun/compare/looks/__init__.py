"""Pictures of a product beside those of a right: which pairs are near, and how near together.

Designs, works and logos share it; what each kind adds stands in its own folder.
"""
