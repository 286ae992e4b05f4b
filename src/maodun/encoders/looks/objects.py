"""Find the main object of a photo and cut it from its background.

A background of one colour, or one that changes slowly, is modelled from the photo's border;
anything else is cut with GrabCut, started from the middle of the photo.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

_LONG_SIDE = 240  # pixels; the mask need not be finer than what is compared
_PLAIN_SPREAD = 9.0  # CIELAB units: a border that varies less is a plain background
_AWAY = 11.0  # CIELAB units from the background's colour that belong to the object
_SURE_SHARE = (0.02, 0.9)  # share of the photo that a found object plausibly covers
_SURE_BORDER = 0.25  # an object touching more of the photo's border is cut off or not found
_GRABCUT_SIDE = 112  # pixels: it takes most of the time here, and finds as much as at 240
_GRABCUT_ROUNDS = 3
_TINY = 8  # pixels: a photo narrower than this shows nothing to cut, and no thing has fewer


@dataclass(frozen=True, slots=True)
class FoundObject:
    """The main object of a photo.

    Attributes:
        mask: True where the object is; the photo's shape.
        is_sure: False where nothing stands out from the background: the mask is then a guess,
            or the whole photo.
    """

    mask: NDArray[np.bool_]
    is_sure: bool


def main_object(pixels: Pixels) -> FoundObject:
    """Return the main object of an RGB photo, in the photo's own size."""
    height, width = pixels.shape[:2]
    scale = min(1.0, _LONG_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    mask, is_sure = _cut(np.asarray(small, np.uint8))
    whole = cv2.resize(mask.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
    return FoundObject(whole.astype(bool), is_sure)


def _cut(small: Pixels) -> tuple[NDArray[np.bool_], bool]:
    """Return the mask and whether it is sure, at the working size."""
    if min(small.shape[:2]) < _TINY:
        return np.ones(small.shape[:2], bool), False
    lab = _lab(small)
    away, spread = _away_from_border(lab)
    mask = _clean(away > max(_AWAY, 2.5 * spread))
    if spread < _PLAIN_SPREAD and _is_plausible(mask):
        return mask, True
    mask = _clean(_grabcut_small(small, mask))
    if _is_plausible(mask):
        return mask, True
    return np.ones(mask.shape, bool), False


def _lab(small: Pixels) -> NDArray[np.float32]:
    smooth = cv2.GaussianBlur(small, (3, 3), 0)
    return np.asarray(
        cv2.cvtColor(smooth.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32
    )


def _away_from_border(lab: NDArray[np.float32]) -> tuple[NDArray[np.float32], float]:
    """Return each pixel's distance from the background's colour there, and its own spread.

    The background is a plane through the border's colours in position, fitted twice so that
    an object that touches the border does not bend it.
    """
    height, width = lab.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    places = np.stack([np.ones_like(rows), rows / height, columns / width], -1)
    edge = np.zeros((height, width), bool)
    edge[:3], edge[-3:], edge[:, :3], edge[:, -3:] = True, True, True, True
    known, colours = places[edge], lab[edge]
    middle = np.median(colours, axis=0)
    near = np.linalg.norm(colours - middle, axis=1)
    kept = near <= np.quantile(near, 0.8)
    plane, *_ = np.linalg.lstsq(known[kept], colours[kept], rcond=None)
    away = np.linalg.norm(lab - places @ plane, axis=-1)
    return np.asarray(away, np.float32), float(np.quantile(away[edge], 0.8))


def _grabcut_small(small: Pixels, first: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return what GrabCut finds in a smaller picture, in this picture's size."""
    height, width = small.shape[:2]
    scale = min(1.0, _GRABCUT_SIDE / max(height, width))
    size = (max(_TINY, round(width * scale)), max(_TINY, round(height * scale)))
    smaller = cv2.resize(small, size, interpolation=cv2.INTER_AREA)
    begun = cv2.resize(first.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    found = _grabcut(np.asarray(smaller, np.uint8), begun >= 1 / 2).astype(np.float32)
    return np.asarray(cv2.resize(found, (width, height)) > 1 / 2, np.bool_)


def _grabcut(small: Pixels, first: NDArray[np.bool_]) -> NDArray[np.bool_]:
    height, width = small.shape[:2]
    marks = np.full((height, width), cv2.GC_PR_BGD, np.uint8)
    rows, columns = height // 12, width // 12
    marks[rows : -rows or None, columns : -columns or None] = cv2.GC_PR_FGD
    if _is_plausible(first) and bool((marks[first] == cv2.GC_PR_FGD).any()):
        marks[~first] = cv2.GC_PR_BGD
    edge = max(2, min(height, width) // 40)
    marks[:edge], marks[-edge:] = cv2.GC_BGD, cv2.GC_BGD
    marks[:, :edge], marks[:, -edge:] = cv2.GC_BGD, cv2.GC_BGD
    if np.count_nonzero(marks == cv2.GC_PR_FGD) < _TINY:  # GrabCut cannot begin with nothing
        return np.zeros(first.shape, bool)
    cv2.setRNGSeed(0)
    behind, before = np.zeros((1, 65)), np.zeros((1, 65))
    whole = (0, 0, width, height)  # not looked at: the marks say where to begin
    cv2.grabCut(small, marks, whole, behind, before, _GRABCUT_ROUNDS, cv2.GC_INIT_WITH_MASK)
    return np.asarray((marks == cv2.GC_FGD) | (marks == cv2.GC_PR_FGD), np.bool_)


def _clean(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the largest piece and those near its size, without specks, holes kept."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
    closed = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, disc)
    closed = cv2.morphologyEx(closed, cv2.MORPH_OPEN, disc)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(closed)
    areas = stats[1:count, cv2.CC_STAT_AREA]
    if not areas.size:
        return np.zeros(mask.shape, bool)
    kept = 1 + np.flatnonzero(areas >= 0.1 * areas.max())
    return np.isin(labels, kept)


def _is_plausible(mask: NDArray[np.bool_]) -> bool:
    share = float(mask.mean())
    edge = np.concatenate([mask[0], mask[-1], mask[:, 0], mask[:, -1]])
    low, high = _SURE_SHARE
    return low <= share <= high and float(edge.mean()) <= _SURE_BORDER
