"""A logo as numbers: the directions of its edges by place, and its outline whichever way up.

Every block of numbers is the same for a logo and its mirror image, and has length 1.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.encoders.signs.figure import figure_of, largest_of, mass_of, silhouette_of
from maodun.encoders.signs.ink import Ink, Pixels, ink_of

Floats = NDArray[np.float32]

DIRECTIONS = 8
CELL = 8
MARGIN = 0.06
FINE, COARSE = 64, 32
CLIPPED = 0.6
"""Of a place's strength, as one strong edge must not outweigh all others."""

FAINT = 0.02
"""Share of the strongest place below which edges are not brought to one strength."""

AROUND, OUTWARD, WAVES = 64, 24, 14
"""Steps of the outline around its middle and outward, and swings kept of what is around."""

REACH = 2.2
"""How far outward, in radii of gyration."""

_LEAST = 1e-6


def described(pixels: Pixels) -> Floats:
    """Return all blocks of one logo, one behind the other; zeros where nothing is drawn."""
    ink = ink_of(pixels)
    figure = figure_of(ink)
    filled, mass, part = silhouette_of(figure), mass_of(figure), largest_of(figure)
    blocks = (
        _edges(_squared(figure), FINE),
        _edges(_squared(ink), FINE),
        *(_edges(_bordered(one), COARSE) for one in (figure, filled, mass, ink, part)),
        *(_turns(one) for one in (figure, filled, mass, silhouette_of(part))),
    )
    return np.concatenate(blocks) * np.float32(ink.size > 1)


def _edges(ink: Ink, side: int) -> Floats:
    """Return the directions of the edges in cells of a square, with those of its mirror."""
    small = cv2.resize(ink, (side, side), interpolation=cv2.INTER_AREA)
    cells = _cells(np.asarray(cv2.GaussianBlur(small, (0, 0), 1), np.uint8))
    back = -np.arange(DIRECTIONS) % DIRECTIONS
    mirror = cells[:, ::-1][..., back]
    return _unit(np.concatenate([(cells + mirror).ravel(), np.abs(cells - mirror).ravel()]))


def _cells(ink: Ink) -> Floats:
    seen = ink.astype(np.float32)
    across = cv2.Sobel(seen, cv2.CV_32F, 1, 0, ksize=3)
    down = cv2.Sobel(seen, cv2.CV_32F, 0, 1, ksize=3)
    strength = np.sqrt(np.hypot(across, down)).ravel()
    way = (np.arctan2(down, across) % np.pi * (DIRECTIONS / np.pi)).ravel()
    first = np.floor(way).astype(int)
    share = (way - first).astype(np.float32)
    ways = np.zeros((ink.size, DIRECTIONS), np.float32)
    place = np.arange(ink.size)
    ways[place, first % DIRECTIONS] += strength * (1 - share)
    ways[place, (first + 1) % DIRECTIONS] += strength * share
    spread = cv2.GaussianBlur(ways.reshape(*ink.shape, DIRECTIONS), (0, 0), CELL / 2)
    count = ink.shape[0] // CELL
    cells = cv2.resize(spread, (count, count), interpolation=cv2.INTER_AREA)
    near = cv2.blur((cells**2).sum(axis=2), (3, 3))
    even = cells / np.sqrt(near + FAINT * near.max() + _LEAST)[..., None]
    return np.asarray(np.minimum(even, CLIPPED), np.float32)


def _turns(filled: Ink) -> Floats:
    """Return how an outline swings around its middle, whichever way it is turned."""
    small = cv2.resize(_bordered(filled), (FINE, FINE), interpolation=cv2.INTER_AREA)
    moments = cv2.moments(small)
    mass = max(moments["m00"], 1.0)
    middle = (moments["m10"] / mass, moments["m01"] / mass)
    radius = REACH * np.sqrt(max(moments["mu20"] + moments["mu02"], 1.0) / mass)
    polar = cv2.warpPolar(
        small, (OUTWARD, AROUND), middle, max(float(radius), 2.0), cv2.WARP_POLAR_LINEAR
    )
    swings = np.abs(np.fft.rfft(polar.astype(np.float32), axis=0))[:WAVES]
    swings[0] /= 2
    return _unit(np.sqrt(swings).ravel())


def _bordered(ink: Ink) -> Ink:
    down, across = (int(MARGIN * side) + 1 for side in ink.shape)
    around = cv2.copyMakeBorder(ink, down, down, across, across, cv2.BORDER_CONSTANT, value=0)
    return np.asarray(around, np.uint8)


def _squared(ink: Ink) -> Ink:
    """Return it in the middle of a square, its proportions kept."""
    high, wide = ink.shape
    side = max(int(max(high, wide) * (1 + 2 * MARGIN)), 1)
    square = np.zeros((side, side), np.uint8)
    top, left = (side - high) // 2, (side - wide) // 2
    square[top : top + high, left : left + wide] = ink
    return square


def _unit(block: NDArray[np.floating]) -> Floats:
    return np.asarray(block / max(float(np.linalg.norm(block)), _LEAST), np.float32)
