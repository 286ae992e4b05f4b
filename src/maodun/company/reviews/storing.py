"""Clearances and findings as bytes: JSON with the number of its form, compressed."""

import msgspec
import zstandard

from maodun.domain.clearance import Clearance, Finding

SCHEMA = 1
"""Raised when an older stored clearance could no longer be read as it is."""


def pack(content: Clearance | Finding) -> bytes:
    """Return a clearance, or one finding of it, as compressed JSON."""
    return zstandard.ZstdCompressor(level=6).compress(msgspec.json.encode(content))


def unpack(packed: bytes) -> Clearance:
    """Return the clearance that ``pack`` was given."""
    return msgspec.json.decode(_plain(packed), type=Clearance)


def unpack_finding(packed: bytes) -> Finding:
    """Return the finding that ``pack`` was given."""
    return msgspec.json.decode(_plain(packed), type=Finding)


def _plain(packed: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompress(packed)
