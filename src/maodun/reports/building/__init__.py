"""What a report contains: pure functions from a clearance to the model.

``report`` puts the parts together; the other modules each build one part.
"""
