"""What holding many listings against rights brought, in both directions, as data.

``scans``: words of others in listings of ours; ``matches``: listings of others near our rights.
"""
