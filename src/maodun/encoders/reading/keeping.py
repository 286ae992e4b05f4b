"""The bytes of a picture that are stored, and its thumbnail for the screens."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from maodun.domain.pictures import PictureKind

Pixels = NDArray[np.uint8]

KEPT_SIDE = 1_600
"""Pixels of the longer side; a larger picture is made smaller before it is stored."""
_QUALITY = 90
_SMALL_QUALITY = 82


def fitted(pixels: Pixels, *, side: int = KEPT_SIDE) -> Pixels:
    """Return the picture with no side longer than ``side`` pixels; a smaller one as it is."""
    height, width = pixels.shape[:2]
    share = side / max(height, width)
    if share >= 1:
        return pixels
    size = (max(1, round(width * share)), max(1, round(height * share)))
    small = Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return np.array(small, np.uint8)


def kept(pixels: Pixels, kind: PictureKind) -> bytes:
    """Return the picture as it is stored: PNG for drawings, JPEG for photos."""
    return _encoded(fitted(pixels), kind, _QUALITY)


def thumbnail(pixels: Pixels, kind: PictureKind, *, side: int) -> bytes:
    """Return the picture in at most ``side`` pixels each way, in the same two forms."""
    return _encoded(fitted(pixels, side=side), kind, _SMALL_QUALITY)


def _encoded(pixels: Pixels, kind: PictureKind, quality: int) -> bytes:
    held = io.BytesIO()
    image = Image.fromarray(pixels)
    if kind is PictureKind.DRAWING:
        image.convert("L").save(held, "PNG")
    else:
        image.save(held, "JPEG", quality=quality)
    return held.getvalue()
