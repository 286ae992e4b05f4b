"""What a copied photo is looked up by without this project: one HOG vector, one hash."""

import cv2
import numpy as np

from bench.photos_attacks import Pixels
from maodun.encoders.copies.patches import Floats

_SIDE = 64  # pixels
_CELLS = 8  # along each side; each 2 x 2 of them are brought to one length
_PLACES = np.arange(_SIDE) * _CELLS // _SIDE
_CELL_OF = _PLACES[:, None] * _CELLS + _PLACES
_HASH_SIDE, _HASH_KEPT = 32, 8


def hog_of(pixels: Pixels) -> Floats:
    """Return one HOG vector of the whole picture, of length 1: 9 directions in 8 x 8 cells."""
    size = (_SIDE, _SIDE)
    small = cv2.resize(_grey(pixels), size, interpolation=cv2.INTER_AREA).astype(np.float32)
    across, down = cv2.Sobel(small, cv2.CV_32F, 1, 0), cv2.Sobel(small, cv2.CV_32F, 0, 1)
    strength, turn = cv2.cartToPolar(across, down, angleInDegrees=True)
    bins = (turn % 180 / 20).astype(np.intp) % 9
    bins += 9 * _CELL_OF
    counts = np.bincount(bins.ravel(), strength.ravel(), _CELLS**2 * 9)
    blocks = counts.reshape(_CELLS // 2, 2, _CELLS // 2, 2, 9).swapaxes(1, 2)
    lengths = np.sqrt((blocks**2).sum(axis=(2, 3, 4), keepdims=True))
    clipped = np.minimum(blocks / np.maximum(lengths, 1e-6), 0.2).ravel()
    return np.asarray(clipped / max(float(np.linalg.norm(clipped)), 1e-9), np.float32)


def hash_of(pixels: Pixels) -> Floats:
    """Return the perceptual hash (64 signs of low frequencies), as a vector of length 1."""
    side = (_HASH_SIDE, _HASH_SIDE)
    small = cv2.resize(_grey(pixels), side, interpolation=cv2.INTER_AREA)
    low = cv2.dct(small.astype(np.float32))[:_HASH_KEPT, :_HASH_KEPT].ravel()
    signs = np.where(low > np.median(low[1:]), 1.0, -1.0)
    return np.asarray(signs / len(signs) ** 0.5, np.float32)


def _grey(pixels: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
