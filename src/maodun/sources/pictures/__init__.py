"""Picture files wherever they lie: folders, archives, data URIs, addresses of the web.

``finding`` names each with a way to load its bytes, ``fetch`` gets those of the web. What the
bytes show is not looked at here.
"""
