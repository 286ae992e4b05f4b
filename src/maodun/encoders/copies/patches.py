"""Describe a picture by small patches on a grid, at four sizes, by how its lightness changes.

A patch has 4 x 4 cells with eight directions each. Hue plays no part, lightness only by its
relative change, so that recolouring leaves the patches as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

SIDES = (192, 136, 96, 68)  # pixels, long side of the picture at each size
CELL = 6  # pixels, side of a cell
CELLS = 4  # cells along each side of a patch
DIRECTIONS = 8
LENGTH = DIRECTIONS * CELLS * CELLS
_SLANT = np.float32(0.5**0.5)
_LEAST = 1e-6
_GREY = 2  # axes of a grey picture


@dataclass(frozen=True, slots=True)
class Patches:
    """The patches of one picture.

    Attributes:
        vectors: One row per patch, of length 1.
        weights: How much happens in each patch, 0 to 1, against the picture's mean.
        places: Of their middles: x and y as shares of the picture.
    """

    vectors: Floats
    weights: Floats
    places: Floats

    def mirrored(self) -> "Patches":
        """Return the patches of the same picture with left and right turned around."""
        places = self.places * np.array([-1, 1], np.float32) + np.array([1, 0], np.float32)
        return Patches(self.vectors[:, _MIRRORED], self.weights, places)


def grey_of(pixels: Pixels) -> Pixels:
    """Return the lightness of an RGB picture; a grey one as it is."""
    if pixels.ndim == _GREY:
        return pixels
    return np.asarray(cv2.cvtColor(pixels[..., :3], cv2.COLOR_RGB2GRAY), np.uint8)


def fitted(grey: Pixels, side: int) -> Pixels:
    """Return the picture with its long side at ``side`` pixels, its short one at least 1."""
    height, width = grey.shape
    scale = side / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(grey, size, interpolation=how), np.uint8)


def patches_of(pixels: Pixels) -> Patches:
    """Return the patches of a picture; none where it is too narrow for one (1 to 8)."""
    windows: list[Floats] = []
    grey = grey_of(pixels)
    for side in SIDES:
        grey = fitted(grey, side)
        if min(grey.shape) >= CELL * CELLS:
            cells = _cells(grey)
            windows.append(
                np.lib.stride_tricks.sliding_window_view(cells, (CELLS, CELLS), (0, 1))
            )
    vectors = _rows(windows)
    much = vectors.sum(axis=1)
    mean = float(much.mean()) if much.size else 0.0
    weights = much / (much + mean + _LEAST)
    vectors /= much[:, None] + _LEAST
    np.sqrt(vectors, out=vectors)
    return Patches(vectors, weights.astype(np.float32), _places(windows))


def _cells(grey: Pixels) -> Floats:
    """Return for each cell how much lightness rises in each of eight directions.

    What rises one way falls the other: of each of four lines the mean slope and the mean of
    its size give both, and single numbers are averaged several times faster than eight.
    """
    high, wide = (side // CELL for side in grey.shape)
    light = np.sqrt(grey.astype(np.float32))
    across, down = (
        np.asarray(cv2.Sobel(light, cv2.CV_32F, *order), np.float32)
        for order in ((1, 0), (0, 1))
    )
    lines = (across, (across + down) * _SLANT, down, (down - across) * _SLANT)
    means, sizes = [], []
    for line in lines:
        cut = line[: high * CELL, : wide * CELL]
        means.append(cv2.resize(cut, (wide, high), interpolation=cv2.INTER_AREA))
        sizes.append(cv2.resize(np.abs(cut), (wide, high), interpolation=cv2.INTER_AREA))
    mean, size = np.stack(means), np.stack(sizes)
    both = np.concatenate([size + mean, size - mean]) / 2
    return np.ascontiguousarray(np.moveaxis(both, 0, -1), np.float32)


def _rows(windows: Sequence[Floats]) -> Floats:
    """Return every patch as one row; copied once, as these are the largest arrays here."""
    rows = np.empty((sum(one.shape[0] * one.shape[1] for one in windows), LENGTH), np.float32)
    at = 0
    for one in windows:
        count = one.shape[0] * one.shape[1]
        rows[at : at + count].reshape(one.shape)[...] = one
        at += count
    return rows


def _places(windows: Sequence[Floats]) -> Floats:
    """Return where the middles of the patches are, as shares of the picture."""
    places = [np.zeros((0, 2), np.float32)]
    for one in windows:
        rows, columns = one.shape[:2]
        down, across = np.mgrid[0:rows, 0:columns] + CELLS / 2
        middles = (across / (columns + CELLS - 1), down / (rows + CELLS - 1))
        places.append(np.stack(middles, axis=-1).reshape(-1, 2).astype(np.float32))
    return np.concatenate(places)


def _mirror_order() -> NDArray[np.intp]:
    order = np.arange(LENGTH).reshape(DIRECTIONS, CELLS, CELLS)
    turned = [(DIRECTIONS // 2 - one) % DIRECTIONS for one in range(DIRECTIONS)]
    return order[turned][:, :, ::-1].ravel()


_MIRRORED = _mirror_order()
