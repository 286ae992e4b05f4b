"""What pictures say in a report: pairs, figures, the earlier field, the product's album.

Pictures stand here by their hash; a form asks for their bytes when it lays them out.
"""
