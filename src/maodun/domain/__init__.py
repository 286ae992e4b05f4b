"""Words of the field as frozen values. Imports nothing from this project.

Rights and products, what was compared, what people decided, and the ports the shell fills.
"""
