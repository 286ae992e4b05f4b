"""Where in a picture a logo may be: areas that stand out, by themselves or with writing."""

from collections.abc import Iterable, Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.encoders.signs.ink import Pixels

Region = tuple[float, float, float, float]

MOST = 8
"""Regions of one picture that are looked up, besides the whole of a flat one."""

SIDE = 480
"""Pixels of the longer side in which regions are sought."""

REACHES = (7, 17)
"""Pixels by which what belongs together is joined: letters to words, words to figures."""

SMALL, LARGE = 0.002, 0.35
"""Shares of the picture that a logo takes at least and at most; larger is the thing itself."""

THIN = 7.0
"""Sides by each other from which a region is a seam or an edge."""

BORDER = 0.1
"""Room that is left around a region, by its own sides: the ground of a logo."""

SHARED = 0.6
"""Share of two regions together from which they are one."""

STANDING_OUT = 40
"""Contrast of a pixel with what is around it, in steps of grey, at least."""

FLAT_COLOURS, FLAT, GROUND = 8, 0.9, 0.33
"""Where all of a picture is a logo or a print, so many colours take this share of it, and its
ground alone takes a third."""

CORNER = 0.28
CUT_OFF = 0.5
"""What a region counts that the edge of the picture cuts: surroundings, mostly."""

_COLOURED = 3


def sign_regions(pixels: Pixels, *, writing: Iterable[Region] = ()) -> tuple[Region, ...]:
    """Return a few regions that may be a logo, the likeliest first; all of a flat picture too.

    Args:
        pixels: Upright.
        writing: Where words were found, if somebody read them.
    """
    small = _small(pixels)
    found = [(1.0, (0.0, 0.0, 1.0, 1.0))] if _is_flat(small) else []
    found += [(0.9, _widened(region)) for region in writing]
    found += _blots(small)
    found.sort(key=lambda one: -one[0])
    kept: list[Region] = []
    for _, region in found:
        if len(kept) <= MOST and all(_common(region, other) < SHARED for other in kept):
            kept.append(region)
    return tuple(kept)


def _small(pixels: Pixels) -> Pixels:
    coloured = pixels if pixels.ndim == _COLOURED else cv2.merge([pixels] * _COLOURED)
    scale = min(1.0, SIDE / max(pixels.shape[:2]))
    high, wide = (max(1, round(side * scale)) for side in pixels.shape[:2])
    small = cv2.resize(coloured, (wide, high), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def _is_flat(small: Pixels) -> bool:
    """Whether few colours make up nearly all of it, as in a logo or a drawing."""
    codes = (small // 16).astype(int).reshape(-1, _COLOURED) @ np.array([256, 16, 1])
    counts = np.sort(np.bincount(codes))[::-1]
    flat = counts[:FLAT_COLOURS].sum() > FLAT * codes.size
    return bool(flat and counts[0] > GROUND * codes.size)


def _blots(small: Pixels) -> list[tuple[float, Region]]:
    contrast = _contrast(small)
    found = []
    for reach in REACHES:
        joined = cv2.morphologyEx(
            (contrast > STANDING_OUT).astype(np.uint8),
            cv2.MORPH_CLOSE,
            np.ones((reach, reach), np.uint8),
        )
        found += list(_ranked(np.asarray(joined, np.uint8), contrast))
    return found


def _contrast(small: Pixels) -> NDArray[np.int16]:
    """Return how far each pixel is from the middle of what is around it, strokes filled."""
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)[..., 0]
    around = cv2.medianBlur(grey, 2 * (min(grey.shape) // 12) + 1)
    near = cv2.GaussianBlur(grey, (0, 0), 1)
    return np.abs(near.astype(np.int16) - around.astype(np.int16))


def _ranked(joined: Pixels, contrast: NDArray[np.int16]) -> Iterator[tuple[float, Region]]:
    """Yield compact blots of a logo's size; strong ones, and those in a corner, rank first."""
    high, wide = joined.shape
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for label in range(1, count):
        left, top, across, down, area = (int(value) for value in stats[label])
        share = across * down / (wide * high)
        if not SMALL <= share <= LARGE or max(across, down) > THIN * min(across, down):
            continue
        inside = contrast[top : top + down, left : left + across]
        strength = float(inside[inside > STANDING_OUT].mean()) / 255
        compact = area / (across * down)
        box = (left / wide, top / high, (left + across) / wide, (top + down) / high)
        place = (1 + _in_corner(box)) * (CUT_OFF if min(*box[:2], *_rest(box)) <= 0 else 1)
        yield strength * compact**0.5 * share**0.25 * place, _widened(box)


def _rest(box: Region) -> tuple[float, float]:
    """Return what is left of the picture to the right of a box, and below it."""
    return 1 - box[2], 1 - box[3]


def _in_corner(box: Region) -> bool:
    left, top, right, bottom = box
    aside = right < CORNER or left > 1 - CORNER
    return aside and (bottom < CORNER or top > 1 - CORNER)


def _widened(box: Region) -> Region:
    left, top, right, bottom = box
    across, down = BORDER * (right - left), BORDER * (bottom - top)
    return (
        max(0.0, left - across),
        max(0.0, top - down),
        min(1.0, right + across),
        min(1.0, bottom + down),
    )


def _common(one: Region, other: Region) -> float:
    """Return the share of two regions together that lies in both."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    both = across * down
    return both / (_area(one) + _area(other) - both)


def _area(box: Sequence[float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
