"""Rights of our own and rights we may use; they rule themselves out of every clearance."""
