"""Clearances as they were made, and what people said since. Nothing said is ever deleted."""
