"""One folder per office, platform or shop: ``parse.py`` (pure), ``FIELDS.md``, ``fetch.py``.

``published`` finds the files that a source reads and opens them safely.
"""
