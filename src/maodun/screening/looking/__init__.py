"""The pictures of a product against the designs, works and marks in scope.

Start at ``pictures.look_at_pictures``; ``unlooked`` says what was not compared.
"""
