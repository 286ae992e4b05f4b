"""The figures of rights, kept beside the register's commits, and how an encoder sees them.

``segments`` are flat columns; ``keeping`` writes them; ``scanning`` finds the nearest in one
segment; ``looking`` answers from all of them within a scope; ``checking`` goes through them.
"""
