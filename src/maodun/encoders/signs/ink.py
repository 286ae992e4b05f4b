"""What of a picture is drawn, and what is ground, whichever of the two is dark."""

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Ink = NDArray[np.uint8]
"""0 is ground, 255 what differs most from it."""

SIDE = 160
"""Pixels of the longer side in which a logo is looked at."""

FAINT = 24.0
"""Distance of two colours (CIELAB) below which they are one: compression, paper, folds."""

STRONG = 95
"""Percent of the drawn pixels that differ less from the ground than what counts as full ink."""

DRAWN = 96
"""Ink from which a pixel counts as drawn."""

_GREY = 2


def ink_of(pixels: Pixels) -> Ink:
    """Return how far each pixel is from the ground, cut to what is drawn.

    The ground is the commonest colour along the edges. A picture without ink has one pixel.
    """
    small = _small(pixels)
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32)
    far = np.linalg.norm(lab - _ground(lab), axis=2)
    drawn = far[far > FAINT]
    if drawn.size < _GREY:
        return np.zeros((1, 1), np.uint8)
    full = max(float(np.percentile(drawn, STRONG)), FAINT)
    ink = np.asarray(np.clip(far * (255 / full), 0, 255), np.uint8)
    return cut(np.where(far > FAINT / 2, ink, 0).astype(np.uint8))


def cut(ink: Ink) -> Ink:
    """Return the smallest part of it that has everything drawn; one pixel where nothing is."""
    drawn = ink >= DRAWN
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    if not rows.size:
        return np.zeros((1, 1), np.uint8)
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _small(pixels: Pixels) -> Pixels:
    coloured = cv2.merge([pixels] * 3) if pixels.ndim == _GREY else pixels
    scale = SIDE / max(coloured.shape[:2])
    high, wide = (max(1, round(side * scale)) for side in coloured.shape[:2])
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(coloured, (wide, high), interpolation=way), np.uint8)


def _ground(lab: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the commonest colour along the edges, in steps of 16, at its mean."""
    edge = np.concatenate([lab[0], lab[-1], lab[:, 0], lab[:, -1]])
    steps = (edge // 16).astype(int) @ np.array([256, 16, 1])
    values, counts = np.unique(steps, return_counts=True)
    common = edge[steps == values[counts.argmax()]]
    return np.asarray(common.mean(axis=0), np.float32)
