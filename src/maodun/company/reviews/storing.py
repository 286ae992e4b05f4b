"""Clearances as bytes: JSON with the number of its form, compressed."""

import msgspec
import zstandard

from maodun.domain.clearance import Clearance

SCHEMA = 1
"""Raised when an older stored clearance could no longer be read as it is."""


def pack(clearance: Clearance) -> bytes:
    """Return the clearance as compressed JSON."""
    return zstandard.ZstdCompressor(level=6).compress(msgspec.json.encode(clearance))


def unpack(packed: bytes) -> Clearance:
    """Return what ``pack`` was given."""
    plain = zstandard.ZstdDecompressor().decompress(packed)
    return msgspec.json.decode(plain, type=Clearance)
