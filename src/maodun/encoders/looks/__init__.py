"""Looks: one vector for a drawing or photo, so that views of one thing lie close together.

``normalising`` draws every picture as the same kind of lines, ``encoding`` runs the embedded
model over them, ``models`` any other model by path.
"""
