"""The elimination: one product, everybody's rights, a ruling and a reason for each.

Start at ``shield.clear``. Sees the register and people's decisions only as values and ports.
"""
